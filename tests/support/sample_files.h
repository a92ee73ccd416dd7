// Files as people send them, good and bad, and the body of a form that carries them.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace seller_support::test {

// Pictures of 40 × 20 pixels.
std::string Jpeg();
std::string Png();
std::string Webp();
std::string Gif();
std::string Heic();

// The JPEG with an EXIF part: to be turned by a quarter, a place (the text "GPS 48.1374"), and a comment.
std::string JpegFromAPhone();

// A PNG of 150 bytes that says it has 2.5 billion pixels.
std::string PixelBomb();

// 2,000 pixels wide, uncompressed noise of about this size: as large when it is written anew.
std::string LargePng(size_t bytes);

// Whole files with this many bytes of content.
std::string Pdf(size_t bytes = 100);
std::string Mp4(size_t bytes = 100);
std::string Mov(size_t bytes = 100);
std::string Webm();
std::string Zip();

struct SentFile {
  std::string name, content;
  std::string type = "application/octet-stream";  // as the sender says; nobody believes it
};

inline const std::string kBoundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
inline const std::string kMultipartType = "multipart/form-data; boundary=" + kBoundary;
std::string MultipartBody(const std::map<std::string, std::string>& fields, const std::vector<SentFile>& files);

}  // namespace seller_support::test
