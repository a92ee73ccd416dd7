// multipart/form-data, read strictly where it lies: nothing is copied but names and short fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/http.h"

namespace seller_support::web {

// A file as it was sent. `content` points into the body.
struct FilePart {
  std::string field;     // the input's name
  std::string filename;  // what the browser calls it: for showing only, never a path
  std::string_view content;
};

struct Multipart {
  Fields fields;
  std::vector<FilePart> files;  // in the order sent; an input without a file sends none
};

inline constexpr size_t kMaxParts = 100;
inline constexpr size_t kMaxPartHead = 4096;        // bytes of a part's header lines
inline constexpr size_t kMaxTextPart = 512 * 1024;  // bytes of a part that is no file

// True for "multipart/form-data" with any parameters.
bool IsMultipart(std::string_view content_type);

// Source: RFC 7578 and RFC 2046, 5.1.1, as browsers write them (the WHATWG's percent encoding of quotes and line
// ends in names). The boundary may be quoted; the closing one may lack its CRLF. Throws std::invalid_argument
// for anything else: no boundary, bytes before the first or after the last one, a part without a name, a NUL or
// invalid UTF-8 in names or fields, over the limits above.
Multipart ParseMultipart(const std::string& content_type, std::string_view body);

// The fields that stand whole in the beginning of a body: what can be saved of one that could not be taken.
Fields FieldsInPart(const std::string& content_type, std::string_view beginning);

// Whether a request brings files, and so is for the threads that may take long over them: of several parts, and longer
// than the server reads by itself or naming a file. It may say so of a text, and never misses a file.
bool BringsFiles(const Request& request);

}  // namespace seller_support::web
