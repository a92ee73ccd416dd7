// The command `setup`: from a shop's folder to a running support desk.
#pragma once

#include "install/options.h"

namespace seller_support::install {

// Finds the shop, says every step before it is done, and ends with what doctor sees. May be run again at any time,
// also over an older version. Nothing is changed before everything that can be known beforehand is right; throws
// std::runtime_error with the remedy otherwise. Returns the exit status: 0 also when steps are left to a person.
int SetUp(SetupOptions options);

}  // namespace seller_support::install
