#include "host/viewer.h"

#include <stdexcept>

#include "base/text.h"
#include "host/host_store.h"
#include "host/login_cookie.h"
#include "host/plain_text.h"
#include "web/http.h"

namespace seller_support::host {
namespace {

constexpr std::string_view kManageShop = "manage_woocommerce";

// Everything about who sent a login cookie, in one query.
const db::Statement kFindLogin(
    "FindLogin",
    "SELECT id, login, display_name, email, locale, early_fragment, late_fragment, session_tokens, "
    "capabilities, selling, staff_of FROM host_user WHERE login = ? LIMIT 1");

enum LoginColumn { kId, kLogin, kName, kEmail, kLocale, kEarly, kLate, kSessions, kCapabilities, kSelling, kStaffOf };

// The site's profile with which the cookie's HMAC is right; nullptr: with none.
std::shared_ptr<const Profile> SigningProfile(db::Connection& connection, ProfileSource& profiles,
                                              const LoginCookie& cookie, const db::Row& user) {
  auto profile = profiles.Get(connection);
  auto is_right = [&] { return SignedWith(cookie, profile->logged_in_salt, user.Text(kEarly), user.Text(kLate)); };
  if (is_right()) return profile;
  if (!profiles.RefreshAfterBadCookie(connection)) return nullptr;
  profile = profiles.Get(connection);
  return is_right() ? profile : nullptr;
}

int64_t StoreOf(db::Connection& connection, const db::Row& user, const PhpValue& capabilities, const Profile& profile) {
  const PhpValue* seller = capabilities.Find("seller");
  if (seller != nullptr && seller->truthy()) return user.Text(kSelling) == "yes" ? user.Int(kId) : 0;
  const int64_t employer = ParseInteger(user.Text(kStaffOf)).value_or(0);
  // Who worked there once keeps the store's number.
  if (employer <= 0 || !HasCapability(capabilities, profile, kStaffRole)) return 0;
  if (!HasCapability(capabilities, profile, kStaffSupport)) return 0;
  const auto store = FindStore(connection, employer);
  return store && store->enabled ? employer : 0;
}

}  // namespace

bool HasCapability(const PhpValue& capabilities, const Profile& profile, std::string_view capability) {
  if (const PhpValue* own = capabilities.Find(capability)) return own->truthy();
  for (const auto& [role, granted] : profile.roles) {
    const PhpValue* held = capabilities.Find(role);
    if (held != nullptr && held->truthy() && granted.contains(std::string(capability))) return true;
  }
  return false;
}

std::string_view SideName(Side side) {
  switch (side) {
    case Side::kCustomer:
      return "customer";
    case Side::kSeller:
      return "seller";
    case Side::kMarketplace:
      return "marketplace";
  }
  throw std::out_of_range("no such side");
}

Side SideFromName(std::string_view name) {
  for (const Side side : {Side::kCustomer, Side::kSeller, Side::kMarketplace}) {
    if (SideName(side) == name) return side;
  }
  throw std::out_of_range("no side is called '" + std::string(name) + "'");
}

Side Viewer::side() const {
  switch (room) {
    case Room::kAccount:
      return Side::kCustomer;
    case Room::kDashboard:
      return Side::kSeller;
    case Room::kDesk:
      return Side::kMarketplace;
  }
  throw std::out_of_range("no such room");
}

std::optional<Person> Identify(db::Connection& connection, ProfileSource& profiles, std::string_view cookie_header,
                               Time now) {
  if (cookie_header.empty()) return std::nullopt;
  const auto value = web::FindCookie(cookie_header, profiles.Get(connection)->cookie_name);
  if (!value) return std::nullopt;
  const auto cookie = ParseLoginCookie(*value);
  if (!cookie) return std::nullopt;
  const auto user = connection.QueryOne(kFindLogin, {cookie->login});
  // The session comes first: a made-up cookie must not be able to trigger host calls for new keys.
  if (!user || !SessionAlive(*cookie, user->Text(kSessions), now)) return std::nullopt;
  const auto profile = SigningProfile(connection, profiles, *cookie, *user);
  if (!profile) return std::nullopt;

  const PhpValue capabilities = ParsePhp(user->Text(kCapabilities)).value_or(PhpValue());
  Person person;
  person.id = user->Int(kId);
  person.login = user->Text(kLogin);
  person.name = OneLine(PlainText(user->Text(kName)));
  if (person.name.empty()) person.name = person.login;
  person.email = user->Text(kEmail);
  person.language = user->Text(kLocale).empty() ? profile->language : user->Text(kLocale);
  person.session_token = cookie->token;
  person.marketplace = HasCapability(capabilities, *profile, kManageShop);
  person.store_id = StoreOf(connection, *user, capabilities, *profile);
  return person;
}

std::optional<Viewer> Enter(const Person& person, Room room) {
  const bool may = room == Room::kAccount || (room == Room::kDashboard && person.store_id != 0) ||
                   (room == Room::kDesk && person.marketplace);
  if (!may) return std::nullopt;
  return Viewer{person, room};
}

}  // namespace seller_support::host
