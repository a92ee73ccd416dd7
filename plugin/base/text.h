// Small text rules shared by everything that takes text from outside.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seller_support {

// True for well-formed UTF-8 (no surrogates, no overlong forms, at most U+10FFFF) without NUL.
bool IsCleanUtf8(std::string_view text);

// Number of code points of clean UTF-8.
size_t CodePoints(std::string_view text);

// The first `limit` code points; an ellipsis is the last of them where something was cut.
std::string Shorten(std::string_view text, size_t limit);

// Without white space (ASCII and U+00A0) at both ends.
std::string_view Trim(std::string_view text);

// One line: control characters, line ends and runs of white space become one space; trimmed.
// Bidirectional override characters are removed, since they can make a line lie.
std::string OneLine(std::string_view text);

// Message text: CRLF and CR become LF, other control characters but TAB are removed, trimmed.
std::string MessageText(std::string_view text);

// ASCII lower case; other bytes stay.
std::string LowerAscii(std::string_view text);

// A whole decimal number with nothing before or after it; nullopt when it is not one or too big.
std::optional<int64_t> ParseInteger(std::string_view text);

// RFC 3986 percent-encoding of everything but unreserved characters.
std::string UrlEncode(std::string_view text);

// `text` with every `from` replaced by `to`; `from` must not be empty.
std::string ReplaceAll(std::string text, std::string_view from, std::string_view to);

// `text` with what LIKE takes for a sign escaped.
std::string EscapeLike(std::string text);

}  // namespace seller_support
