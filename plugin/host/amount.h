// Money as integers: ten-thousandths of the currency's unit, exactly what DECIMAL(19,4) holds, whatever number of
// decimals a shop uses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seller_support::host {

using Amount = int64_t;
__extension__ using WideAmount = __int128;  // holds every product of two amounts

inline constexpr Amount kUnit = 10'000;
inline constexpr Amount kMaxAmount = 1'000'000'000 * kUnit;  // nothing people pay is more

// The smallest amount of a shop with `decimals` (0 to 4) digits after the point: 100 for cents.
Amount Smallest(int decimals);

// Decimal text as the host stores it ("11.9339", "-2.45"), rounded half away from zero to `decimals`. 0 for what is
// no number; clamped to ±kMaxAmount.
Amount AmountFrom(std::string_view text, int decimals);

// The same, rounded up to the next smallest amount when there is a rest.
Amount AmountFromRoundedUp(std::string_view text, int decimals);

// "26.24": as SQL, the host and Formatter::Price read it, with `decimals` digits after the point.
std::string AmountText(Amount amount, int decimals);

// "26.2400", for DECIMAL(19,4).
std::string AmountForSql(Amount amount);

// What a person typed, with the shop's separators or a plain point: "1.041,93", "41,93", "41.93". nullopt for
// anything else, a sign, more than `decimals` digits after the point, or more than kMaxAmount.
std::optional<Amount> ParseTypedAmount(std::string_view text, int decimals, std::string_view decimal_separator,
                                       std::string_view thousand_separator);

// amount × part ÷ whole, rounded half up to the shop's decimals; whole > 0, nothing negative.
Amount Share(Amount amount, int64_t part, int64_t whole, int decimals);

}  // namespace seller_support::host
