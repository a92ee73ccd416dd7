#include "form_body.h"

#include <memory>
#include <stdexcept>

#include "files/file_storage.h"
#include "files/file_store.h"
#include "host/page.h"

namespace seller_support {
namespace {

using host::Visit;
using web::Response;

// Of a large body the beginning stays in memory: the text stands before the files, and is saved from a body that
// cannot be taken.
constexpr size_t kBeginning = 192 * 1024;

Response Refuse(const Visit& visit, int status, const std::string& text) {
  return host::RenderError(visit, status, text);
}

Response Unreadable(const Visit& visit, int status) {
  return Refuse(visit, status, visit.Text("This form could not be read."));
}

Response TooLarge(const Visit& visit) {
  if (!web::IsMultipart(visit.request.content_type))
    return Refuse(visit, 413,
                  visit.Text("This is too long to be sent. Please go back, shorten your text and send it again."));
  return Refuse(
      visit, 413,
      visit.Text("These files are too large to be sent together. Please go back and send fewer or smaller ones."));
}

enum class Spooled { kDone, kCutShort, kNoRoom };

Spooled SpoolBody(const Visit& visit, web::Spool& spool, std::string& beginning) {
  bool room = true;
  const bool whole = visit.request.read_large_body([&](std::string_view piece) {
    if (beginning.size() < kBeginning) beginning += piece;
    return room = spool.Write(piece);
  });
  return whole ? Spooled::kDone : room ? Spooled::kCutShort : Spooled::kNoRoom;
}

// Reads as much of a body as may hold the text.
void ReadBeginning(Visit& visit) {
  std::string beginning;
  visit.request.read_large_body([&](std::string_view piece) {
    beginning += piece;
    return beginning.size() < kBeginning;
  });
  visit.form = web::FieldsInPart(visit.request.content_type, beginning);
}

Response TooManyAtOnce(Visit& visit) {
  if (visit.request.read_large_body) ReadBeginning(visit);
  else visit.form = web::FieldsInPart(visit.request.content_type, visit.request.body);
  return Refuse(
      visit, 503,
      visit.Text("Too many files are arriving at the moment. Please copy your text and send it again in a minute."));
}

std::optional<Response> ReadMultipart(Visit& visit, std::string_view body, bool takes_files) {
  web::Multipart form;
  try {
    form = web::ParseMultipart(visit.request.content_type, body);
  } catch (const std::invalid_argument&) {
    visit.form = web::FieldsInPart(visit.request.content_type, body);
    return Unreadable(visit, 400);
  }
  visit.form = std::move(form.fields);
  if (!form.files.empty() && !takes_files) return Unreadable(visit, 400);
  visit.files = std::move(form.files);
  return std::nullopt;
}

std::optional<Response> ReadLarge(Visit& visit) {
  if (visit.request.body_length > files::ReadLimits(visit.database()).bytes_per_form()) {
    ReadBeginning(visit);
    return TooLarge(visit);
  }
  visit.form_body = std::make_shared<web::Spool>(files::Storage(visit.services.config).temporary_folder());
  std::string beginning;
  const Spooled spooled = SpoolBody(visit, *visit.form_body, beginning);
  if (spooled == Spooled::kDone) return ReadMultipart(visit, visit.form_body->Map(), true);
  visit.form = web::FieldsInPart(visit.request.content_type, beginning);
  if (spooled == Spooled::kCutShort) return Unreadable(visit, 400);
  return Refuse(
      visit, 507,
      visit.Text(
          "There is no room for files at the moment. Please copy your text and send it without them, or try again later."));
}

// The inspector takes a file's bytes from a descriptor, so a small body gets one too.
void GiveDescriptor(Visit& visit) {
  if (visit.files.empty()) return;
  visit.form_body = std::make_shared<web::Spool>("");
  if (!visit.form_body->Write(visit.request.body)) throw std::runtime_error("no memory for a small body");
  const char* copy = visit.form_body->Map().data();
  for (web::FilePart& part : visit.files) {
    const auto offset = static_cast<size_t>(part.content.data() - visit.request.body.data());
    part.content = {copy + offset, part.content.size()};
  }
}

}  // namespace

std::optional<Response> ReadForm(Visit& visit, bool takes_files) {
  const web::Request& request = visit.request;
  const bool multipart = web::IsMultipart(request.content_type);
  if (request.body_status == 503) return TooManyAtOnce(visit);
  if (request.body_status == 413) {
    const bool can_be_read = multipart && request.read_large_body;
    if (can_be_read && takes_files) return ReadLarge(visit);
    if (can_be_read) ReadBeginning(visit);
    return TooLarge(visit);
  }
  if (request.body_status != 0) return Unreadable(visit, 400);
  if (multipart) {
    auto refusal = ReadMultipart(visit, request.body, takes_files);
    if (!refusal) GiveDescriptor(visit);
    return refusal;
  }
  if (!request.content_type.starts_with("application/x-www-form-urlencoded")) return Unreadable(visit, 415);
  try {
    visit.form = web::ParseForm(request.content_type, request.body);
  } catch (const std::invalid_argument&) {
    return Unreadable(visit, 400);
  }
  return std::nullopt;
}

}  // namespace seller_support
