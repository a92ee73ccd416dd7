// Tells the host what the "Get Support" button says and where it stands: host calls by way of the outbox.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "db/connection.h"
#include "host/host_call.h"
#include "outbox/outbox.h"

namespace seller_support::tickets {

// The outbox kind of these calls.
inline constexpr const char* kButtonKind = "button";

// The marketplace's settings they are made of: the text; the names of the places where it stands, with spaces between.
inline constexpr const char* kButtonLabel = "button_label";
inline constexpr const char* kButtonPlaces = "button_places";
inline constexpr size_t kMostLabel = 60;  // code points, as the hook plugin takes them

// The places of the marketplace's text, each true or false.
std::map<std::string, bool> PlacesFrom(std::string_view text);
std::string PlacesText(const std::map<std::string, bool>& places);  // a missing one is on

// In the transaction of the change. A call says what stands in our tables when it is made, so the order of calls and
// their repetition do not matter.
void EnqueueMarketplaceButton(db::Connection& connection, Time now);
void EnqueueStoreButton(db::Connection& connection, int64_t seller_id, Time now);

// True while the host does not know the marketplace's newest settings yet.
bool MarketplaceButtonWaits(db::Connection& connection);

// The sender of kButtonKind, for one thread; what is passed must outlive it.
class ButtonCourier {
 public:
  ButtonCourier(db::Connection& connection, host::HostCaller& caller);

  // kFailed: the host refused it for good.
  outbox::Attempt Send(const outbox::Message& message);

 private:
  outbox::Attempt SendMarketplace();
  outbox::Attempt SendStore(int64_t seller_id);

  db::Connection& connection_;
  host::HostCaller& caller_;
};

}  // namespace seller_support::tickets
