#include "install/command.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>

namespace seller_support::install {
namespace {

using Clock = std::chrono::steady_clock;

// A shell as the program under test; RunCommand itself uses none.
CommandResult Shell(const std::string& script, const std::string& input = "", int seconds = 20) {
  return RunCommand({"sh", "-c", script}, "", input, seconds);
}

TEST(Command, TellsOutputAndStatus) {
  const CommandResult result = Shell("echo out; echo err >&2; exit 3");
  EXPECT_EQ(result.output, "out\nerr\n");
  EXPECT_EQ(result.status, 3);
  EXPECT_FALSE(result.ok());
  EXPECT_TRUE(RunCommand({"true"}).ok());
}

TEST(Command, WordsReachTheProgramUnchanged) {
  EXPECT_EQ(RunCommand({"printf", "%s|", "a b", "$HOME", "; exit 1", "*", "", "'\""}).output,
            "a b|$HOME|; exit 1|*||'\"|");
}

TEST(Command, InputOfAnySizeArrives) {
  const std::string input(3000000, 'x');
  EXPECT_EQ(RunCommand({"wc", "-c"}, "", input).output, "3000000\n");
  EXPECT_EQ(RunCommand({"cat"}).output, "");
  EXPECT_TRUE(RunCommand({"true"}, "", input).ok()) << "a program need not read it";
}

TEST(Command, OutputIsCutAtOneMebibyte) {
  const CommandResult result = Shell("head -c 3000000 /dev/zero");
  EXPECT_TRUE(result.ok());
  EXPECT_EQ(result.output.size(), size_t{1} << 20);
}

TEST(Command, AProgramThatIsNotThereHasStatus127) {
  for (const char* name : {"no-such-program", "/no/such/program", "/etc/passwd", ""}) {
    EXPECT_EQ(RunCommand({name}).status, 127) << name;
  }
  EXPECT_THROW(RunCommand({}), std::runtime_error);
}

TEST(Command, FindsProgramsOfTheSbinFolders) {
  const std::string before = getenv("PATH");
  setenv("PATH", "/bin", 1);
  const CommandResult result = RunCommand({"runuser", "--version"});
  setenv("PATH", before.c_str(), 1);
  EXPECT_TRUE(result.ok()) << result.output;
}

TEST(Command, ASlowProgramIsKilledWithAllItStarted) {
  const auto start = Clock::now();
  const CommandResult result = Shell("sleep 300 & echo $!; wait", "", 1);
  EXPECT_EQ(result.status, 128 + SIGKILL);
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(10));
  const pid_t sleeper = std::stoi(result.output);
  for (int i = 0; i < 100 && kill(sleeper, 0) == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(RunCommand({"ps", "-o", "stat=", "-p", std::to_string(sleeper)}).output.substr(0, 1).find('S'),
            std::string::npos);
}

TEST(Command, AProgramThatWritesForEverIsKilledToo) {
  const CommandResult result = RunCommand({"yes"}, "", "", 1);
  EXPECT_EQ(result.status, 128 + SIGKILL);
  EXPECT_EQ(result.output.size(), size_t{1} << 20);
}

TEST(Command, WhatAProgramLeavesRunningIsNotWaitedFor) {
  const auto start = Clock::now();
  const CommandResult result = Shell("sleep 8 & echo started");
  EXPECT_EQ(result.output, "started\n");
  EXPECT_TRUE(result.ok());
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(6));
}

TEST(Command, NothingOfOursIsPassedOn) {
  const int fd = open("/etc/passwd", O_RDONLY);  // without O_CLOEXEC
  setenv("SECRET_OF_OURS", "1", 1);
  const std::string output = Shell("env | cut -d= -f1 | sort | tr '\\n' ' '; ls /proc/self/fd | wc -l").output;
  unsetenv("SECRET_OF_OURS");
  close(fd);
  EXPECT_EQ(output, "HOME LANG PATH PWD 4\n") << "PWD is the shell's; 0, 1, 2 and ls' own folder";
}

TEST(Command, RunsAsSomebodyElseWhenWeAreRoot) {
  if (geteuid() != 0) {
    EXPECT_THROW(RunCommand({"id", "-un"}, "nobody"), std::runtime_error);
    GTEST_SKIP() << "not root";
  }
  EXPECT_EQ(RunCommand({"id", "-un"}, "nobody").output, "nobody\n");
  EXPECT_EQ(RunCommand({"cat"}, "nobody", "text").output, "text");
  EXPECT_EQ(RunCommand({"sh", "-c", "echo $HOME; exit 4"}, "nobody").status, 4);
  EXPECT_EQ(RunCommand({"sh", "-c", "echo $HOME"}, "nobody").output, "/nonexistent\n");
  EXPECT_EQ(RunCommand({"id", "-un"}, "root").output, "root\n");
  EXPECT_EQ(RunCommand({"no-such-program"}, "nobody").status, 127);
  EXPECT_THROW(RunCommand({"id"}, "no-such-account"), std::runtime_error);
  EXPECT_THROW(RunCommand({"id"}, "--help"), std::runtime_error);
}

TEST(Command, SomebodyElsesSlowProgramIsKilledToo) {
  if (geteuid() != 0) GTEST_SKIP() << "not root";
  const CommandResult result = RunCommand({"sh", "-c", "echo $$; exec sleep 300"}, "nobody", "", 1);
  EXPECT_EQ(result.status, 128 + SIGKILL);
  const std::string pid = result.output.substr(0, result.output.find('\n'));
  for (int i = 0; i < 100 && kill(std::stoi(pid), 0) == 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_EQ(RunCommand({"ps", "-o", "comm=", "-p", pid}).output.find("sleep\n"), std::string::npos);
}

}  // namespace
}  // namespace seller_support::install
