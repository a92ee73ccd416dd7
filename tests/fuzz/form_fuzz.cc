// Any form: the first line is the content type, the rest the body. Refused or clean text, nothing else.
#include <cstdlib>
#include <stdexcept>

#include "base/text.h"
#include "web/http.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace seller_support;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const size_t end = text.find('\n');
  const std::string body = end == std::string::npos ? "" : text.substr(end + 1);
  for (const bool query : {true, false}) {
    try {
      const web::Fields fields = query ? web::ParseQuery(body) : web::ParseForm(text.substr(0, end), body);
      if (fields.all().size() > 100) std::abort();
      for (const auto& [name, value] : fields.all()) {
        if (!IsCleanUtf8(name) || !IsCleanUtf8(value)) std::abort();
      }
    } catch (const std::invalid_argument&) {
      continue;
    }
  }
  return 0;
}
