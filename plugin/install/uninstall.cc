#include "install/uninstall.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <vector>

#include "base/text.h"
#include "db/connection.h"
#include "db/migrate.h"
#include "host/sql_names.h"
#include "host/views.h"
#include "install/command.h"
#include "install/database.h"
#include "install/machine.h"
#include "install/nginx_config.h"
#include "install/nginx_files.h"
#include "install/nginx_wiring.h"
#include "install/plugin_files.h"
#include "install/service.h"
#include "install/shop.h"
#include "install/site_php.h"
#include "install/steps.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

constexpr int kExportSeconds = 6 * 3600;

const db::Statement kBooked("BookedRefunds",
                            "SELECT COUNT(*), MIN(host_refund_id), MAX(host_refund_id) FROM support_refund "
                            "WHERE host_refund_id IS NOT NULL");
// The names of our tables, as the migrations make them, that are there.
std::vector<std::string> OurTables(db::Connection& server, const Config& config) {
  std::vector<std::string> tables;
  for (const std::string& table : db::TableNames(config.share + "/sql")) {
    const bool is_there =
        server
            .RunForText(fmt::format("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '{}' AND "
                                    "TABLE_NAME = '{}' AND TABLE_TYPE = 'BASE TABLE'",
                                    config.database_name, table))
            .has_value();
    if (is_there) tables.push_back(table);
  }
  return tables;
}

// Whether `path` is `folder` or lies in it.
bool LiesIn(const fs::path& path, const fs::path& folder) {
  const std::string inside = fs::weakly_canonical(path).string() + '/';
  return inside.starts_with(fs::weakly_canonical(folder).string() + '/');
}

class Removal {
 public:
  Removal(const Config& config, const UninstallOptions& options)
      : config_(config), options_(options), steps_(options.dry_run, options.log) {}
  int Run();

 private:
  void Look();
  void RemoveFromSite();
  void RemoveFromNginx();
  void RemoveFromDatabase();
  void RequireStopped() const;
  void StopAndExport();
  void Export();
  void Purge();
  void RemoveFile(const std::string& path);
  void RequireExport();
  void RemoveFiles();

  const Config& config_;
  const UninstallOptions& options_;
  Steps steps_;
  Shop shop_;
  std::string booked_;  // a sentence
  std::optional<NginxConfig> nginx_;
  std::vector<std::string> tables_;  // ours that are there
  fs::path export_folder_;
};

void Removal::Look() {
  if (config_.wordpress.empty()) {
    throw std::runtime_error(
        options_.config_path +
        " does not say where the shop is ([install] wordpress): this installation was made by hand");
  }
  SetupOptions as_set_up;
  as_set_up.wordpress = config_.wordpress;
  as_set_up.host_database = config_.host_database;
  as_set_up.table_prefix = config_.host_table_prefix;
  as_set_up.plugins_folder = config_.plugins_folder;
  as_set_up.site_url = config_.site_url;
  db::Connection server = ConnectAsAdmin(config_, options_.admin, "");
  try {
    shop_ = FindShop(as_set_up, config_);
    ReadShopOptions(shop_, server);
  } catch (const std::runtime_error& error) {
    // What is left of a shop that is gone must be removable too.
    if (fs::exists(config_.wordpress + "/wp-load.php")) throw;
    steps_.Say("note", fmt::format("the shop is gone, and nothing is done in it: {}", error.what()));
    shop_.plugins.clear();
  }
  if (options_.php_user.empty() && config_.php_user.empty() && geteuid() == 0 && !shop_.plugins.empty()) {
    throw std::runtime_error("tell who runs the site's PHP with --php-user, usually --php-user www-data");
  }
  if (!config_.nginx_config.empty()) nginx_ = ReadNginx("nginx", config_.nginx_config);
  tables_ = OurTables(server, config_);
  if (std::find(tables_.begin(), tables_.end(), "support_refund") == tables_.end()) return;
  db::Connection ours = ConnectAsAdmin(config_, options_.admin, config_.database_name);
  const auto row = ours.QueryOne(kBooked);
  if (row->Int(0) > 0) {
    booked_ =
        fmt::format("{} refunds that were booked in WooCommerce on purpose (numbers {} to {}) stay in the shop's books",
                    row->Int(0), row->Int(1), row->Int(2));
  }
}

