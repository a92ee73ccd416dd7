#include "install/wp_config_code.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/text.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepestPath = 16;  // dirname( dirname( …

bool IsAssignment(const PhpToken& token) {
  constexpr std::array<std::string_view, 6> kOthers = {"==", "<=", ">=", "!=", "===", "!=="};
  return token.kind == PhpKind::kSign && token.text.ends_with('=') &&
         std::find(kOthers.begin(), kOthers.end(), token.text) == kOthers.end();
}

// "1", "-1": decimal, since 010 and 0x10 are other numbers than they look.
std::optional<std::string> Integer(const std::string& digits, const char* sign) {
  if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
      (digits.size() > 1 && digits[0] == '0')) {
    return std::nullopt;
  }
  return ParseInteger(digits) ? std::optional(sign + digits) : std::nullopt;
}

}  // namespace

std::optional<std::string> ConfigCode::Literal(Index begin, Index end) const {
  while (end > begin + 2 && tokens_[begin].IsSign("(") && tokens_[begin].partner == end - 1) ++begin, --end;
  if (end == begin + 2 && tokens_[begin].IsSign("-") && tokens_[begin + 1].kind == PhpKind::kNumber) {
    return Integer(tokens_[begin + 1].text, "-");
  }
  if (end != begin + 1) return std::nullopt;
  const PhpToken& token = tokens_[begin];
  if (token.kind == PhpKind::kText) return token.text;
  if (token.kind == PhpKind::kNumber) return Integer(token.text, "");
  for (const char* word : {"true", "false", "null"}) {
    if (token.IsWord(word)) return word;
  }
  return std::nullopt;
}

std::optional<std::string> ConfigCode::Path(Index begin, Index end) const {
  const auto path = Joined(begin, end, 0);
  if (!path || path->empty() || path->starts_with("data:") || path->find("://") != std::string::npos) return {};
  if (path->starts_with('/')) return path;
  return (path->starts_with('.') ? wordpress_ : folder_) + "/" + *path;
}

std::optional<std::string> ConfigCode::Joined(Index begin, Index end, int depth) const {
  if (depth > kDeepestPath) return std::nullopt;
  while (end > begin + 2 && tokens_[begin].IsSign("(") && tokens_[begin].partner == end - 1) ++begin, --end;
  std::string path;
  for (Index at = begin; at < end;) {
    const Index dot = Next(".", at, end);
    const auto part = Part(at, dot, depth);
    if (!part || dot + 1 == end) return std::nullopt;
    path += *part;
    at = dot + 1;
  }
  return path;
}

std::optional<std::string> ConfigCode::Part(Index begin, Index end, int depth) const {
  if (begin >= end) return std::nullopt;
  const PhpToken& token = tokens_[begin];
  if (token.IsWord("dirname")) return Dirname(begin, end, depth);
  if (end != begin + 1) return std::nullopt;
  if (token.kind == PhpKind::kText) return token.text;
  if (token.IsWord("__dir__")) return folder_;
  if (token.IsWord("__file__")) return folder_ + "/.";  // only its folder counts
  if (token.text == "ABSPATH" && token.kind == PhpKind::kName) return wordpress_ + "/";
  if (token.text == "DIRECTORY_SEPARATOR" && token.kind == PhpKind::kName) return "/";
  return std::nullopt;
}

// dirname( PATH ), dirname( PATH, 2 )
std::optional<std::string> ConfigCode::Dirname(Index begin, Index end, int depth) const {
  if (!tokens_[begin + 1].IsSign("(") || tokens_[begin + 1].partner + 1 != end) return std::nullopt;
  const Index comma = NextComma(begin + 2, end - 1);
  auto path = Joined(begin + 2, comma, depth + 1);
  const auto levels = ParseInteger(comma + 2 == end - 1 ? tokens_[comma + 1].text : comma == end - 1 ? "1" : "");
  if (!path || !path->starts_with('/') || !levels || *levels < 1 || *levels > kDeepestPath) return std::nullopt;
  for (int64_t level = 0; level < *levels; ++level) {
    while (path->size() > 1 && path->ends_with('/')) path->pop_back();
    path->resize(std::max<size_t>(path->rfind('/'), 1));
  }
  return path;
}

