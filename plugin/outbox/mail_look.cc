#include "outbox/mail_look.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace seller_support::outbox {
namespace {

constexpr double kReadable = 4.5;
constexpr const char* kBlack = "#000000";
constexpr const char* kWhite = "#ffffff";

// "#rrggbb" of a valid colour, else `fallback`.
std::string Color(std::string_view text, std::string_view fallback) {
  const std::string lower = LowerAscii(text);
  const bool valid = (lower.size() == 4 || lower.size() == 7) && lower.front() == '#' &&
                     lower.find_first_not_of("0123456789abcdef", 1) == std::string::npos;
  if (!valid) return std::string(fallback);
  if (lower.size() == 7) return lower;
  return {'#', lower[1], lower[1], lower[2], lower[2], lower[3], lower[3]};
}

// Relative luminance as WCAG 2.1 defines it.
double Luminance(std::string_view color) {
  auto channel = [&](size_t at) {
    int value = 0;
    std::from_chars(color.data() + at, color.data() + at + 2, value, 16);
    const double share = value / 255.0;
    return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

std::string Readable(const std::string& wanted, const std::string& behind) {
  if (Contrast(wanted, behind) >= kReadable) return wanted;
  return Contrast(kBlack, behind) > Contrast(kWhite, behind) ? kBlack : kWhite;
}

}  // namespace

double Contrast(std::string_view a, std::string_view b) {
  const double first = Luminance(a) + 0.05;
  const double second = Luminance(b) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

MailColors ColorsOf(const host::MailLook& look) {
  MailColors colors;
  colors.background = Color(look.background_color, "#f7f7f7");
  colors.card = Color(look.body_background_color, kWhite);
  colors.text = Readable(Color(look.text_color, "#3c3c3c"), colors.card);
  colors.outside = Readable(Color(look.text_color, "#3c3c3c"), colors.background);
  colors.base = Color(look.base_color, "#7f54b3");
  colors.on_base = Readable(kWhite, colors.base);
  colors.link = Contrast(colors.base, colors.card) >= kReadable ? colors.base : colors.text;
  return colors;
}

}  // namespace seller_support::outbox
