// Any bytes in a usermeta row: read or refused, never a crash, and a text's entities the same.
#include <cstdlib>

#include "base/text.h"
#include "host/decimal.h"
#include "host/php_value.h"
#include "host/plain_text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace seller_support;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto value = host::ParsePhp(text)) {
    value->truthy();
    value->integer();
    value->Find("expiration");
  }
  if (!IsCleanUtf8(host::PlainText(text))) std::abort();
  host::AddAmounts(text, host::TidyAmount(text));
  return 0;
}
