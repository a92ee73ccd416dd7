#include "refunds/desk_history.h"

#include <algorithm>

#include "base/json.h"
#include "refunds/refund_mail.h"
#include "refunds/refund_message_store.h"
#include "refunds/refund_outbox.h"
#include "refunds/refund_store.h"
#include "tickets/order_panel.h"
#include "tickets/ticket_show.h"

namespace seller_support::refunds {
namespace {

using ctemplate::TemplateDictionary;
using host::Visit;

std::string Upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

// A person's name, or whose side it was where there is no person.
std::string Who(const Visit& visit, const RefundEvent& event) {
  if (!event.actor_name.empty()) return event.actor_name;
  if (event.by == By::kSystem) return visit.Text("Automatic");
  return event.by == By::kCustomer ? visit.Text("Customer")
         : event.by == By::kSeller ? visit.Text("Store")
                                   : visit.Text("Marketplace");
}

void AddTrying(TemplateDictionary& values, const Visit& visit, const Refund& refund, const RefundMessage* call) {
  auto& trying = *values.AddSectionDictionary("BOOK_TRYING");
  trying.SetValue("SINCE", visit.format().DateTime(refund.approved_at.value_or(refund.requested_at)));
  if (call == nullptr || call->last_error.empty()) return;
  auto& trouble = *trying.AddSectionDictionary("TROUBLE");
  trouble.SetValue("SAID", call->last_error);
  trouble.SetIntValue("ATTEMPTS", call->attempts);
  trouble.SetValue("NEXT_AT", visit.format().DateTime(call->next_attempt_at));
}

void AddBooking(TemplateDictionary& values, const Visit& visit, const Refund& refund, const RefundMessage* call) {
  if (refund.host_refund_id) {
    auto& done = *values.AddSectionDictionary("BOOK_DONE");
    done.SetIntValue("HOST_REFUND", static_cast<long>(*refund.host_refund_id));
  } else if (refund.status == Status::kRequested) {
    values.ShowSection("BOOK_LATER");
  } else if (refund.status == Status::kApproved) {
    AddTrying(values, visit, refund, call);
  } else if (refund.status == Status::kFailed) {
    values.AddSectionDictionary("BOOK_FAILED")->SetValue("SAID", refund.host_error);
  } else {
    values.ShowSection("BOOK_NEVER");
  }
}

// A text member of the payload; "" when it has none.
std::string Member(const Json& payload, const char* name) {
  const auto member = payload.is_object() ? payload.find(name) : payload.end();
  return payload.is_object() && member != payload.end() && member->is_string() ? member->get<std::string>() : "";
}

void AddMail(TemplateDictionary& mails, const Visit& visit, const RefundMessage& message) {
  const auto payload = ParseForeignJson(message.payload);
  auto& row = *mails.AddSectionDictionary("MAIL");
  const std::string to = Member(payload, "to");
  row.ShowSection(to == "customer" ? "TO_CUSTOMER" : to == "seller" ? "TO_SELLER" : "TO_MARKETPLACE");
  row.ShowSection("ABOUT_" + Upper(Member(payload, "news")));
  tickets::SetTime(row, visit, message.finished_at.value_or(message.created_at));
  if (message.state == "sent") row.ShowSection("WAS_SENT");
  else if (message.state == "failed") row.AddSectionDictionary("HAS_FAILED")->SetValue("SAID", message.last_error);
  else row.AddSectionDictionary("WAITS")->SetValue("SAID", message.last_error);
}

}  // namespace

void AddHistory(TemplateDictionary& values, const Visit& visit, const Refund& refund) {
  for (const RefundEvent& event : EventsOf(visit.database(), refund.id)) {
    auto& row = *values.AddSectionDictionary("EVENT");
    tickets::SetTime(row, visit, event.at);
    row.SetValue("WHO", Who(visit, event));
    row.ShowSection("EV_" + Upper(event.kind));
    if (!event.note.empty()) row.AddSectionDictionary("NOTED")->SetValue("NOTE", event.note);
  }
}

void AddMessages(TemplateDictionary& values, const Visit& visit, const Refund& refund) {
  const auto messages = MessagesOfRefund(visit.database(), refund.id);
  const RefundMessage* call = nullptr;
  TemplateDictionary* mails = nullptr;
  for (const RefundMessage& message : messages) {
    if (message.kind == kRefundCallKind) call = &message;
    if (message.kind != kRefundMailKind) continue;
    if (mails == nullptr) mails = values.AddSectionDictionary("MAILS");
    AddMail(*mails, visit, message);
  }
  AddBooking(values, visit, refund, call);
}

}  // namespace seller_support::refunds
