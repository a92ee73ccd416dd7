#include "support/german_share.h"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "support/files.h"

namespace seller_support::test {

GermanShare::GermanShare() {
  std::string pattern = (std::filesystem::temp_directory_path() / "seller-support-po-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
  folder_ = pattern;
  const std::string messages = folder_ + "/locale/de/LC_MESSAGES";
  std::filesystem::create_directories(messages);
  const std::string po = SourceFolder() + "/templates/po/de.po";
  if (std::system(("msgfmt -o '" + messages + "/seller-support.mo' '" + po + "'").c_str()) != 0) {
    throw std::runtime_error("msgfmt failed");
  }
}

GermanShare::~GermanShare() {
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
}

}  // namespace seller_support::test
