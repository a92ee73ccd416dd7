// Every broken install is seen, and its remedy is named: database, machine, courier.
#include "install/doctor.h"

#include "store/doctor_install.h"

namespace seller_support::install {
namespace {

class ADoctor : public DoctorTest {};

TEST_F(ADoctor, FindsNothingInAGoodInstall) {
  Look();
  for (const Finding& each : findings) {
    if (each.kind < Kind::kWarning) continue;
    EXPECT_NE(each.what.find("free on the disk"), std::string::npos) << each.what;
  }
  EXPECT_GT(findings.size(), 15U);
}

TEST_F(ADoctor, SeesAUnitOfAnotherVersion) {
  std::ofstream(config.systemd_folder + "/seller-support.service") << "[Unit]\n";
  EXPECT_NE(Fix(Kind::kWarning, "The unit").find("seller-support setup"), std::string::npos);
}

TEST_F(ADoctor, SeesALostDefiner) {
  test::RunScript("", "RENAME USER doctor_views@localhost TO gone_views@localhost");
  ExpectProblem("the account the views run as is gone", "seller-support setup");
  test::RunScript("", "RENAME USER gone_views@localhost TO doctor_views@localhost");
}

TEST_F(ADoctor, SeesADefinerWithoutRights) {
  test::RunScript("", "REVOKE SELECT (user_login) ON doctor_shop.wp_users FROM doctor_views@localhost");
  ExpectProblem("lost its rights", "seller-support setup");
  test::RunScript("", "GRANT SELECT (user_login) ON doctor_shop.wp_users TO doctor_views@localhost");
}

TEST_F(ADoctor, SeesAMissingView) {
  const std::string made = test::Ask("doctor", "SHOW CREATE VIEW host_option");
  test::RunScript("doctor", "RENAME TABLE host_option TO kept_option");
  ExpectProblem("(host_option)", "seller-support setup");
  test::RunScript("doctor", "RENAME TABLE kept_option TO host_option");
}

TEST_F(ADoctor, SeesAChangedPasswordAndGoesOn) {
  config.database_password = "another";
  ExpectProblem("refuses the account", "seller-support setup");
  EXPECT_EQ(Problems(), 1U);
  Expect(Kind::kNote, "Not looked at until the problems above are gone", "");
  Expect(Kind::kFine, "leads to the program", "");
}

TEST_F(ADoctor, SeesAServerThatIsDown) {
  config.database_socket = folder_ + "/no.sock";
  ExpectProblem("does not answer at " + config.database_socket, "systemctl start mariadb");
  EXPECT_EQ(Problems(), 1U);
}

TEST_F(ADoctor, SeesAnOlderAndANewerSchema) {
  const std::string newest = test::Ask("doctor", "SELECT MAX(version) FROM support_migration");
  test::RunScript("doctor", "UPDATE support_migration SET version = 9999 WHERE version = " + newest);
  ExpectProblem("the program is older than they", "newer program");
  test::RunScript("doctor", "DELETE FROM support_migration WHERE version = 9999");
  ExpectProblem("and the program needs " + newest, "seller-support migrate");
  test::RunScript("doctor", "INSERT INTO support_migration VALUES (" + newest + ", UTC_TIMESTAMP())");
  Look();
  EXPECT_EQ(Problems(), 0U);
}

TEST_F(ADoctor, SaysWhichPromiseDoesNotHold) {
  const std::pair<const char*, const char*> cases[] = {
      {"SELECT ON doctor_shop.*", "could read every column of WordPress' tables"},
      {"SELECT (user_pass) ON doctor_shop.wp_users", "could read columns of WordPress' tables without the views"},
      {"UPDATE ON doctor_shop.wp_options", "could write WordPress' tables"},
      {"INSERT ON `doctor\\_%`.*", "could write WordPress' tables"},
      {"ALTER ON doctor.*", "may change our tables' structure"},
      {"INSERT ON doctor.support_migration", "list of our tables' versions"},
      {"SELECT ON *.*", "every database of the server"},
      {"FILE, PROCESS ON *.*", "server's administrator's (FILE, PROCESS)"},
      {"SELECT ON support_fresh.*", "reaches another database (support_fresh)"}};
  for (const auto& [right, promise] : cases) {
    test::RunScript("", std::string("GRANT ") + right + " TO support_doctor@localhost");
    ExpectWarning(std::string("Reduced isolation: the program's account ") +
                      (std::string(promise).starts_with("list") ? "may change the " : "") +
                      (std::string(promise).starts_with("server") ? "may do what is the " : "") +
                      (std::string(promise).starts_with("every") ? "reaches " : "") + promise,
                  "REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'support_doctor'@'localhost'");
    test::RunScript("", std::string("REVOKE ") + right + " FROM support_doctor@localhost");
  }
  db::Connection admin = test::Admin(base_);
  host::GrantAccess(admin, base_);
  Expect(Kind::kFine, "and nothing else", "");
}

TEST_F(ADoctor, SeesARole) {
  test::RunScript("",
                  "CREATE ROLE doctor_role; GRANT SELECT ON doctor_shop.* TO doctor_role; "
                  "GRANT doctor_role TO support_doctor@localhost; "
                  "SET DEFAULT ROLE doctor_role FOR support_doctor@localhost");
  ExpectWarning("has the role doctor_role", "seller-support setup");
  // What the remedy says.
  test::RunScript("", "REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'support_doctor'@'localhost'");
  db::Connection admin = test::Admin(base_);
  host::GrantAccess(admin, base_);
  Expect(Kind::kFine, "and nothing else", "");
  test::RunScript("", "DROP ROLE doctor_role");
}

TEST_F(ADoctor, SeesWhoMayConnectToTheSocket) {
  chmod(config.socket.c_str(), 0666);
  ExpectProblem("libfcgi can be stopped by a hostile record", "chmod 660");
  chmod(config.socket.c_str(), 0660);
  config.socket_group = "no such group";
  ExpectProblem("instead of no such group", "chgrp");
}

TEST_F(ADoctor, SeesAProgramThatDoesNotRun) {
  close(listener_);
  ExpectProblem("takes no connection", "systemctl start seller-support");
  unlink(config.socket.c_str());
  ExpectProblem("is missing", "journalctl -u seller-support");
  std::ofstream(config.socket) << "";
  ExpectProblem("is not a socket", "rm ");
  listener_ = -1;
}

TEST_F(ADoctor, SeesALateCourier) {
  const auto due = [](const std::string& minutes) {
    test::RunScript("doctor",
                    "TRUNCATE support_outbox; INSERT INTO support_outbox (kind, payload, state, attempts, "
                    "next_attempt_at, last_error, created_at) VALUES ('mail', '{}', 'waiting', 1, "
                    "UTC_TIMESTAMP(6) - INTERVAL " +
                        minutes + " MINUTE, 'no answer', UTC_TIMESTAMP(6))");
  };
  due("2");
  Expect(Kind::kFine, "The courier keeps up", "");
  Expect(Kind::kNote, "goes on trying: no answer", "");
  due("10");
  ExpectWarning("1 message due, the oldest for 10 minutes", "journalctl");
  due("90");
  ExpectProblem("the oldest for 90 minutes", "systemctl start seller-support");
  test::RunScript("doctor", "UPDATE support_outbox SET state = 'failed', finished_at = UTC_TIMESTAMP(6)");
  ExpectWarning("1 message failed for good", "desk");
  test::RunScript("doctor", "TRUNCATE support_outbox");
}

TEST_F(ADoctor, SeesAFullStore) {
  test::RunScript("doctor",
                  "INSERT INTO support_file (storage_name, person_id, seller_id, name, mime, bytes, width, height, "
                  "thumbnail_width, thumbnail_height, created_at) VALUES (REPEAT('a', 32), 1, 5, 'a.png', 'image/png', "
                  "2040109465, 1, 1, 0, 0, UTC_TIMESTAMP())");
  ExpectWarning("the number 5, with 1.9 GB", "Settings");
  Expect(Kind::kNote, "Files: 1 in 1.9 GB; each store may keep 2.0 GB.", "");
  test::RunScript("doctor", "TRUNCATE support_file");
}

TEST_F(ADoctor, SeesAMailServerThatIsDown) {
  config.mail_transport = "smtp";
  config.smtp_url = "smtp://127.0.0.1:1";
  ExpectProblem("Mail cannot be sent through smtp://127.0.0.1:1", "[mail] of " + config_path_);
}

TEST_F(ADoctor, SeesWhoMayReadOurFiles) {
  chmod(config_path_.c_str(), 0644);
  ExpectWarning("which holds passwords", "chmod 640 " + config_path_);
  chmod(config.files_folder.c_str(), 0755);
  ExpectWarning("where people's files lie", "chmod 750");
  config.nginx_config = "/etc/nginx/nginx.conf";
  ExpectProblem("which nginx includes", "seller-support setup");
}

TEST_F(ADoctor, SeesTheStateOfThePluginsFiles) {
  config.plugins_folder = folder_ + "/plugins";
  const std::string plugin = config.plugins_folder + "/seller-support";
  fs::create_directories(plugin);
  fs::copy(config.share + "/hooks/wordpress/seller-support", plugin, fs::copy_options::recursive);
  ExpectProblem("The plugin has no secret", "seller-support setup");
  const auto secret = [&](const std::string& text) {
    std::ofstream(plugin + "/seller-support.config.php") << "<?php\nreturn array( 'secret' => '" << text << "' );\n";
  };
  secret(config.host_secret);
  chmod((plugin + "/seller-support.config.php").c_str(), 0644);
  ExpectWarning("which holds the secret", "chmod 640");
  Expect(Kind::kFine, "plugin's files are the program's own", "");
  secret("another");
  ExpectProblem("is not the one of", "seller-support setup");
  std::ofstream(plugin + "/seller-support.php", std::ios::app) << "\n";
  ExpectWarning("of another version, or were changed", "seller-support setup");
}

TEST_F(ADoctor, SeesAMissingPlugin) {
  config.plugins_folder = folder_ + "/plugins";
  call = Text("404 Not Found", "text/html", "");
  ExpectProblem("The plugin is missing in", "seller-support setup");
}

TEST_F(ADoctor, ExitsWithOneWhenThereIsAProblem) {
  EXPECT_EQ(Doctor(config, config_path_), 0);
  up = Text("404 Not Found", "text/html", "");
  EXPECT_EQ(Doctor(config, config_path_), 1);
}

}  // namespace
}  // namespace seller_support::install
