#include "install/php_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace seller_support::install {
namespace {

constexpr int kDeepestText = 16;  // texts in variables in texts

// Longest first.
constexpr std::array<std::string_view, 36> kSigns = {"===",
                                                     "!==",
                                                     "<=>",
                                                     "**=",
                                                     "?"
                                                     "?=",
                                                     "...",
                                                     "<<=",
                                                     ">>=",
                                                     "?->",
                                                     "==",
                                                     "!=",
                                                     "<>",
                                                     "<=",
                                                     ">=",
                                                     "=>",
                                                     "->",
                                                     "::",
                                                     "||",
                                                     "&&",
                                                     "??",
                                                     ".=",
                                                     "+=",
                                                     "-=",
                                                     "*=",
                                                     "/=",
                                                     "%=",
                                                     "&=",
                                                     "|=",
                                                     "^=",
                                                     "++",
                                                     "--",
                                                     "<<",
                                                     ">>",
                                                     "**",
                                                     "|>",
                                                     "#["};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsOctal(char c) { return c >= '0' && c <= '7'; }
bool IsHex(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool StartsName(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool InName(char c) { return StartsName(c) || IsDigit(c); }

// UTF-8 of a code point, as PHP writes "\u{…}".
std::string Utf8(unsigned c) {
  auto byte = [](unsigned value) { return static_cast<char>(value); };
  auto rest = [&](unsigned shift) { return byte(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | (c >> 6)), rest(0)};
  if (c < 0x10000) return {byte(0xE0 | (c >> 12)), rest(6), rest(0)};
  return {byte(0xF0 | (c >> 18)), rest(12), rest(6), rest(0)};
}

class Reader {
 public:
  explicit Reader(std::string_view file) : file_(file) {}

  std::vector<PhpToken> Read() {
    while (at_ < file_.size()) {
      if (!in_code_) Html();
      else Code();
    }
    if (!open_.empty()) throw PhpError("the bracket here is never closed", tokens_[open_.back()].line);
    Add(PhpKind::kSign, ";");
    Add(PhpKind::kEnd, "");
    return std::move(tokens_);
  }

 private:
  char Peek(size_t ahead = 0) const { return at_ + ahead < file_.size() ? file_[at_ + ahead] : '\0'; }
  bool Sees(std::string_view text) const { return file_.substr(at_).starts_with(text); }
  void Add(PhpKind kind, std::string text) { tokens_.push_back({kind, std::move(text), line_, 0}); }

  // Counts the lines passed: LF, CRLF or CR.
  void Go(size_t count) {
    const size_t end = std::min(file_.size(), at_ + count);
    for (; at_ < end; ++at_) line_ += file_[at_] == '\n' || (file_[at_] == '\r' && Peek(1) != '\n') ? 1 : 0;
  }

  template <typename Accept>
  std::string_view Take(Accept accept) {
    const size_t start = at_;
    size_t end = at_;
    while (end < file_.size() && accept(file_[end])) ++end;
    Go(end - at_);
    return file_.substr(start, end - start);
  }

  void Html() {
    const size_t tag = std::min(file_.find("<?", at_), file_.size());
    Go(tag - at_);
    if (at_ == file_.size()) return;
    const std::string word = LowerAscii(file_.substr(at_ + 2, 3));
    if (word == "xml") return Go(5);
    in_code_ = true;
    if (word == "php" && (at_ + 5 == file_.size() || IsSpace(Peek(5)))) return Go(5);
    if (word.starts_with('=')) Add(PhpKind::kName, "echo");
    else Add(PhpKind::kShortTag, "<?");
    Go(word.starts_with('=') ? 3 : 2);
  }

  void Code() {
    const char c = Peek();
    if (IsSpace(c)) Take(IsSpace);
    else if (Sees("?>")) CloseTag();
    else if ((c == '#' && Peek(1) != '[') || Sees("//")) LineComment();
    else if (Sees("/*")) Comment();
    else if (c == '\'') Single();
    else if (c == '"' || c == '`') Double(c);
    else if (Sees("<<<") && Heredoc()) return;
    else if (c == '$' && StartsName(Peek(1))) Variable();
    else if (StartsName(c) || (c == '\\' && StartsName(Peek(1)))) Name();
    else if (IsDigit(c) || (c == '.' && IsDigit(Peek(1)))) Number();
    else Sign();
  }

  void CloseTag() {
    Add(PhpKind::kSign, ";");
    Go(2);
    in_code_ = false;
  }

  void LineComment() {
    while (at_ < file_.size() && Peek() != '\n' && Peek() != '\r' && !Sees("?>")) Go(1);
  }

  void Comment() {
    const size_t end = file_.find("*/", at_ + 2);
    if (end == std::string_view::npos) throw PhpError("the comment that begins here has no end", line_);
    Go(end + 2 - at_);
  }

  void Single() {
    PhpToken token{PhpKind::kText, "", line_, 0};
    for (Go(1); Peek() != '\'' || at_ >= file_.size(); Go(1)) {
      if (Peek() == '\\' && (Peek(1) == '\'' || Peek(1) == '\\')) Go(1);
      if (at_ >= file_.size()) throw PhpError("the text that begins here has no end", token.line);
      token.text += Peek();
    }
    Go(1);
    tokens_.push_back(std::move(token));
  }

  void Double(char quote) {
    PhpToken token{PhpKind::kText, "", line_, 0};
    if (QuotedIsComputed(quote, &token.text, 0) || quote == '`') token = {PhpKind::kComputed, "", token.line, 0};
    tokens_.push_back(std::move(token));
  }

  // Passes a quoted text; true when a variable stands in it.
  bool QuotedIsComputed(char quote, std::string* text, int depth) {
    const int line = line_;
    if (depth > kDeepestText) throw PhpError("the text that begins here is nested too deeply", line);
    bool computed = false;
    for (Go(1); at_ < file_.size();) {
      const char c = Peek();
      if (c == quote) return Go(1), computed;
      if (c == '\\') {
        Escape(text);
      } else if (Sees("{$") || Sees("${")) {
        computed = true;
        Expression(depth);
      } else {
        computed = computed || (c == '$' && StartsName(Peek(1)));
        *text += c;
        Go(1);
      }
    }
    throw PhpError("the text that begins here has no end", line);
  }

  // Passes "{$…}" or "${…}" of a text: quotes in it do not end the text.
  void Expression(int depth) {
    int open = 0;
    std::string dropped;
    do {
      if (Peek() == '\'' || Peek() == '"') {
        QuotedIsComputed(Peek(), &dropped, depth + 1);
        continue;
      }
      if (Peek() == '{') ++open;
      if (Peek() == '}' && --open == 0) break;
      Go(1);
    } while (at_ < file_.size());
    Go(1);
  }

  void Escape(std::string* text) {
    constexpr std::string_view kNames = "ntrvef\\$\"";
    constexpr std::string_view kValues = "\n\t\r\v\x1B\f\\$\"";
    const char c = Peek(1);
    if (const size_t known = kNames.find(c); known != std::string_view::npos) {
      Go(2);
      *text += kValues[known];
    } else if (IsOctal(c)) {
      Go(1);
      *text += Digits(IsOctal, 3, 8);
    } else if (c == 'x' && IsHex(Peek(2))) {
      Go(2);
      *text += Digits(IsHex, 2, 16);
    } else if (c == 'u' && Peek(2) == '{') {
      CodePoint(text);
    } else {
      *text += '\\';
      Go(1);
      if (at_ < file_.size()) *text += c;
      Go(1);
    }
  }

  template <typename Accept>
  char Digits(Accept accept, size_t most, int base) {
    int value = 0;
    for (size_t count = 0; count < most && accept(Peek()); ++count) {
      const char c = Peek();
      value = value * base + (IsDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
      Go(1);
    }
    return static_cast<char>(value & 0xFF);
  }

  void CodePoint(std::string* text) {
    const int line = line_;
    Go(3);
    unsigned value = 0;
    const std::string_view digits = Take(IsHex);
    for (const char c : digits) {
      value = value * 16 + static_cast<unsigned>(IsDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
      if (value > 0x10FFFF) break;
    }
    if (digits.empty() || Peek() != '}' || value > 0x10FFFF) throw PhpError("\"\\u{\" wants a code point", line);
    Go(1);
    *text += Utf8(value);
  }

  // False when "<<<" begins none.
  bool Heredoc() {
    size_t at = at_ + 3;
    while (at < file_.size() && (file_[at] == ' ' || file_[at] == '\t')) ++at;
    const char quote = at < file_.size() && (file_[at] == '\'' || file_[at] == '"') ? file_[at] : '\0';
    const size_t begin = at + (quote ? 1 : 0);
    size_t end = begin;
    while (end < file_.size() && InName(file_[end])) ++end;
    const std::string_view label = file_.substr(begin, end - begin);
    const size_t line_end = end + (quote ? 1 : 0);
    if (label.empty() || !StartsName(label[0]) || line_end >= file_.size()) return false;
    if ((quote && file_[end] != quote) || (file_[line_end] != '\n' && file_[line_end] != '\r')) return false;
    Add(PhpKind::kComputed, "");
    Go(line_end - at_);
    PassHeredoc(label);
    return true;
  }

  // The end is the label alone at a line's start, which may be indented.
  void PassHeredoc(std::string_view label) {
    const int line = line_;
    while (at_ < file_.size()) {
      Take([](char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; });
      if (Sees(label) && !InName(Peek(label.size()))) return Go(label.size());
      Take([](char c) { return c != '\n' && c != '\r'; });
    }
    throw PhpError("the text that begins here has no end", line);
  }

  void Variable() {
    const size_t start = at_;
    Go(1);
    Take(InName);
    Add(PhpKind::kVariable, std::string(file_.substr(start, at_ - start)));
  }

  void Name() {
    const size_t start = at_;
    do {
      if (Peek() == '\\') Go(1);
      Take(InName);
    } while (Peek() == '\\' && StartsName(Peek(1)));
    Add(PhpKind::kName, std::string(file_.substr(start, at_ - start)));
    // What follows is data.
    if (tokens_.back().IsWord("__halt_compiler")) Go(file_.size());
  }

  void Number() {
    Add(PhpKind::kNumber, std::string(Take([](char c) { return InName(c) || c == '.'; })));
  }

  void Sign() {
    std::string sign(1, Peek());
    for (const std::string_view known : kSigns) {
      if (!Sees(known)) continue;
      sign = known;
      break;
    }
    Add(PhpKind::kSign, sign);
    Go(sign.size());
    if (tokens_.back().Opens()) open_.push_back(tokens_.size() - 1);
    else if (sign == ")" || sign == "]" || sign == "}") Close(sign);
  }

  void Close(std::string_view sign) {
    const std::string_view wanted = sign == ")" ? "(" : sign == "]" ? "[" : "{";
    if (open_.empty() || !tokens_[open_.back()].text.ends_with(wanted)) {
      throw PhpError("the bracket here closes nothing", line_);
    }
    tokens_.back().partner = open_.back();
    tokens_[open_.back()].partner = tokens_.size() - 1;
    open_.pop_back();
  }

  std::string_view file_;
  size_t at_ = 0;
  int line_ = 1;
  bool in_code_ = false;
  std::vector<PhpToken> tokens_;
  std::vector<size_t> open_;  // brackets not closed yet
};

}  // namespace

bool PhpToken::IsWord(std::string_view word) const {
  if (kind != PhpKind::kName) return false;
  const std::string_view name = std::string_view(text).substr(text.starts_with('\\') ? 1 : 0);
  return name.size() == word.size() && LowerAscii(name) == word;
}

std::vector<PhpToken> ReadPhp(std::string_view file) { return Reader(file).Read(); }

}  // namespace seller_support::install
