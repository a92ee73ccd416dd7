#include "files/look_store.h"

#include "files/file.h"

namespace seller_support::files {
namespace {

constexpr auto kLookLife = std::chrono::hours(1);
constexpr auto kCostLife = std::chrono::minutes(1);

const db::Statement kCount("CountLooks",
                           "SELECT COUNT(*), COALESCE(SUM(IF(at > ?, milliseconds, 0)), 0) FROM support_file_look "
                           "WHERE person_id = ? AND at > ?");
const db::Statement kNote("NoteLook", "INSERT INTO support_file_look (person_id, at, milliseconds) VALUES (?, ?, ?)");
const db::Statement kSweep("SweepLooks", "DELETE FROM support_file_look WHERE at < ? LIMIT 1000");

}  // namespace

bool MayLook(db::Connection& connection, int64_t person_id, Time now) {
  const auto looks = connection.QueryOne(kCount, {now - kCostLife, person_id, now - kLookLife});
  return looks->Int(0) < kLooksPerHour && looks->Int(1) < kLookMilliseconds;
}

void NoteLook(db::Connection& connection, int64_t person_id, Time now, std::chrono::milliseconds cost) {
  connection.Execute(kNote, {person_id, now, int64_t{cost.count()}});
}

int64_t SweepLooks(db::Connection& connection, Time now) { return connection.Execute(kSweep, {now - kLookLife}); }

}  // namespace seller_support::files