std::optional<bool> ConfigCode::Decide(Index begin, Index end) const {
  const bool negated = begin < end && tokens_[begin].IsSign("!");
  if (negated) ++begin;
  if (begin < end && tokens_[begin].IsSign("@")) ++begin;
  if (begin + 2 >= end || !tokens_[begin + 1].IsSign("(") || tokens_[begin + 1].partner + 1 != end) return {};
  const bool is_file = tokens_[begin].IsWord("is_file");
  if (!is_file && !tokens_[begin].IsWord("file_exists") && !tokens_[begin].IsWord("is_readable")) return {};
  const auto path = Path(begin + 2, end - 1);
  if (!path) return std::nullopt;
  std::error_code error;
  const bool there = is_file ? fs::is_regular_file(*path, error) : fs::exists(*path, error);
  if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory) return {};
  return there != negated;
}

std::string ConfigCode::GuardOf(Index begin, Index end) const {
  const bool fits = end == begin + 5 && tokens_[begin].IsSign("!") && tokens_[begin + 1].IsWord("defined") &&
                    tokens_[begin + 2].IsSign("(") && tokens_[begin + 3].kind == PhpKind::kText;
  return fits ? tokens_[begin + 3].text : "";
}

bool ConfigCode::IsDefine(Index at, Index end) const {
  return at + 4 < end && IsKeyword(at, "define") && tokens_[at + 1].IsSign("(") &&
         tokens_[at + 2].kind == PhpKind::kText && tokens_[at + 3].IsSign(",");
}

bool ConfigCode::IsKeyword(Index at, std::string_view word) const {
  if (!tokens_[at].IsWord(word)) return false;
  if (at == 0) return true;
  const PhpToken& before = tokens_[at - 1];
  return !before.IsSign("->") && !before.IsSign("?->") && !before.IsSign("::") && !before.IsWord("function");
}

bool ConfigCode::IsInclude(Index at) const {
  for (const char* word : {"include", "include_once", "require", "require_once"}) {
    if (IsKeyword(at, word)) return true;
  }
  return false;
}

bool ConfigCode::NamesSettings(Index begin, Index end) const {
  // Bounded, since each include of a long expression asks.
  for (end = EndOf(begin, std::min(end, begin + 64)); begin < end; ++begin) {
    if (tokens_[begin].kind == PhpKind::kText && tokens_[begin].text.ends_with("wp-settings.php")) return true;
  }
  return false;
}

bool ConfigCode::IsPrefixVariable(const PhpToken& token) {
  return token.kind == PhpKind::kVariable && token.text == "$table_prefix";
}

bool ConfigCode::WritesPrefix(Index at, Index end) const {
  const PhpToken& token = tokens_[at];
  const PhpToken& next = tokens_[at + 1];
  // A variable variable.
  if (token.IsSign("$")) return true;
  if (token.kind == PhpKind::kVariable && token.text == "$GLOBALS" && next.IsSign("[")) {
    const bool other = at + 2 < end && tokens_[at + 2].kind == PhpKind::kText && tokens_[at + 2].text != "table_prefix";
    return !other && IsAssignment(tokens_[next.partner + 1]);
  }
  // A list that is assigned to.
  if (token.IsSign("[") && IsAssignment(tokens_[token.partner + 1])) {
    return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(at),
                       tokens_.begin() + static_cast<std::ptrdiff_t>(token.partner), IsPrefixVariable);
  }
  if (!IsPrefixVariable(token)) return false;
  const PhpToken& before = tokens_[at - (at > 0 ? 1 : 0)];
  const PhpToken& opener = tokens_[at - (at > 1 ? 2 : 0)];
  return IsAssignment(next) || next.IsSign("++") || next.IsSign("--") || next.IsSign("[") || before.IsSign("&") ||
         before.IsSign("++") || before.IsSign("--") || before.IsWord("as") || before.IsSign("=>") ||
         (before.IsSign("(") && (opener.IsWord("list") || opener.IsWord("unset")));
}

ConfigCode::Index ConfigCode::Next(std::string_view sign, Index at, Index end) const {
  while (at < end && !tokens_[at].IsSign(sign)) at = tokens_[at].Opens() ? tokens_[at].partner + 1 : at + 1;
  return std::min(at, end);
}

}  // namespace seller_support::install
