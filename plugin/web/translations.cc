#include "web/translations.h"

#include <boost/locale.hpp>

#include <algorithm>
#include <filesystem>

namespace seller_support::web {
namespace {

constexpr const char* kDomain = "seller-support";

}  // namespace

Translations::Translations(const std::string& share) : languages_{"en"} {
  const std::filesystem::path folder = std::filesystem::path(share) / "locale";
  boost::locale::generator generate;
  generate.add_messages_path(folder.string());
  generate.add_messages_domain(kDomain);
  if (!std::filesystem::is_directory(folder)) return;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string language = entry.path().filename();
    locales_.emplace(language, generate(language + ".UTF-8"));
    languages_.push_back(language);
  }
  std::sort(languages_.begin() + 1, languages_.end());
}

std::string Translations::Best(std::string_view locale) const {
  for (std::string candidate(locale); !candidate.empty();) {
    if (locales_.contains(candidate)) return candidate;
    const size_t cut = candidate.rfind('_');
    candidate.resize(cut == std::string::npos ? 0 : cut);
  }
  return "en";
}

std::string Translations::Text(const std::string& language, const std::string& msgid) const {
  const auto found = locales_.find(language);
  if (found == locales_.end() || msgid.empty()) return msgid;
  return boost::locale::gettext(msgid.c_str(), found->second);
}

std::string Translations::Plural(const std::string& language, const std::string& one, const std::string& many,
                                 int64_t n) const {
  const auto found = locales_.find(language);
  const std::string text = found == locales_.end()
                               ? (n == 1 ? one : many)
                               : boost::locale::ngettext(one.c_str(), many.c_str(), static_cast<int>(n), found->second);
  return Fill(text, {{"n", std::to_string(n)}});
}

std::string Fill(std::string_view text, const std::vector<std::pair<std::string_view, std::string_view>>& values) {
  std::string out;
  size_t at = 0;
  while (at < text.size()) {
    const size_t open = text.find('{', at);
    const size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string_view key = text.substr(open + 1, close - open - 1);
    const auto value = std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == key; });
    out += text.substr(at, open - at);
    if (value == values.end()) out += text.substr(open, close - open + 1);
    else out += value->second;
    at = close + 1;
  }
  return out += text.substr(at);
}

}  // namespace seller_support::web
