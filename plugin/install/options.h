// What a person may tell `setup` and `uninstall`; everything else they find out.
#pragma once

#include <string>

namespace seller_support::install {

struct DatabaseAdmin {
  std::string user = "root";
  std::string socket;         // "" = where WordPress' own configuration says
  std::string password_file;  // "" = no password (unix_socket login)
};

// What an existing configuration says holds until something else is told; "" is: not told.
struct SetupOptions {
  std::string wordpress;    // folder with wp-load.php
  std::string config_path;  // our configuration file; what goes into nginx lies beside it
  DatabaseAdmin admin;
  // Only where wp-config.php works them out: read there otherwise.
  std::string host_database, table_prefix, database_host, site_url, plugins_folder;
  // A schema and an account that somebody else made, where nobody may use an administrator's: all three or none.
  std::string own_database, own_user, own_password_file;
  std::string schema;         // our own schema and account; at first by the installation's name
  std::string run_as;         // the user who runs the program, made when it is missing; at first by that name
  std::string web_group;      // nginx's group; as nginx says
  std::string php_user;       // who runs PHP for the site; found out
  std::string php = "php";    // the command line PHP, for --activate
  std::string socket, files;  // at first in /run and /var/lib, by that name
  std::string nginx_config, systemd_folder;  // at first Debian's; "none": nginx is left alone, no unit
  std::string share;                         // found beside the program
  std::string call_url, connect_to;          // found out
  std::string smtp_url, mail_transport;      // at first through the site's own mail
  std::string test_mail;                     // address; "none"; "": the shop's administrator, until one went out
  std::string log = "/var/log/seller-support/setup.log";
  bool dry_run = false;
  bool apply = false;     // change nginx' configuration, not only say what to change
  bool activate = false;  // activate the plugin through the site's own PHP
};

struct UninstallOptions {
  std::string config_path;
  DatabaseAdmin admin;
  std::string php = "php";
  std::string php_user;             // as setup found
  std::string export_folder = ".";  // where data goes before it is purged
  std::string log = "/var/log/seller-support/setup.log";
  bool dry_run = false;
  bool purge = false;
};

}  // namespace seller_support::install
