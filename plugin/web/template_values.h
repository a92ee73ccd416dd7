// ctemplate's dictionary header, which forgets an include of its own.
#pragma once

#include <cstring>

#include <ctemplate/template_dictionary.h>  // NOLINT: must follow <cstring>
