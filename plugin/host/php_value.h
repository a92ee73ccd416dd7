// What PHP's serialize() wrote, as far as the host's data needs it: no objects, no references.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace seller_support::host {

class PhpValue {
 public:
  using Key = std::variant<int64_t, std::string>;
  using Array = std::vector<std::pair<Key, PhpValue>>;
  using Data = std::variant<std::monostate, bool, int64_t, double, std::string, Array>;

  PhpValue() = default;
  explicit PhpValue(Data data) : data_(std::move(data)) {}

  // nullptr or nullopt when it is of another type.
  const Array* array() const { return std::get_if<Array>(&data_); }
  const std::string* text() const { return std::get_if<std::string>(&data_); }
  std::optional<int64_t> integer() const;
  // A number as decimal text, whichever way PHP wrote it ("11.9339", 4, 0.5); "" for everything else.
  std::string decimal() const;
  // PHP's (bool): false for null, false, 0, 0.0, "", "0" and the empty array.
  bool truthy() const;

  // The member of that text key; of a key written twice the last counts, as in PHP. nullptr: none.
  const PhpValue* Find(std::string_view key) const;

 private:
  Data data_;
};

// Reads one value that fills `bytes` exactly. At most 1 MiB and 16 levels; nullopt for everything else,
// whatever the bytes. Source of the format: php.net/serialize, ext/standard/var_unserializer.
std::optional<PhpValue> ParsePhp(std::string_view bytes);

}  // namespace seller_support::host
