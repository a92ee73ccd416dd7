// What a file is, by its content alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace seller_support::inspector {

enum class Kind { kJpeg, kPng, kWebp, kGif, kHeic, kPdf, kMp4, kMov, kWebm };

struct Type {
  Kind kind;
  const char* mime;
  const char* loader;  // libvips' class that reads it; "" for what is not decoded
};

// Reads libmagic's database; content is sniffed later, when no file can be opened any more.
// Throws std::runtime_error when there is none.
class Sniffer {
 public:
  Sniffer();
  ~Sniffer();
  Sniffer(const Sniffer&) = delete;
  Sniffer& operator=(const Sniffer&) = delete;

  // nullopt for what is not on the list. libmagic's word and the first bytes must agree.
  std::optional<Type> TypeOf(std::string_view content) const;

 private:
  void* magic_;
};

}  // namespace seller_support::inspector
