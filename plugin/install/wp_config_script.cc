#include "install/wp_config_script.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "base/text.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepestBlock = 64;
constexpr int kDeepestInclude = 8;
constexpr int kMostFiles = 200;
constexpr size_t kLargestFile = 1 << 20;

}  // namespace

std::string ReadConfigFile(const std::string& path) {
  std::error_code error;
  const bool is_file = fs::is_regular_file(path, error);
  if (error == std::errc::permission_denied) throw NoRights(path);
  if (!is_file) throw std::runtime_error(path + " is no file");
  std::ifstream file(path, std::ios::binary);
  if (!file) throw NoRights(path);
  std::string text(kLargestFile + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) throw std::runtime_error("reading " + path + " failed");
  text.resize(static_cast<size_t>(file.gcount()));
  if (text.size() > kLargestFile) throw std::runtime_error(path + " is larger than 1 MB: this is no configuration");
  if (text.find('\0') != std::string::npos) throw std::runtime_error(path + " holds a NUL byte: this is no PHP text");
  return text;
}

void ConfigWalk::Unread(const std::string& where) {
  if (config.unread.empty()) config.absent.where = where;
  config.unread.push_back(where);
  PrefixComputed(where);
}

void ConfigWalk::PrefixComputed(const std::string& where) {
  if (!config.table_prefix.is_computed()) config.table_prefix = {std::nullopt, where};
}

// PHP keeps the first, and what may be the first is not known to be it.
void ConfigWalk::Define(const std::string& name, std::optional<std::string> value, const std::string& where) {
  const bool known = config.unread.empty();
  config.constants.emplace(name, known ? ConfigValue{std::move(value), where} : config.absent);
}

ConfigScript::ConfigScript(ConfigWalk& walk, const std::string& path) : walk_(walk), path_(path) {
  std::error_code error;
  wordpress_ = walk.wordpress;
  folder_ = fs::canonical(path, error).parent_path().string();
  try {
    tokens_ = ReadPhp(ReadConfigFile(path));
  } catch (const PhpError& fault) {
    throw std::runtime_error(
        fmt::format("{}:{}: {}: repair the file, PHP cannot read it either", path, fault.line, fault.what()));
  }
}

void ConfigScript::Walk() { Statements(0, tokens_.size() - 1, {}); }

void ConfigScript::Statements(Index at, Index end, const Branch& branch) {
  while (at < end && !Stopped()) at = Statement(at, end, branch);
}

ConfigScript::Index ConfigScript::Statement(Index at, Index end, const Branch& branch) {
  if (branch.depth > kDeepestBlock) {
    throw std::runtime_error(Where(at) + ": the blocks here are nested too deeply to be read");
  }
  while (at < end && tokens_[at].IsSign("#[")) at = tokens_[at].partner + 1;
  if (at >= end) return end;
  if (tokens_[at].IsSign("{")) return Block(at, end, branch);
  if (IsKeyword(at, "if")) return If(at, end, branch);
  if (IsKeyword(at, "do")) return DoLoop(at, end, branch);
  if (IsKeyword(at, "try") || IsKeyword(at, "finally")) {
    return Body(at + 1, end, {branch.mode == Mode::kSkip ? Mode::kSkip : Mode::kMaybe, "", branch.depth + 1}, "");
  }
  for (const char* word : {"while", "for", "foreach", "switch", "catch"}) {
    if (IsKeyword(at, word) && tokens_[at + 1].IsSign("(")) return Loop(at, end, branch);
  }
  if (IsKeyword(at, "namespace")) return Namespace(at, end, branch);
  if (const Index after = Declaration(at, end, branch); after != at) return after;
  return Expression(at, end, branch);
}

ConfigScript::Index ConfigScript::Block(Index at, Index, const Branch& branch) {
  Statements(at + 1, tokens_[at].partner, {branch.mode, branch.guard, branch.depth + 1});
  return tokens_[at].partner + 1;
}

// One statement, or those from ":" to `closing` or the next branch.
ConfigScript::Index ConfigScript::Body(Index at, Index end, const Branch& branch, std::string_view closing) {
  if (closing.empty() || !tokens_[at].IsSign(":")) return Statement(at, end, branch);
  ++at;
  while (at < end && !Stopped()) {
    if (IsKeyword(at, closing)) return at;
    if (closing == "endif" && (IsKeyword(at, "else") || IsKeyword(at, "elseif"))) return at;
    at = Statement(at, end, branch);
  }
  return at;
}

