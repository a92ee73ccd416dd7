// Walks a configuration's statements as PHP would, as far as that can be known without running them.
#pragma once

#include <set>
#include <stdexcept>
#include <string>

#include "install/wp_config.h"
#include "install/wp_config_code.h"

namespace seller_support::install {

// A file's text. Throws std::runtime_error with a sentence when it may not be read, is no file, is above 1 MiB or
// holds a NUL byte.
std::string ReadConfigFile(const std::string& path);

// The sentence for a file or folder that we may not read.
struct NoRights : std::runtime_error {
  explicit NoRights(const std::string& path) : std::runtime_error(path + " may not be read: run this as root") {}
};

// What all files of one configuration share.
struct ConfigWalk {
  WpConfig config;
  std::string wordpress;           // ABSPATH without its last slash
  std::set<std::string> included;  // resolved paths
  int files = 0;
  int depth = 0;
  bool ended = false;  // by exit, or since WordPress takes over

  void Unread(const std::string& where);
  void PrefixComputed(const std::string& where);
  void Define(const std::string& name, std::optional<std::string> value, const std::string& where);
};

// One file. Throws std::runtime_error when it cannot be read (see ReadConfigFile) and when PHP could not read it.
class ConfigScript : private ConfigCode {
 public:
  ConfigScript(ConfigWalk& walk, const std::string& path);
  void Walk();

 private:
  enum class Mode { kRun, kMaybe, kSkip };
  struct Branch {
    Mode mode = Mode::kRun;
    std::string guard;  // runs when this constant is not defined yet, else it is kMaybe
    int depth = 0;
  };

  // Each takes [at, end) or the index of a statement's first token and gives the index after what it read.
  void Statements(Index at, Index end, const Branch& branch);
  Index Statement(Index at, Index end, const Branch& branch);
  Index Block(Index at, Index end, const Branch& branch);
  Index Body(Index at, Index end, const Branch& branch, std::string_view closing);
  Index If(Index at, Index end, const Branch& branch);
  Index Loop(Index at, Index end, const Branch& branch);
  Index DoLoop(Index at, Index end, const Branch& branch);
  Index Declaration(Index at, Index end, const Branch& branch);
  Index Namespace(Index at, Index end, const Branch& branch);
  Index Expression(Index at, Index end, const Branch& branch);

  void Constants(Index at, Index end);
  void Run(Index at, Index end);
  bool RunDefine(Index at, Index end);
  bool RunGuardedDefine(Index at, Index end);
  bool RunPrefix(Index at, Index end);
  bool RunInclude(Index at, Index end);
  void Follow(const std::string& path, Index at);

  // Everything in [at, end) may happen. `in_function`: only once something calls it.
  void Scan(Index at, Index end, bool in_function);
  void ScanWord(Index at, Index end, bool in_function);
  std::string Where(Index at) const;
  bool Stopped() const { return returned_ || walk_.ended; }

  ConfigWalk& walk_;
  std::string path_;
  bool in_namespace_ = false;
  bool returned_ = false;
};

}  // namespace seller_support::install
