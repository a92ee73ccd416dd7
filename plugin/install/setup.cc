#include "install/setup.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <vector>

#include "base/text.h"
#include "install/database.h"
#include "install/doctor.h"
#include "install/nginx_files.h"
#include "install/service.h"
#include "install/setup_run.h"
#include "install/site_check.h"
#include "install/test_mail.h"
#include "install/web_probe.h"

namespace seller_support::install {

namespace fs = std::filesystem;

void Setup::MakeFolders() {
  if (geteuid() == 0) {
    steps_.DoUnless(!user_is_missing_, "make the user " + program_user_, [&] { MakeUser(program_user_); });
    // What it writes is for nginx to read.
    const gid_t group = FindGroup(config_.socket_group);
    steps_.DoUnless(!user_is_missing_ && IsInGroup(program_user_, group),
                    fmt::format("let {} be in nginx' group {}", program_user_, config_.socket_group),
                    [&] { AddToGroup(program_user_, group); });
  }
  const fs::path folder = fs::path(options_.config_path).parent_path();
  steps_.DoUnless(fs::is_directory(folder), "make the folder " + folder.string(),
                  [&] { MakeFolder(folder, 0755, geteuid(), getegid()); });
  steps_.DoUnless(fs::is_directory(config_.files_folder), "make the folder " + config_.files_folder + " for files",
                  [&] {
                    const User user = FindUser(program_user_);
                    MakeFolder(config_.files_folder, 0750, user.id,
                               config_.socket_group.empty() ? user.group : FindGroup(config_.socket_group));
                  });
}

// Before the database: from then on what is made there is known to be this shop's.
void Setup::MakeConfig() {
  const std::string what = "write " + options_.config_path;
  if (steps_.dry_run() && user_is_missing_) return steps_.Do(what, [] {});
  const FileToWrite file = ConfigFile();
  steps_.DoUnless(IsWritten(file), what, [&] { WriteFile(file); });
}

void Setup::MakeDatabase() {
  const std::string account = config_.reduced_isolation ? "account " + config_.database_user : "its accounts";
  steps_.Do(fmt::format("make the schema {}, {}, tables and views", config_.database_name, account), [&] {
    service_was_running_ = StopService(config_, options_.config_path);
    SetUpDatabase(config_, options_.admin, true, [&](const std::string& what) { steps_.Say("", what); });
  });
}

void Setup::MakePlugin() {
  const bool is_there = HasPlugin(shop_.plugins, Source(), config_.host_secret, owner_);
  steps_.DoUnless(is_there, "put the plugin into " + shop_.plugins,
                  [&] { PutPlugin(shop_.plugins, Source(), config_.host_secret, owner_); });
}

SitePhp Setup::Php() const {
  return {options_.php, php_user_, config_.share + "/hooks/wordpress/switch.php", shop_.wordpress, shop_.siteurl};
}

void Setup::Activate() {
  steps_.Do("activate the plugin through the site's PHP" + (php_user_.empty() ? "" : " as " + php_user_),
            [&] { SwitchPlugin(Php(), "activate"); });
}

FileToWrite Setup::ConfigFile() const {
  const std::string head =
      "# Written by \"seller-support setup\", which keeps what you change here. README.md lists every key.\n\n";
  const User user = FindUser(program_user_);
  return {options_.config_path, head + ConfigText(config_), 0640, geteuid(), user.group};
}

// nginx first: where it refuses, nothing else has been done.
void Setup::MakeNginx() {
  const std::vector<FileToWrite> files = NginxFiles(config_, options_.config_path, PathOfAddress(shop_.home));
  for (const FileToWrite& file : files) {
    const bool is_written = IsWritten(file);
    nginx_changes_ = nginx_changes_ || !is_written;
    steps_.DoUnless(is_written, "write " + file.path, [&] {
      if (!nginx_) WriteFile(file);
    });
  }
  for (const IncludePlace& place : places_) {
    const std::string what = fmt::format("{}, line {} ({}): {}", place.file, place.line, place.where, Trim(place.text));
    nginx_changes_ = nginx_changes_ || !place.is_there;
    if (options_.apply || place.is_there) steps_.DoUnless(place.is_there, "include in " + what, [] {});
    else steps_.Leave(fmt::format("Put this into nginx' configuration, after {}", what));
  }
  if (!can_wire_ && (steps_.dry_run() || !NginxHasRead())) {
    steps_.Leave(
        fmt::format("Put these two lines into nginx' configuration, the first into the http block, the second into "
                    "the server block of the shop, and let it read them: include {}; include {};",
                    files[0].path, files[1].path));
  }
  if (!nginx_ || !nginx_changes_) return;
  steps_.Do("ask nginx whether it takes this; undone where it does not", [&] {
    ApplyNginx(options_.apply ? places_ : std::vector<IncludePlace>(), files, "nginx", config_.nginx_config);
  });
}

void Setup::MakeService() {
  if (!config_.systemd_folder.empty()) {
    const FileToWrite file = UnitFile(config_, options_.config_path);
    steps_.DoUnless(IsWritten(file), "write " + file.path, [&] { WriteFile(file); });
  }
  if (HasService(config_)) {
    steps_.Do("start the program: systemctl enable, restart", [&] { StartService(config_, options_.config_path); });
    return;
  }
  // systemd would make it.
  const std::string folder = fs::path(config_.socket).parent_path();
  steps_.DoUnless(fs::is_directory(folder), "make the folder " + folder + " for the socket", [&] {
    const User user = FindUser(program_user_);
    MakeFolder(folder, 0755, user.id, user.group);
  });
  if (AnswersOnSocket(config_.socket)) return;
  steps_.Leave(fmt::format("Start the program, which no systemd does here: {}{}",
                           geteuid() == 0 ? fmt::format("runuser -u {} -- ", program_user_) : "",
                           ServeCommand(options_.config_path)));
}

// Whether a request of ours gets to the program, or to where it is to run.
bool Setup::NginxHasRead() const {
  const WebAnswer up = Fetch(config_, PathOfAddress(shop_.home) + "/seller-support/up");
  return up.status == 502 || up.status == 503 || up.status == 504 || (up.status == 200 && up.body == "ok\n");
}

void Setup::ReloadWeb() {
  if (!nginx_ || !can_wire_) return;
  // An earlier run may have broken off before this.
  const bool is_read = !nginx_changes_ && !steps_.dry_run() && NginxHasRead();
  if (is_read) return;
  if (options_.apply) {
    steps_.Do("reload nginx", [&] { ReloadNginx("nginx", config_.nginx_config); });
  } else {
    steps_.Leave("Let nginx read its configuration again: nginx -t && nginx -s reload");
  }
}

// One host call and, where something is new or somebody is named, one mail.
void Setup::TryOut() {
  if (steps_.dry_run()) return;
  const SiteAnswer answer = AskSite(config_, clock_);
  is_active_ = answer.check.has_value();
  if (!is_active_) {
    steps_.Say("note", answer.error);
    steps_.Leave(options_.activate
                     ? answer.fix
                     : "Activate the plugin Seller Support in wp-admin, Plugins, and run \"seller-support doctor\"");
    return;
  }
  if (answer.check->database_name != config_.host_database || answer.check->table_prefix != config_.host_table_prefix) {
    throw std::runtime_error(fmt::format(
        "the site itself uses the tables {}.{}*, wp-config.php as read says {}.{}*: run setup again with --host-database "
        "{} --table-prefix {}",
        answer.check->database_name, answer.check->table_prefix, config_.host_database, config_.host_table_prefix,
        answer.check->database_name, answer.check->table_prefix));
  }
  if (answer.check->siteurl != shop_.siteurl) {
    throw std::runtime_error(
        fmt::format("the site itself says that its address is {}, not {}: run setup again with --site-url {}",
                    answer.check->siteurl, shop_.siteurl, answer.check->siteurl));
  }
  steps_.Say("ok", "the site answers the program");
  for (const std::string& problem : answer.check->problems) steps_.Leave(problem);
  if (options_.test_mail == "none") return;
  if (options_.test_mail.empty() && TestMailWasSent(config_)) {
    return steps_.Say("note", "no test mail, since one went out this way before; --test-mail names who gets another");
  }
  const std::string address = options_.test_mail.empty() ? shop_.admin_email : options_.test_mail;
  steps_.Do("send a test mail to " + address, [&] {
    const std::string fault = SendTestMail(config_, clock_, address);
    if (!fault.empty()) return steps_.Leave("The test mail could not be sent: " + fault);
    NoteTestMail(config_, clock_.Now());
  });
}

// After a failure. The program that is there looks for itself whether it can work with what there is.
void Setup::StartAgain() {
  if (!service_was_running_) return;
  try {
    StartService(config_, options_.config_path);
  } catch (const std::exception& error) {
    steps_.Leave(fmt::format("The program was stopped and does not start again: {}", error.what()));
  }
}

void Setup::Make() {
  MakeFolders();
  MakeNginx();
  MakeConfig();
  MakeDatabase();
  MakePlugin();
  MakeService();
  ReloadWeb();
  if (options_.activate) Activate();
  TryOut();
}

int Setup::Finish() {
  steps_.Finish();
  if (steps_.dry_run()) return EXIT_SUCCESS;
  if (!is_active_ || !AnswersOnSocket(config_.socket)) return EXIT_SUCCESS;
  std::cout << "\nseller-support doctor says:\n";
  return Doctor(config_, options_.config_path);
}

int SetUp(SetupOptions options) {
  // What is made is for others to read where its own rights say so.
  umask(022);
  options.config_path = fs::absolute(options.config_path).lexically_normal();
  return Setup(options).Run();
}

}  // namespace seller_support::install
