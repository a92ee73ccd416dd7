// The command `uninstall`: the shop as it was before `setup`.
#pragma once

#include "base/config.h"
#include "install/options.h"

namespace seller_support::install {

// Takes back what setup made, each step said before it is done: the unit, nginx' lines and files, the plugin with its
// options, the views and accounts. Our tables, files and the configuration stay, so that `setup` finds them again; with
// `purge` they go too, after everything was written into `export_folder`. Refunds that were booked stay in the shop's
// books and are named. May be run again where it broke off. Throws std::runtime_error with the remedy.
int Uninstall(const Config& config, const UninstallOptions& options);

}  // namespace seller_support::install
