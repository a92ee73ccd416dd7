// A form with files: the first line is the content type, the rest the body. Refused, or clean text and pieces of
// the body, nothing else.
#include <cstdlib>
#include <stdexcept>

#include "base/text.h"
#include "web/multipart.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace seller_support;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const size_t end = std::min(text.find('\n'), text.size());
  const std::string type = text.substr(0, end);
  const std::string_view body = std::string_view(text).substr(std::min(end + 1, text.size()));
  auto must = [](bool holds) {
    if (!holds) std::abort();
  };
  auto check = [&](const web::Fields& fields) {
    for (const auto& [name, value] : fields.all()) must(IsCleanUtf8(name) && IsCleanUtf8(value) && !name.empty());
  };
  check(web::FieldsInPart(type, body));
  try {
    const web::Multipart form = web::ParseMultipart(type, body);
    check(form.fields);
    must(form.files.size() + form.fields.all().size() <= web::kMaxParts);
    for (const web::FilePart& file : form.files) {
      must(IsCleanUtf8(file.filename) && !file.field.empty());
      must(file.content.data() >= body.data() &&
           file.content.data() + file.content.size() <= body.data() + body.size());
    }
  } catch (const std::invalid_argument&) {
    return 0;
  }
  return 0;
}
