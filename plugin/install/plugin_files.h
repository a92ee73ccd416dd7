// The hook plugin in the site's plugins folder, which the web's user may own: nothing in it is trusted, no symlink in
// it followed. A file of the plugin has at most 1 MiB, the plugin at most 1,000 files and folders.
// `plugins`: the folder with every plugin, `source`: the plugin as it came with this program.
#pragma once

#include <sys/types.h>

#include <string>

namespace seller_support::install {

// Who owns what WordPress reads, and with which rights a file with a secret lies there.
struct SiteOwner {
  uid_t user = 0;
  gid_t group = 0;
  gid_t secret_group = 0;  // the group through which PHP reads the secret
};

// True when the folder has the plugin with the same files; its secret, owners and rights aside.
bool HasPluginFiles(const std::string& plugins, const std::string& source);

// True when PutPlugin has nothing to mend: also the secret, its file's owner, group and mode and those of the plugin's
// folder are right. Owners count only when we are root.
bool HasPlugin(const std::string& plugins, const std::string& source, const std::string& secret,
               const SiteOwner& owner);

// Puts the plugin there with its secret (mode 0640), a whole one in place of what was there in one step: no request
// sees half of it. Throws std::runtime_error when that cannot be done, and leaves what was there as it was; also when,
// as root, `plugins` is not the owner's, or has a folder seller-support that is no plugin of ours.
void PutPlugin(const std::string& plugins, const std::string& source, const std::string& secret,
               const SiteOwner& owner);

// The secret in the plugin that is there, 64 lower-case hex digits; "" when there is none.
std::string PluginSecret(const std::string& plugins);

// With what interrupted runs have left. Throws std::runtime_error when something stays, or is no plugin of ours.
void RemovePlugin(const std::string& plugins);

}  // namespace seller_support::install
