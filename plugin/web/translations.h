// Translated texts: Boost.Locale over the .mo files the build makes from templates/po/*.po.
#pragma once

#include <locale>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace seller_support::web {

// Read-only after construction; shared by all threads.
class Translations {
 public:
  // Loads every language under `share`/locale. English is in the texts themselves.
  explicit Translations(const std::string& share);

  // The best language there is for a WordPress locale ("de_DE_formal" → "de"), else "en".
  std::string Best(std::string_view locale) const;

  // `msgid` in `language` (a result of Best); English where there is no translation.
  std::string Text(const std::string& language, const std::string& msgid) const;

  // One of two forms by number, with {n} replaced by it.
  std::string Plural(const std::string& language, const std::string& one, const std::string& many, int64_t n) const;

  // "en" and all others.
  const std::vector<std::string>& languages() const { return languages_; }

 private:
  std::map<std::string, std::locale> locales_;
  std::vector<std::string> languages_;
};

// Marks a text for templates/po/extract where it is not looked up at once.
constexpr const char* translate(const char* msgid) { return msgid; }

// `text` with each {key} replaced by its value, once: values are not searched again.
std::string Fill(std::string_view text, const std::vector<std::pair<std::string_view, std::string_view>>& values);

}  // namespace seller_support::web
