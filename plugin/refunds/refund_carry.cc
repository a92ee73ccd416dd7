#include "refunds/refund_carry.h"

#include <algorithm>
#include <array>

#include "refunds/refund_mail.h"
#include "refunds/refund_outbox.h"
#include "refunds/refund_save.h"

namespace seller_support::refunds {
namespace {

// What an action changes in the request besides its status.
void Change(Action action, By by, const Words& words, const Circumstances& circumstances, Refund& refund) {
  const Time now = circumstances.now;
  refund.reminders = 0;
  refund.due_at.reset();
  refund.remind_at.reset();
  switch (action) {
    case Action::kApprove:
    case Action::kRetry:
      refund.approved_at = now;
      refund.host_error.clear();
      refund.host_key = NewHostKey(refund.id);
      refund.call_begun = false;
      return;
    case Action::kBook:
      SetDue(refund, now, circumstances.settings.pay_days);
      return;
    case Action::kRecord:
      refund.provider = words.provider;
      refund.transaction_id = words.transaction_id;
      refund.paid_on = words.paid_on;
      refund.sent_at = now;
      refund.paid_by = by;
      refund.missing_at.reset();
      SetDue(refund, now, circumstances.settings.confirm_days);
      return;
    case Action::kMissing:
      refund.missing_at = now;
      SetDue(refund, now, circumstances.settings.pay_days);
      return;
    case Action::kFail:
      refund.host_error = words.note;
      SetDue(refund, now, circumstances.settings.decide_days);
      return;
    case Action::kReject:
      refund.decision = words.note;
      [[fallthrough]];
    case Action::kCancel:
    case Action::kConfirm:
    case Action::kTimeOut:
      refund.ended_at = now;
      return;
  }
}

// How an action is told: in the request's history, to people, and in the ticket's thread ("" there: not at all).
struct Telling {
  Action action;
  const char* event;
  std::optional<News> news;
  const char* thread;
};
const Telling& TellingOf(Action action) {
  static const std::array<Telling, 10> all = {{
      {Action::kCancel, "cancelled", std::nullopt, "refund_cancelled"},
      {Action::kApprove, "approved", std::nullopt, ""},
      {Action::kReject, "rejected", News::kRejected, "refund_rejected"},
      {Action::kBook, "booked", News::kBooked, "refund_approved"},
      {Action::kFail, "failed", News::kFailed, ""},
      {Action::kRetry, "retried", std::nullopt, ""},
      {Action::kRecord, "sent", News::kSent, "refund_sent"},
      {Action::kConfirm, "confirmed", News::kConfirmed, "refund_confirmed"},
      {Action::kMissing, "missing", News::kMissing, "refund_missing"},
      {Action::kTimeOut, "timed_out", News::kConfirmed, "refund_confirmed"},
  }};
  return *std::find_if(all.begin(), all.end(), [&](const Telling& telling) { return telling.action == action; });
}

void Tell(db::Connection& connection, Action action, const Actor& actor, const Words& words, const Refund& before,
          const Refund& refund, Time now) {
  const bool correction = action == Action::kRecord && before.status == Status::kSent;
  const Telling& telling = TellingOf(action);
  AddRefundEvent(connection, refund, correction ? "corrected" : telling.event, actor.id, actor.by, words.note, now);
  if (telling.news)
    EnqueueRefundMails(connection, correction ? News::kCorrected : *telling.news, refund, actor.id, now);
  if (*telling.thread != '\0') {
    AddThreadEvent(connection, refund, correction ? "refund_corrected" : telling.thread, actor.id, actor.by, now);
  }
}

// The host hears of every decision.
void CallHost(db::Connection& connection, Action action, const Refund& refund, Time now) {
  if (action == Action::kApprove || action == Action::kRetry) EnqueueRefundCall(connection, refund.id, now);
  if (action == Action::kCancel || action == Action::kReject || action == Action::kBook) {
    EnqueueRefundRow(connection, refund.id, now);
  }
}

}  // namespace

void SetDue(Refund& refund, Time now, int days) { refund.due_at = refund.remind_at = now + std::chrono::days(days); }

const char* EventOf(Action action) { return TellingOf(action).event; }

void Carry(db::Connection& connection, Action action, const Actor& actor, const Words& words,
           const Circumstances& circumstances, Status next, Refund& refund) {
  const Refund before = refund;
  Change(action, actor.by, words, circumstances, refund);
  refund.status = next;
  SaveRefund(connection, refund);
  MoveRefundCount(connection, before.status, refund);
  Tell(connection, action, actor, words, before, refund, circumstances.now);
  CallHost(connection, action, refund, circumstances.now);
  if (circumstances.watch != nullptr) circumstances.watch(connection, refund.id, circumstances.now);
}

}  // namespace seller_support::refunds
