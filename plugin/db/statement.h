// A named SQL statement. Each is a constant in the one `_store.cc` that uses it; all of them are
// listed, so that a test can prepare every statement on the real schema.
#pragma once

#include <string_view>
#include <vector>

namespace seller_support::db {

class Statement {
 public:
  // `sql` uses `?` for every value. Both texts must outlive the program (string literals).
  Statement(std::string_view name, std::string_view sql);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  std::string_view name() const { return name_; }
  std::string_view sql() const { return sql_; }

  // Every statement of the program, in no particular order. Complete once main() has begun.
  static const std::vector<const Statement*>& All();

 private:
  std::string_view name_;
  std::string_view sql_;
};

}  // namespace seller_support::db
