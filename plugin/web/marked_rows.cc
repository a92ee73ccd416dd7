#include "web/marked_rows.h"

#include <sstream>

#include "base/crypto.h"
#include "base/text.h"

namespace seller_support::web {

Numbers NumbersFrom(const std::string& text) {
  Numbers numbers;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, '.');) {
    const auto number = ParseInteger(part);
    if (number && *number > 0) numbers.insert(*number);
  }
  return numbers;
}

std::string NumbersText(const Numbers& numbers) {
  std::string text;
  for (const int64_t number : numbers) text += (text.empty() ? "" : ".") + std::to_string(number);
  return text;
}

Numbers MarkedRows(const Fields& form) {
  if (form.Has("all")) return NumbersFrom(form.Get("shown"));
  Numbers numbers;
  for (const auto& [name, value] : form.all()) {
    const auto number = name.starts_with('r') ? ParseInteger(name.substr(1)) : std::nullopt;
    if (number && *number > 0) numbers.insert(*number);
  }
  return numbers;
}

Submission SubmissionOfRow(const Submission& form, int64_t row) {
  return {form.person_id, Sha256Hex(form.id + " " + std::to_string(row)).substr(0, 32), form.content};
}

}  // namespace seller_support::web
