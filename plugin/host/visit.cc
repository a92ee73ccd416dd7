#include "host/visit.h"

namespace seller_support::host {

const Formatter& Formatters::For(const std::shared_ptr<const Profile>& profile, const std::string& language) {
  if (profile_ != profile) {
    by_language_.clear();
    profile_ = profile;
  }
  auto& formatter = by_language_[language];
  if (!formatter) formatter = std::make_unique<Formatter>(*profile, language);
  return *formatter;
}

}  // namespace seller_support::host
