#include "refunds/refund_mail_text.h"

#include <fmt/format.h>

#include "base/text.h"
#include "host/format.h"
#include "outbox/mail_page.h"
#include "tickets/ticket_mail_text.h"

namespace seller_support::refunds {
namespace {

using ctemplate::TemplateDictionary;
using host::Side;
using web::translate;

// Finds the words for one mail.
class Words {
 public:
  Words(const RefundMailFacts& facts, const web::Translations& translations)
      : facts_(facts), translations_(translations), format_(facts.profile, facts.language) {}

  std::string Text(const char* msgid) const { return translations_.Text(facts_.language, msgid); }

  // The text with the names and numbers it speaks of.
  std::string Filled(const char* msgid) const {
    return web::Fill(Text(msgid), {{"store", Store()},
                                   {"name", Customer()},
                                   {"amount", Price(facts_.refund.amount)},
                                   {"method", facts_.refund.method},
                                   {"date", Due()},
                                   {"number", std::to_string(facts_.refund.id)},
                                   {"order", std::to_string(facts_.refund.order_id)}});
  }

  // Names come from the shop: a line of a mail stays one line.
  std::string Store() const { return OneLine(facts_.store_name); }
  std::string Customer() const {
    return facts_.customer_name.empty() ? Text("the customer") : OneLine(facts_.customer_name);
  }

  std::string Price(Amount amount) const {
    return format_.Price(host::AmountText(amount, facts_.profile.currency.decimals), facts_.refund.currency);
  }

  // The day by which the next step is due; "" when there is none.
  std::string Due() const { return facts_.refund.due_at ? format_.Date(*facts_.refund.due_at) : ""; }

  std::string PaidOn() const {
    const auto day = format_.DayStart(facts_.refund.paid_on);
    return day ? format_.Date(*day) : facts_.refund.paid_on;
  }

  std::string Method() const {
    if (facts_.refund.provider == "paypal") return "PayPal";
    if (facts_.refund.provider == "stripe") return "Stripe";
    return facts_.refund.method.empty() ? Text("Another way") : OneLine(facts_.refund.method);
  }

  std::string Files() const {
    if (facts_.files == 0) return "";
    return translations_.Plural(facts_.language, "1 file, on the refund's page", "{n} files, on the refund's page",
                                facts_.files);
  }

  std::string Arrival() const {
    if (facts_.refund.provider == "paypal")
      return Text("In your PayPal account within a day, on a card within 10 days");
    if (facts_.refund.provider == "stripe") return Text("On your card or account within 10 days");
    return Text("Within 5 working days");
  }

