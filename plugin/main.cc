// seller-support: the command line.
#include <CLI/CLI.hpp>

#include <cstdlib>
#include <iostream>

#include "audit.h"
#include "base/config.h"
#include "base/log.h"
#include "serve.h"
#include "setup.h"

namespace seller_support {
namespace {

int Main(int argc, char** argv) {
  CLI::App app{"The support desk for a marketplace on WordPress, WooCommerce and Dokan."};
  app.set_version_flag("--version", SELLER_SUPPORT_VERSION);
  app.require_subcommand(1);
  std::string config_path = "/etc/seller-support/seller-support.toml";
  DatabaseAdmin admin;
  auto add = [&](const char* name, const char* help) {
    CLI::App* command = app.add_subcommand(name, help);
    command->add_option("--config", config_path, "the configuration file")->capture_default_str();
    return command;
  };
  auto add_admin = [&](CLI::App* command) {
    command->add_option("--database-admin-user", admin.user, "a database account that may create schemas and accounts")
        ->capture_default_str();
    command->add_option("--database-admin-socket", admin.socket, "its socket, when not the one in the configuration");
    command->add_option("--database-admin-password-file", admin.password_file,
                        "a file with its password; none when it logs in by the socket");
  };
  const CLI::App* serve = add("serve", "Answer requests and send mail until stopped.");
  CLI::App* setup = add("setup", "Make the schema, the database accounts, the views of the shop and the tables.");
  CLI::App* migrate = add("migrate", "Bring the tables and views to this version.");
  add_admin(setup);
  add_admin(migrate);
  const CLI::App* audit = add("audit", "Compare our books of refunds with the shop's; change nothing.");
  CLI11_PARSE(app, argc, argv);

  const Config config = ReadConfig(config_path);
  StartLog(config.log_level, "seller-support");
  if (serve->parsed()) return Serve(config);
  if (audit->parsed()) return Audit(config);
  return SetUpDatabase(config, admin, setup->parsed());
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
