// What the marketplace may change about disputes at run time (support_setting), with its defaults.
#pragma once

#include <string>
#include <string_view>

#include "db/connection.h"
#include "disputes/dispute.h"

namespace seller_support::disputes {

inline constexpr int kMostOfTime = 1'000;  // hours or days

// dispute_open_after_hours, … : named as the members of Times. What is no number from 1 to kMostOfTime changes nothing.
Times ReadTimes(db::Connection& connection);

// The same from lines of a name, a space and a value.
Times TimesFrom(std::string_view lines);

// By when a seller has to answer what comes at `from`: the shop's business days, without those of the store's vacation,
// which gives it two weeks more at most.
Time SellerDeadline(db::Connection& connection, int64_t seller_id, const std::string& timezone, Time from, int days);

}  // namespace seller_support::disputes
