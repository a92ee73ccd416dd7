// One request on its way through a handler: what there is to work with, who asks, where and for what.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/config.h"
#include "db/connection.h"
#include "host/format.h"
#include "host/profile_source.h"
#include "host/time_zone.h"
#include "host/viewer.h"
#include "web/http.h"
#include "web/multipart.h"
#include "web/spool.h"
#include "web/template_values.h"
#include "web/templates.h"
#include "web/translations.h"

namespace seller_support::host {

// A worker's formatters, one a language, made anew when the profile changes.
class Formatters {
 public:
  const Formatter& For(const std::shared_ptr<const Profile>& profile, const std::string& language);

 private:
  std::shared_ptr<const Profile> profile_;
  std::map<std::string, std::unique_ptr<Formatter>> by_language_;
};

// What a worker thread owns or shares; outlives every request.
struct Services {
  const Config& config;
  const Clock& clock;
  const web::Translations& translations;
  const web::Templates& templates;
  ProfileSource& profiles;
  db::Connection& database;
  Formatters& formatters;
};

struct Visit;

// What later features may know of the ticket on a page, to add to it.
struct TicketSubject {
  int64_t ticket_id = 0, seller_id = 0, customer_id = 0;
  std::optional<int64_t> order_id;
  bool open = true;
  bool order_has_no_money = false;  // to give back: all of it is refunded, or none has come
  bool has_money = false;           // its order has refund requests, or there were offers on it
  bool has_dispute = false;         // of its order, live or ended
  Time opened_at;
  std::optional<Time> ordered_at = {};  // nullopt when the order is not to be found
};
// Adds include dictionaries: STEP to the page (above the reply form), PANEL to `side` (beside the thread; nullptr
// when the page has no such column).
using TicketPanel = void (*)(Visit& visit, const TicketSubject& ticket, ctemplate::TemplateDictionary& page,
                             ctemplate::TemplateDictionary* side);

struct Visit {
  Services& services;
  const web::Request& request;
  std::shared_ptr<const Profile> profile;
  Room room = Room::kAccount;
  bool fragment = false;         // asked for a fragment, not for a whole page
  std::string path;              // after the base path and f/: "account/tickets/17"
  std::vector<int64_t> ids;      // the numbers in the path
  std::optional<Viewer> viewer;  // nullopt: a guest, on the few routes that serve guests
  std::string guest;             // the guest's random cookie, "" when there is none yet
  std::string language = "en";   // a result of Translations::Best
  web::Fields query, form;
  std::shared_ptr<web::Spool> form_body;  // what `files` point into
  std::vector<web::FilePart> files;       // sent with the form, in order
  Time now;
  std::vector<TicketPanel> ticket_panels = {};  // of features that add to a ticket's page
  // What follows from a changed refund request in later features, within its transaction (refunds/refund_change.h).
  void (*refund_watch)(db::Connection& connection, int64_t refund_id, Time now) = nullptr;

  db::Connection& database() const { return services.database; }
  Moment moment() const { return {now, profile->timezone}; }
  const Formatter& format() const { return services.formatters.For(profile, language); }
  std::string Text(const char* msgid) const { return services.translations.Text(language, msgid); }
  std::string Plural(const char* one, const char* many, int64_t n) const {
    return services.translations.Plural(language, one, many, n);
  }
};

}  // namespace seller_support::host
