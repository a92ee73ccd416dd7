#include "files/form_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/crypto.h"
#include "base/text.h"
#include "files/inspection.h"
#include "files/look_store.h"
#include "host/page.h"

namespace seller_support::files {
namespace {

using host::Visit;
using web::Fill;
using Outcome = Inspection::Outcome;

constexpr size_t kShownName = 60;
constexpr size_t kMostNamed = 20;

std::string Shown(std::string_view name) { return "“" + Shorten(OneLine(name), kShownName) + "”"; }

std::string Why(const Visit& visit, Outcome outcome) {
  switch (outcome) {
    case Outcome::kOtherType:
      return visit.Text(
          "{name} is no photo (JPEG, PNG, WebP, GIF, HEIC), PDF or video (MP4, MOV, WebM), whatever it is called.");
    case Outcome::kNotWhole:
      return visit.Text(
          "{name} is damaged, or has something else hidden in it. Please save it again and send it then.");
    case Outcome::kBroken:
      return visit.Text("{name} is damaged and cannot be shown. Please save it again and send it then.");
    case Outcome::kTooManyPixels:
      return visit.Text("{name} has too many pixels: at most 50 million, please. Make it smaller and send it then.");
    case Outcome::kBusy:
      return visit.Text(
          "Many files are being looked at just now, so {name} had to wait too long. Please send it again.");
    default:
      return visit.Text("{name} could not be looked at. Please save it in another way and send it then.");
  }
}

Taken Refused(const std::string& text, const std::string& name) {
  return {.file = {}, .error = Fill(text, {{"name", Shown(name)}})};
}

Taken Refused(const Visit& visit, Outcome outcome, const std::string& name) {
  Taken taken = Refused(Why(visit, outcome), name);
  taken.no_time = outcome == Outcome::kBusy || outcome == Outcome::kTooLong;
  return taken;
}

Taken NoRoom(const Visit& visit) {
  return {
      .file = {},
      .error = visit.Text(
          "There is no room for files at the moment. Your text is still here: you can send it without them, or try again later."),
      .no_room = true};
}

std::string TooManyText(const Visit& visit) {
  return visit.Text(
      "You have uploaded many files, or files that take long to look at. Please wait a while and send the others then.");
}

// Stores what the inspector left, or the part itself; nothing stays when one of the two files does not fit.
Taken Publish(const Visit& visit, const web::FilePart& part, const Inspection& found, Storage::Draft& content,
              Storage::Draft& thumbnail) {
  File file;
  file.storage_name = RandomHex(16);
  file.mime = found.mime;
  file.name = NameFor(part.filename, found.mime);
  file.width = found.width;
  file.height = found.height;
  file.thumbnail_width = found.thumbnail_width;
  file.thumbnail_height = found.thumbnail_height;
  if (!file.picture() && content.Write(part.content) != Kept::kDone) return NoRoom(visit);
  file.bytes = content.size();
  file.sha256 = Sha256HexOfFile(content.fd());
  const std::string thumbnail_name = file.storage_name + std::string(Storage::kThumbnail);
  if (file.picture() && thumbnail.Publish(thumbnail_name) != Kept::kDone) return NoRoom(visit);
  if (content.Publish(file.storage_name) != Kept::kDone) return NoRoom(visit);
  return {.file = std::move(file), .error = {}};
}

// What needs no look inside: the name, its ending and the two limits.
std::string WrongOutside(const Visit& visit, const web::FilePart& part, const Limits& limits) {
  if (!IsGoodFileName(part.filename)) {
    return visit.Text(
        "The name {name} cannot be taken. Please rename the file: letters and digits, and the ending of its type, such as photo.jpg.");
  }
  if (!HasGoodEnding(part.filename)) {
    return visit.Text(
        "{name} cannot be sent: photos (JPG, PNG, WebP, GIF, HEIC), PDF or videos (MP4, MOV, WebM), please.");
  }
  if (part.content.empty()) return visit.Text("{name} is empty.");
  if (static_cast<int64_t>(part.content.size()) > limits.bytes_per_file) {
    return Fill(visit.Text("{name} is too large: at most {size} for each file, please."),
                {{"size", SizeText(visit, limits.bytes_per_file)}});
  }
  return "";
}

}  // namespace

Taken TakeIn(const Visit& visit, const web::FilePart& part, const Limits& limits) {
  const std::string wrong = WrongOutside(visit, part, limits);
  if (!wrong.empty()) return Refused(wrong, part.filename);
  if (!MayLook(visit.database(), visit.viewer->person.id, visit.now))
    return {.file = {}, .error = TooManyText(visit), .too_many = true};
  const Config& config = visit.services.config;
  const Storage storage(config);
  Storage::Draft content(storage), thumbnail(storage);
  const auto offset = static_cast<size_t>(part.content.data() - visit.form_body->Map().data());
  const Inspection found = Inspect(config.inspector, storage.inspection_lock(), visit.form_body->fd(), offset,
                                   part.content.size(), content.fd(), thumbnail.fd());
  if (found.outcome != Outcome::kBusy) NoteLook(visit.database(), visit.viewer->person.id, visit.now, found.cost);
  if (found.outcome == Outcome::kPicture || found.outcome == Outcome::kDownload)
    return Publish(visit, part, found, content, thumbnail);
  if (found.outcome == Outcome::kNoRoom) return NoRoom(visit);
  return Refused(visit, found.outcome, part.filename);
}

std::string TooManyUnsent(const Visit& visit) {
  return Fill(
      visit.Text("{count} of your files wait to be sent. Please send them or take them back first; what is left "
                 "behind is removed after a day."),
      {{"count", std::to_string(kMostUnattached)}});
}

FormFiles::FormFiles(const Visit& visit) : visit_(visit) {
  attachments_.uploads = UploadsIn(visit.form);
  for (const std::string& id : attachments_.uploads) content_ += "upload " + id + "\n";
  for (const web::FilePart& part : visit.files) {
    sent_.push_back(&part);
    content_ += "file " + Sha256Hex(part.content) + " " + Sha256Hex(part.filename) + "\n";
  }
}

void FormFiles::AddError(const std::string& error) { error_ += (error_.empty() ? "" : " ") + error; }

bool FormFiles::TakeIn() {
  if (sent_.empty()) return true;
  const Limits limits = ReadLimits(visit_.database());
  // Those that are refused count too: what a file costs is the look at it.
  auto counted = static_cast<int64_t>(attachments_.size());
  bool no_time = false;
  for (const web::FilePart* part : sent_) {
    if (counted++ >= limits.files_per_message) {
      AddError(ReasonFor(visit_, Admitted::kTooMany, limits));
      break;
    }
    Taken taken = no_time ? Refused(visit_, Outcome::kBusy, part->filename) : files::TakeIn(visit_, *part, limits);
    no_time = taken.no_time;
    if (taken.file) attachments_.fresh.push_back(std::move(*taken.file));
    else AddError(taken.error);
    no_room_ = no_room_ || taken.no_room;
    if (no_room_ || taken.too_many) break;
  }
  sent_.clear();
  return error_.empty();
}

void FormFiles::Keep() {
  TakeIn();
  for (const File& file : attachments_.fresh) {
    if (AddUpload(visit_.database(), visit_.viewer->person.id, file, visit_.now)) {
      attachments_.uploads.push_back(file.storage_name);
      continue;
    }
    Storage(visit_.services.config).Remove(file.storage_name);
    AddError(TooManyUnsent(visit_));
  }
  attachments_.fresh.clear();
}

std::string ReasonFor(const Visit& visit, Admitted admitted, const Limits& limits) {
  if (admitted == Admitted::kGone)
    return visit.Text("A file was used before, or has been waiting for more than a day. Please add it again.");
  if (admitted == Admitted::kTooMany)
    return Fill(visit.Text("Too many files: at most {count} at once, please. Send the others afterwards."),
                {{"count", std::to_string(limits.files_per_message)}});
  if (admitted == Admitted::kTicketFull)
    return Fill(
        visit.Text("The files of one ticket may have {size} together, and these are more. Please send smaller ones."),
        {{"size", SizeText(visit, limits.bytes_per_ticket)}});
  return visit.Text("This store has no more room for files. Please send it without them.");
}

std::vector<std::string> UploadsIn(const web::Fields& fields) {
  std::vector<std::string> ids;
  for (const auto& [name, value] : fields.all()) {
    if (!name.starts_with(kUploadField) || value.empty() || ids.size() == kMostNamed) continue;
    const std::string id = name.substr(kUploadField.size());
    if (IsStorageName(id)) ids.push_back(id);
  }
  return ids;
}

std::string SizeText(const Visit& visit, int64_t bytes) {
  constexpr int64_t kKilo = 1024, kMega = kKilo * kKilo;
  if (bytes < kMega) return fmt::format("{} KB", std::max<int64_t>(1, (bytes + kKilo / 2) / kKilo));
  const int64_t tenths = (bytes * 10 + kMega / 2) / kMega;
  if (tenths % 10 == 0 || tenths >= 1000) return fmt::format("{} MB", tenths / 10);
  return fmt::format("{}{}{} MB", tenths / 10, visit.profile->currency.decimal_separator, tenths % 10);
}

void AddFileField(ctemplate::TemplateDictionary& values, const Visit& visit, const Limits& limits,
                  const std::vector<std::string>& uploads, const std::string& error) {
  auto& field = *values.AddIncludeDictionary("FILES");
  field.SetFilename("file_field.tpl");
  if (limits.files_per_message == 0) return;
  auto& shown = *field.AddSectionDictionary("MAY_ATTACH");
  shown.SetValue("UPLOAD_URL", visit.profile->base_path() + host::RoomName(visit.room) + "/uploads");
  shown.SetIntValue("MOST", static_cast<long>(limits.files_per_message));
  shown.SetIntValue("BYTES", static_cast<long>(limits.bytes_per_file));
  shown.SetValue("SIZE", SizeText(visit, limits.bytes_per_file));
  if (!error.empty()) shown.AddSectionDictionary("FILE_ERROR")->SetValue("ERROR", error);
  if (uploads.empty()) return;
  for (const File& file : FindUploads(visit.database(), visit.viewer->person.id, uploads)) {
    auto& kept = *shown.AddSectionDictionary("KEPT");
    kept.SetValue("UPLOAD", file.storage_name);
    kept.SetValue("NAME", file.name);
    kept.SetValue("SIZE", SizeText(visit, file.bytes));
  }
}

}  // namespace seller_support::files
