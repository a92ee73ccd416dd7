// Time as the program sees it: UTC with microseconds, from a clock that tests can move.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace seller_support {

using Time = std::chrono::sys_time<std::chrono::microseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time Now() const = 0;
};

class SystemClock : public Clock {
 public:
  Time Now() const override;
};

// "2026-11-23 22:14:15.123456": MariaDB's DATETIME(6), UTC.
std::string ToSql(Time time);

// Reads DATETIME or DATETIME(6) text, UTC; nullopt for anything else, '0000-00-00 …' included.
std::optional<Time> FromSql(std::string_view text);

// "2026-11-23T22:14:15Z", for <time datetime="…">.
std::string ToIso(Time time);

}  // namespace seller_support
