// What a file is, what it may be called and how much of them there may be. No input, no output.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seller_support::files {

// Settings, each with its default; the marketplace may change them at run time.
struct Limits {
  int64_t files_per_message = 5;
  int64_t bytes_per_file = 10 << 20;
  int64_t bytes_per_ticket = 50 << 20;
  int64_t bytes_per_store = int64_t{2} << 30;
  // Of one form with all its files and fields. nginx lets through a little more (nginx/server.conf).
  int64_t bytes_per_form() const { return files_per_message * bytes_per_file + (1 << 20); }
};

inline constexpr int64_t kMostPixels = 50'000'000;    // of a picture, before it is made smaller
inline constexpr size_t kMaxFileName = 120;           // code points
inline constexpr int64_t kMostFilesPerMessage = 20;   // whatever the setting says
inline constexpr int64_t kLooksPerHour = 100;         // into files of one person, refused ones too
inline constexpr int64_t kLookMilliseconds = 20'000;  // of the processor within a minute, for one person
inline constexpr int64_t kMostUnattached = 20;        // uploads of one person that hang on nothing yet

// A file as its row says.
struct File {
  int64_t id = 0;
  std::string storage_name;  // 32 hex characters; also the id of an upload
  std::string owner_kind;    // "" while only uploaded
  int64_t owner_id = 0;
  int64_t ticket_id = 0;                                 // whose room it takes up, 0 for none
  int64_t ticket_customer_id = 0, ticket_seller_id = 0;  // the ticket's two sides; only from FindFile
  std::string name, mime;
  int64_t bytes = 0;
  std::string sha256;  // of the bytes as they are kept; "" for files from before it was kept
  int width = 0, height = 0, thumbnail_width = 0, thumbnail_height = 0;  // 0 for what is no picture
  bool hidden = false;  // the message it hangs on is; only from FindFile
  bool picture() const { return width > 0; }
};

// Whether a name can be shown as it is: no path, no control or direction characters.
bool IsGoodFileName(std::string_view name);

// Whether a name ends like one of the types we take, or has no ending.
bool HasGoodEnding(std::string_view name);

// A good name made to fit the type that was found: cut to kMaxFileName, with the type's ending.
std::string NameFor(std::string_view name, std::string_view mime);

// Source: RFC 6266 with RFC 8187, an ASCII name beside the real one.
std::string ContentDisposition(const std::string& name, bool attachment);

bool IsStorageName(std::string_view text);

// A form names uploads by fields "upload-{id}".
inline constexpr std::string_view kUploadField = "upload-";

// Which word stands for the type.
enum class Word { kPicture, kPdf, kVideo };
Word WordFor(const File& file);

}  // namespace seller_support::files
