// PHP source as tokens: enough to read a configuration file without running it.
// Source: the PHP manual's "Basic syntax", "Strings" and "Comments".
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace seller_support::install {

enum class PhpKind {
  kName,      // word, keyword or name with its backslashes, as written
  kVariable,  // with its $
  kText,      // a string literal, with its escapes resolved
  kComputed,  // a string with variables in it, a heredoc, a nowdoc or a shell command; its content is dropped
  kNumber,    // as written
  kSign,      // operator or bracket; "#[" opens an attribute; "?>" is a ";"
  kShortTag,  // "<?": whether PHP takes what follows for code depends on its settings
  kEnd,       // the last token, always there
};

struct PhpToken {
  PhpKind kind = PhpKind::kEnd;
  std::string text;
  int line = 1;
  size_t partner = 0;  // of a bracket: the index of the one that belongs to it

  bool IsSign(std::string_view sign) const { return kind == PhpKind::kSign && text == sign; }
  bool IsText(std::string_view wanted) const { return kind == PhpKind::kText && text == wanted; }
  // A name in any case, with or without the global namespace's backslash; `word` in lower case.
  bool IsWord(std::string_view word) const;
  bool Opens() const { return IsSign("(") || IsSign("[") || IsSign("{") || IsSign("#["); }
};

// What PHP would not read either. what() goes after "FILE:LINE: ".
struct PhpError : std::runtime_error {
  PhpError(const std::string& what, int place) : std::runtime_error(what), line(place) {}
  int line;
};

// The tokens of a file; what stands outside of <?php … ?> and comments are left out. Throws PhpError for a text or
// comment without end and for brackets that do not match.
std::vector<PhpToken> ReadPhp(std::string_view file);

}  // namespace seller_support::install
