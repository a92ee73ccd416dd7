// Files that are handed on as they are: nothing else may hang on them.
#pragma once

#include <string_view>

namespace seller_support::inspector {

// A PDF that ends as one: "%%EOF" within the last 1,024 bytes, and no ZIP archive's end within the last
// 65,557 (where every reader of archives looks for it). Source: ISO 32000-1, 7.5.5; PKWARE's APPNOTE, 4.3.16.
bool IsWholePdf(std::string_view content);

// Boxes from the first byte to the last, at most 100,000, the movie's among them. Source: ISO/IEC 14496-12, 4.2.
bool IsWholeMovie(std::string_view content);

// An EBML header and one segment that reaches to the end. Source: RFC 8794, RFC 9559.
bool IsWholeWebm(std::string_view content);

}  // namespace seller_support::inspector
