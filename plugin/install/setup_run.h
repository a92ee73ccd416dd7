// What setup.h does: setup_look.cc and setup_database.cc find out, setup.cc makes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/config.h"
#include "install/machine.h"
#include "install/nginx_config.h"
#include "install/nginx_wiring.h"
#include "install/options.h"
#include "install/plugin_files.h"
#include "install/shop.h"
#include "install/site_php.h"
#include "install/steps.h"

namespace seller_support::install {

// One run. The members are filled by Look, which changes nothing; Make then does what it has found to be possible.
class Setup {
 public:
  explicit Setup(const SetupOptions& options) : options_(options), steps_(options.dry_run, options.log) {}
  int Run() {
    Look();
    try {
      Make();
    } catch (const std::exception&) {
      StartAgain();
      steps_.Finish();
      throw;
    }
    return Finish();
  }

 private:
  void Look();
  void Compose();
  void LookAtConfig();
  void LookAtNginx();
  void LookAtDatabase();
  void LookForSchema(db::Connection& server);
  bool AskForDatabase();
  void LearnFromSite();
  void ChooseAddress();
  void ChooseUsers();
  void ChoosePhpUser(uid_t owner);
  void PlanNginx();
  void RequireKnownServer() const;
  void RequireOwnFolder() const;
  void Make();
  void MakeFolders();
  void MakeNginx();
  void MakeConfig();
  void MakeDatabase();
  void MakePlugin();
  void Activate();
  void MakeService();
  void StartAgain();
  bool NginxHasRead() const;
  void ReloadWeb();
  void TryOut();
  int Finish();
  FileToWrite ConfigFile() const;
  SitePhp Php() const;
  std::string Source() const { return config_.share + "/hooks/wordpress/seller-support"; }

  const SetupOptions& options_;
  Steps steps_;
  SystemClock clock_;
  std::optional<Config> existing_;
  Shop shop_;
  Config config_;
  std::string program_user_;  // who runs the program; ourselves when we are not root
  bool user_is_missing_ = false;
  SiteOwner owner_;
  std::string php_user_;
  std::optional<NginxConfig> nginx_;
  std::string web_user_, web_group_;  // nginx's; the group "" where the configuration has it already
  std::vector<IncludePlace> places_;
  bool can_wire_ = false;  // a server block of nginx is the shop's
  bool nginx_changes_ = false;
  bool service_was_running_ = false;
  bool is_active_ = false;  // the plugin answers host calls
};

}  // namespace seller_support::install
