// Runs tests/system/mail_server.py for one test.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/files.h"

namespace seller_support {

// A child process that speaks lines; it ends when its standard input is closed, with this object.
class LineProcess {
 public:
  explicit LineProcess(const std::vector<std::string>& command) {
    int input[2], output[2];
    if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    process_ = fork();
    if (process_ == 0) {
      dup2(input[0], STDIN_FILENO);
      dup2(output[1], STDOUT_FILENO);
      execv(arguments[0], arguments.data());
      _exit(127);
    }
    close(input[0]);
    close(output[1]);
    input_ = input[1];
    output_ = output[0];
  }
  ~LineProcess() {
    close(input_);
    close(output_);
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
  }
  LineProcess(const LineProcess&) = delete;
  LineProcess& operator=(const LineProcess&) = delete;

  // The next line; throws when none comes for 20 s.
  std::string Line() {
    for (;;) {
      const size_t end = read_.find('\n');
      if (end != std::string::npos) {
        std::string line = read_.substr(0, end);
        read_.erase(0, end + 1);
        return line;
      }
      if (!Fill(20'000)) throw std::runtime_error("the helper process says nothing");
    }
  }

  // True when it has said nothing more for half a second.
  bool Silent() { return read_.empty() && !Fill(500); }

 private:
  bool Fill(int milliseconds) {
    pollfd readable{output_, POLLIN, 0};
    if (poll(&readable, 1, milliseconds) != 1) return false;
    char buffer[4096];
    const ssize_t size = read(output_, buffer, sizeof buffer);
    if (size <= 0) return false;
    read_.append(buffer, static_cast<size_t>(size));
    return true;
  }

  pid_t process_ = 0;
  int input_ = -1, output_ = -1;
  std::string read_;
};

class MailServer {
 public:
  explicit MailServer(const std::vector<std::string>& options = {}, int port = 0)
      : process_(Command(options, port)), port_(std::stoi(process_.Line())) {}

  int port() const { return port_; }
  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  nlohmann::json Mail() { return nlohmann::json::parse(process_.Line()); }
  bool Silent() { return process_.Silent(); }

 private:
  static std::vector<std::string> Command(const std::vector<std::string>& options, int port) {
    // Debian's Python: the one that has python3-aiosmtpd.
    const std::filesystem::path script = test::SourceFolder() + "/tests/system/mail_server.py";
    std::vector<std::string> command = {"/usr/bin/python3", script.string(), "--port", std::to_string(port)};
    command.insert(command.end(), options.begin(), options.end());
    return command;
  }

  LineProcess process_;
  int port_;
};

// The value of a header in a mail of MailServer, decoded; "" when there is none.
inline std::string Header(const nlohmann::json& mail, const std::string& name) {
  for (const auto& header : mail.at("headers")) {
    if (header.at(0) == name) return header.at(1);
  }
  return "";
}

}  // namespace seller_support
