// The one configuration file (TOML), read at start. README lists every key.
#pragma once

#include <string>
#include <vector>

namespace seller_support {

struct Config {
  // [server]
  std::string socket;        // path of the FastCGI socket; "" when fd 0 or 3 is handed over
  std::string socket_group;  // group that may connect (nginx's); "" leaves it
  int workers = 4;           // threads of the web process, 1 to 64
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
  std::string host_call_url;  // the site's admin-post.php at a loopback address
  std::string host_header;    // the site's own Host, with its port when it has one
  std::string host_secret;    // 64 hex characters, shared with the hook plugin
  std::string host_database;  // WordPress' schema and table prefix, for the views
  std::string host_table_prefix = "wp_";
  // [mail]
  std::string mail_transport = "host";  // "host": wp_mail through a host call; "smtp"
  std::string smtp_url;                 // smtp://host:port or smtps://host:port
  std::string smtp_user;
  std::string smtp_password;
  bool smtp_require_tls = false;  // refuse a server that offers no STARTTLS
  // [files]
  std::string files_folder = "/var/lib/seller-support/files";  // what people send; outside the web root
  // [log]
  std::string log_level = "info";  // trace, debug, info, warn, error
  // [paths]
  std::string share = "/usr/share/seller-support";  // templates, translations, sql
  std::string inspector;                            // seller-support-inspect; beside the program when not given
};

// Reads `path`. Throws std::runtime_error with the file, the line and the remedy: unreadable file,
// syntax error, unknown section or key, wrong type, value out of range, missing required value.
Config ReadConfig(const std::string& path);

}  // namespace seller_support
