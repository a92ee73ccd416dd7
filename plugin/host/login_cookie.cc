#include "host/login_cookie.h"

#include <vector>

#include "base/crypto.h"
#include "base/text.h"
#include "host/php_value.h"

namespace seller_support::host {
namespace {

constexpr size_t kMaxBytes = 4096;  // what browsers keep of a cookie

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// As PHP reads cookies since 7.4.3: %XX decoded, '+' stays, a lone '%' stays.
std::string PercentDecode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '%' && i + 2 < text.size() && HexDigit(text[i + 1]) >= 0 && HexDigit(text[i + 2]) >= 0;
    out += escape ? static_cast<char>(HexDigit(text[i + 1]) * 16 + HexDigit(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return out;
}

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const size_t at = text.find(separator);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

bool IsLowerHex(std::string_view text) { return text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

bool SignedWithFragment(const LoginCookie& cookie, std::string_view salt, std::string_view fragment) {
  const std::string expires = std::to_string(cookie.expires);
  std::string seed = cookie.login + '|';
  (seed += fragment) += '|' + expires + '|' + cookie.token;
  const std::string key = HmacMd5Hex(salt, seed);
  const std::string hmac = HmacSha256Hex(key, cookie.login + '|' + expires + '|' + cookie.token);
  return ConstantTimeEquals(hmac, cookie.hmac);
}

}  // namespace

std::optional<LoginCookie> ParseLoginCookie(std::string_view value) {
  if (value.size() > kMaxBytes) return std::nullopt;
  const auto parts = Split(PercentDecode(value), '|');
  if (parts.size() != 4 || parts[0].empty() || parts[2].empty()) return std::nullopt;
  // The login meets SQL and logs.
  if (!IsCleanUtf8(parts[0])) return std::nullopt;
  const auto expires = ParseInteger(parts[1]);
  if (!expires || *expires < 0 || parts[3].size() != 64 || !IsLowerHex(parts[3])) return std::nullopt;
  // "007" and the like would be signed as another text than the one sent.
  if (std::to_string(*expires) != parts[1]) return std::nullopt;
  return LoginCookie{parts[0], *expires, parts[2], parts[3]};
}

bool SignedWith(const LoginCookie& cookie, std::string_view salt, std::string_view early_fragment,
                std::string_view late_fragment) {
  // Without keys anybody could sign.
  if (salt.empty()) return false;
  return SignedWithFragment(cookie, salt, late_fragment) ||
         (early_fragment != late_fragment && SignedWithFragment(cookie, salt, early_fragment));
}

bool SessionAlive(const LoginCookie& cookie, std::string_view session_tokens, Time now) {
  const int64_t seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  if (cookie.expires < seconds) return false;
  const auto sessions = ParsePhp(session_tokens);
  if (!sessions) return false;
  const PhpValue* session = sessions->Find(Sha256Hex(cookie.token));
  if (session == nullptr) return false;
  // Sites that were never updated from WordPress 4.0 keep the bare expiration.
  const PhpValue* expiration = session->array() ? session->Find("expiration") : session;
  return expiration != nullptr && expiration->integer().value_or(0) >= seconds;
}

}  // namespace seller_support::host
