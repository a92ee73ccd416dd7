// What leaves: the courier's rows, the way of mail, the room for files.
#include <fmt/format.h>

#include <chrono>

#include "files/file_store.h"
#include "install/doctor_checks.h"
#include "outbox/smtp_transport.h"

namespace seller_support::install {
namespace {

using std::chrono::minutes;

const db::Statement kDue(
    "DoctorDueMessages",
    "SELECT COUNT(*), MIN(next_attempt_at) FROM support_outbox "
    "WHERE state = 'waiting' AND next_attempt_at <= ? AND (lease_until IS NULL OR lease_until <= ?)");
const db::Statement kRetried(
    "DoctorRetriedMessages",
    "SELECT COUNT(*) OVER (), last_error FROM support_outbox WHERE state = 'waiting' AND attempts > 0 AND last_error <> '' "
    "ORDER BY id DESC LIMIT 1");
const db::Statement kFailed(
    "DoctorFailedMessages",
    "SELECT COUNT(*) OVER (), last_error FROM support_outbox WHERE state = 'failed' AND finished_at >= ? "
    "ORDER BY finished_at DESC LIMIT 1");
const db::Statement kWaitingRefunds(
    "DoctorWaitingRefunds",
    "SELECT COUNT(*), MIN(approved_at) FROM support_refund WHERE status = 'approved' AND host_refund_id IS NULL");
const db::Statement kFiles("DoctorFiles", "SELECT COUNT(*), COALESCE(SUM(bytes), 0) FROM support_file");
const db::Statement kFullStores(
    "DoctorFullStores",
    "SELECT COUNT(*) OVER (), seller_id, SUM(bytes) FROM support_file WHERE seller_id IS NOT NULL GROUP BY seller_id "
    "HAVING SUM(bytes) * 10 >= ? * 9 ORDER BY SUM(bytes) DESC LIMIT 1");

// "1,234".
std::string Grouped(int64_t number) {
  std::string text = std::to_string(number);
  for (size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

// "2.3 GB", as the limits count: 1 GB = 2^30.
std::string Size(int64_t bytes) {
  constexpr int64_t kMega = int64_t{1} << 20, kGiga = int64_t{1} << 30;
  if (bytes < kGiga) return fmt::format("{} MB", bytes / kMega);
  return fmt::format("{:.1f} GB", static_cast<double>(bytes) / static_cast<double>(kGiga));
}

std::string Messages(int64_t count) { return fmt::format("{} message{}", Grouped(count), count == 1 ? "" : "s"); }

void CheckLag(Exam& exam, Time now) {
  constexpr auto kLate = minutes(5), kStuck = minutes(60);
  const auto row = exam.database->QueryOne(kDue, {now, now});
  const auto oldest = row->MaybeTime(1);
  const auto late = oldest ? std::chrono::duration_cast<minutes>(now - *oldest) : minutes(0);
  const std::string what =
      fmt::format("The courier is behind: {} due, the oldest for {} minutes.", Messages(row->Int(0)), late.count());
  const std::string fix = fmt::format("When the program does not run: {} {}", HowToStart(exam), WhereItsLogIs(exam));
  if (late > kStuck) exam.Problem(what, fix);
  else if (late > kLate) exam.Warn(what, fix);
  else exam.Fine("The courier keeps up: nothing has been due for long.");
}

void CheckRefunds(Exam& exam, Time now) {
  const auto row = exam.database->QueryOne(kWaitingRefunds);
  const auto oldest = row->MaybeTime(1);
  if (!oldest) return;
  const auto late = std::chrono::duration_cast<minutes>(now - *oldest);
  const std::string what = fmt::format("{} approved refund{} not booked in WooCommerce yet, the oldest for {} minutes.",
                                       Grouped(row->Int(0)), row->Int(0) == 1 ? " is" : "s are", late.count());
  if (late > minutes(60)) exam.Warn(what, "The refund's page says what the site answers; PHP's error log says more.");
  else exam.Note(what);
}

}  // namespace

void CheckCourier(Exam& exam) {
  const Time now = exam.clock.Now();
  CheckLag(exam, now);
  if (const auto row = exam.database->QueryOne(kRetried)) {
    exam.Note(fmt::format("{} could not be sent yet, and the courier goes on trying: {}", Messages(row->Int(0)),
                          row->Text(1)));
  }
  constexpr auto kRecent = std::chrono::hours(7 * 24);
  if (const auto row = exam.database->QueryOne(kFailed, {now - kRecent})) {
    exam.Warn(fmt::format("{} failed for good in the last seven days, the newest because: {}", Messages(row->Int(0)),
                          row->Text(1)),
              "The ticket's page on the desk names each; put the cause right, then write again from there.");
  }
  CheckRefunds(exam, now);
}

void CheckMail(Exam& exam) {
  if (exam.config.mail_transport != "smtp") {
    if (exam.site) exam.Fine("Mail goes through the shop's own wp_mail, and the site answers.");
    else exam.Note("Mail goes through the shop's own wp_mail, and waits until the site answers.");
    return;
  }
  const std::string error = outbox::SmtpTransport(exam.config, exam.clock).Probe();
  if (error.empty()) {
    exam.Fine(fmt::format("The mail server {} lets us in.", exam.config.smtp_url));
  } else {
    exam.Problem(fmt::format("Mail cannot be sent through {}: {}.", exam.config.smtp_url, error),
                 fmt::format("Put smtp_url, smtp_user and smtp_password right in [mail] of {}, and start the program "
                             "again; mail that waits is sent then.",
                             exam.config_path));
  }
}

void CheckStoredFiles(Exam& exam) {
  const auto all = exam.database->QueryOne(kFiles);
  const int64_t room = files::ReadLimits(*exam.database).bytes_per_store;
  exam.Note(
      fmt::format("Files: {} in {}; each store may keep {}.", Grouped(all->Int(0)), Size(all->Int(1)), Size(room)));
  if (room == 0) return;  // no files are taken
  if (const auto full = exam.database->QueryOne(kFullStores, {room})) {
    exam.Warn(
        fmt::format("{} store{} used nine tenths of the room for files or more; the fullest is the seller with the "
                    "number {}, with {}.",
                    Grouped(full->Int(0)), full->Int(0) == 1 ? " has" : "s have", full->Int(1), Size(full->Int(2))),
        "Raise the room of a store on the desk's Settings page (Dokan → Support → Settings).");
  }
}

}  // namespace seller_support::install
