#include "web/multipart.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <stdexcept>

#include "base/text.h"

namespace seller_support::web {
namespace {

constexpr size_t kLongestBoundary = 70;

[[noreturn]] void Refuse(const char* why) { throw std::invalid_argument(std::string("multipart: ") + why); }

// One "; name=value" or "; name=\"value\"" at the beginning of `text`, taken off it.
struct Parameter {
  std::string name;
  std::string_view value;
};

std::optional<Parameter> TakeParameter(std::string_view& text) {
  text = Trim(text);
  if (text.empty()) return std::nullopt;
  if (text.front() != ';') Refuse("a header goes on where it should end");
  text = Trim(text.substr(1));
  if (text.empty()) return std::nullopt;
  const size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) Refuse("a parameter without a value");
  Parameter parameter{LowerAscii(text.substr(0, equals)), {}};
  text.remove_prefix(equals + 1);
  const bool quoted = text.starts_with('"');
  if (quoted) text.remove_prefix(1);
  const size_t end = quoted ? text.find('"') : std::min(text.find_first_of("; \t"), text.size());
  if (end == std::string_view::npos) Refuse("a quoted value without its end");
  parameter.value = text.substr(0, end);
  text.remove_prefix(end + (quoted ? 1 : 0));
  return parameter;
}

std::string BoundaryOf(const std::string& content_type) {
  if (!IsMultipart(content_type)) Refuse("another type");
  std::string_view rest = std::string_view(content_type).substr(std::string_view("multipart/form-data").size());
  std::optional<std::string> boundary;
  while (const auto parameter = TakeParameter(rest)) {
    if (parameter->name != "boundary") continue;
    if (boundary) Refuse("two boundaries");
    boundary = parameter->value;
  }
  if (!boundary || boundary->empty() || boundary->size() > kLongestBoundary) Refuse("no boundary");
  for (const char c : *boundary) {
    if (c <= ' ' || c > '~') Refuse("a boundary of other characters");
  }
  return "--" + *boundary;
}

// What a name may hold: browsers write quotes and line ends as %22, %0D and %0A, and nothing else encoded.
std::string Name(std::string_view text) {
  std::string name = ReplaceAll(std::string(text), "%22", "\"");
  name = ReplaceAll(ReplaceAll(std::move(name), "%0D", "\r"), "%0A", "\n");
  if (!IsCleanUtf8(name)) Refuse("a name that is no text");
  return name;
}

struct PartHead {
  std::string name;
  std::optional<std::string> filename;
};

void ReadDisposition(std::string_view value, PartHead& head) {
  constexpr std::string_view kFormData = "form-data";
  if (LowerAscii(value.substr(0, kFormData.size())) != kFormData) Refuse("a part that is no field");
  value.remove_prefix(kFormData.size());
  while (const auto parameter = TakeParameter(value)) {
    if (parameter->name == "name") {
      if (!head.name.empty()) Refuse("two names");
      head.name = Name(parameter->value);
    } else if (parameter->name == "filename") {
      if (head.filename) Refuse("two file names");
      head.filename = Name(parameter->value);
    } else if (parameter->name == "filename*") {
      Refuse("filename*, which RFC 7578 forbids");
    }
  }
}

PartHead ReadHead(std::string_view lines) {
  PartHead head;
  bool disposed = false;
  while (!lines.empty()) {
    const size_t end = std::min(lines.find("\r\n"), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 2, lines.size()));
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) Refuse("a header line without a name");
    if (LowerAscii(line.substr(0, colon)) != "content-disposition") continue;
    if (disposed) Refuse("two dispositions");
    disposed = true;
    ReadDisposition(Trim(line.substr(colon + 1)), head);
  }
  if (head.name.empty()) Refuse("a part without a name");
  return head;
}

void AddPart(Multipart& form, PartHead head, std::string_view content) {
  if (head.filename) {
    // An input that was left empty.
    if (head.filename->empty() && content.empty()) return;
    form.files.push_back({std::move(head.name), std::move(*head.filename), content});
    return;
  }
  if (content.size() > kMaxTextPart) Refuse("a field that is too long");
  if (!IsCleanUtf8(content)) Refuse("a field that is no text");
  form.fields.Add(std::move(head.name), std::string(content));
}

// Reads part after part into `form`. Throws at the first thing that is wrong; what came before is in `form`.
void Read(const std::string& content_type, std::string_view body, Multipart& form) {
  const std::string boundary = BoundaryOf(content_type);
  const std::string delimiter = "\r\n" + boundary;
  if (!body.starts_with(boundary)) Refuse("the first boundary is missing");
  body.remove_prefix(boundary.size());
  for (size_t parts = 0; !body.starts_with("--"); ++parts) {
    if (parts == kMaxParts) Refuse("too many parts");
    if (!body.starts_with("\r\n")) Refuse("a boundary goes on");
    body.remove_prefix(2);
    const size_t head_end = body.substr(0, kMaxPartHead).find("\r\n\r\n");
    if (head_end == std::string_view::npos) Refuse("a part's head without its end");
    PartHead head = ReadHead(body.substr(0, head_end));
    body.remove_prefix(head_end + 4);
    // An empty part's delimiter begins with the line end of its head.
    const size_t content_end = body.find(delimiter);
    if (content_end == std::string_view::npos) Refuse("a part without its end");
    AddPart(form, std::move(head), body.substr(0, content_end));
    body.remove_prefix(content_end + delimiter.size());
  }
  body.remove_prefix(2);
  if (!body.empty() && body != "\r\n") Refuse("bytes after the last boundary");
}

}  // namespace

bool IsMultipart(std::string_view content_type) {
  constexpr std::string_view kType = "multipart/form-data";
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  return LowerAscii(Trim(type)) == kType && LowerAscii(content_type.substr(0, kType.size())) == kType;
}

Multipart ParseMultipart(const std::string& content_type, std::string_view body) {
  Multipart form;
  Read(content_type, body, form);
  return form;
}

Fields FieldsInPart(const std::string& content_type, std::string_view beginning) {
  Multipart form;
  try {
    Read(content_type, beginning, form);
  } catch (const std::invalid_argument&) {
    // As far as it went.
  }
  return form.fields;
}

bool BringsFiles(const Request& request) {
  if (!IsMultipart(request.content_type)) return false;
  if (request.read_large_body) return true;
  // An empty field of files is sent with an empty name.
  constexpr std::string_view kName = "filename", kEmpty = "=\"\"";
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  for (auto at = request.body.begin();;) {
    at = std::search(at, request.body.end(), kName.begin(), kName.end(), same);
    if (at == request.body.end()) return false;
    at += static_cast<std::ptrdiff_t>(kName.size());
    if (!std::string_view(at, request.body.end()).starts_with(kEmpty)) return true;
  }
}

}  // namespace seller_support::web
