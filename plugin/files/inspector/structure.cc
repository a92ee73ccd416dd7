#include "files/inspector/structure.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace seller_support::inspector {
namespace {

constexpr size_t kPdfEnd = 1024;
constexpr size_t kZipEnd = 65'557;
constexpr int kMostBoxes = 100'000;
constexpr uint64_t kEbmlHeader = 0x1A45DFA3;
constexpr uint64_t kSegment = 0x18538067;
constexpr uint64_t kVoid = 0xEC;

std::string_view End(std::string_view content, size_t size) {
  return content.substr(content.size() - std::min(size, content.size()));
}

bool HidesArchive(std::string_view content) {
  return End(content, kZipEnd).find(std::string_view("PK\5\6")) != std::string_view::npos;
}

uint64_t BigEndian(std::string_view bytes) {
  uint64_t value = 0;
  for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

// EBML's numbers: the leading zeros of the first byte say how many follow.
struct Number {
  uint64_t value;
  size_t size;
  bool unknown;  // all ones: "to the end"
};

std::optional<Number> ReadNumber(std::string_view bytes, bool keep_marker) {
  if (bytes.empty() || bytes.front() == '\0') return std::nullopt;
  size_t size = 1;
  for (auto first = static_cast<unsigned char>(bytes.front()); (first & 0x80) == 0; first <<= 1) ++size;
  if (bytes.size() < size) return std::nullopt;
  const uint64_t raw = BigEndian(bytes.substr(0, size));
  const uint64_t mask = (uint64_t{1} << (7 * size)) - 1;
  return Number{keep_marker ? raw : raw & mask, size, (raw & mask) == mask};
}

}  // namespace

bool IsWholePdf(std::string_view content) {
  return content.starts_with("%PDF-") && End(content, kPdfEnd).find("%%EOF") != std::string_view::npos &&
         !HidesArchive(content);
}

bool IsWholeMovie(std::string_view content) {
  bool movie = false;
  for (int boxes = 0; !content.empty(); ++boxes) {
    if (content.size() < 8 || boxes == kMostBoxes) return false;
    uint64_t size = BigEndian(content.substr(0, 4));
    const std::string_view type = content.substr(4, 4);
    size_t head = 8;
    if (size == 1) {
      if (content.size() < 16) return false;
      size = BigEndian(content.substr(8, 8));
      head = 16;
    }
    if (size == 0) size = content.size();
    if (size < head || size > content.size()) return false;
    movie = movie || type == "moov";
    if ((type == "free" || type == "skip") && HidesArchive(content.substr(0, size))) return false;
    content.remove_prefix(size);
  }
  return movie;
}

bool IsWholeWebm(std::string_view content) {
  bool segment = false;
  for (bool first = true; !content.empty(); first = false) {
    const auto id = ReadNumber(content, true);
    if (!id || (first && id->value != kEbmlHeader)) return false;
    if (!first && id->value != kSegment && id->value != kVoid) return false;
    content.remove_prefix(id->size);
    const auto size = ReadNumber(content, false);
    if (!size) return false;
    content.remove_prefix(size->size);
    const bool to_end = size->unknown && id->value == kSegment && !segment;
    if (!to_end && (size->unknown || size->value > content.size())) return false;
    if (id->value == kSegment) {
      if (segment) return false;
      segment = true;
      // A recorder that could not go back leaves the length open: then the end is not proven by it.
      if (to_end) return !HidesArchive(content);
    }
    content.remove_prefix(size->value);
  }
  return segment;
}

}  // namespace seller_support::inspector
