// The site's own PHP on the command line, for what only WordPress itself can do.
#pragma once

#include <string>
#include <vector>

namespace seller_support::install {

struct SitePhp {
  std::string php = "php";  // the program
  std::string user;         // who runs it; "" is ourselves
  std::string script;       // share/hooks/wordpress/switch.php
  std::string wordpress;    // folder
  std::string siteurl;
};

// The users that php-fpm's pools on this machine run as, each once. Source: php-fpm.conf(5), "user =".
std::vector<std::string> PhpUsers();

// `action`: activate, deactivate, uninstall. Throws std::runtime_error with what PHP said.
void SwitchPlugin(const SitePhp& site, const std::string& action);

}  // namespace seller_support::install
