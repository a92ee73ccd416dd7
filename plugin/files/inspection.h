// Runs seller-support-inspect on a piece of an upload: what it is, and pictures drawn anew.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace seller_support::files {

struct Inspection {
  enum class Outcome {
    kPicture,   // drawn anew into the two descriptors
    kDownload,  // on the list, kept as it is
    kOtherType,
    kNotWhole,  // bytes that do not belong to it
    kBroken,
    kTooManyPixels,
    kNoRoom,
    kBusy,     // others are being looked at
    kTooLong,  // more time than the inspector is given
    kFailed,   // it crashed
  };
  Outcome outcome = Outcome::kFailed;
  std::string mime;  // as it is kept
  int width = 0, height = 0, thumbnail_width = 0, thumbnail_height = 0;
  std::chrono::milliseconds cost{0};  // of the processor
};

// `length` bytes of `fd` from `offset`; `picture_fd` and `thumbnail_fd` are open for reading and writing. One at
// a time in the whole machine, by a lock on the file `lock`; waits for it at most 10 s, then kBusy. The inspector is
// given 10 s of CPU time and 15 s in all. Throws std::system_error when it cannot be started.
Inspection Inspect(const std::string& program, const std::string& lock, int fd, size_t offset, size_t length,
                   int picture_fd, int thumbnail_fd);

}  // namespace seller_support::files
