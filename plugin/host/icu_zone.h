// A time zone of ICU by the name WordPress gives it.
#pragma once

#include <unicode/timezone.h>

#include <memory>
#include <string>

namespace seller_support::host {

// "Europe/Berlin" or "+05:30"; UTC for an unknown name.
std::unique_ptr<icu::TimeZone> IcuZone(const std::string& name);

}  // namespace seller_support::host
