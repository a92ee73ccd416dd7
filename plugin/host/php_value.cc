#include "host/php_value.h"

#include <charconv>

#include "base/text.h"

namespace seller_support::host {
namespace {

constexpr size_t kMaxBytes = 1 << 20;
constexpr int kMaxDepth = 16;

class Parser {
 public:
  explicit Parser(std::string_view bytes) : rest_(bytes) {}

  bool done() const { return rest_.empty(); }

  std::optional<PhpValue> Value(int depth) {
    if (rest_.size() < 2) return std::nullopt;
    const char type = rest_[0];
    if (type == 'N') return Take("N;") ? std::optional<PhpValue>(PhpValue()) : std::nullopt;
    if (rest_[1] != ':') return std::nullopt;
    rest_.remove_prefix(2);
    switch (type) {
      case 'b':
        return Bool();
      case 'i':
        return Wrap(Integer(';'));
      case 'd':
        return Float();
      case 's':
        return Wrap(Text(";"));
      case 'a':
        return Array(depth);
      default:
        return std::nullopt;
    }
  }

 private:
  template <typename T>
  static std::optional<PhpValue> Wrap(std::optional<T> value) {
    if (!value) return std::nullopt;
    return PhpValue(PhpValue::Data(std::move(*value)));
  }

  bool Take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  // Everything up to `end`, which is swallowed.
  std::optional<std::string_view> Until(char end) {
    const size_t at = rest_.find(end);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view text = rest_.substr(0, at);
    rest_.remove_prefix(at + 1);
    return text;
  }

  std::optional<int64_t> Integer(char end) {
    const auto text = Until(end);
    return text ? ParseInteger(*text) : std::nullopt;
  }

  std::optional<PhpValue> Bool() {
    const auto number = Integer(';');
    if (!number || (*number != 0 && *number != 1)) return std::nullopt;
    return PhpValue(PhpValue::Data(*number == 1));
  }

  std::optional<PhpValue> Float() {
    const auto text = Until(';');
    if (!text) return std::nullopt;
    double number = 0;  // from_chars knows INF and NAN as well
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc() || end != text->data() + text->size()) return std::nullopt;
    return PhpValue(PhpValue::Data(number));
  }

  // 5:"hello" and then `end`; the length counts bytes.
  std::optional<std::string> Text(std::string_view end) {
    const auto size = Integer(':');
    if (!size || *size < 0 || !Take("\"")) return std::nullopt;
    if (static_cast<uint64_t>(*size) > rest_.size()) return std::nullopt;
    std::string text(rest_.substr(0, static_cast<size_t>(*size)));
    rest_.remove_prefix(text.size());
    if (!Take("\"") || !Take(end)) return std::nullopt;
    return text;
  }

  std::optional<PhpValue::Key> Key() {
    if (Take("i:")) {
      const auto number = Integer(';');
      return number ? std::optional<PhpValue::Key>(*number) : std::nullopt;
    }
    if (!Take("s:")) return std::nullopt;
    auto text = Text(";");
    return text ? std::optional<PhpValue::Key>(std::move(*text)) : std::nullopt;
  }

  std::optional<PhpValue> Array(int depth) {
    const auto count = Integer(':');
    if (!count || *count < 0 || depth >= kMaxDepth || !Take("{")) return std::nullopt;
    // Nothing is reserved by the count: it is only a claim.
    PhpValue::Array array;
    for (int64_t i = 0; i < *count; ++i) {
      auto key = Key();
      if (!key) return std::nullopt;
      auto value = Value(depth + 1);
      if (!value) return std::nullopt;
      array.emplace_back(std::move(*key), std::move(*value));
    }
    if (!Take("}")) return std::nullopt;
    return PhpValue(PhpValue::Data(std::move(array)));
  }

  std::string_view rest_;
};

}  // namespace

std::optional<int64_t> PhpValue::integer() const {
  const auto* number = std::get_if<int64_t>(&data_);
  return number ? std::optional(*number) : std::nullopt;
}

std::string PhpValue::decimal() const {
  if (const auto* number = std::get_if<int64_t>(&data_)) return std::to_string(*number);
  if (const auto* number = std::get_if<double>(&data_)) return std::to_string(*number);
  return text() == nullptr ? std::string() : *text();
}

bool PhpValue::truthy() const {
  struct Visitor {
    bool operator()(std::monostate) const { return false; }
    bool operator()(bool value) const { return value; }
    bool operator()(int64_t value) const { return value != 0; }
    bool operator()(double value) const { return value < 0 || value > 0 || value != value; }
    bool operator()(const std::string& value) const { return !value.empty() && value != "0"; }
    bool operator()(const Array& value) const { return !value.empty(); }
  };
  return std::visit(Visitor(), data_);
}

const PhpValue* PhpValue::Find(std::string_view key) const {
  const Array* members = array();
  if (members == nullptr) return nullptr;
  for (auto member = members->rbegin(); member != members->rend(); ++member) {
    const auto* name = std::get_if<std::string>(&member->first);
    if (name != nullptr && *name == key) return &member->second;
  }
  return nullptr;
}

std::optional<PhpValue> ParsePhp(std::string_view bytes) {
  if (bytes.size() > kMaxBytes) return std::nullopt;
  Parser parser(bytes);
  auto value = parser.Value(0);
  if (!parser.done()) return std::nullopt;
  return value;
}

}  // namespace seller_support::host
