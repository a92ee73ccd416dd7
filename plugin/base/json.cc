#include "base/json.h"

namespace seller_support {

Json ParseJson(const std::string& text) { return Json::parse(text); }

Json ParseForeignJson(const std::string& text) { return Json::parse(text, nullptr, false); }

std::string WriteJson(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace seller_support
