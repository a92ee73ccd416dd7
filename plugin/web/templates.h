// The templates in every language, loaded and checked once at start.
#pragma once

#include <cstring>

#include <ctemplate/template_cache.h>  // NOLINT: must follow <cstring>

#include <map>
#include <memory>
#include <string>

#include "web/template_values.h"
#include "web/translations.h"

namespace seller_support::web {

// Read-only after construction; shared by all threads.
class Templates {
 public:
  // Loads `share`/templates/**.tpl. Texts between [[ and ]] are translated here, once per language.
  // Throws std::runtime_error naming the file when one cannot be parsed or does not escape by itself
  // (only *.txt.tpl need not).
  Templates(const std::string& share, const Translations& translations);

  // `name` is relative to the folder: "ticket_list.tpl". Throws std::runtime_error for an unknown one.
  std::string Expand(const std::string& name, const std::string& language,
                     const ctemplate::TemplateDictionary& values) const;

 private:
  std::map<std::string, std::unique_ptr<ctemplate::TemplateCache>> caches_;
};

}  // namespace seller_support::web
