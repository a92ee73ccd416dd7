#include "files/inspector/picture.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vips/vips.h>

#include <memory>
#include <stdexcept>

namespace seller_support::inspector {
namespace {

constexpr int kJpegQuality = 82;
constexpr int kWebpQuality = 80;
constexpr int kPngCompression = 6;

struct Unref {
  void operator()(VipsImage* image) const { g_object_unref(image); }
  void operator()(VipsTarget* target) const { g_object_unref(target); }
};
using Image = std::unique_ptr<VipsImage, Unref>;
using Target = std::unique_ptr<VipsTarget, Unref>;

// Only the reader of the type that was sniffed may be asked.
void AllowOnly(const char* loader) {
  vips_operation_block_set("VipsForeignLoad", TRUE);
  vips_operation_block_set(loader, FALSE);
}

Image Shrink(std::string_view content, int side) {
  VipsImage* out = nullptr;
  const int failed =
      vips_thumbnail_buffer(const_cast<char*>(content.data()), content.size(), &out, side, "height", side, "size",
                            VIPS_SIZE_DOWN, "export_profile", "srgb", "fail_on", VIPS_FAIL_ON_TRUNCATED, nullptr);
  return Image(failed != 0 ? nullptr : out);
}

// Eight bits a channel: a scan with sixteen would be twice as large for nothing one can see.
Image ToEightBits(Image image) {
  if (!image || vips_image_get_format(image.get()) == VIPS_FORMAT_UCHAR) return image;
  VipsImage* out = nullptr;
  const int failed = vips_colourspace(image.get(), &out, VIPS_INTERPRETATION_sRGB, nullptr);
  return Image(failed != 0 ? nullptr : out);
}

bool SaveJpeg(VipsImage* image, int fd) {
  const Target target(vips_target_new_to_descriptor(fd));
  const std::unique_ptr<VipsArrayDouble, void (*)(VipsArrayDouble*)> white(
      vips_array_double_newv(1, 255.0), [](VipsArrayDouble* array) { vips_area_unref(VIPS_AREA(array)); });
  return vips_jpegsave_target(image, target.get(), "Q", kJpegQuality, "strip", TRUE, "background", white.get(),
                              nullptr) == 0;
}

// The type that was written; nullptr when it could not be.
const char* Save(VipsImage* image, Kind kind, int fd) {
  if (kind == Kind::kJpeg || kind == Kind::kHeic) return SaveJpeg(image, fd) ? "image/jpeg" : nullptr;
  const Target target(vips_target_new_to_descriptor(fd));
  if (kind == Kind::kWebp) {
    const bool saved =
        vips_webpsave_target(image, target.get(), "Q", kWebpQuality, "strip", TRUE, "effort", 2, nullptr) == 0;
    return saved ? "image/webp" : nullptr;
  }
  const bool saved =
      vips_pngsave_target(image, target.get(), "compression", kPngCompression, "strip", TRUE, nullptr) == 0;
  return saved ? "image/png" : nullptr;
}

// libvips does not say why it could not write, so room is asked for.
bool HasRoom(int fd) {
  constexpr off_t kSome = 1 << 20;
  return posix_fallocate(fd, lseek(fd, 0, SEEK_END), kSome) == 0;
}

const char* LoaderOf(std::string_view mime) {
  return mime == "image/jpeg"   ? "VipsForeignLoadJpeg"
         : mime == "image/webp" ? "VipsForeignLoadWebp"
                                : "VipsForeignLoadPng";
}

// Made from the picture that was written: small by now, and known to be good.
bool WriteThumbnail(Picture& picture, int picture_fd, int thumbnail_fd) {
  struct stat status {};
  if (fstat(picture_fd, &status) != 0 || status.st_size == 0) return false;
  const auto size = static_cast<size_t>(status.st_size);
  void* data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, picture_fd, 0);
  if (data == MAP_FAILED) return false;
  AllowOnly(LoaderOf(picture.mime));
  const Image thumbnail = Shrink({static_cast<const char*>(data), size}, kThumbnailSide);
  const bool done = thumbnail && SaveJpeg(thumbnail.get(), thumbnail_fd);
  if (done) {
    picture.thumbnail_width = vips_image_get_width(thumbnail.get());
    picture.thumbnail_height = vips_image_get_height(thumbnail.get());
  }
  return done;
}

}  // namespace

void StartVips(const char* program) {
  // What it says of a damaged picture is of use to nobody.
  g_log_set_default_handler([](const char*, GLogLevelFlags, const char*, void*) {}, nullptr);
  if (VIPS_INIT(program) != 0) throw std::runtime_error("libvips cannot be started");
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  vips_cache_set_max_mem(0);
  vips_operation_block_set("VipsForeignLoad", TRUE);
}

Picture Redraw(std::string_view content, const Type& type, int64_t most_pixels, int picture_fd, int thumbnail_fd) {
  Picture picture;
  AllowOnly(type.loader);
  {
    const Image header(
        vips_image_new_from_buffer(content.data(), content.size(), "", "access", VIPS_ACCESS_SEQUENTIAL, nullptr));
    if (!header) return picture;
    const int64_t width = vips_image_get_width(header.get()), height = vips_image_get_height(header.get());
    if (width > kLongestSideRead || height > kLongestSideRead || width * height > most_pixels) {
      picture.outcome = Picture::Outcome::kTooLarge;
      return picture;
    }
  }
  const Image image = ToEightBits(Shrink(content, kLongestSide));
  if (!image) return picture;
  const char* mime = Save(image.get(), type.kind, picture_fd);
  if (mime == nullptr) {
    if (!HasRoom(picture_fd)) picture.outcome = Picture::Outcome::kNoRoom;
    return picture;
  }
  picture.mime = mime;
  picture.width = vips_image_get_width(image.get());
  picture.height = vips_image_get_height(image.get());
  picture.outcome = WriteThumbnail(picture, picture_fd, thumbnail_fd) ? Picture::Outcome::kDone
                    : HasRoom(thumbnail_fd)                           ? Picture::Outcome::kBroken
                                                                      : Picture::Outcome::kNoRoom;
  return picture;
}

}  // namespace seller_support::inspector
