#include "work.h"

#include <sys/resource.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "answer.h"
#include "base/log.h"
#include "db/connection.h"
#include "desk/day_store.h"
#include "disputes/dispute_change.h"
#include "disputes/dispute_mail.h"
#include "files/file_store.h"
#include "files/look_store.h"
#include "host/host_call.h"
#include "host/profile_source.h"
#include "outbox/mail_transport.h"
#include "outbox/outbox.h"
#include "refunds/refund_courier.h"
#include "refunds/refund_mail.h"
#include "refunds/refund_outbox.h"
#include "refunds/refund_store.h"
#include "tickets/button_courier.h"
#include "tickets/draft_store.h"
#include "tickets/ticket_list_store.h"
#include "tickets/ticket_mail.h"
#include "tickets/ticket_sweep.h"
#include "web/fcgi_server.h"
#include "web/submission_store.h"

namespace seller_support {
namespace {

using namespace std::chrono_literals;

constexpr auto kCourierPause = 1s;  // between looks at an empty outbox
constexpr auto kAfterFault = 5s;
constexpr auto kDueEvery = std::chrono::seconds(30);
constexpr auto kSweepEvery = std::chrono::minutes(10);
constexpr int kFileWorkers = 2;        // one file is looked into at a time; the next is read meanwhile
constexpr int kMostSweeps = 100;       // of 1,000 rows; mail waits meanwhile
constexpr int kMostTicketSweeps = 20;  // of kSweptTickets; mail waits meanwhile
constexpr int kMostDays = 20;          // to be counted; mail waits meanwhile
constexpr auto kRepairEvery = std::chrono::hours(24);

sigset_t StopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

// A worker thread's own connection with all that its requests share.
struct Worker {
  db::Connection connection;
  host::Formatters formatters;
  host::Services services;
  Worker(const Config& config, const Clock& clock, const web::Translations& translations,
         const web::Templates& templates, host::ProfileSource& profiles)
      : connection(config), services{config, clock, translations, templates, profiles, connection, formatters} {}
};

// The wish to stop, told by a thread that waits for the signal.
class StopRequest {
 public:
  void Set() {
    const std::lock_guard lock(mutex_);
    wanted_ = true;
    changed_.notify_all();
  }
  // Sleeps unless asked to stop; true when it was.
  bool Within(std::chrono::milliseconds pause) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, pause, [&] { return wanted_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool wanted_ = false;
};

// Runs `act` once when the process is asked to stop. The thread belongs to nobody: a fault that ends the
// process must not wait for a signal.
void OnStop(std::function<void()> act) {
  std::thread waiter([act = std::move(act)] {
    const sigset_t signals = StopSignals();
    int signal = 0;
    sigwait(&signals, &signal);
    act();
  });
  waiter.detach();
}

// What is due, what grows old, and counts that a fault may have left wrong.
class Housekeeping {
 public:
  Housekeeping(const Config& config, host::ProfileSource& profiles) : storage_(config), profiles_(profiles) {}
  void RunIfDue(db::Connection& connection, refunds::RefundCourier& refunds, Time now) {
    if (now >= next_due_) {
      Do("what is due of refunds", [&] { refunds.Sweep(); });
      Do("the promises of answers", [&] { tickets::SweepPromises(connection, now); });
      Do("what is due of tickets", [&] { SweepClocks(connection, now); });
      Do("what is due of disputes", [&] { disputes::SweepDisputes(connection, now); });
      next_due_ = now + kDueEvery;
    }
    if (now >= next_days_) {
      bool more = false;
      Do("counting days", [&] {
        const host::Moment moment{now, profiles_.Get(connection)->timezone};
        more = desk::CountDays(connection, moment, kMostDays) == kMostDays;
      });
      if (!more) next_days_ = now + kSweepEvery;
    }
    if (now >= next_sweep_) {
      Do("old drafts", [&] { SweepAll(tickets::SweepDrafts, connection, now); });
      Do("old submissions", [&] { SweepAll(web::SweepSubmissions, connection, now); });
      Do("old messages", [&] { SweepAll(outbox::SweepSent, connection, now); });
      Do("looks into files", [&] { SweepAll(files::SweepLooks, connection, now); });
      Do("old uploads", [&] { files::SweepUploads(connection, storage_, now); });
      next_sweep_ = now + kSweepEvery;
    }
    if (now >= next_repair_) {
      Do("repairing counts of tickets", [&] { TellRepaired(tickets::RepairCounts(connection)); });
      Do("repairing counts of refunds", [&] { TellRepaired(refunds::RepairRefundCounts(connection)); });
      Do("files that hang on nothing", [&] {
        const int64_t orphans = files::SweepOrphans(connection, storage_, now);
        if (orphans > 0) LogInfo("removed " + std::to_string(orphans) + " files that hung on nothing");
      });
      next_repair_ = now + kRepairEvery;
    }
  }

