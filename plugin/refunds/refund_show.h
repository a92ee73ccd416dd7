// What the pages about refunds share: money, states, lines, and the circumstances of a change.
#pragma once

#include <string>

#include "host/visit.h"
#include "refunds/refund_change.h"
#include "refunds/refund_store.h"
#include "refunds/refundable.h"
#include "web/submission_store.h"
#include "web/template_values.h"

namespace seller_support::refunds {

// "49,90 €", in the shop's format.
std::string Price(const host::Visit& visit, Amount amount, const std::string& currency);

// "41,93": an amount as it stands in a form's field, without currency and thousand separators.
std::string FieldText(const host::Visit& visit, Amount amount);
// What stands beside a field whose amount cannot be read.
std::string AmountError(const host::Visit& visit);

// What a person typed into such a field; nullopt when it is no amount of this shop.
std::optional<Amount> FieldAmount(const host::Visit& visit, const std::string& text);

// "dashboard/refunds/17" in the visit's room.
std::string RefundPath(const host::Visit& visit, int64_t refund_id);

// Shows one of IS_REQUESTED, IS_APPROVED (the host is booking it), IS_BOOKED (to be paid), IS_SENT, IS_MISSING,
// IS_CONFIRMED, IS_REJECTED, IS_CANCELLED, IS_FAILED.
void ShowStatus(ctemplate::TemplateDictionary& values, const Refund& refund);

// Section LINE for each line: NAME, AMOUNT (gross), NET, TAX (sum of its taxes); section COUNTED: QUANTITY.
void AddLines(ctemplate::TemplateDictionary& values, const host::Visit& visit, const Lines& lines,
              const std::string& currency);

// The include PILL: the state in the words of the visit's room. Also sets the sections of ShowStatus in `values`.
void AddStatus(ctemplate::TemplateDictionary& values, const host::Visit& visit, const Refund& refund);

// Section REFUND for each request of an order: NUMBER, URL, GET, AMOUNT, AT… (tickets::SetTime), PILL.
void AddRefunds(ctemplate::TemplateDictionary& values, const host::Visit& visit, const std::vector<Refund>& refunds);

// How a sent refund was paid: one of BY_PAYPAL, BY_STRIPE, BY_OTHER; TRANSACTION, PAID_DAY, the include FILE_LIST.
void SetProof(ctemplate::TemplateDictionary& values, const host::Visit& visit, const Refund& refund);

// The sent form: its id, and a hash of its path, of every field but those that say nothing, and of `files`
// (FormFiles::content).
web::Submission SubmissionOf(const host::Visit& visit, const std::string& files = "");

// Where it led when it was carried out before with the same content.
std::optional<std::string> DoneBefore(const host::Visit& visit, const web::Submission& submission);

// "?order=5003&ticket=7": what a form was about, as its page's address names it.
std::string OrderQuery(const web::Fields& form);

// The form's id tells a repeated sending; without one nothing may be changed.
std::optional<web::Response> RefuseWithoutId(const host::Visit& visit);

// What goes into Circumstances, read once a request.
struct RefundContext {
  explicit RefundContext(const host::Visit& visit);
  RefundSettings settings;
  Circumstances circumstances;
};

// What does not fit, for the person: "That is more than is left of this item." "" for kNone.
std::string MisfitText(const host::Visit& visit, Misfit misfit);

// The site cannot book refunds, with its own reason; "" when it can.
std::string BlockText(const host::Visit& visit);

// Shows section BLOCKED with BLOCKED_TEXT when the site cannot book refunds.
void AddRefundBlock(ctemplate::TemplateDictionary& values, const host::Visit& visit);

// What is wrong with a reason that must be given; "" when nothing is.
std::string ReasonError(const host::Visit& visit, const std::string& reason);

// Why a change did not happen, for the person. The misfit's text where there is one.
std::string ReasonText(const host::Visit& visit, const Outcome& outcome);
int StatusOf(const Outcome& outcome);  // HTTP: 404, 409, 422

}  // namespace seller_support::refunds
