// The one configuration file (TOML), written by setup and read at start. README lists every key.
#pragma once

#include <string>
#include <vector>

namespace seller_support {

struct Config {
  // [server]
  std::string socket;        // path of the FastCGI socket; "" when fd 0 or 3 is handed over
  std::string socket_group;  // group that may connect (nginx's); "" leaves it
  int workers = 4;           // threads of the web process that answer, 1 to 64
  // [web]
  std::string secret;  // 64 hex characters; signs form tokens
  // [database]
  std::string database_socket;  // either the socket …
  std::string database_host;    // … or host and port
  int database_port = 3306;
  std::string database_name = "seller_support";
  std::string database_user = "seller_support";
  std::string database_password;
  // [host]
  std::string host_call_url;    // the site's admin-post.php
  std::string host_connect_to;  // where call_url is reached instead of its own host: "127.0.0.1"; "" = nowhere else
  std::string host_header;      // the site's own Host, with its port when it has one
  std::string host_secret;      // 64 hex characters, shared with the hook plugin
  std::string host_database;    // WordPress' schema and table prefix, for the views
  std::string host_table_prefix = "wp_";
  // [mail]
  std::string mail_transport = "host";  // "host": wp_mail through a host call; "smtp"
  std::string smtp_url;                 // smtp://host:port or smtps://host:port
  std::string smtp_user;
  std::string smtp_password;
  bool smtp_require_tls = false;  // refuse a server that offers no STARTTLS
  // [files]
  std::string files_folder = "/var/lib/seller-support/files";  // what people send; outside the web root
  // [install]: written by setup, for doctor and uninstall; "" = was not part of it
  std::string wordpress;           // the folder with wp-load.php
  std::string plugins_folder;      // of that WordPress
  std::string nginx_config;        // nginx's main configuration file
  std::string systemd_folder;      // where the unit lies
  std::string run_as;              // the user who runs the program
  std::string php_user;            // who runs the site's PHP
  std::string site_url;            // the site's siteurl
  bool reduced_isolation = false;  // the database account is one that somebody else made, with more rights than needed
  // [log]
  std::string log_level = "info";  // trace, debug, info, warn, error
  // [paths]
  std::string share = "/usr/share/seller-support";  // templates, translations, sql
  std::string inspector;                            // seller-support-inspect; beside the program when not given

  bool operator==(const Config&) const = default;
};

// Reads `path`. Throws std::runtime_error with the file, the line and the remedy: unreadable file,
// syntax error, unknown section or key, wrong type, value out of range, missing required value.
Config ReadConfig(const std::string& path);

// Throws std::runtime_error, one sentence that begins with `path`, for values that ReadConfig would refuse.
void CheckConfig(const Config& config, const std::string& path);

// The file's text: every value that is not its default. What ReadConfig makes of it equals `config`.
std::string ConfigText(const Config& config);

}  // namespace seller_support
