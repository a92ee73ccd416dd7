// What can be said of a few tokens of a configuration, wherever they stand.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "install/php_text.h"

namespace seller_support::install {

// Expressions are given as [begin, end).
class ConfigCode {
 protected:
  using Index = size_t;

  // The value of a literal text, a decimal integer, true, false or null (words in lower case); nullopt for others.
  std::optional<std::string> Literal(Index begin, Index end) const;

  // The path of an expression of literals, __DIR__, __FILE__, dirname(), ABSPATH and DIRECTORY_SEPARATOR, absolute:
  // a relative one is below this file's folder, or, when it begins with a dot, below WordPress'. nullopt for others
  // and for streams.
  std::optional<std::string> Path(Index begin, Index end) const;

  // What file_exists() and the like of such a path say, also with "!"; nullopt for every other condition.
  std::optional<bool> Decide(Index begin, Index end) const;

  // NAME of ! defined( 'NAME' ), else "".
  std::string GuardOf(Index begin, Index end) const;

  // define( 'NAME', …
  bool IsDefine(Index at, Index end) const;

  // The function or keyword itself, not a method or constant of that name.
  bool IsKeyword(Index at, std::string_view word) const;
  bool IsInclude(Index at) const;

  // An include of wp-settings.php.
  bool NamesSettings(Index begin, Index end) const;

  // Changes $table_prefix, or may.
  bool WritesPrefix(Index at, Index end) const;

  static bool IsPrefixVariable(const PhpToken& token);

  // The next ";" or "," outside of brackets, or `end`.
  Index EndOf(Index at, Index end) const { return Next(";", at, end); }
  Index NextComma(Index at, Index end) const { return Next(",", at, end); }

  std::vector<PhpToken> tokens_;
  std::string folder_;     // __DIR__
  std::string wordpress_;  // ABSPATH without its last slash

 private:
  Index Next(std::string_view sign, Index at, Index end) const;
  std::optional<std::string> Joined(Index begin, Index end, int depth) const;
  std::optional<std::string> Part(Index begin, Index end, int depth) const;
  std::optional<std::string> Dirname(Index begin, Index end, int depth) const;
};

}  // namespace seller_support::install
