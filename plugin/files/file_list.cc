#include "files/file_list.h"

#include "files/form_files.h"
#include "host/page.h"

namespace seller_support::files {
namespace {

void AddPicture(ctemplate::TemplateDictionary& list, const host::Visit& visit, const File& file,
                const std::string& url) {
  auto& picture = *list.AddSectionDictionary("PICTURE");
  picture.SetValue("URL", url);
  picture.SetValue("THUMBNAIL_URL", url + "/thumbnail");
  picture.SetIntValue("WIDTH", file.thumbnail_width);
  picture.SetIntValue("HEIGHT", file.thumbnail_height);
  picture.SetValue("FILE_NAME", file.name);
  picture.SetValue("FILE_SIZE", SizeText(visit, file.bytes));
}

void AddDownload(ctemplate::TemplateDictionary& list, const host::Visit& visit, const File& file,
                 const std::string& url) {
  auto& download = *list.AddSectionDictionary("DOWNLOAD");
  download.SetValue("URL", url);
  download.SetValue("FILE_NAME", file.name);
  download.SetValue("FILE_SIZE", SizeText(visit, file.bytes));
  download.ShowSection(WordFor(file) == Word::kPdf ? "IS_PDF" : "IS_VIDEO");
}

}  // namespace

void AddFileList(ctemplate::TemplateDictionary& values, const host::Visit& visit, const std::vector<File>& files) {
  if (files.empty()) return;
  auto& list = *values.AddIncludeDictionary("FILE_LIST");
  list.SetFilename("file_list.tpl");
  for (const File& file : files) {
    const std::string url =
        visit.profile->base_path() + host::RoomName(visit.room) + "/files/" + std::to_string(file.id);
    if (file.picture()) AddPicture(list, visit, file, url);
    else AddDownload(list, visit, file, url);
  }
}

}  // namespace seller_support::files
