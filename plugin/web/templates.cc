#include "web/templates.h"

#include <ctemplate/template.h>
#include <ctemplate/template_enums.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/text.h"

namespace seller_support::web {
namespace {

constexpr std::string_view kAutoEscape = "{{%AUTOESCAPE context=\"HTML\"}}";

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return text.str();
}

// A translated text as it may stand in HTML text and in quoted attributes; {{VARIABLES}} stay.
std::string HtmlText(std::string text) {
  text = ReplaceAll(std::move(text), "&", "&amp;");
  text = ReplaceAll(std::move(text), "<", "&lt;");
  text = ReplaceAll(std::move(text), ">", "&gt;");
  return ReplaceAll(std::move(text), "\"", "&quot;");
}

std::string Translate(const std::string& source, bool html, const std::string& name, const std::string& language,
                      const Translations& translations) {
  std::string out;
  size_t at = 0;
  for (size_t open = source.find("[["); open != std::string::npos; open = source.find("[[", at)) {
    const size_t close = source.find("]]", open);
    if (close == std::string::npos) throw std::runtime_error(name + ": '[[' without ']]'");
    const std::string text = translations.Text(language, source.substr(open + 2, close - open - 2));
    out += source.substr(at, open - at);
    out += html ? HtmlText(text) : text;
    at = close + 2;
  }
  return out + source.substr(at);
}

}  // namespace

Templates::Templates(const std::string& share, const Translations& translations) {
  const std::filesystem::path folder = std::filesystem::path(share) / "templates";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".tpl") continue;
    const std::string name = std::filesystem::relative(entry.path(), folder);
    const std::string source = ReadFile(entry.path());
    const bool html = !name.ends_with(".txt.tpl");
    if (html && !source.starts_with(kAutoEscape)) {
      throw std::runtime_error(name + ": the first line must switch auto-escaping on");
    }
    for (const std::string& language : translations.languages()) {
      auto& cache = caches_[language];
      if (!cache) cache = std::make_unique<ctemplate::TemplateCache>();
      const auto strip = html ? ctemplate::STRIP_BLANK_LINES : ctemplate::DO_NOT_STRIP;
      if (!cache->StringToTemplateCache(name, Translate(source, html, name, language, translations), strip)) {
        throw std::runtime_error(name + ": cannot be parsed (" + language + ")");
      }
    }
  }
}

std::string Templates::Expand(const std::string& name, const std::string& language,
                              const ctemplate::TemplateDictionary& values) const {
  auto cache = caches_.find(language);
  if (cache == caches_.end()) cache = caches_.find("en");
  if (cache == caches_.end()) throw std::runtime_error("there are no templates");
  const auto strip = name.ends_with(".txt.tpl") ? ctemplate::DO_NOT_STRIP : ctemplate::STRIP_BLANK_LINES;
  std::string out;
  if (!cache->second->ExpandWithData(name, strip, &values, nullptr, &out)) {
    throw std::runtime_error("template " + name + " cannot be expanded");
  }
  return out;
}

}  // namespace seller_support::web
