// The files of a form: those sent with it and those it names because they were uploaded before. Used by every
// form that takes files: read, check, store, hand to Admit and Attach; when the form is shown again, keep.
#pragma once

#include <string>
#include <vector>

#include "files/file_store.h"
#include "host/visit.h"
#include "web/template_values.h"

namespace seller_support::files {

// What one file came to.
struct Taken {
  std::optional<File> file;  // its bytes are on the disk; no row yet
  std::string error;         // translated, names the file
  bool no_room = false;      // the disk is full
  bool no_time = false;      // others are being looked at, or this one took too long
  bool too_many = false;     // of this person: within an hour, or of the processor's time within a minute
};

// Looks at a file that came with the form and stores it: the bytes of pictures are drawn anew.
Taken TakeIn(const host::Visit& visit, const web::FilePart& part, const Limits& limits);

// Why AddUpload took no more.
std::string TooManyUnsent(const host::Visit& visit);

class FormFiles {
 public:
  // Notes what the form names and sends; stores nothing.
  explicit FormFiles(const host::Visit& visit);

  // Says the same for the same files: for the submission's hash.
  const std::string& content() const { return content_; }
  bool empty() const { return sent_.empty() && attachments_.uploads.empty(); }
  // Files were sent whose bytes are still to be taken in.
  bool sent() const { return !sent_.empty(); }

  // Takes in what was sent. False when a file is refused: then error() says all about it, and what was good
  // stays in attachments().
  bool TakeIn();
  const Attachments& attachments() const { return attachments_; }
  const std::string& error() const { return error_; }
  bool no_room() const { return no_room_; }

  // For a form that is shown again: what was taken in becomes uploads, so that nothing has to be sent anew.
  void Keep();

 private:
  void AddError(const std::string& error);

  const host::Visit& visit_;
  std::vector<const web::FilePart*> sent_;
  Attachments attachments_;
  std::string content_, error_;
  bool no_room_ = false;
};

// Why a form's files were not admitted.
std::string ReasonFor(const host::Visit& visit, Admitted admitted, const Limits& limits);

// Fills file_field.tpl. `uploads`: ids of those that are kept; only the person's own are shown.
void AddFileField(ctemplate::TemplateDictionary& values, const host::Visit& visit, const Limits& limits,
                  const std::vector<std::string>& uploads, const std::string& error);

// The ids of uploads that fields name, at most 20.
std::vector<std::string> UploadsIn(const web::Fields& fields);

// "840 KB", "1,2 MB": in the shop's own numbers.
std::string SizeText(const host::Visit& visit, int64_t bytes);

}  // namespace seller_support::files
