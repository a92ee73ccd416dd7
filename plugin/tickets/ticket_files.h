// Files on messages.
#pragma once

#include "files/file.h"
#include "files/form_files.h"
#include "host/visit.h"
#include "tickets/ticket_store.h"

namespace seller_support::tickets {

// The kind of owner: a message.
inline constexpr std::string_view kMessageFiles = "message";

// Whoever may see the message's ticket in this room.
bool MaySeeMessageFile(const host::Visit& visit, const files::File& file);

// Fills the sections PICTURE and DOWNLOAD of a message.
void AddFiles(ctemplate::TemplateDictionary& message, const host::Visit& visit, const std::vector<files::File>& files);

}  // namespace seller_support::tickets
