#include "tickets/promise_text.h"

namespace seller_support::tickets {
namespace {

using web::translate;

const char* WhileTheSellerMayAnswer(Side reader) {
  switch (reader) {
    case Side::kCustomer:
      return translate("The seller answers by {time}. After that you can ask the marketplace for help.");
    case Side::kSeller:
      return translate("Please answer by {time}. After that the customer can ask the marketplace for help.");
    case Side::kMarketplace:
      return translate("The seller answers by {time}.");
  }
  return "";
}

const char* WhenTheSellerIsLate(Side reader) {
  switch (reader) {
    case Side::kCustomer:
      return translate("The answer is overdue since {time}. You can ask the marketplace for help.");
    case Side::kSeller:
      return translate("Your answer is overdue since {time}. The customer can ask the marketplace for help.");
    case Side::kMarketplace:
      return translate("The seller's answer is overdue since {time}.");
  }
  return "";
}

const char* OfTheMarketplace(Side reader, bool late) {
  if (reader == Side::kMarketplace) {
    return late ? translate("Your answer is overdue since {time}.") : translate("Please answer by {time}.");
  }
  return late ? translate("The marketplace's answer is overdue since {time}.")
              : translate("The marketplace answers by {time}.");
}

// Whoever looks at the very moment reads no time that has passed.
const char* OfTheCustomer(Side reader, bool closing) {
  if (reader == Side::kCustomer) {
    return closing ? translate("Waits for your answer. Without one this ticket closes by itself.")
                   : translate("Waits for your answer. Without one this ticket closes by itself on {time}.");
  }
  return closing ? translate("Waits for the customer's answer. Without one this ticket closes by itself.")
                 : translate("Waits for the customer's answer. Without one this ticket closes by itself on {time}.");
}

const char* Pattern(const Ticket& ticket, const PromiseReader& reader) {
  const bool passed = *ticket.due_at <= reader.now;
  if (ticket.waiting_on == Side::kCustomer) return OfTheCustomer(reader.side, passed);
  if (ticket.waiting_on == Side::kMarketplace) return OfTheMarketplace(reader.side, passed);
  return passed ? WhenTheSellerIsLate(reader.side) : WhileTheSellerMayAnswer(reader.side);
}

}  // namespace

std::string PromiseLine(const Ticket& ticket, const PromiseReader& reader) {
  if (ticket.status == Status::kClosed || !ticket.due_at) return "";
  return web::Fill(reader.translations.Text(reader.language, Pattern(ticket, reader)),
                   {{"time", reader.format.Deadline(*ticket.due_at, reader.now)}});
}

}  // namespace seller_support::tickets
