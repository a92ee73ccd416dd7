#include "base/text.h"

#include <unicode/utf8.h>

namespace seller_support {
namespace {

bool IsSpace(UChar32 c) { return c == ' ' || c == 0xA0 || (c >= 9 && c <= 13) || c == 0x2028 || c == 0x2029; }

bool IsControl(UChar32 c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

// U+202A..U+202E and U+2066..U+2069: explicit embeddings, overrides and isolates.
bool IsBidiControl(UChar32 c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

// Calls visit(code point, its bytes) for each code point of clean UTF-8.
template <typename Visit>
void EachCodePoint(std::string_view text, Visit visit) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  size_t at = 0;
  while (at < text.size()) {
    const size_t start = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, text.size(), c);
    visit(c, text.substr(start, at - start));
  }
}

}  // namespace

bool IsCleanUtf8(std::string_view text) {
  bool clean = true;
  EachCodePoint(text, [&](UChar32 c, std::string_view) { clean = clean && c > 0; });
  return clean;
}

size_t CodePoints(std::string_view text) {
  size_t count = 0;
  EachCodePoint(text, [&](UChar32, std::string_view) { ++count; });
  return count;
}

std::string Shorten(std::string_view text, size_t limit) {
  if (text.size() <= limit || CodePoints(text) <= limit) return std::string(text);
  std::string out;
  size_t count = 0;
  EachCodePoint(text, [&](UChar32, std::string_view bytes) {
    if (++count < limit) out += bytes;
  });
  return out + "…";
}

std::string_view Trim(std::string_view text) {
  auto is_ascii_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  for (;;) {
    if (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
    else if (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
    else if (text.starts_with(kNoBreakSpace)) text.remove_prefix(2);
    else if (text.ends_with(kNoBreakSpace)) text.remove_suffix(2);
    else return text;
  }
}

std::string OneLine(std::string_view text) {
  std::string out;
  bool gap = false;
  EachCodePoint(text, [&](UChar32 c, std::string_view bytes) {
    if (IsBidiControl(c)) return;
    if (IsSpace(c) || IsControl(c)) {
      gap = true;
      return;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += bytes;
  });
  return out;
}

std::string MessageText(std::string_view text) {
  std::string out;
  bool after_cr = false;
  EachCodePoint(text, [&](UChar32 c, std::string_view bytes) {
    const bool lf_of_crlf = after_cr && c == '\n';
    after_cr = c == '\r';
    if (lf_of_crlf || IsBidiControl(c)) return;
    if (c == '\r') out += '\n';
    else if (c == '\n' || c == '\t' || !IsControl(c)) out += bytes;
  });
  return std::string(Trim(out));
}

std::string LowerAscii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

std::optional<int64_t> ParseInteger(std::string_view text) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::string UrlEncode(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  constexpr std::string_view kUnreserved = "-._~";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       kUnreserved.find(c) != std::string_view::npos;
    if (plain) out += c;
    else (out += '%') += {kHex[byte >> 4], kHex[byte & 15]};
  }
  return out;
}

std::string ReplaceAll(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string EscapeLike(std::string text) {
  return ReplaceAll(ReplaceAll(ReplaceAll(std::move(text), "\\", "\\\\"), "%", "\\%"), "_", "\\_");
}

}  // namespace seller_support
