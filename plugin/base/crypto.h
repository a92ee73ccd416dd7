// The few cryptographic primitives in use, over OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace seller_support {

// Lower-case hex of HMAC-SHA256, 64 characters.
std::string HmacSha256Hex(std::string_view key, std::string_view data);

// Lower-case hex of HMAC-MD5, 32 characters: WordPress derives its cookie key with it.
std::string HmacMd5Hex(std::string_view key, std::string_view data);

// Lower-case hex of MD5, 32 characters: WordPress names its cookies with it.
std::string Md5Hex(std::string_view data);

// Lower-case hex of SHA-256, 64 characters.
std::string Sha256Hex(std::string_view data);

// The same of a whole file that is open for reading. Throws std::system_error when it cannot be read.
std::string Sha256HexOfFile(int fd);

// Lower-case hex of `bytes` bytes of the operating system's randomness.
// Throws std::runtime_error when there are none.
std::string RandomHex(size_t bytes);

// Takes the same time wherever two texts of equal length differ.
bool ConstantTimeEquals(std::string_view a, std::string_view b);

}  // namespace seller_support
