// A configuration of its own, asked for and tested by the real nginx, which is never started.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "install/nginx_wiring.h"

namespace seller_support::test {

constexpr const char* kPhp = "location ~ \\.php$ { fastcgi_pass 127.0.0.1:9; }";

// Has conf.d, Debian's folders of sites, our two files in ours/, the shop in www/shop and another site in www/b.
class NginxFolder : public testing::Test {
 protected:
  NginxFolder() {
    // Real names, as the program has them.
    folder_ = std::filesystem::canonical(mkdtemp(name_.data())).string();
    for (const char* name :
         {"conf.d", "sites-available", "sites-enabled", "ours", "www/shop/shop", "www/shop/wp", "www/b"}) {
      std::filesystem::create_directories(folder_ + "/" + name);
    }
    Put("ours/upstream.conf", "upstream ours { server unix:/run/ours.sock; }\n");
    Put("ours/server.conf", "location ^~ /support/ { fastcgi_pass ours; }\n");
    Main("include conf.d/*.conf;\n\tinclude sites-enabled/*;");
  }
  ~NginxFolder() override { std::filesystem::remove_all(folder_); }

  std::string At(const std::string& name) const { return folder_ + "/" + name; }
  std::string Www(const std::string& name = "shop") const { return At("www/" + name); }

  void Put(const std::string& name, const std::string& text) { std::ofstream(At(name), std::ios::binary) << text; }

  std::string Text(const std::string& name) const {
    std::ifstream file(At(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  // Debian's look, with tabs.
  void Main(const std::string& http) {
    std::string text =
        "pid " + folder_ + "/pid;\nerror_log " + folder_ + "/log;\nevents { }\nhttp {\n\taccess_log off;\n";
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
      text.append("\t").append(kind).append("_temp_path ").append(folder_).append("/temp;\n");
    }
    Put("nginx.conf", text + "\t" + http + "\n}\n");
  }

  // A site as Debian has it: in sites-available, with a link.
  void Site(const std::string& name, const std::string& text) {
    Put("sites-available/" + name, text);
    std::filesystem::create_symlink("../sites-available/" + name, At("sites-enabled/" + name));
  }

  std::string Block(const std::string& name, const std::string& inside) const {
    return "server {\n    listen 127.0.0.1:8081;\n    server_name " + name + ";\n    " + inside + "\n}\n";
  }

  std::string Shop() const { return Block("shop.example", "root " + Www() + ";\n    " + kPhp); }

  install::NginxConfig Read() const { return install::ReadNginx("nginx", At("nginx.conf")); }

  std::vector<install::IncludePlace> Plan(const std::string& path = "", const std::string& served = "shop") const {
    return install::PlanIncludes(Read(), Www(served), path, "shop.example", At("ours/upstream.conf"),
                                 At("ours/server.conf"));
  }

  void Apply(const std::string& path = "", const std::string& served = "shop") const {
    install::ApplyNginx(Plan(path, served), {}, "nginx", At("nginx.conf"));
  }

  // The lines alone: the files are put back.
  size_t Remove() {
    const std::string upstream = Text("ours/upstream.conf");
    const std::string server = Text("ours/server.conf");
    const size_t count = RemoveBoth();
    EXPECT_FALSE(std::filesystem::exists(At("ours/upstream.conf")));
    EXPECT_FALSE(std::filesystem::exists(At("ours/server.conf")));
    Put("ours/upstream.conf", upstream);
    Put("ours/server.conf", server);
    return count;
  }

  size_t RemoveBoth() const { return install::RemoveNginx(Read(), Paths(), "nginx", At("nginx.conf")); }

  std::vector<std::string> Paths() const { return {At("ours/upstream.conf"), At("ours/server.conf")}; }

  std::vector<install::FileToWrite> Files(const std::string& server) const {
    const std::string upstream = "upstream ours { server unix:/run/new.sock; }\n";
    return {{Paths()[0], upstream, 0644, geteuid(), getegid()}, {Paths()[1], server, 0644, geteuid(), getegid()}};
  }

  // All that nginx reads but for ours, and whatever else was left there.
  std::map<std::string, std::string> All() const {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
      const std::string name = entry.path().lexically_relative(folder_).string();
      if (entry.is_regular_file() && name != "log" && name != "pid") files[name] = Text(name);
    }
    return files;
  }

  static std::string WhyNot(const std::function<void()>& run) {
    try {
      run();
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  }

  std::string WhyNotPlanned(const std::string& path = "", const std::string& served = "shop") const {
    return WhyNot([&] { Plan(path, served); });
  }

  // Puts the lines in, looks whether they are there, and takes them out again.
  void ExpectThereAndBack(const std::string& path = "", const std::string& served = "shop") {
    const auto before = All();
    Apply(path, served);
    const auto applied = All();
    EXPECT_NE(applied, before);
    for (const install::IncludePlace& place : Plan(path, served)) EXPECT_TRUE(place.is_there) << place.where;
    Apply(path, served);
    EXPECT_EQ(All(), applied) << "the second time changes nothing";
    EXPECT_EQ(Remove(), 2U);
    EXPECT_EQ(All(), before);
    EXPECT_EQ(Remove(), 0U);
  }

  std::string name_ = testing::TempDir() + "nginx-wiring-XXXXXX";
  std::string folder_;
};

}  // namespace seller_support::test
