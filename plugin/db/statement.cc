#include "db/statement.h"

namespace seller_support::db {
namespace {

std::vector<const Statement*>& Registry() {
  static std::vector<const Statement*> statements;
  return statements;
}

}  // namespace

Statement::Statement(std::string_view name, std::string_view sql) : name_(name), sql_(sql) {
  Registry().push_back(this);
}

const std::vector<const Statement*>& Statement::All() { return Registry(); }

}  // namespace seller_support::db