// Found out before anything is removed.
void Removal::RequireExport() {
  export_folder_ = fs::absolute(options_.export_folder);
  if (!fs::is_directory(export_folder_) || access(export_folder_.c_str(), W_OK) != 0) {
    throw std::runtime_error(
        fmt::format("{} is no folder that can be written: name one with --export-folder", export_folder_.string()));
  }
  if (LiesIn(export_folder_, config_.files_folder)) {
    throw std::runtime_error(
        fmt::format("{} is removed itself: name another folder with --export-folder", export_folder_.string()));
  }
  for (const char* program : {"mariadb-dump", "tar"}) {
    if (RunCommand({program, "--version"}).ok()) continue;
    throw std::runtime_error(fmt::format("{} is needed to export before purging: apt-get install {}", program,
                                         program == std::string_view("tar") ? "tar" : "mariadb-client"));
  }
}

void Removal::RemoveFile(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return;
  steps_.Do("remove " + path, [&] { fs::remove_all(path); });
}

void Removal::RemoveFromNginx() {
  const std::string upstream = UpstreamFile(options_.config_path);
  const std::string server = ServerFile(options_.config_path);
  if (nginx_) {
    steps_.Do("take our lines out of nginx' configuration", [] {});
    for (const std::string& file : {upstream, server}) {
      std::error_code error;
      if (fs::exists(file, error)) steps_.Do("remove " + file, [] {});
    }
    steps_.Do("have nginx look at it and reload; undone where it refuses", [&] {
      RemoveNginx(*nginx_, {upstream, server}, "nginx", config_.nginx_config);
      ReloadNginx("nginx", config_.nginx_config);
    });
    return;
  }
  // Removed while nginx reads them, it would not start again.
  steps_.Leave(fmt::format("Take the lines with {} and {} out of nginx' configuration, and remove these files",
                           upstream, server));
}

void Removal::RemoveFromSite() {
  if (shop_.plugins.empty()) return;
  const std::string plugin = shop_.plugins + "/seller-support";
  std::error_code error;
  if (!fs::exists(plugin, error)) return;
  steps_.Do("deactivate the plugin and remove its options, through the site's PHP", [&] {
    const SitePhp site = {options_.php, options_.php_user.empty() ? config_.php_user : options_.php_user,
                          config_.share + "/hooks/wordpress/switch.php", shop_.wordpress, shop_.siteurl};
    // One after the other: an active plugin writes options while it is asked to go.
    SwitchPlugin(site, "deactivate");
    SwitchPlugin(site, "uninstall");
  });
  steps_.Do("remove " + plugin, [&] { RemovePlugin(shop_.plugins); });
}

void Removal::RemoveFromDatabase() {
  steps_.Do("drop the views of the shop and the accounts", [&] {
    db::Connection server = ConnectAsAdmin(config_, options_.admin, "");
    host::RemoveAccess(server, config_, config_.share + "/sql/host");
  });
}

// Before anything is removed: our tables, the files and the configuration, readable by nobody else.
void Removal::Export() {
  const std::string base = fmt::format("{}/{}-{:%Y%m%d-%H%M%S}", export_folder_.string(),
                                       InstallationName(options_.config_path), fmt::gmtime(std::time(nullptr)));
  auto claim = [](const std::string& path, const std::string& text) {
    WriteFile({path, text, 0600, geteuid(), getegid()});
  };
  if (!tables_.empty()) {
    steps_.Do(fmt::format("export our tables into {}.sql", base), [&] {
      const LoginFile login(config_, options_.admin);
      std::vector<std::string> words = {"mariadb-dump",
                                        login.Argument(),
                                        "--single-transaction",
                                        "--hex-blob",
                                        "--result-file=" + base + ".sql",
                                        config_.database_name};
      words.insert(words.end(), tables_.begin(), tables_.end());
      claim(base + ".sql", "");
      const CommandResult dumped = RunCommand(words, "", "", kExportSeconds);
      if (!dumped.ok()) throw std::runtime_error("mariadb-dump failed, and nothing was removed: " + dumped.output);
    });
  }
  if (fs::is_directory(config_.files_folder)) {
    steps_.Do(fmt::format("export the files into {}.tar", base), [&] {
      claim(base + ".tar", "");
      const CommandResult packed = RunCommand(
          {"tar", "-cf", base + ".tar", "-C", config_.files_folder, "--exclude=./tmp", "."}, "", "", kExportSeconds);
      if (!packed.ok()) throw std::runtime_error("tar failed, and nothing was removed: " + packed.output);
    });
  }
  steps_.Do(fmt::format("export the configuration into {}.toml", base),
            [&] { claim(base + ".toml", ReadWholeFile(options_.config_path)); });
}