 private:
  // One that fails keeps no other from its turn. Without a connection all would: they are tried again.
  static void Do(const std::string& duty, const std::function<void()>& act) {
    try {
      act();
    } catch (const std::exception& error) {
      const auto* failed = dynamic_cast<const db::Error*>(&error);
      if (failed != nullptr && failed->connection_lost()) throw;
      LogError("courier, " + duty + ": " + error.what());
    }
  }
  // More may come between two sweeps than one statement takes.
  static void SweepAll(int64_t (*sweep)(db::Connection&, Time), db::Connection& connection, Time now) {
    for (int i = 0; i < kMostSweeps && sweep(connection, now) > 0; ++i) continue;
  }
  static void TellRepaired(int64_t wrong) {
    if (wrong > 0) LogWarning("repaired " + std::to_string(wrong) + " counts");
  }
  void SweepClocks(db::Connection& connection, Time now) {
    const host::Moment moment{now, profiles_.Get(connection)->timezone};
    for (int i = 0; i < kMostTicketSweeps; ++i) {
      if (tickets::SweepTickets(connection, moment) < tickets::kSweptTickets) return;
    }
  }

  files::Storage storage_;
  host::ProfileSource& profiles_;
  Time next_due_{}, next_days_{}, next_sweep_{}, next_repair_{};
};

// nginx opens a connection for each waiting request, and the usual soft limit is 1024.
void RaiseDescriptorLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = std::max(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, 16'384));
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

int RunWeb(const Config& config, int listen_fd) {
  RaiseDescriptorLimit();
  const SystemClock clock;
  const web::Translations translations(config.share);
  const web::Templates templates(config.share, translations);
  host::ProfileSource profiles(config, clock);
  const sigset_t signals = StopSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGXFSZ, SIG_IGN);  // a file over a limit is an error to be told, not an end
  web::FcgiServer server(listen_fd, config.workers, kFileWorkers, [&]() -> web::Handler {
    auto worker = std::make_shared<Worker>(config, clock, translations, templates, profiles);
    return [worker](web::Request& request) { return Answer(worker->services, request); };
  });
  OnStop([&] { server.Stop(); });
  server.Run();
  return EXIT_SUCCESS;
}

int RunCourier(const Config& config) {
  const SystemClock clock;
  const web::Translations translations(config.share);
  const web::Templates templates(config.share, translations);
  host::ProfileSource profiles(config, clock);
  const sigset_t signals = StopSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  db::Connection connection(config);
  db::Connection reading(config);  // the senders' own: theirs never stands in the courier's transaction
  host::HostCaller caller(config, clock);
  const auto transport = outbox::MakeMailTransport(config, clock, caller);
  const outbox::Mailing mailing{reading, profiles, translations, templates, *transport};
  tickets::TicketMailer mailer(mailing);
  outbox::Courier courier(connection, clock);
  courier.Register(tickets::kTicketMailKind, [&](const outbox::Message& message) { return mailer.Send(message); });
  refunds::RefundMailer refund_mailer(mailing);
  courier.Register(refunds::kRefundMailKind,
                   [&](const outbox::Message& message) { return refund_mailer.Send(message); });
  disputes::DisputeMailer dispute_mailer(mailing);
  courier.Register(disputes::kDisputeMailKind,
                   [&](const outbox::Message& message) { return dispute_mailer.Send(message); });
  refunds::RefundCourier refunds(reading, profiles, caller, clock, disputes::FollowRefund);
  courier.Register(
      refunds::kRefundCallKind, [&](const outbox::Message& message) { return refunds.Book(message); },
      outbox::Patience::kForever);
  courier.Register(
      refunds::kRefundRowKind, [&](const outbox::Message& message) { return refunds.WriteRow(message); },
      outbox::Patience::kForever);
  tickets::ButtonCourier buttons(reading, caller);
  courier.Register(
      tickets::kButtonKind, [&](const outbox::Message& message) { return buttons.Send(message); },
      outbox::Patience::kForever);
  StopRequest stop;
  OnStop([&] {
    courier.Stop();
    stop.Set();
  });
  Housekeeping housekeeping(config, profiles);
  for (std::chrono::milliseconds pause = 0ms; !stop.Within(pause);) {
    try {
      pause = courier.RunOnce() > 0 ? 0ms : std::chrono::milliseconds(kCourierPause);
    } catch (const std::exception& error) {
      LogError(std::string("courier: ") + error.what());
      pause = kAfterFault;
    }
    try {
      housekeeping.RunIfDue(connection, refunds, clock.Now());
    } catch (const std::exception& error) {
      LogError(std::string("courier: ") + error.what());
      pause = kAfterFault;
    }
  }
  return EXIT_SUCCESS;
}

}  // namespace seller_support
