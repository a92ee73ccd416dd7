#include "files/file.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace seller_support::files {
namespace {

constexpr std::array<std::string_view, 14> kEndings = {"jpg",  "jpeg", "jfif", "png", "webp", "gif", "heic",
                                                       "heif", "pdf",  "mp4",  "m4v", "mov",  "qt",  "webm"};

// Direction marks, embeddings, overrides and isolates, which make "photo\u202Egpj.exe" look like another name;
// line and paragraph ends; invisible characters.
constexpr std::array<std::string_view, 20> kHidden = {
    "\u061C", "\u200B", "\u200E", "\u200F", "\u2028", "\u2029", "\u202A", "\u202B", "\u202C", "\u202D",
    "\u202E", "\u2060", "\u2066", "\u2067", "\u2068", "\u2069", "\uFEFF", "\uFFF9", "\uFFFA", "\uFFFB"};

std::string_view Ending(std::string_view name) {
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
}

bool IsKnownEnding(std::string_view ending) {
  return std::find(kEndings.begin(), kEndings.end(), LowerAscii(ending)) != kEndings.end();
}

std::string EndingFor(std::string_view mime) {
  if (mime == "image/jpeg") return "jpg";
  if (mime == "image/png") return "png";
  if (mime == "image/webp") return "webp";
  if (mime == "application/pdf") return "pdf";
  if (mime == "video/quicktime") return "mov";
  return mime == "video/webm" ? "webm" : "mp4";
}

bool FitsAlready(std::string_view ending, const std::string& wanted) {
  const std::string lower = LowerAscii(ending);
  return lower == wanted || (wanted == "jpg" && (lower == "jpeg" || lower == "jfif")) ||
         (wanted == "mp4" && lower == "m4v") || (wanted == "mov" && lower == "qt");
}

}  // namespace

bool IsGoodFileName(std::string_view name) {
  if (Trim(name).empty() || !IsCleanUtf8(name)) return false;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '/' || c == '\\') return false;
  }
  for (const std::string_view hidden : kHidden) {
    if (name.find(hidden) != std::string_view::npos) return false;
  }
  return true;
}

bool HasGoodEnding(std::string_view name) {
  return name.find('.') == std::string_view::npos || IsKnownEnding(Ending(Trim(name)));
}

std::string NameFor(std::string_view name, std::string_view mime) {
  name = Trim(name);
  const std::string wanted = EndingFor(mime);
  const std::string_view ending = Ending(name);
  const bool known = IsKnownEnding(ending);
  const std::string last = known && FitsAlready(ending, wanted) ? std::string(ending) : wanted;
  std::string_view stem = known ? name.substr(0, name.size() - ending.size() - 1) : name;
  if (Trim(stem).empty()) stem = "file";
  return Shorten(stem, kMaxFileName - last.size() - 1) + "." + last;
}

std::string ContentDisposition(const std::string& name, bool attachment) {
  std::string ascii;
  for (const char c : name) {
    const bool plain = c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '%';
    // One underscore for each code point, not for each of its bytes.
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ascii += plain ? c : '_';
  }
  return std::string(attachment ? "attachment" : "inline") + "; filename=\"" + ascii + "\"; filename*=UTF-8''" +
         UrlEncode(name);
}

bool IsStorageName(std::string_view text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Word WordFor(const File& file) {
  if (file.picture()) return Word::kPicture;
  return file.mime == "application/pdf" ? Word::kPdf : Word::kVideo;
}

}  // namespace seller_support::files
