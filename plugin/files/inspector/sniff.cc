#include "files/inspector/sniff.h"

#include <magic.h>

#include <array>
#include <stdexcept>

namespace seller_support::inspector {
namespace {

struct Known {
  Type type;
  size_t at;  // where `bytes` stands
  std::string_view bytes;
};

using namespace std::string_view_literals;

constexpr std::array kKnown = {
    Known{{Kind::kJpeg, "image/jpeg", "VipsForeignLoadJpeg"}, 0, "\xFF\xD8\xFF"sv},
    Known{{Kind::kPng, "image/png", "VipsForeignLoadPng"}, 0, "\x89PNG\r\n\x1A\n"sv},
    Known{{Kind::kWebp, "image/webp", "VipsForeignLoadWebp"}, 8, "WEBP"sv},
    Known{{Kind::kGif, "image/gif", "VipsForeignLoadNsgif"}, 0, "GIF8"sv},
    Known{{Kind::kHeic, "image/heic", "VipsForeignLoadHeif"}, 4, "ftyp"sv},
    Known{{Kind::kHeic, "image/heif", "VipsForeignLoadHeif"}, 4, "ftyp"sv},
    Known{{Kind::kPdf, "application/pdf", ""}, 0, "%PDF-"sv},
    Known{{Kind::kMp4, "video/mp4", ""}, 4, "ftyp"sv},
    Known{{Kind::kMp4, "video/x-m4v", ""}, 4, "ftyp"sv},
    Known{{Kind::kMp4, "video/3gpp", ""}, 4, "ftyp"sv},
    Known{{Kind::kMov, "video/quicktime", ""}, 4, ""sv},
    Known{{Kind::kWebm, "video/webm", ""}, 0, "\x1A\x45\xDF\xA3"sv},
};

magic_t Magic(void* magic) { return static_cast<magic_t>(magic); }

}  // namespace

Sniffer::Sniffer() : magic_(magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR)) {
  if (magic_ == nullptr || magic_load(Magic(magic_), nullptr) != 0) {
    throw std::runtime_error("libmagic's database cannot be read");
  }
}

Sniffer::~Sniffer() { magic_close(Magic(magic_)); }

std::optional<Type> Sniffer::TypeOf(std::string_view content) const {
  const char* mime = magic_buffer(Magic(magic_), content.data(), content.size());
  if (mime == nullptr) return std::nullopt;
  for (const Known& known : kKnown) {
    if (known.type.mime == std::string_view(mime) && content.size() > known.at + known.bytes.size() &&
        content.substr(known.at, known.bytes.size()) == known.bytes) {
      return known.type;
    }
  }
  return std::nullopt;
}

}  // namespace seller_support::inspector
