#include "host/amount.h"

#include <algorithm>

#include "base/text.h"
#include "host/decimal.h"

namespace seller_support::host {
namespace {

constexpr int kPlaces = 4;

// The digits of a number rounded to kPlaces or fewer, as an amount.
Amount FromDigits(const Decimal& rounded, int decimals) {
  constexpr size_t kMostDigits = 14;
  const std::string digits = rounded.whole + rounded.fraction;
  Amount amount = digits.size() > kMostDigits ? kMaxAmount : ParseInteger(digits).value_or(0) * Smallest(decimals);
  amount = std::min(amount, kMaxAmount);
  return rounded.negative ? -amount : amount;
}

bool IsDigits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

// "1.041" with "." → "1041"; nullopt when the groups are not of three.
std::optional<std::string> WithoutGroups(std::string_view whole, std::string_view separator) {
  if (separator.empty() || whole.find(separator) == std::string_view::npos) return std::string(whole);
  std::string digits(whole.substr(0, whole.find(separator)));
  if (digits.empty() || digits.size() > 3) return std::nullopt;
  for (size_t at = digits.size(); at < whole.size();) {
    if (!whole.substr(at).starts_with(separator)) return std::nullopt;
    const std::string_view group = whole.substr(at + separator.size(), 3);
    if (group.size() != 3 || !IsDigits(group)) return std::nullopt;
    digits += group;
    at += separator.size() + 3;
  }
  return digits;
}

}  // namespace

Amount Smallest(int decimals) {
  Amount smallest = kUnit;
  for (int place = 0; place < std::clamp(decimals, 0, kPlaces); ++place) smallest /= 10;
  return smallest;
}

Amount AmountFrom(std::string_view text, int decimals) {
  const auto number = ParseDecimal(text);
  return number ? FromDigits(RoundTo(*number, std::clamp(decimals, 0, kPlaces)), decimals) : 0;
}

Amount AmountFromRoundedUp(std::string_view text, int decimals) {
  auto number = ParseDecimal(text);
  if (!number) return 0;
  const auto width = static_cast<size_t>(std::clamp(decimals, 0, kPlaces));
  const bool rest = number->fraction.size() > width &&
                    number->fraction.find_first_not_of('0', width) != std::string::npos && !number->negative;
  number->fraction.resize(width, '0');
  return FromDigits(*number, decimals) + (rest ? Smallest(decimals) : 0);
}

std::string AmountText(Amount amount, int decimals) {
  const int places = std::clamp(decimals, 0, kPlaces);
  const Amount count = (amount < 0 ? -amount : amount) / Smallest(places);
  std::string digits = std::to_string(count);
  const auto width = static_cast<size_t>(places);
  if (digits.size() <= width) digits.insert(0, width + 1 - digits.size(), '0');
  if (width > 0) digits.insert(digits.size() - width, 1, '.');
  return (amount < 0 && count != 0 ? "-" : "") + digits;
}

std::string AmountForSql(Amount amount) { return AmountText(amount, kPlaces); }

std::optional<Amount> ParseTypedAmount(std::string_view text, int decimals, std::string_view decimal_separator,
                                       std::string_view thousand_separator) {
  constexpr size_t kLongest = 30;
  text = Trim(text);
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  if (decimal_separator.empty()) decimal_separator = ".";
  std::string_view separator = decimal_separator;
  size_t point = text.rfind(separator);
  // A plain point is understood too where it can be no thousand separator.
  if (point == std::string_view::npos && text.rfind('.') != std::string_view::npos) {
    const bool grouped = thousand_separator == "." && text.size() - text.rfind('.') == 4;
    if (!grouped) {
      separator = ".";
      point = text.rfind('.');
    }
  }
  const std::string_view fraction = point == std::string_view::npos ? "" : text.substr(point + separator.size());
  const auto whole = WithoutGroups(text.substr(0, point), thousand_separator);
  if (!whole || !IsDigits(*whole) || !IsDigits(fraction) || (whole->empty() && fraction.empty())) return std::nullopt;
  if (fraction.size() > static_cast<size_t>(std::clamp(decimals, 0, kPlaces)) || whole->size() > 10)
    return std::nullopt;
  const Amount amount =
      AmountFrom((whole->empty() ? "0" : *whole) + (fraction.empty() ? "" : ".") + std::string(fraction), decimals);
  if (amount >= kMaxAmount) return std::nullopt;
  return amount;
}

Amount Share(Amount amount, int64_t part, int64_t whole, int decimals) {
  const Amount smallest = Smallest(decimals);
  const auto product = static_cast<WideAmount>(amount) * part;
  const auto divisor = static_cast<WideAmount>(whole) * smallest;
  return static_cast<Amount>((product + divisor / 2) / divisor) * smallest;
}

}  // namespace seller_support::host
