// Pictures are decoded and written anew: upright, without what a camera notes, not larger than a page needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "files/inspector/sniff.h"

namespace seller_support::inspector {

inline constexpr int kLongestSide = 2560;  // pixels
inline constexpr int kThumbnailSide = 320;
inline constexpr int kLongestSideRead = 30'000;

// Once, before files are closed off: libvips reads its modules here.
void StartVips(const char* program);

struct Picture {
  enum class Outcome { kDone, kBroken, kTooLarge, kNoRoom };
  Outcome outcome = Outcome::kBroken;
  const char* mime = "";
  int width = 0, height = 0, thumbnail_width = 0, thumbnail_height = 0;
};

// Writes the picture and its thumbnail (always JPEG) to two descriptors that can be read again. Width times
// height is looked at before anything is decoded. JPEG and HEIC become JPEG, PNG and the first frame of a GIF
// PNG, WebP WebP.
Picture Redraw(std::string_view content, const Type& type, int64_t most_pixels, int picture_fd, int thumbnail_fd);

}  // namespace seller_support::inspector
