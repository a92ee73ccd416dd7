#include "base/crypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <stdexcept>
#include <system_error>

namespace seller_support {
namespace {

std::string Hex(const unsigned char* bytes, size_t size) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  out.reserve(size * 2);
  for (size_t i = 0; i < size; ++i) out += {kHex[bytes[i] >> 4], kHex[bytes[i] & 15]};
  return out;
}

std::string HmacHex(const EVP_MD* hash, std::string_view key, std::string_view data) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned size = 0;
  if (HMAC(hash, key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(data.data()),
           data.size(), out.data(), &size) == nullptr) {
    throw std::runtime_error("computing an HMAC failed");
  }
  return Hex(out.data(), size);
}

std::string DigestHex(const EVP_MD* hash, std::string_view data) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned size = 0;
  if (EVP_Digest(data.data(), data.size(), out.data(), &size, hash, nullptr) != 1) {
    throw std::runtime_error("computing a digest failed");
  }
  return Hex(out.data(), size);
}

}  // namespace

std::string HmacSha256Hex(std::string_view key, std::string_view data) { return HmacHex(EVP_sha256(), key, data); }

std::string HmacMd5Hex(std::string_view key, std::string_view data) { return HmacHex(EVP_md5(), key, data); }

std::string Md5Hex(std::string_view data) { return DigestHex(EVP_md5(), data); }

std::string Sha256Hex(std::string_view data) { return DigestHex(EVP_sha256(), data); }

std::string Sha256HexOfFile(int fd) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  std::array<char, 65'536> piece{};
  unsigned size = 0;
  bool good = context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
  off_t at = 0;
  for (;;) {
    const ssize_t read = pread(fd, piece.data(), piece.size(), at);
    if (read < 0) throw std::system_error(errno, std::generic_category(), "reading a file");
    if (read == 0) break;
    good = good && EVP_DigestUpdate(context.get(), piece.data(), static_cast<size_t>(read)) == 1;
    at += read;
  }
  if (!good || EVP_DigestFinal_ex(context.get(), out.data(), &size) != 1)
    throw std::runtime_error("computing a SHA-256 failed");
  return Hex(out.data(), size);
}

std::string RandomHex(size_t bytes) {
  std::string raw(bytes, '\0');
  auto* data = reinterpret_cast<unsigned char*>(raw.data());
  if (RAND_bytes(data, static_cast<int>(bytes)) != 1) {
    throw std::runtime_error("the operating system gave no random bytes");
  }
  return Hex(data, bytes);
}

bool ConstantTimeEquals(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace seller_support