ConfigScript::Index ConfigScript::If(Index at, Index end, const Branch& branch) {
  Mode left = branch.mode;
  for (;;) {
    if (!tokens_[at + 1].IsSign("(")) throw std::runtime_error(Where(at) + ": \"if\" without condition");
    const Index begin = at + 2;
    const Index close = tokens_[at + 1].partner;
    const bool long_form = tokens_[close + 1].IsSign(":");
    const std::optional<bool> decided = Decide(begin, close);
    Branch body{left, "", branch.depth + 1};
    if (left != Mode::kSkip && !decided) {
      Scan(begin, close, false);
      body.mode = Mode::kMaybe;
      if (left == Mode::kRun) body.guard = GuardOf(begin, close);
      left = Mode::kMaybe;
    } else if (decided) {
      if (!*decided) body.mode = Mode::kSkip;
      else left = Mode::kSkip;
    }
    at = Body(close + 1, end, body, "endif");
    if (at >= end || Stopped()) return end;
    if (IsKeyword(at, "elseif")) continue;
    if (IsKeyword(at, "else") && IsKeyword(at + 1, "if") && !long_form) {
      ++at;
      continue;
    }
    if (IsKeyword(at, "else") && tokens_[at + 1].IsSign(":") == long_form) {
      at = Body(at + 1, end, {left, "", branch.depth + 1}, "endif");
    }
    return long_form ? std::min(at + 1, end) : at;
  }
}

// Also switch and catch: what may run never or often.
ConfigScript::Index ConfigScript::Loop(Index at, Index end, const Branch& branch) {
  const Mode mode = branch.mode == Mode::kSkip ? Mode::kSkip : Mode::kMaybe;
  const std::string closing = "end" + LowerAscii(tokens_[at].text);
  const Index close = tokens_[at + 1].partner;
  if (mode == Mode::kMaybe) Scan(at + 2, close, false);
  const bool long_form = tokens_[close + 1].IsSign(":");
  const Index after = Body(close + 1, end, {mode, "", branch.depth + 1}, closing);
  return long_form ? std::min(after + 1, end) : after;
}

ConfigScript::Index ConfigScript::DoLoop(Index at, Index end, const Branch& branch) {
  const Mode mode = branch.mode == Mode::kSkip ? Mode::kSkip : Mode::kMaybe;
  const Index after = Body(at + 1, end, {mode, "", branch.depth + 1}, "");
  return Expression(after, end, branch);
}

// Passes a function or class. What a function defines it may define as soon as it stands there.
ConfigScript::Index ConfigScript::Declaration(Index at, Index end, const Branch& branch) {
  Index word = at;
  while (IsKeyword(word, "abstract") || IsKeyword(word, "final") || IsKeyword(word, "readonly")) ++word;
  const bool is_function = IsKeyword(word, "function");
  const bool is_class =
      IsKeyword(word, "class") || IsKeyword(word, "interface") || IsKeyword(word, "trait") || IsKeyword(word, "enum");
  Index name = word + 1;
  if (is_function && tokens_[name].IsSign("&")) ++name;
  if ((!is_function && !is_class) || tokens_[name].kind != PhpKind::kName) return at;
  Index brace = name;
  while (brace < end && !tokens_[brace].IsSign("{") && !tokens_[brace].IsSign(";")) {
    brace = tokens_[brace].Opens() ? tokens_[brace].partner + 1 : brace + 1;
  }
  if (brace >= end || !tokens_[brace].IsSign("{")) return at;
  if (branch.mode != Mode::kSkip) Scan(brace + 1, tokens_[brace].partner, true);
  return tokens_[brace].partner + 1;
}

ConfigScript::Index ConfigScript::Namespace(Index at, Index end, const Branch& branch) {
  in_namespace_ = tokens_[at + 1].kind == PhpKind::kName;
  const Index body = at + (in_namespace_ ? 2 : 1);
  return body < end && tokens_[body].IsSign("{") ? Block(body, end, branch) : EndOf(at, end) + 1;
}

ConfigScript::Index ConfigScript::Expression(Index at, Index end, const Branch& branch) {
  const Index stop = EndOf(at, end);
  if (branch.mode == Mode::kMaybe) {
    const bool safe = !branch.guard.empty() && IsDefine(at, stop) && tokens_[at + 2].text == branch.guard;
    if (!safe || !RunDefine(at, stop)) Scan(at, stop, false);
  } else if (branch.mode == Mode::kRun) {
    Run(at, stop);
  }
  return stop + 1;
}

// const A = 'x', B = 'y'
void ConfigScript::Constants(Index at, Index end) {
  while (at + 2 < end && tokens_[at].kind == PhpKind::kName && tokens_[at + 1].IsSign("=")) {
    const Index comma = NextComma(at + 2, end);
    if (!in_namespace_) walk_.Define(tokens_[at].text, Literal(at + 2, comma), Where(at));
    at = comma + 1;
  }
}

// A statement that is reached.
void ConfigScript::Run(Index at, Index end) {
  const bool ends = IsKeyword(at, "exit") || IsKeyword(at, "die") || IsKeyword(at, "throw");
  const bool returns = IsKeyword(at, "return");
  if (IsKeyword(at, "const")) return Constants(at + 1, end);
  const Index begin = returns ? at + 1 : at;
  if (!RunDefine(begin, end) && !RunGuardedDefine(begin, end) && !RunPrefix(begin, end) && !RunInclude(begin, end)) {
    Scan(begin, end, IsKeyword(begin, "spl_autoload_register"));
  }
  returned_ = returned_ || returns;
  walk_.ended = walk_.ended || ends;
}

