// Any Cookie header, and any session_tokens after the first line end, must leave nobody logged in.
#include <cstdlib>

#include "host/login_cookie.h"
#include "web/http.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace seller_support;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const size_t end = text.find('\n');
  const auto value = web::FindCookie(text.substr(0, end), "login");
  if (!value) return 0;
  const auto cookie = host::ParseLoginCookie(*value);
  if (!cookie) return 0;
  if (cookie->login.empty() || cookie->token.empty() || cookie->hmac.size() != 64) std::abort();
  if (host::SignedWith(*cookie, "a key nobody knows", "frag", "ment")) std::abort();
  const std::string_view sessions = end == std::string_view::npos ? "" : text.substr(end + 1);
  host::SessionAlive(*cookie, sessions, Time());
  return 0;
}
