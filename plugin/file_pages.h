// Uploading a file, and sending one to who may see it. Files hang on things of several features, each of which
// says who may see them: the table is in file_pages.cc.
#pragma once

#include "host/visit.h"

namespace seller_support {

// POST {room}/uploads. A person with the right to the room: one file, which then waits a day
// to be named by a form. Answers JSON: id, name and size, or error.
web::Response UploadFile(host::Visit& visit);

// POST {room}/uploads/removal. Who uploaded it; answers 204, also when it is gone.
web::Response RemoveUploadedFile(host::Visit& visit);

// GET {room}/files/{n}. Who may see what the file hangs on; pictures in place, everything else as a download.
web::Response ShowFile(host::Visit& visit);

// GET {room}/files/{n}/thumbnail. The same people.
web::Response ShowThumbnail(host::Visit& visit);

}  // namespace seller_support
