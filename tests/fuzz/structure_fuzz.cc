// Any bytes as PDF, movie and WebM: an answer, and no reading beyond them.
#include <cstdint>

#include "files/inspector/structure.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace seller_support::inspector;
  const std::string_view content(reinterpret_cast<const char*>(data), size);
  return IsWholePdf(content) + IsWholeMovie(content) + IsWholeWebm(content) < 0 ? 1 : 0;
}
