// Who is asking, and in which room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "db/connection.h"
#include "host/php_value.h"
#include "host/profile_source.h"

namespace seller_support::host {

// The room of the route decides as what a person acts (DESIGN 3).
enum class Room { kAccount, kDashboard, kDesk };

// Side of a message or event, and who a ticket waits on.
enum class Side { kCustomer, kSeller, kMarketplace };
std::string_view SideName(Side side);      // "customer", "seller", "marketplace"
Side SideFromName(std::string_view name);  // throws std::out_of_range

// A logged-in person.
struct Person {
  int64_t id = 0;
  std::string login, name, email;  // name: display name, plain text
  std::string language;            // the user's own locale, else the site's
  std::string session_token;       // third part of the login cookie
  bool marketplace = false;        // manage_woocommerce
  int64_t store_id = 0;            // seller's user id when a seller or staff with the capability; else 0
};

// What makes somebody a store's staff, besides its number, and what they must hold to work on tickets and refunds.
inline constexpr std::string_view kStaffRole = "vendor_staff", kStaffSupport = "dokan_manage_support_tickets";

// Own capabilities win over those of the roles held, as in WP_User; a false value denies.
bool HasCapability(const PhpValue& capabilities, const Profile& profile, std::string_view capability);

// A person in a room they may use.
struct Viewer {
  Person person;
  Room room = Room::kAccount;
  Side side() const;
  // The store whose tickets are seen in the dashboard.
  int64_t store_id() const { return person.store_id; }
};

// Identifies the person from the request's whole Cookie header; the first of several login cookies counts.
// nullopt: nobody (no cookie, tampered, expired, logged out, user deleted). A seller whose selling is
// switched off has store_id 0. One query; a second one for staff, whose employer must be enabled.
std::optional<Person> Identify(db::Connection& connection, ProfileSource& profiles, std::string_view cookie_header,
                               Time now);

// nullopt when the person has no right to the room.
std::optional<Viewer> Enter(const Person& person, Room room);

}  // namespace seller_support::host
