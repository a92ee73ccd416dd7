#include "host/plain_text.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/text.h"

namespace seller_support::host {
namespace {

constexpr std::array<std::string_view, 20> kTags = {"a",     "abbr", "b",      "bdi", "big", "br", "code",
                                                    "del",   "div",  "em",     "i",   "ins", "p",  "s",
                                                    "small", "span", "strong", "sub", "sup", "u"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 40> kNames = {
    {{"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},   {"nbsp", "\u00A0"},
     {"times", "×"},  {"ndash", "–"},  {"mdash", "—"},  {"hellip", "…"}, {"euro", "€"},   {"pound", "£"},
     {"cent", "¢"},   {"yen", "¥"},    {"copy", "©"},   {"reg", "®"},    {"trade", "™"},  {"lsquo", "‘"},
     {"rsquo", "’"},  {"sbquo", "‚"},  {"ldquo", "“"},  {"rdquo", "”"},  {"bdquo", "„"},  {"laquo", "«"},
     {"raquo", "»"},  {"bull", "•"},   {"middot", "·"}, {"deg", "°"},    {"frac12", "½"}, {"auml", "ä"},
     {"ouml", "ö"},   {"uuml", "ü"},   {"Auml", "Ä"},   {"Ouml", "Ö"},   {"Uuml", "Ü"},   {"szlig", "ß"},
     {"eacute", "é"}, {"egrave", "è"}, {"agrave", "à"}, {"ccedil", "ç"}}};

void AppendCodePoint(std::string& out, UChar32 c) {
  std::array<uint8_t, U8_MAX_LENGTH> bytes{};
  size_t size = 0;
  UBool error = false;
  U8_APPEND(bytes, size, bytes.size(), c, error);
  if (!error) out.append(reinterpret_cast<const char*>(bytes.data()), size);
}

// The code point of "#8211" or "#x2013"; 0 when it is none that belongs into a text.
UChar32 NumberedCodePoint(std::string_view reference) {
  reference.remove_prefix(1);
  const bool hex = reference.starts_with('x') || reference.starts_with('X');
  if (hex) reference.remove_prefix(1);
  UChar32 c = 0;
  const auto [end, error] = std::from_chars(reference.data(), reference.data() + reference.size(), c, hex ? 16 : 10);
  if (error != std::errc() || end != reference.data() + reference.size()) return 0;
  return c > 0 && c <= 0x10FFFF && !U_IS_SURROGATE(c) ? c : 0;
}

// Decodes the reference at the start of `html` ("&amp;…") into `out`; returns its length, 0: none.
size_t Reference(std::string_view html, std::string& out) {
  constexpr size_t kLongest = 12;
  const size_t end = html.substr(0, kLongest).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  const std::string_view name = html.substr(1, end - 1);
  if (name[0] == '#') {
    const UChar32 c = NumberedCodePoint(name);
    if (c == 0) return 0;
    AppendCodePoint(out, c);
    return end + 1;
  }
  const auto* known =
      std::find_if(kNames.begin(), kNames.end(), [&](const auto& entry) { return entry.first == name; });
  if (known == kNames.end()) return 0;
  out += known->second;
  return end + 1;
}

// Length of the simple tag at the start of `html` ("<b>", "</span>", "<br />"), 0: none.
size_t Tag(std::string_view html) {
  constexpr size_t kLongest = 300;
  const size_t end = html.substr(0, kLongest).find('>');
  if (end == std::string_view::npos) return 0;
  std::string_view inside = html.substr(1, end - 1);
  if (inside.starts_with('/')) inside.remove_prefix(1);
  const std::string name = LowerAscii(inside.substr(0, inside.find_first_of(" \t\r\n/")));
  return std::find(kTags.begin(), kTags.end(), name) != kTags.end() ? end + 1 : 0;
}

std::string CleanUtf8(std::string_view text) {
  std::string out;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  for (size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
    if (c != 0) AppendCodePoint(out, c);
  }
  return out;
}

}  // namespace

std::string PlainText(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  for (size_t at = 0; at < html.size();) {
    size_t taken = 0;
    if (html[at] == '&') taken = Reference(html.substr(at), out);
    else if (html[at] == '<') taken = Tag(html.substr(at));
    if (taken == 0) out += html[at];
    at += std::max<size_t>(taken, 1);
  }
  return IsCleanUtf8(out) ? out : CleanUtf8(out);
}

}  // namespace seller_support::host
