#include "support/files.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace seller_support::test {

std::string SourceFolder() { return SELLER_SUPPORT_SOURCE_DIR; }

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string SharedHostFile(const std::string& name) {
  const std::string path = SourceFolder() + "/../shared/host/" + name;
  return std::filesystem::exists(path) ? path : "";
}

}  // namespace seller_support::test