void Removal::RequireStopped() const {
  if (!AnswersOnSocket(config_.socket)) return;
  throw std::runtime_error("the program is running: stop it first: " + HowToStop(config_, options_.config_path));
}

// Stopped before the export, so that it has all that people sent.
void Removal::StopAndExport() {
  bool was_running = false;
  try {
    if (HasService(config_)) {
      steps_.Do("stop the program", [&] {
        was_running = StopService(config_, options_.config_path);
        RequireStopped();
      });
    }
    Export();
  } catch (const std::exception&) {
    if (!was_running) throw;
    try {
      steps_.Do("start the program again", [&] { StartService(config_, options_.config_path); });
    } catch (const std::exception&) {  // The step said it; what broke the export counts.
    }
    throw;
  }
}

// What lies in the folder and is not ours stays, and the folder with it.
void Removal::RemoveFiles() {
  if (!fs::is_directory(config_.files_folder)) return;
  steps_.Do("remove the files in " + config_.files_folder, [&] {
    std::error_code error;
    fs::remove_all(config_.files_folder + "/tmp", error);
    const std::string old_lock = config_.files_folder + "/inspecting";  // older versions made it
    if (fs::is_regular_file(old_lock, error)) fs::remove(old_lock, error);
    for (int i = 0; i < 256; ++i) fs::remove_all(fmt::format("{}/{:02x}", config_.files_folder, i), error);
    fs::remove(config_.files_folder, error);
    if (error) steps_.Leave(fmt::format("{} has something else in it and was kept", config_.files_folder));
    const fs::path parent = fs::path(config_.files_folder).parent_path();
    if (parent == "/var/lib/" + InstallationName(options_.config_path)) fs::remove(parent, error);  // when it is empty
  });
}

void Removal::Purge() {
  steps_.Do("drop our tables", [&] {
    db::Connection server = ConnectAsAdmin(config_, options_.admin, config_.database_name);
    const std::string schema = host::SqlName(config_.database_name, "[database] name");
    server.Run("SET FOREIGN_KEY_CHECKS = 0");
    for (const std::string& table : tables_) server.Run(fmt::format("DROP TABLE IF EXISTS {}.`{}`", schema, table));
    const auto others = server.RunForText(
        fmt::format("SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = '{}'", config_.database_name));
    if (others == "0" && !config_.reduced_isolation) server.Run("DROP DATABASE " + schema);
    else steps_.Leave(fmt::format("The schema {} was kept: it is somebody else's, or has other tables", schema));
  });
  RemoveFiles();
  const std::string name = InstallationName(options_.config_path);
  if (geteuid() == 0 && config_.run_as == name && HasUser(name)) {
    steps_.Do("remove the user " + name, [&] {
      const CommandResult removed = RunCommand({"userdel", name});
      if (!removed.ok()) steps_.Leave(fmt::format("The user {} was kept: {}", name, removed.output));
    });
  }
  // Last: without it nothing that broke off could be gone on with.
  RemoveFile(options_.config_path);
  std::error_code error;
  fs::remove(fs::path(options_.config_path).parent_path(), error);  // only when it is empty
}

int Removal::Run() {
  Look();
  const bool has_service = HasService(config_);
  if (!has_service && !steps_.dry_run()) RequireStopped();
  if (options_.purge) {
    RequireExport();
    StopAndExport();
  }
  if (!config_.systemd_folder.empty()) {
    const bool is_stopped = has_service && options_.purge;
    steps_.Do(is_stopped ? "remove the program's unit" : "stop the program and remove its unit", [&] {
      RemoveService(config_, options_.config_path);
      RequireStopped();
    });
  }
  RemoveFromNginx();
  RemoveFromSite();
  RemoveFromDatabase();
  if (options_.purge) {
    Purge();
  } else {
    steps_.Say("kept",
               fmt::format("our tables in {}, the files in {}, {}; \"setup\" finds them again, --purge removes them",
                           config_.database_name, config_.files_folder, options_.config_path));
  }
  if (!booked_.empty()) steps_.Say("kept", booked_);
  steps_.Finish();
  return EXIT_SUCCESS;
}

}  // namespace

int Uninstall(const Config& config, const UninstallOptions& options) { return Removal(config, options).Run(); }

}  // namespace seller_support::install
