#include "tickets/ticket.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>

namespace seller_support::tickets {
namespace {

constexpr size_t kMaxTerms = 20;
constexpr int kMaxTermLength = 40;

// Who is to answer after a reply. The marketplace's word does not take the turn from whose it was, nor does the
// customer's from the marketplace they asked for help.
Side WaitsAfterReply(Side side, const Ticket& ticket) {
  const bool with_marketplace = ticket.status == Status::kOpen && ticket.waiting_on == Side::kMarketplace;
  if (side == Side::kCustomer) return with_marketplace ? Side::kMarketplace : Side::kSeller;
  if (side == Side::kSeller) return Side::kCustomer;
  return ticket.waiting_on == Side::kMarketplace ? Side::kSeller : ticket.waiting_on;
}

bool MayReopen(const Ticket& ticket, int reopen_days, Time now) {
  return reopen_days > 0 && now - ticket.closed_at.value_or(now) <= std::chrono::days(reopen_days);
}

const icu::Normalizer2& Normalizer(const char* name, UNormalization2Mode mode) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getInstance(nullptr, name, mode, error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU has no normalizer");
  return *normalizer;
}

// Case folded and decomposed, so that marks stand alone and can be dropped.
icu::UnicodeString Fold(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const auto folded = Normalizer("nfkc_cf", UNORM2_COMPOSE).normalize(source, error);
  return Normalizer("nfkc", UNORM2_DECOMPOSE).normalize(folded, error);
}

}  // namespace

bool IsOverdue(const Ticket& ticket, Time now) {
  return ticket.status == Status::kOpen && ticket.waiting_on != Side::kCustomer && ticket.due_at &&
         *ticket.due_at <= now;
}

std::optional<Next> After(Action action, Side side, const Ticket& ticket, Time now, int reopen_days) {
  const bool closed = ticket.status == Status::kClosed;
  switch (action) {
    case Action::kReply:
      if (closed && side == Side::kCustomer && !MayReopen(ticket, reopen_days, now)) return std::nullopt;
      return Next{Status::kOpen, WaitsAfterReply(side, ticket)};
    case Action::kReplyAndClose:
      if (side == Side::kCustomer) return std::nullopt;
      return Next{Status::kClosed, ticket.waiting_on};
    case Action::kClose:
      if (closed) return std::nullopt;
      return Next{Status::kClosed, ticket.waiting_on};
    case Action::kReopen:
      if (!closed || side == Side::kCustomer) return std::nullopt;
      return Next{Status::kOpen, Side::kSeller};
    case Action::kEscalate:
      if (side != Side::kCustomer || ticket.waiting_on != Side::kSeller || !IsOverdue(ticket, now)) return std::nullopt;
      return Next{Status::kOpen, Side::kMarketplace};
  }
  return std::nullopt;
}

void Apply(const Next& next, Ticket& ticket, Time now) {
  const bool was_closed = ticket.status == Status::kClosed;
  const bool is_closed = next.status == Status::kClosed;
  if (was_closed != is_closed || ticket.waiting_on != next.waiting_on) ticket.waiting_since = now;
  if (!is_closed) ticket.closed_at.reset();
  else if (!was_closed) ticket.closed_at = now;
  if (is_closed && !ticket.first_closed_at) ticket.first_closed_at = now;
  ticket.status = next.status;
  ticket.waiting_on = next.waiting_on;
}

std::vector<std::string> Terms(std::string_view text) {
  const icu::UnicodeString folded = Fold(text);
  std::vector<std::string> terms;
  icu::UnicodeString word;
  auto finish = [&] {
    std::string term;
    word.toUTF8String(term);
    word.remove();
    const bool known = std::find(terms.begin(), terms.end(), term) != terms.end();
    if (!term.empty() && !known && terms.size() < kMaxTerms) terms.push_back(std::move(term));
  };
  for (int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
    const UChar32 c = folded.char32At(at);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (!u_isalnum(c)) finish();
    else if (word.countChar32() < kMaxTermLength) word.append(c);
  }
  finish();
  return terms;
}

}  // namespace seller_support::tickets