// define( 'NAME', value )
bool ConfigScript::RunDefine(Index at, Index end) {
  if (at < end && tokens_[at].IsSign("@")) ++at;
  if (!IsDefine(at, end) || tokens_[at + 1].partner + 1 != end) return false;
  const Index comma = NextComma(at + 4, end - 1);
  auto value = Literal(at + 4, comma);
  // First what the value itself defines.
  if (!value) Scan(at + 4, comma, false);
  walk_.Define(tokens_[at + 2].text, std::move(value), Where(at));
  return true;
}

// defined( 'NAME' ) || define( 'NAME', value ), and with "!" and "&&".
bool ConfigScript::RunGuardedDefine(Index at, Index end) {
  const bool negated = at < end && tokens_[at].IsSign("!");
  const Index begin = at + (negated ? 1 : 0);
  if (begin + 4 >= end || !IsKeyword(begin, "defined") || !tokens_[begin + 1].IsSign("(")) return false;
  const Index sign = begin + 4;
  const bool joins = negated ? tokens_[sign].IsSign("&&") || tokens_[sign].IsWord("and")
                             : tokens_[sign].IsSign("||") || tokens_[sign].IsWord("or");
  if (!joins || tokens_[begin + 1].partner != begin + 3 || !IsDefine(sign + 1, end)) return false;
  return tokens_[begin + 2].IsText(tokens_[sign + 3].text) && RunDefine(sign + 1, end);
}

// $table_prefix = value
bool ConfigScript::RunPrefix(Index at, Index end) {
  if (at + 2 >= end || !IsPrefixVariable(tokens_[at]) || !tokens_[at + 1].IsSign("=")) return false;
  auto value = Literal(at + 2, end);
  if (!value) Scan(at + 2, end, false);
  walk_.config.table_prefix = {std::move(value), Where(at)};
  return true;
}

// include 'x.php', and $y = require 'x.php'
bool ConfigScript::RunInclude(Index at, Index end) {
  if (at + 2 < end && tokens_[at].kind == PhpKind::kVariable && tokens_[at + 1].IsSign("=")) at += 2;
  const bool quiet = at < end && tokens_[at].IsSign("@");
  if (quiet) ++at;
  if (at >= end || !IsInclude(at)) return false;
  if (NamesSettings(at, end)) {
    walk_.ended = true;
    return true;
  }
  const auto path = Path(at + 1, end);
  if (!path) return false;
  std::error_code error;
  const bool missing = !fs::exists(*path, error);
  if (!missing) Follow(*path, at);
  else if (!quiet || error) walk_.Unread(Where(at));
  return true;
}

void ConfigScript::Follow(const std::string& path, Index at) {
  std::error_code error;
  const std::string resolved = fs::canonical(path, error).string();
  const bool seen = !walk_.included.insert(resolved).second;
  if (seen && LowerAscii(tokens_[at].text).ends_with("_once")) return;
  if (walk_.depth == kDeepestInclude || walk_.files == kMostFiles) return walk_.Unread(Where(at));
  ++walk_.files;
  ++walk_.depth;
  try {
    ConfigScript(walk_, path).Walk();
  } catch (const NoRights&) {
    throw;
  } catch (const std::runtime_error&) {
    walk_.Unread(Where(at));
  }
  --walk_.depth;
}

void ConfigScript::Scan(Index at, Index end, bool in_function) {
  bool global = !in_function;
  for (; at < end; ++at) {
    const PhpToken& token = tokens_[at];
    if (token.kind == PhpKind::kName) {
      global = global || token.IsWord("global");
      ScanWord(at, end, in_function);
    } else if (token.kind == PhpKind::kShortTag || token.IsText("define")) {
      walk_.Unread(Where(at));
    } else if (WritesPrefix(at, end) && (global || token.text == "$GLOBALS")) {
      walk_.PrefixComputed(Where(at));
    }
  }
}

void ConfigScript::ScanWord(Index at, Index end, bool in_function) {
  const bool called = at + 1 < end && tokens_[at + 1].IsSign("(");
  const bool is_method = at > 0 && tokens_[at - 1].IsSign("::");
  if (called && tokens_[at].IsWord("define") && (is_method || IsKeyword(at, "define"))) {
    const bool named = at + 3 < end && tokens_[at + 2].kind == PhpKind::kText && tokens_[at + 3].IsSign(",");
    if (named) walk_.Define(tokens_[at + 2].text, std::nullopt, Where(at));
    else if (!is_method) walk_.Unread(Where(at));
  }
  if (in_function) return;
  if (IsInclude(at) && !NamesSettings(at, end)) walk_.Unread(Where(at));
  if (IsKeyword(at, "eval") || IsKeyword(at, "goto")) walk_.Unread(Where(at));
  if (called && (IsKeyword(at, "extract") || IsKeyword(at, "parse_str"))) walk_.PrefixComputed(Where(at));
}

std::string ConfigScript::Where(Index at) const { return fmt::format("{}:{}", path_, tokens_[at].line); }

}  // namespace seller_support::install
