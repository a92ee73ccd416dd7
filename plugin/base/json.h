// JSON. The parser and the writer are compiled once, here: a file that instantiates them takes seconds longer.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace seller_support {

using Json = nlohmann::json;

// What we wrote ourselves. Throws Json::parse_error.
Json ParseJson(const std::string& text);

// What somebody else wrote: is_discarded() where it is no JSON.
Json ParseForeignJson(const std::string& text);

// In one line. Broken UTF-8 is replaced.
std::string WriteJson(const Json& json);

}  // namespace seller_support
