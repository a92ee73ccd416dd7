#include "support/sample_files.h"

#include <array>
#include <map>

namespace seller_support::test {
namespace {

// 40 × 20 pixels, the left half red, the right half blue.
constexpr const char* kJpeg =
    "/9j/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYV"
    "FSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAUACgDASIAAhEBAxEB/8QAHwAAAQUB"
    "AQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkK"
    "FhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5"
    "usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQD"
    "BAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpj"
    "ZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3"
    "+Pn6/9oADAMBAAIRAxEAPwDCooorzj7Eq3v8H41Vq1e/wfjVWvscq/3SHz/NnymZf71L5fkgooor0ThNSiiivz0+5Kt7/B+NVaKK+xyr/dIfP82f"
    "KZl/vUvl+SCiiivROE//2Q==";
constexpr const char* kPng =
    "iVBORw0KGgoAAAANSUhEUgAAACgAAAAUCAMAAADImI+JAAAABlBMVEUeHsjIHh5BYPBqAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAFklEQVQokWNg"
    "xAIYsIFRhaMKRxWCAACTkgGRyXAyKgAAAABJRU5ErkJggg==";
constexpr const char* kWebp =
    "UklGRj4BAABXRUJQVlA4WAoAAAAIAAAAJwAAEwAAVlA4IF4AAAAwBACdASooABQAPtFepEwoJaOiMBqoAQAaCUAZXHrAgFX/7gAA+xfs9gAA/upl"
    "/yv7+j7/+N4+3f7d9vPe+HbzLRrp+PTSH9KgXx6aQ8+scNDBD7jHD9iBp18hiAAARVhJRroAAABFeGlmAABJSSoACAAAAAYAEgEDAAEAAAABAAAA"
    "GgEFAAEAAABWAAAAGwEFAAEAAABeAAAAKAEDAAEAAAACAAAAEwIDAAEAAAABAAAAaYcEAAEAAABmAAAAAAAAADhjAADoAwAAOGMAAOgDAAAGAACQ"
    "BwAEAAAAMDIxMAGRBwAEAAAAAQIDAACgBwAEAAAAMDEwMAGgAwABAAAA//8AAAKgBAABAAAAKAAAAAOgBAABAAAAFAAAAAAAAAA=";
constexpr const char* kGif =
    "R0lGODlhKAAUAIEAAEdwTB4eyMgeHgAAACH/C05FVFNDQVBFMi4wAwEAAAAh+QQFAAAAACwAAAAAKAAUAAACOZSPmcHt/5SUsNaJj90tZ855GLiJ"
    "E2mZFAqpCtu6CBzJGt3ZBp7rPKPb/YKCX4BoRA6DSebS97QZCwA7";
constexpr const char* kHeic =
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAA"
    "AAACAAAAEGlkYXQAAAAAACgAFAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAAQAACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYA"
    "AAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAAALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe"
    "8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQEDcAAAAwCQAAADAAADAB6gIIEFluqumubgQEDAgAAAAwCAAAAD"
    "AIQiAAEABkQBwXPBiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAKAAAABQAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAA"
    "AgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGltZwACAAEAAQAAAEhtZGF0AAAAPCgBrxkhoRBI712lv/9+Pv9Zhf4lxtd0wRC7gL8C0BepBUqS"
    "rsv/PiPqBLXdbPeqrHM/FkCmDVW+GfBEOA==";

std::string Decoded(const std::string& base64) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  uint32_t bits = 0;
  int count = 0;
  for (const char c : base64) {
    if (c == '=') break;
    bits = bits << 6 | static_cast<uint32_t>(kDigits.find(c));
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

std::string BigEndian(uint32_t value, int bytes = 4) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

// Source: the PNG specification, annex D.
uint32_t Crc(const std::string& data) {
  uint32_t crc = 0xFFFFFFFF;
  for (const char c : data) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (0xEDB88320 & (0U - (crc & 1)));
  }
  return ~crc;
}

std::string Chunk(const std::string& type, const std::string& data) {
  return BigEndian(static_cast<uint32_t>(data.size())) + type + data + BigEndian(Crc(type + data));
}

std::string PngOf(uint32_t width, uint32_t height, const std::string& data) {
  return "\x89PNG\r\n\x1A\n" + Chunk("IHDR", BigEndian(width) + BigEndian(height) + std::string("\x08\x02\0\0\0", 5)) +
         Chunk("IDAT", data) + Chunk("IEND", "");
}

// zlib's format without compression. Source: RFC 1950, RFC 1951.
std::string Stored(const std::string& data) {
  std::string out = "\x78\x01";
  uint32_t a = 1, b = 0;
  for (const char c : data) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  for (size_t at = 0; at < data.size(); at += 65535) {
    const std::string piece = data.substr(at, 65535);
    const auto size = static_cast<uint32_t>(piece.size());
    out += at + piece.size() == data.size() ? '\1' : '\0';
    for (const uint32_t number : {size, ~size})
      out += {static_cast<char>(number & 0xFF), static_cast<char>(number >> 8 & 0xFF)};
    out += piece;
  }
  return out + BigEndian(b << 16 | a);
}

std::string Box(const std::string& type, const std::string& content) {
  return BigEndian(static_cast<uint32_t>(content.size() + 8)) + type + content;
}

std::string Movie(const std::string& brand, size_t bytes) {
  return Box("ftyp", brand + std::string(4, '\0') + brand) + Box("moov", Box("mvhd", std::string(100, '\0'))) +
         Box("mdat", std::string(bytes, 'v'));
}

}  // namespace

std::string Jpeg() { return Decoded(kJpeg); }
std::string Png() { return Decoded(kPng); }
std::string Webp() { return Decoded(kWebp); }
std::string Gif() { return Decoded(kGif); }
std::string Heic() { return Decoded(kHeic); }

// Source: Exif 2.3, 4.6: a big-endian TIFF with two directories.
std::string JpegFromAPhone() {
  auto entry = [](uint32_t tag, uint32_t type, uint32_t count, const std::string& value) {
    return BigEndian(tag, 2) + BigEndian(type, 2) + BigEndian(count) + value;
  };
  const std::string tiff = std::string("MM\0*", 4) + BigEndian(8) + BigEndian(2, 2) +
                           entry(0x0112, 3, 1, BigEndian(6, 2) + BigEndian(0, 2)) +  // turned by a quarter
                           entry(0x8825, 4, 1, BigEndian(38)) + BigEndian(0) + BigEndian(1, 2) +
                           entry(0x001D, 2, 11, BigEndian(56)) + BigEndian(0) + std::string("2026:11:24\0", 11) +
                           "GPS 48.1374 N 11.5755 E";
  const std::string exif = std::string("Exif\0\0", 6) + tiff;
  const std::string comment = "taken by Ada";
  const std::string plain = Jpeg();
  return plain.substr(0, 2) + "\xFF\xE1" + BigEndian(static_cast<uint32_t>(exif.size() + 2), 2) + exif + "\xFF\xFE" +
         BigEndian(static_cast<uint32_t>(comment.size() + 2), 2) + comment + plain.substr(2);
}

std::string PixelBomb() { return PngOf(50'000, 50'000, Stored(std::string(1000, 'x'))); }

std::string LargePng(size_t bytes) {
  const uint32_t width = 2000;
  const auto height = static_cast<uint32_t>(bytes / (3 * width + 1));
  std::string rows;
  uint32_t noise = 1;
  for (uint32_t row = 0; row < height; ++row) {
    rows += '\0';
    for (uint32_t i = 0; i < 3 * width; ++i) rows += static_cast<char>((noise = noise * 1664525 + 1013904223) >> 24);
  }
  return PngOf(width, height, Stored(rows));
}

std::string Pdf(size_t bytes) {
  return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% " + std::string(bytes, 'p') +
         "\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
}

std::string Mp4(size_t bytes) { return Movie("isom", bytes); }
std::string Mov(size_t bytes) { return Movie("qt  ", bytes); }

std::string Webm() {
  using namespace std::string_literals;
  const std::string head =
      "\x42\x86\x81\x01\x42\xF7\x81\x01\x42\xF2\x81\x04\x42\xF3\x81\x08\x42\x82\x84webm\x42\x87\x81\x02\x42\x85\x81\x02"s;
  const std::string segment = "\xEC\x84\0\0\0\0"s;
  return "\x1A\x45\xDF\xA3"s + static_cast<char>(0x80 + head.size()) + head + "\x18\x53\x80\x67"s +
         static_cast<char>(0x80 + segment.size()) + segment;
}

std::string Zip() {
  using namespace std::string_literals;
  return "PK\3\4\x0A\0\0\0\0\0"s + std::string(20, '\0') + "evil.class" + "PK\5\6" + std::string(18, '\0');
}

std::string MultipartBody(const std::map<std::string, std::string>& fields, const std::vector<SentFile>& files) {
  std::string body;
  for (const auto& [name, value] : fields)
    body += "--" + kBoundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  for (const SentFile& file : files)
    body += "--" + kBoundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.name +
            "\"\r\nContent-Type: " + file.type + "\r\n\r\n" + file.content + "\r\n";
  return body + "--" + kBoundary + "--\r\n";
}

}  // namespace seller_support::test
