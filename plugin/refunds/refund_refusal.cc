#include "refunds/refund_refusal.h"

#include "base/text.h"

namespace seller_support::refunds {
namespace {

constexpr std::string_view kMark = "?refused=";

}  // namespace

std::string RefusalPath(int64_t refund_id, const Outcome& outcome) {
  return "desk/refunds/" + std::to_string(refund_id) + std::string(kMark) +
         std::to_string(static_cast<int>(outcome.kind)) + "." +
         std::to_string(static_cast<int>(outcome.verdict.misfit));
}

std::optional<Outcome> RefusalOf(const std::string& path) {
  const size_t mark = path.find(kMark);
  const size_t dot = path.rfind('.');
  if (mark == std::string::npos || dot == std::string::npos || dot < mark) return std::nullopt;
  const size_t start = mark + kMark.size();
  const auto kind = ParseInteger(path.substr(start, dot - start));
  const auto misfit = ParseInteger(path.substr(dot + 1));
  if (!kind || !misfit) return std::nullopt;
  return Outcome{static_cast<Outcome::Kind>(*kind), "", {static_cast<Misfit>(*misfit), 0}};
}

}  // namespace seller_support::refunds