 private:
  const RefundMailFacts& facts_;
  const web::Translations& translations_;
  host::Formatter format_;
};

// One kind of mail: the msgids of its sentences.
struct Sentences {
  const char* heading;
  const char* step;  // what to do now, "" for nothing
  const char* button;
};

// By what the request waits for.
Sentences ReminderSentences(const Refund& refund) {
  switch (refund.status) {
    case Status::kFailed:
      return {translate("A refund still cannot be booked"), translate("Please try it again, or reject the request."),
              translate("Open the refund")};
    case Status::kApproved:
      return {translate("Reminder: please pay {amount} to {name}"),
              translate("Have you paid already? Then please note the transaction number on the refund's page."),
              translate("Note the transaction number")};
    case Status::kSent:
      return refund.missing_at
                 ? Sentences{translate("Reminder: {name} still misses {amount}"),
                             translate("Please check your payment. Correct the transaction number if it was "
                                       "wrong, or pay again."),
                             translate("Check the payment")}
                 : Sentences{translate("Have {amount} from {store} arrived?"), "", translate("Say whether it arrived")};
    default:
      return {translate("Reminder: {store} waits for your decision about {amount}"),
              translate("Please approve or reject the request."), translate("Decide")};
  }
}

Sentences SentencesOf(const RefundMailFacts& facts) {
  const bool answer_wanted = facts.refund.status == Status::kSent && !facts.refund.missing_at;
  const char* answer = answer_wanted ? translate(
                                           "Please tell us whether it has arrived. Without your answer it counts "
                                           "as received on {date}.")
                                     : "";
  const char* answer_button = answer_wanted ? translate("Say whether it arrived") : translate("Open the refund");
  switch (facts.news) {
    case News::kRequested:
      return {translate("{store} requests a refund of {amount}"), translate("Please approve or reject the request."),
              translate("Decide")};
    case News::kRejected:
      return {translate("Your refund request of {amount} was rejected"), "", translate("Open the refund")};
    case News::kBooked:
      return {
          translate("Please pay {amount} to {name}"),
          translate(
              "The refund is approved and booked in the shop. The money itself does not move until you send it: pay the "
              "amount the way the order was paid, with this reference. Then note the transaction number, and "
              "{name} gets a receipt."),
          translate("Note the transaction number")};
    case News::kFailed:
      return {translate("The shop could not book a refund of {amount}"),
              translate("Nothing was booked. Please try it again, or reject the request."),
              translate("Open the refund")};
    case News::kSent:
      return {translate("{store} has sent you {amount}"), answer, answer_button};
    case News::kCorrected:
      return {translate("Corrected receipt: {store} has sent you {amount}"), answer, answer_button};
    case News::kConfirmed:
      return facts.by_nobody ? Sentences{translate("The refund of {amount} is complete"),
                                         translate("{name} did not answer in time, so the money counts as received."),
                                         translate("Open the refund")}
                             : Sentences{translate("{name} has received {amount}"), "", translate("Open the refund")};
    case News::kMissing:
      return {
          translate("{name} has not received {amount}"),
          facts.recipient == Side::kSeller
              ? translate("Please check your payment. Correct the transaction number if it was wrong, or pay again.")
              : "",
          facts.recipient == Side::kSeller ? translate("Check the payment") : translate("Open the refund")};
    case News::kReminder:
      break;
  }
  return ReminderSentences(facts.refund);
}

// What people wrote about it that belongs into this mail, with its title.
struct Quote {
  std::string title, text;
};
Quote QuoteOf(const RefundMailFacts& facts, const Words& words) {
  const Refund& refund = facts.refund;
  const bool failed = refund.status == Status::kFailed;
  if (facts.news == News::kRejected) return {words.Text("The marketplace's reason"), refund.decision};
  if (facts.news == News::kMissing) return {words.Filled(translate("{name} writes")), facts.note};
  if (failed) return {words.Text("The shop's answer"), refund.host_error};
  if (facts.recipient == Side::kMarketplace)
    return {words.Filled(translate("The reason {store} gives")), refund.reason};
  return {};
}

void AddRow(TemplateDictionary& values, const std::string& label, const std::string& value) {
  if (value.empty()) return;
  values.ShowSection("ROWS");
  TemplateDictionary& row = *values.AddSectionDictionary("ROW");
  row.SetValue("LABEL", label);
  row.SetValue("VALUE", value);
}

void SetRows(const RefundMailFacts& facts, const Words& words, TemplateDictionary& values) {
  const Refund& refund = facts.refund;
  if (facts.recipient != Side::kSeller) AddRow(values, words.Text("Store"), words.Store());
  if (facts.recipient != Side::kCustomer) AddRow(values, words.Text("Customer"), OneLine(facts.customer_name));
  AddRow(values, words.Text("Amount"), words.Price(refund.amount));
  if (refund.sent_at) {
    AddRow(values, words.Text("Paid by"), words.Method());
    AddRow(values, words.Text("Paid on"), words.PaidOn());
    AddRow(values, words.Text("Transaction number"), OneLine(refund.transaction_id));
    AddRow(values, words.Text("Files"), words.Files());
    if (facts.recipient == Side::kCustomer) AddRow(values, words.Text("Arrives"), words.Arrival());
  } else if (refund.host_refund_id && facts.recipient == Side::kSeller) {
    AddRow(values, words.Text("How to pay"), OneLine(refund.method));
    AddRow(values, words.Text("Reference to use"), PaymentReference(refund));
    AddRow(values, words.Text("Pay until"), words.Due());
  }
}

void SetItems(const RefundMailFacts& facts, const Words& words, TemplateDictionary& values) {
  const bool receipt = facts.news == News::kSent || facts.news == News::kCorrected;
  if (!receipt && facts.news != News::kRequested && facts.news != News::kBooked) return;
  if (facts.lines.empty()) return;
  values.ShowSection("ITEMS");
  for (const Line& line : facts.lines) {
    TemplateDictionary& item = *values.AddSectionDictionary("ITEM");
    item.SetValue("NAME", OneLine(line.name));
    item.SetValue("AMOUNT", words.Price(line.total()));
    if (line.quantity > 0)
      item.AddSectionDictionary("COUNTED")->SetIntValue("QUANTITY", static_cast<long>(line.quantity));
  }
  outbox::ShowText(values, "TOTAL", words.Price(facts.refund.amount));
}

void SetQuote(const RefundMailFacts& facts, const Words& words, TemplateDictionary& values) {
  const Quote quote = QuoteOf(facts, words);
  if (quote.text.empty()) return;
  TemplateDictionary& section = *values.AddSectionDictionary("QUOTE");
  section.SetValue("TITLE", quote.title);
  section.SetValue("WORDS", quote.text);
  for (const std::string& line : outbox::TextLines(quote.text)) {
    section.AddSectionDictionary("LINE")->SetValue("LINE_TEXT", line);
  }
}

// The order's page for the recipient; "" where there is none.
std::string OrderPage(const RefundMailFacts& facts) {
  const host::Pages& pages = facts.profile.pages;
  const std::string& pattern = facts.recipient == Side::kCustomer ? pages.view_order
                               : facts.recipient == Side::kSeller ? pages.seller_order
                                                                  : pages.admin_order;
  return pattern.empty() ? "" : host::WithId(pattern, facts.refund.order_id);
}

}  // namespace

std::string RefundPage(const host::Profile& profile, Side side, int64_t refund_id) {
  const host::Pages& pages = profile.pages;
  const std::string& pattern = side == Side::kCustomer ? pages.refund
                               : side == Side::kSeller ? pages.dashboard_refund
                                                       : pages.desk_refund;
  if (!pattern.empty()) return host::WithId(pattern, refund_id);
  const char* room = side == Side::kCustomer ? "account" : side == Side::kSeller ? "dashboard" : "desk";
  return fmt::format("{}{}{}/refunds/{}", profile.origin(), profile.base_path(), room, refund_id);
}

void WriteRefundMail(const RefundMailFacts& facts, const web::Translations& translations,
                     const web::Templates& templates, outbox::MailMessage& mail) {
  const Words words(facts, translations);
  const Sentences sentences = SentencesOf(facts);
  const std::string heading = words.Filled(sentences.heading);
  const std::string about = words.Filled(translate("Refund #{number} of order #{order}"));
  mail.subject = outbox::MailSubject(
      facts.profile, facts.ticket ? tickets::TicketLine(*facts.ticket, translations, facts.language) : about,
      facts.ticket.has_value());
  outbox::MailPage page(facts.profile, "refund", facts.language);
  TemplateDictionary& values = page.values();
  values.SetValue("HEADING", heading);
  values.SetValue("REFUND", about);
  const std::string order_url = OrderPage(facts);
  if (order_url.empty()) values.ShowSection("ORDER_PLAIN");
  else values.SetValueAndShowSection("ORDER_URL", order_url, "ORDER_LINK");
  SetRows(facts, words, values);
  SetItems(facts, words, values);
  SetQuote(facts, words, values);
  if (*sentences.step != '\0') outbox::ShowText(values, "STEP", words.Filled(sentences.step));
  values.SetValue("BUTTON", words.Text(sentences.button));
  values.SetValue("URL", RefundPage(facts.profile, facts.recipient, facts.refund.id));
  page.Write(templates, heading, mail);
}

}  // namespace seller_support::refunds
