// A request and its answer, free of FastCGI.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seller_support::web {

// Fields of a form or query: exact names; of several fields of one name the first counts.
class Fields {
 public:
  void Add(std::string name, std::string value);
  bool Has(const std::string& name) const { return values_.contains(name); }
  const std::string& Get(const std::string& name) const;  // "" when absent
  // A positive whole number, nullopt when absent or anything else.
  std::optional<int64_t> Id(const std::string& name) const;
  const std::map<std::string, std::string>& all() const { return values_; }

 private:
  std::map<std::string, std::string> values_;
};

struct Request {
  std::string id;      // 16 hex characters, shown with errors and logged
  std::string method;  // "GET", "POST", …
  std::string path;    // decoded, from the site's root
  std::string query;   // raw
  std::string content_type;
  std::string body;
  int body_status = 0;  // when there was a body that could not be taken: 400, 413, or 503 for too many files at once
  // Set where the body is longer than the server reads by itself: hands the body over in pieces, once. False when it
  // ended early, or when `take` said so.
  using TakePiece = std::function<bool(std::string_view)>;
  std::function<bool(const TakePiece& take)> read_large_body;
  int64_t body_length = 0;  // as the client says
  std::string cookie_header;
  std::string host, origin, referer;
  std::string remote_address;
  std::string if_none_match;
  bool from_htmx = false;  // HX-Request: true
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  bool from_file = false;  // the body is a file that nginx sends (X-Accel-Redirect)

  Response& With(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

// 303 to a root-relative address.
Response SeeOther(const std::string& location);

// The value of the first cookie `name`, as sent (not decoded); nullopt when there is none.
std::optional<std::string_view> FindCookie(std::string_view header, std::string_view name);

// Parses "a=1&b=2", at most 1,000 fields. Throws std::invalid_argument for NUL or invalid UTF-8.
Fields ParseQuery(const std::string& query);

// Parses an urlencoded body with cgicc; multipart.h has the other kind. Throws std::invalid_argument when it is
// malformed, has more than 1,000 fields, a NUL or invalid UTF-8.
Fields ParseForm(const std::string& content_type, const std::string& body);

}  // namespace seller_support::web
