// The files that hang on something, as a page shows them.
#pragma once

#include <vector>

#include "files/file.h"
#include "host/visit.h"
#include "web/template_values.h"

namespace seller_support::files {

// Adds the include FILE_LIST, file_list.tpl; nothing for no files.
void AddFileList(ctemplate::TemplateDictionary& values, const host::Visit& visit, const std::vector<File>& files);

}  // namespace seller_support::files
