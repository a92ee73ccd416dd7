// Amounts of money as the host stores them, decimal text, without a detour through binary fractions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seller_support::host {

// A decimal number taken apart: "-012.340" is negative, "12", "340".
struct Decimal {
  bool negative = false;
  std::string whole;     // without leading zeros, at least "0"
  std::string fraction;  // digits as given
};

// Reads [-]digits[.digits], at most 60 characters; nullopt for every other text (exponents, spaces, "").
std::optional<Decimal> ParseDecimal(std::string_view text);

// Rounded half away from zero to `places` (0 to 12) digits after the point, as PHP's round(). No "-0".
Decimal RoundTo(Decimal number, int places);

// The same number with at least two digits after the point and no zeros after those: "55.73000000" and
// "55.730" are "55.73", "6" is "6.00". What is no number comes back as it is.
std::string TidyAmount(std::string_view amount);

// Sum of two amounts, exact to 6 digits after the point. What is no number counts 0.
std::string AddAmounts(std::string_view a, std::string_view b);

}  // namespace seller_support::host
