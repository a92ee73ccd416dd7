// seller-support: the command line.
#include <CLI/CLI.hpp>

#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>

#include "audit.h"
#include "base/config.h"
#include "base/log.h"
#include "db/connection.h"
#include "install/database.h"
#include "install/doctor.h"
#include "install/options.h"
#include "install/setup.h"
#include "install/uninstall.h"
#include "serve.h"

namespace seller_support {
namespace {

struct Arguments {
  std::string config_path = "/etc/seller-support/seller-support.toml";
  install::DatabaseAdmin admin;
  install::SetupOptions setup;
  install::UninstallOptions uninstall;
};

void AddAdmin(CLI::App* command, install::DatabaseAdmin& admin) {
  command->add_option("--database-admin-user", admin.user, "a database account that may create schemas and accounts")
      ->capture_default_str();
  command->add_option("--database-admin-socket", admin.socket,
                      "its socket, when not the one of WordPress' configuration");
  command->add_option("--database-admin-password-file", admin.password_file,
                      "a file with its password; none when it logs in by the socket");
}

void AddSetup(CLI::App* command, install::SetupOptions& options) {
  command->add_option("--wordpress", options.wordpress, "the shop's folder, the one with wp-load.php");
  command->add_flag("--dry-run", options.dry_run, "only say what would be done");
  command->add_flag("--apply", options.apply, "put our two lines into nginx' configuration, after nginx -t");
  command->add_flag("--activate", options.activate, "activate the plugin through the site's own PHP");
  command->add_option("--test-mail", options.test_mail,
                      "who gets a test mail: an address, or none; default: the shop's administrator, until "
                      "one went out");
  command->add_option("--smtp-url", options.smtp_url,
                      "send mail to this server (smtp://host:port) instead of through the site");
  command->add_option("--mail-transport", options.mail_transport, "host or smtp");
  auto* found = "Found out by itself; say it where that fails";
  for (const auto& [name, value, help] : std::initializer_list<std::tuple<const char*, std::string*, const char*>>{
           {"--host-database", &options.host_database, "WordPress' schema"},
           {"--table-prefix", &options.table_prefix, "WordPress' table prefix"},
           {"--database-host", &options.database_host, "the database server, in any form of DB_HOST"},
           {"--site-url", &options.site_url, "the site's address (siteurl)"},
           {"--plugins-folder", &options.plugins_folder, "WordPress' folder of plugins"},
           {"--call-url", &options.call_url, "where this machine reaches the site's admin-post.php"},
           {"--connect-to", &options.connect_to, "the address behind --call-url's host"},
           {"--php-user", &options.php_user, "who runs the site's PHP"},
           {"--web-group", &options.web_group, "nginx' group"}}) {
    command->add_option(name, *value, help)->group(found);
  }
  auto* without = "Where the database is somebody else's (all three)";
  command->add_option("--own-database", options.own_database, "a schema that is there for us")->group(without);
  command->add_option("--own-user", options.own_user, "an account with all rights in it")->group(without);
  command->add_option("--own-password-file", options.own_password_file, "a file with its password")->group(without);
  auto* places = "Where things go";
  command->add_option("--schema", options.schema, "our schema and account; default: seller_support")->group(places);
  command->add_option("--run-as", options.run_as, "who runs the program; default: a user of its own")->group(places);
  command->add_option("--socket", options.socket, "of the program")->group(places);
  command->add_option("--files", options.files, "folder for what people send")->group(places);
  command->add_option("--share", options.share, "folder of templates and sql")->group(places);
  command->add_option("--nginx-config", options.nginx_config, "nginx' main file, or none: leave nginx alone")
      ->group(places);
  command->add_option("--systemd-folder", options.systemd_folder, "for the unit, or none")->group(places);
  command->add_option("--php", options.php, "PHP of the command line")->group(places)->capture_default_str();
  command->add_option("--log", options.log, "what was done is noted there")->group(places)->capture_default_str();
}

void AddUninstall(CLI::App* command, install::UninstallOptions& options) {
  command->add_flag("--dry-run", options.dry_run, "only say what would be done");
  command->add_flag("--purge", options.purge, "remove tickets, files and configuration too, after writing them out");
  command->add_option("--export-folder", options.export_folder, "where they are written")->capture_default_str();
  command->add_option("--php-user", options.php_user, "who runs the site's PHP; found out by itself");
  command->add_option("--php", options.php, "PHP of the command line")->capture_default_str();
  command->add_option("--log", options.log, "what was done is noted there")->capture_default_str();
}

// The database alone, by an account that may change it.
int ChangeDatabase(const Config& config, const install::DatabaseAdmin& admin, bool with_accounts) {
  db::StartDriver();
  install::SetUpDatabase(config, admin, with_accounts,
                         [](const std::string& step) { std::cout << "  " << step << std::endl; });
  return EXIT_SUCCESS;
}

// An installation that setup knows is gone through again; one made by hand has its database set up.
int SetUp(Arguments& arguments) {
  install::SetupOptions& options = arguments.setup;
  options.config_path = arguments.config_path;
  options.admin = arguments.admin;
  if (options.wordpress.empty()) {
    const Config config = ReadConfig(arguments.config_path);
    if (config.wordpress.empty()) {
      if (!options.dry_run && !options.apply && !options.activate) return ChangeDatabase(config, arguments.admin, true);
      throw std::runtime_error("name the shop's folder with --wordpress");
    }
    options.wordpress = config.wordpress;
  }
  StartLog("warn", "seller-support");
  return install::SetUp(options);
}

int Main(int argc, char** argv) {
  CLI::App app{"The support desk for a marketplace on WordPress, WooCommerce and Dokan."};
  app.set_version_flag("--version", SELLER_SUPPORT_VERSION);
  app.require_subcommand(1);
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  Arguments arguments;
  auto add = [&](const char* name, const char* help) {
    CLI::App* command = app.add_subcommand(name, help);
    command->add_option("--config", arguments.config_path, "the configuration file")->capture_default_str();
    return command;
  };
  CLI::App* setup =
      add("setup", "Install into a shop: database, configuration, service, nginx, plugin. May be run again.");
  CLI::App* doctor =
      add("doctor", "Look for everything that is wrong with an installation, and say what puts it right.");
  const CLI::App* serve = add("serve", "Answer requests and send mail until stopped.");
  CLI::App* migrate = add("migrate", "Bring the tables and views to this version.");
  const CLI::App* audit =
      add("audit", "Compare tickets, refunds, disputes and their case files with what must hold; change nothing.");
  CLI::App* uninstall = add("uninstall", "Leave the shop as it was before; tickets are kept unless --purge.");
  for (CLI::App* command : {setup, migrate, uninstall}) AddAdmin(command, arguments.admin);
  AddSetup(setup, arguments.setup);
  AddUninstall(uninstall, arguments.uninstall);
  CLI11_PARSE(app, argc, argv);

  if (setup->parsed()) return SetUp(arguments);
  const Config config = ReadConfig(arguments.config_path);
  StartLog(config.log_level, "seller-support");
  if (serve->parsed()) return Serve(config);
  if (audit->parsed()) return Audit(config);
  if (doctor->parsed()) return install::Doctor(config, arguments.config_path);
  if (migrate->parsed()) return ChangeDatabase(config, arguments.admin, false);
  arguments.uninstall.config_path = arguments.config_path;
  arguments.uninstall.admin = arguments.admin;
  return install::Uninstall(config, arguments.uninstall);
}

}  // namespace
}  // namespace seller_support

int main(int argc, char** argv) {
  try {
    return seller_support::Main(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "seller-support: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
