#include "host/decimal.h"

#include <algorithm>

#include "base/text.h"

namespace seller_support::host {
namespace {

constexpr size_t kPlaces = 6;  // of sums; WooCommerce computes taxes with no more

bool IsDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string WithoutLeadingZeros(std::string_view digits) {
  const size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  return std::string(digits.substr(first));
}

// Adds one to the last digit of a row of digits; the row grows when it was all nines.
void Increment(std::string& digits) {
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    if (*digit != '9') {
      ++*digit;
      return;
    }
    *digit = '0';
  }
  digits.insert(digits.begin(), '1');
}

// In millionths; 0 for what is no number or out of range.
int64_t Millionths(std::string_view text) {
  const auto number = ParseDecimal(text);
  if (!number) return 0;
  const Decimal rounded = RoundTo(*number, kPlaces);
  const int64_t value = ParseInteger(rounded.whole + rounded.fraction).value_or(0);
  return rounded.negative ? -value : value;
}

}  // namespace

std::optional<Decimal> ParseDecimal(std::string_view text) {
  constexpr size_t kLongest = 60;
  if (text.size() > kLongest) return std::nullopt;
  Decimal number;
  number.negative = text.starts_with('-');
  if (number.negative) text.remove_prefix(1);
  const size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  if (!IsDigits(whole)) return std::nullopt;
  number.whole = WithoutLeadingZeros(whole);
  if (point == std::string_view::npos) return number;
  number.fraction = text.substr(point + 1);
  if (!IsDigits(number.fraction)) return std::nullopt;
  return number;
}

Decimal RoundTo(Decimal number, int places) {
  const auto width = static_cast<size_t>(std::clamp(places, 0, 12));
  const bool up = number.fraction.size() > width && number.fraction[width] >= '5';
  number.fraction.resize(width, '0');
  std::string digits = number.whole + number.fraction;
  if (up) Increment(digits);
  number.whole = digits.substr(0, digits.size() - width);
  number.fraction = digits.substr(digits.size() - width);
  if (digits.find_first_not_of('0') == std::string::npos) number.negative = false;
  return number;
}

std::string TidyAmount(std::string_view amount) {
  auto number = ParseDecimal(amount);
  if (!number) return std::string(amount);
  std::string& fraction = number->fraction;
  while (fraction.size() > 2 && fraction.back() == '0') fraction.pop_back();
  if (fraction.size() < 2) fraction.resize(2, '0');
  return (number->negative ? "-" : "") + number->whole + '.' + fraction;
}

std::string AddAmounts(std::string_view a, std::string_view b) {
  int64_t sum = 0;
  if (__builtin_add_overflow(Millionths(a), Millionths(b), &sum)) return std::string(a);
  std::string digits = std::to_string(sum < 0 ? -static_cast<uint64_t>(sum) : static_cast<uint64_t>(sum));
  if (digits.size() <= kPlaces) digits.insert(0, kPlaces + 1 - digits.size(), '0');
  digits.insert(digits.size() - kPlaces, 1, '.');
  return TidyAmount((sum < 0 ? "-" : "") + digits);
}

}  // namespace seller_support::host
