#include "tickets/ticket_files.h"

#include "host/page.h"

namespace seller_support::tickets {
namespace {

using files::File;
using files::Word;

void AddPicture(ctemplate::TemplateDictionary& message, const host::Visit& visit, const File& file,
                const std::string& url) {
  auto& picture = *message.AddSectionDictionary("PICTURE");
  picture.SetValue("URL", url);
  picture.SetValue("THUMBNAIL_URL", url + "/thumbnail");
  picture.SetIntValue("WIDTH", file.thumbnail_width);
  picture.SetIntValue("HEIGHT", file.thumbnail_height);
  picture.SetValue("FILE_NAME", file.name);
  picture.SetValue("FILE_SIZE", files::SizeText(visit, file.bytes));
}

}  // namespace

// The same right as FindTicket's, whose query would only fetch more.
bool MaySeeMessageFile(const host::Visit& visit, const File& file) {
  if (file.ticket_customer_id == 0) return false;
  if (visit.room == host::Room::kAccount) return file.ticket_customer_id == visit.viewer->person.id;
  if (visit.room == host::Room::kDashboard) return file.ticket_seller_id == visit.viewer->store_id();
  return true;
}

void AddFiles(ctemplate::TemplateDictionary& message, const host::Visit& visit, const std::vector<File>& files) {
  if (files.empty()) return;
  auto& section = *message.AddSectionDictionary("FILES");
  for (const File& file : files) {
    const std::string url =
        visit.profile->base_path() + host::RoomName(visit.room) + "/files/" + std::to_string(file.id);
    if (file.picture()) {
      AddPicture(section, visit, file, url);
      continue;
    }
    auto& download = *section.AddSectionDictionary("DOWNLOAD");
    download.SetValue("URL", url);
    download.SetValue("FILE_NAME", file.name);
    download.SetValue("FILE_SIZE", files::SizeText(visit, file.bytes));
    download.ShowSection(files::WordFor(file) == Word::kPdf ? "IS_PDF" : "IS_VIDEO");
  }
}

}  // namespace seller_support::tickets
