// What the pages about disputes share: states, times, and the circumstances of a change.
#pragma once

#include <string>

#include "disputes/dispute_change.h"
#include "disputes/dispute_store.h"
#include "host/visit.h"
#include "refunds/refund_show.h"
#include "web/template_values.h"

namespace seller_support::disputes {

// "account/disputes/17" in the visit's room.
std::string DisputePath(const host::Visit& visit, int64_t dispute_id);

// "REFUND_DUE" of "refund_due": how sections are called.
std::string SectionName(std::string_view name);

// What a side is called: a person, a store or the marketplace.
std::string NameOf(const host::Visit& visit, const DisputeView& view, By by);

// What was done, in a sentence: "Clara made a proposal: a replacement".
std::string SentenceOf(const host::Visit& visit, const DisputeView& view, Action action, By by,
                       const std::optional<ProposalKind>& proposal);

// Includes PILL, dispute_pill.tpl; shows IS_OPENED, … and TURN_CUSTOMER, TURN_SELLER, TURN_MARKETPLACE or TURN_NOBODY,
// and TURN_MINE beside it; section UNTIL: UNTIL_AT, section IS_OVERDUE.
void AddState(ctemplate::TemplateDictionary& values, const host::Visit& visit, const Dispute& dispute);

// What a change of a dispute needs to know. Not to be copied: its parts speak of each other.
struct DisputeContext {
  explicit DisputeContext(const host::Visit& visit);
  DisputeContext(const DisputeContext&) = delete;
  DisputeContext& operator=(const DisputeContext&) = delete;
  Times times;
  refunds::RefundContext refund;
  Context context;
};

// A text of 1 to kMaxText code points; tells in `error` what is wrong with it.
std::string CheckText(const host::Visit& visit, const std::string& text, std::string& error);

// Lines of `amount` (gross) of an order, or of one of its items alone; empty with `error` set when it is no amount or
// more than is left. "" is 0.
refunds::Lines LinesOfAmount(const host::Visit& visit, const refunds::Refundable& left, const std::string& typed,
                             std::string& error);

// Why a change was refused, for the page, and the status that goes with it.
std::string ReasonText(const host::Visit& visit, const Outcome& outcome, const std::string& currency);
int StatusOf(const Outcome& outcome);

}  // namespace seller_support::disputes
