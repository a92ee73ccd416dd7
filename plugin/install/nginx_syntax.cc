#include "install/nginx_syntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace seller_support::install {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

class FileParser {
 public:
  explicit FileParser(const NginxFile& file) : file_(file), text_(file.text) {}

  std::vector<NginxDirective> Parse() { return Block(0); }

 private:
  [[noreturn]] void Fail(std::string_view what) const {
    throw std::runtime_error(fmt::format("{} of nginx's configuration cannot be read: {} in line {}", file_.name, what,
                                         NginxLine(text_, std::min(at_, text_.size()))));
  }

  bool AtEnd() const { return at_ >= text_.size(); }

  void SkipBlanks() {
    while (!AtEnd()) {
      if (IsBlank(text_[at_])) {
        ++at_;
      } else if (text_[at_] == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else {
        return;
      }
    }
  }

  // From a backslash; nginx keeps it before what it does not know.
  void Escape(std::string& word) {
    if (++at_ >= text_.size()) Fail("the file ends inside a word");
    const char c = text_[at_++];
    const size_t control = std::string_view("trn").find(c);
    if (control != std::string_view::npos) {
      word += "\t\r\n"[control];
    } else {
      if (c != '"' && c != '\'' && c != '\\') word += '\\';
      word += c;
    }
  }

  std::string Quoted(char quote) {
    std::string word;
    for (++at_; !AtEnd() && text_[at_] != quote;) {
      if (text_[at_] == '\\') {
        Escape(word);
      } else {
        word += text_[at_++];
      }
    }
    if (AtEnd()) Fail("the file ends inside a text");
    ++at_;
    return word;
  }

  std::string Word() {
    if (text_[at_] == '"' || text_[at_] == '\'') return Quoted(text_[at_]);
    std::string word;
    for (bool variable = false; !AtEnd();) {
      const char c = text_[at_];
      // ${name} is no block.
      if (IsBlank(c) || c == ';' || (c == '{' && !variable)) return word;
      variable = c == '$';
      if (c == '\\') {
        Escape(word);
      } else {
        word += c;
        ++at_;
      }
    }
    Fail("the file ends inside a word");
  }

  // [[ … ]], [=[ … ]=] and so on; false when none starts here.
  bool SkipLongBracket() {
    const size_t second = text_.find_first_not_of('=', at_ + 1);
    if (second == std::string_view::npos || text_[second] != '[') return false;
    const std::string close = "]" + std::string(second - at_ - 1, '=') + "]";
    const size_t end = text_.find(close, second);
    if (end == std::string_view::npos) Fail("the file ends inside a text");
    at_ = end + close.size();
    return true;
  }

  void SkipLuaText(char quote) {
    for (++at_; !AtEnd() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    ++at_;
  }

  // To after the "}".
  void SkipLua() {
    for (int depth = 1; !AtEnd();) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        SkipLuaText(c);
      } else if (text_.substr(at_, 2) == "--") {
        at_ += 2;
        if (AtEnd() || text_[at_] != '[' || !SkipLongBracket()) at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (c != '[' || !SkipLongBracket()) {
        ++at_;
        if (c == '{') ++depth;
        if (c == '}' && --depth == 0) return;
      }
    }
    Fail("the file ends inside a Lua block");
  }

  NginxDirective Next(int depth) {
    NginxDirective directive;
    directive.begin = at_;
    for (;; SkipBlanks()) {
      if (AtEnd()) Fail("the file ends inside a directive");
      const char c = text_[at_];
      if (c != ';' && c != '{' && c != '}') {
        directive.words.push_back(Word());
        continue;
      }
      if (directive.words.empty() || c == '}') Fail(fmt::format("unexpected \"{}\"", c));
      ++at_;
      if (c == '{') {
        directive.inside = at_;
        if (directive.name().ends_with("_by_lua_block")) {
          SkipLua();
        } else {
          directive.children = Block(depth + 1);
        }
      }
      directive.end = at_;
      return directive;
    }
  }

  std::vector<NginxDirective> Block(int depth) {
    if (depth > kDeepestNginxBlock) Fail("too many blocks in each other");
    std::vector<NginxDirective> directives;
    for (;;) {
      SkipBlanks();
      if (AtEnd()) {
        if (depth > 0) Fail("the file ends inside a block");
        return directives;
      }
      if (text_[at_] == '}' && depth > 0) {
        ++at_;
        return directives;
      }
      directives.push_back(Next(depth));
    }
  }

  const NginxFile& file_;
  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

std::vector<NginxDirective> ParseNginxFile(const NginxFile& file) { return FileParser(file).Parse(); }

size_t NginxLine(std::string_view text, size_t offset) {
  return 1 + static_cast<size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

}  // namespace seller_support::install
