#include "web/http.h"

#include <cgicc/CgiInput.h>
#include <cgicc/Cgicc.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "base/text.h"

namespace seller_support::web {
namespace {

constexpr size_t kMaxFields = 1'000;  // an order's items have three fields each, or more

// Feeds cgicc from memory. The length it is told is the length there is.
class MemoryInput : public cgicc::CgiInput {
 public:
  MemoryInput(std::string method, std::string content_type, const std::string& text)
      : method_(std::move(method)), content_type_(std::move(content_type)), text_(text) {}

  size_t read(char* data, size_t size) override {
    const size_t count = std::min(size, text_.size() - at_);
    std::memcpy(data, text_.data() + at_, count);
    at_ += count;
    return count;
  }

  std::string getenv(const char* name) override {
    const std::string_view wanted = name;
    if (wanted == "REQUEST_METHOD") return method_;
    if (wanted == "CONTENT_TYPE") return content_type_;
    if (wanted == "CONTENT_LENGTH") return method_ == "POST" ? std::to_string(text_.size()) : "0";
    if (wanted == "QUERY_STRING") return method_ == "GET" ? text_ : "";
    return "";
  }

 private:
  std::string method_, content_type_;
  const std::string& text_;
  size_t at_ = 0;
};

// cgicc takes time with the square of a row of '&': half a megabyte of them would hold a worker for a minute.
bool HasTooManyFields(const std::string& text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), '&')) >= kMaxFields;
}

Fields Parse(const std::string& method, const std::string& content_type, const std::string& text) {
  if (text.empty()) return {};
  if (HasTooManyFields(text)) throw std::invalid_argument("too many fields");
  MemoryInput input(method, content_type, text);
  Fields fields;
  try {
    const cgicc::Cgicc parsed(&input);
    if (parsed.getElements().size() > kMaxFields) throw std::invalid_argument("too many fields");
    for (const auto& element : parsed.getElements()) {
      fields.Add(element.getName(), element.getValue());
    }
  } catch (const std::runtime_error& error) {
    throw std::invalid_argument(error.what());
  }
  for (const auto& [name, value] : fields.all()) {
    if (!IsCleanUtf8(name) || !IsCleanUtf8(value)) throw std::invalid_argument("not clean UTF-8");
  }
  return fields;
}

}  // namespace

void Fields::Add(std::string name, std::string value) { values_.emplace(std::move(name), std::move(value)); }

const std::string& Fields::Get(const std::string& name) const {
  static const std::string empty;
  const auto found = values_.find(name);
  return found == values_.end() ? empty : found->second;
}

std::optional<int64_t> Fields::Id(const std::string& name) const {
  const auto number = ParseInteger(Get(name));
  return number && *number > 0 ? number : std::nullopt;
}

Response SeeOther(const std::string& location) {
  Response response;
  response.status = 303;
  response.With("Location", location);
  return response;
}

std::optional<std::string_view> FindCookie(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const size_t end = std::min(header.find(';'), header.size());
    const std::string_view pair = Trim(header.substr(0, end));
    const size_t equals = pair.find('=');
    // "name =" is another cookie to PHP, so it must be one here.
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
      return Trim(pair.substr(equals + 1));
    }
    header.remove_prefix(std::min(end + 1, header.size()));
  }
  return std::nullopt;
}

Fields ParseQuery(const std::string& query) { return Parse("GET", "", query); }

Fields ParseForm(const std::string& content_type, const std::string& body) {
  // cgicc would take five times the body's memory, and misreads some of it.
  if (content_type.starts_with("multipart/")) throw std::invalid_argument("multipart is read elsewhere");
  return Parse("POST", content_type, body);
}

}  // namespace seller_support::web
