#include "file_pages.h"

#include <array>

#include "base/json.h"
#include "disputes/dispute_files.h"
#include "files/form_files.h"
#include "host/page.h"
#include "refunds/refund_files.h"
#include "tickets/ticket_files.h"

namespace seller_support {
namespace {

using files::File;
using host::Visit;
using web::Response;

// Who may see the files of each kind of owner.
struct Kind {
  std::string_view name;
  bool (*may_see)(const Visit& visit, const File& file);
};
constexpr std::array kKinds = {Kind{tickets::kMessageFiles, tickets::MaySeeMessageFile},
                               Kind{refunds::kProofFiles, refunds::MaySeeProofFile},
                               Kind{disputes::kEvidenceFiles, disputes::MaySeeEvidence}};

bool MaySee(const Visit& visit, const File& file) {
  for (const Kind& kind : kKinds) {
    if (kind.name == file.owner_kind) return kind.may_see(visit, file);
  }
  return false;
}

std::optional<File> FindVisible(const Visit& visit) {
  const auto file = files::FindFile(visit.database(), visit.ids.front());
  return file && MaySee(visit, *file) ? file : std::nullopt;
}

// nginx sends the bytes and adds what must stand on them (nginx/server.conf); of our headers it keeps these.
Response Send(const Visit& visit, const File& file, bool thumbnail) {
  Response response;
  response.from_file = true;
  response.content_type = thumbnail ? "image/jpeg" : file.mime;
  const std::string suffix(thumbnail ? files::Storage::kThumbnail : "");
  response.With("X-Accel-Redirect",
                visit.profile->base_path() + "internal-files/" + files::Storage::PathOf(file.storage_name) + suffix);
  return response.With("Content-Disposition", files::ContentDisposition(file.name, !file.picture()));
}

Response JsonResponse(int status, const Json& json) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = WriteJson(json);
  return response;
}

Response Problem(int status, const std::string& text) { return JsonResponse(status, {{"error", text}}); }

}  // namespace

Response UploadFile(Visit& visit) {
  if (visit.files.size() != 1) return Problem(400, visit.Text("This form could not be read."));
  const files::Taken taken = files::TakeIn(visit, visit.files.front(), files::ReadLimits(visit.database()));
  if (!taken.file) return Problem(taken.no_room ? 507 : taken.too_many ? 429 : 422, taken.error);
  if (!files::AddUpload(visit.database(), visit.viewer->person.id, *taken.file, visit.now)) {
    files::Storage(visit.services.config).Remove(taken.file->storage_name);
    return Problem(429, files::TooManyUnsent(visit));
  }
  return JsonResponse(200, {{"id", taken.file->storage_name},
                            {"name", taken.file->name},
                            {"size", files::SizeText(visit, taken.file->bytes)}});
}

Response RemoveUploadedFile(Visit& visit) {
  const std::string& id = visit.form.Get("upload");
  if (files::IsStorageName(id) && files::RemoveUpload(visit.database(), visit.viewer->person.id, id))
    files::Storage(visit.services.config).Remove(id);
  Response response;
  response.status = 204;
  return response;
}

Response ShowFile(Visit& visit) {
  const auto file = FindVisible(visit);
  return file ? Send(visit, *file, false) : host::NotFound(visit);
}

Response ShowThumbnail(Visit& visit) {
  const auto file = FindVisible(visit);
  return file && file->picture() ? Send(visit, *file, true) : host::NotFound(visit);
}

}  // namespace seller_support
