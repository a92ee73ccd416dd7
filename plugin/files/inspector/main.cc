// seller-support-inspect: looks at one uploaded file, in a process of its own. Other people's bytes are parsed by
// large libraries only here: without the database, without keys, with bounds on time, memory and output, and,
// where the kernel knows Landlock, without any file but those it was handed.
//
//   seller-support-inspect OFFSET LENGTH MOST_PIXELS   <upload  3<>picture  4<>thumbnail
//
// Says one line: "picture TYPE WIDTH HEIGHT THUMBNAIL_WIDTH THUMBNAIL_HEIGHT", "download TYPE", or
// "refused type|whole|broken|pixels|room". Anything else, a signal included, means that it could not be done.
#include <linux/landlock.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>

#include "files/inspector/picture.h"
#include "files/inspector/sniff.h"
#include "files/inspector/structure.h"

namespace seller_support::inspector {
namespace {

[[maybe_unused]] constexpr rlim_t kMemory = 1536UL << 20;  // address space, most of it never touched
constexpr rlim_t kOutput = 64UL << 20;
constexpr rlim_t kCpuSeconds = 10;
constexpr unsigned kWallSeconds = 15;
constexpr int kPictureFd = 3, kThumbnailFd = 4;

void Limit(__rlimit_resource resource, rlim_t most) {
  const rlimit limit{most, most};
  setrlimit(resource, &limit);
}

void SetBounds() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#ifndef SELLER_SUPPORT_SANITIZED  // a sanitizer reserves terabytes
  Limit(RLIMIT_AS, kMemory);
#endif
  Limit(RLIMIT_FSIZE, kOutput);
  Limit(RLIMIT_CPU, kCpuSeconds);
  Limit(RLIMIT_CORE, 0);
  alarm(kWallSeconds);
}

// From here on no file can be opened. Kernels without Landlock are left with the other bounds.
void CloseFilesOff() {
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;  // all of its first version
  const long rules = syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  if (rules < 0) return;
  syscall(SYS_landlock_restrict_self, static_cast<int>(rules), 0);
  close(static_cast<int>(rules));
}

// The part of standard input that is the file. Never unmapped: the process ends.
std::string_view Map(size_t offset, size_t length) {
  struct stat status {};
  if (length == 0 || fstat(STDIN_FILENO, &status) != 0 || offset + length > static_cast<size_t>(status.st_size)) {
    throw std::runtime_error("there is no such part of the upload");
  }
  const size_t before = offset % static_cast<size_t>(sysconf(_SC_PAGESIZE));
  void* data =
      mmap(nullptr, before + length, PROT_READ, MAP_PRIVATE, STDIN_FILENO, static_cast<off_t>(offset - before));
  if (data == MAP_FAILED) throw std::runtime_error("the upload cannot be mapped");
  return {static_cast<const char*>(data) + before, length};
}

bool IsWhole(std::string_view content, Kind kind) {
  if (kind == Kind::kPdf) return IsWholePdf(content);
  if (kind == Kind::kWebm) return IsWholeWebm(content);
  return IsWholeMovie(content);
}

const char* MimeOfDownload(Kind kind) {
  return kind == Kind::kPdf    ? "application/pdf"
         : kind == Kind::kWebm ? "video/webm"
         : kind == Kind::kMov  ? "video/quicktime"
                               : "video/mp4";
}

void Inspect(char** words) {
  SetBounds();
  const Sniffer sniffer;
  StartVips(words[0]);
  CloseFilesOff();
  const std::string_view content = Map(std::stoull(words[1]), std::stoull(words[2]));
  const auto type = sniffer.TypeOf(content);
  if (!type) {
    std::puts("refused type");
  } else if (*type->loader == '\0') {
    if (IsWhole(content, type->kind)) std::printf("download %s\n", MimeOfDownload(type->kind));
    else std::puts("refused whole");
  } else {
    const Picture picture = Redraw(content, *type, std::stoll(words[3]), kPictureFd, kThumbnailFd);
    if (picture.outcome == Picture::Outcome::kTooLarge) std::puts("refused pixels");
    else if (picture.outcome == Picture::Outcome::kNoRoom) std::puts("refused room");
    else if (picture.outcome == Picture::Outcome::kBroken) std::puts("refused broken");
    else
      std::printf("picture %s %d %d %d %d\n", picture.mime, picture.width, picture.height, picture.thumbnail_width,
                  picture.thumbnail_height);
  }
  std::fflush(stdout);
}

}  // namespace
}  // namespace seller_support::inspector

int main(int count, char** words) {
  if (count != 4) {
    std::fputs("seller-support-inspect is run by seller-support\n", stderr);
    return EXIT_FAILURE;
  }
  try {
    seller_support::inspector::Inspect(words);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "seller-support-inspect: %s\n", error.what());
    std::_Exit(EXIT_FAILURE);
  }
  // Not by way of destructors: what the libraries hold is gone with the process.
  std::_Exit(EXIT_SUCCESS);
}
