// The few cryptographic primitives in use, over OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace seller_support {

// Lower-case hex of HMAC-SHA256, 64 characters.
std::string HmacSha256Hex(std::string_view key, std::string_view data);

// Lower-case hex of HMAC-MD5, 32 characters: WordPress derives its cookie key with it.
std::string HmacMd5Hex(std::string_view key, std::string_view data);

// Lower-case hex of SHA-256, 64 characters.
std::string Sha256Hex(std::string_view data);

// Lower-case hex of `bytes` bytes of the operating system's randomness.
// Throws std::runtime_error when there are none.
std::string RandomHex(size_t bytes);

// Takes the same time wherever two texts of equal length differ.
bool ConstantTimeEquals(std::string_view a, std::string_view b);

}  // namespace seller_support
