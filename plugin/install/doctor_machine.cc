// What lies on this machine: configuration, socket, folders, the plugin's files, nginx' files.
#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "install/command.h"
#include "install/doctor_checks.h"
#include "install/nginx_files.h"
#include "install/plugin_files.h"
#include "install/service.h"
#include "install/shop.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOthers = 07;
constexpr mode_t kWrite = 2, kSearch = 1;  // of one of the three: owner, group, others

std::string StartIt(const Exam& exam) { return HowToStart(exam) + " " + WhereItsLogIs(exam); }

std::string GroupOf(gid_t id) {
  const struct group* entry = getgrgid(id);
  return entry == nullptr ? std::to_string(id) : entry->gr_name;
}

// Whether `user` has all of `rights` on what `status` describes.
bool May(const passwd& user, const struct stat& status, mode_t rights) {
  if (user.pw_uid == 0) return true;
  if (status.st_uid == user.pw_uid) return (status.st_mode >> 6 & rights) == rights;
  std::array<gid_t, 256> groups{};
  int count = static_cast<int>(groups.size());
  getgrouplist(user.pw_name, user.pw_gid, groups.data(), &count);
  for (int i = 0; i < std::min(count, static_cast<int>(groups.size())); ++i) {
    if (groups.at(static_cast<size_t>(i)) == status.st_gid) return (status.st_mode >> 3 & rights) == rights;
  }
  return (status.st_mode & rights) == rights;
}

// Who may connect. libfcgi takes whatever comes for a web server's.
void CheckSocketRights(Exam& exam, const struct stat& status) {
  const std::string& path = exam.config.socket;
  const std::string& group = exam.config.socket_group;
  const std::string fix = fmt::format("Stop whatever changes it, and set it back: chmod 660 {}", path);
  if ((status.st_mode & kOthers) != 0) {
    exam.Problem(fmt::format("Every user of this machine may connect to {}, and libfcgi can be stopped by a hostile "
                             "record.",
                             path),
                 fix);
  } else if ((status.st_mode & 0777) != 0660) {
    exam.Problem(fmt::format("The socket {} has the rights {:o} instead of 660.", path, status.st_mode & 0777), fix);
  } else if (!group.empty() && GroupOf(status.st_gid) != group) {
    exam.Problem(
        fmt::format("The socket {} belongs to the group {} instead of {}, so nginx cannot connect.", path,
                    GroupOf(status.st_gid), group),
        fmt::format("Start the program again; it gives it to [server] socket_group: chgrp {} {}", group, path));
  } else {
    exam.Fine(fmt::format("The socket {} is for the program and nginx' group only.", path));
  }
  struct stat folder {};
  const std::string parent = fs::path(path).parent_path().string();
  if (stat(parent.c_str(), &folder) != 0 || (folder.st_mode & kSearch) != 0) return;
  if ((folder.st_mode >> 3 & kSearch) != 0 && (group.empty() || GroupOf(folder.st_gid) == group)) return;
  exam.Problem(fmt::format("nginx' group may not enter {}, where the socket lies.", parent),
               group.empty() ? fmt::format("chmod 755 {}", parent)
                             : fmt::format("chgrp {} {}; chmod 750 {}", group, parent, parent));
}

// 0 when somebody accepts, else errno.
int TryConnecting(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) return ENAMETOOLONG;
  std::strcpy(address.sun_path, path.c_str());
  const int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (probe < 0) return errno;
  const int result = connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ? 0 : errno;
  close(probe);
  return result;
}

void CheckSecret(Exam& exam, const std::string& plugins) {
  const std::string path = plugins + "/seller-support/seller-support.config.php";
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) {
    exam.Problem(fmt::format("The plugin has no secret: {} is missing.", path), kSetUpAgain);
    return;
  }
  if ((status.st_mode & kOthers) != 0) {
    exam.Warn(fmt::format("Every user of this machine may read {}, which holds the secret.", path),
              fmt::format("chmod 640 {} (its group must be PHP's; `seller-support setup` sees to both)", path));
  }
  if (access(path.c_str(), R_OK) != 0) {
    exam.Note(fmt::format("{} is not ours to read, so its secret was not compared.", path), "Run doctor as root.");
  } else if (PluginSecret(plugins) != exam.config.host_secret) {
    exam.Problem(fmt::format("The secret in {} is not the one of {}.", path, exam.config_path), kSetUpAgain);
  }
}

void CheckRoom(Exam& exam, const std::string& folder) {
  constexpr uint64_t kMegabyte = 1'000'000;
  struct statvfs disk {};
  if (statvfs(folder.c_str(), &disk) != 0) return;
  const uint64_t megabytes = uint64_t{disk.f_bavail} * disk.f_frsize / kMegabyte;
  const uint64_t percent = disk.f_blocks == 0 ? 100 : uint64_t{disk.f_bavail} * 100 / disk.f_blocks;
  const std::string what = fmt::format("{:.1f} GB ({} %) are free on the disk of {}.",
                                       static_cast<double>(megabytes) / 1000, percent, folder);
  const std::string fix = "Make room on the disk, or move [files] folder to a larger one.";
  if (megabytes < 100) exam.Problem(what, fix);
  else if (megabytes < 1000 || percent < 10) exam.Warn(what, fix);
  else exam.Fine(what);
}

}  // namespace

void CheckConfigFile(Exam& exam) {
  struct stat status {};
  if (stat(exam.config_path.c_str(), &status) != 0) {
    exam.Problem(
        fmt::format("The configuration file {} cannot be looked at: {}.", exam.config_path, std::strerror(errno)),
        kSetUpAgain);
  } else if ((status.st_mode & kOthers) != 0) {
    exam.Warn(fmt::format("Every user of this machine may read {}, which holds passwords.", exam.config_path),
              fmt::format("chmod 640 {}", exam.config_path));
  } else {
    exam.Fine(fmt::format("The configuration file {} is whole and not for everybody.", exam.config_path));
  }
}

void CheckSocket(Exam& exam) {
  const std::string& path = exam.config.socket;
  if (path.empty()) {
    exam.Note("The socket is handed over to the program at its start; its rights are not ours to check.");
    return;
  }
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) {
    if (errno == EACCES) exam.Note(fmt::format("The socket {} is not ours to look at.", path), "Run doctor as root.");
    else exam.Problem(fmt::format("The program does not run: the socket {} is missing.", path), StartIt(exam));
    return;
  }
  if (!S_ISSOCK(status.st_mode)) {
    exam.Problem(fmt::format("{} is not a socket.", path), fmt::format("Remove it: rm {}. {}", path, StartIt(exam)));
    return;
  }
  CheckSocketRights(exam, status);
  const int error = TryConnecting(path);
  if (error == 0) {
    exam.Fine("The program runs: its socket takes connections.");
  } else if (error == EACCES) {
    exam.Note("We may not connect to the socket ourselves.", "Run doctor as root.");
  } else {
    exam.Problem(
        fmt::format("The program does not run: the socket {} takes no connection ({}).", path, std::strerror(error)),
        StartIt(exam));
  }
}

void CheckFilesFolder(Exam& exam) {
  const std::string& folder = exam.config.files_folder;
  struct stat status {};
  if (stat(folder.c_str(), &status) != 0) {
    exam.Problem(fmt::format("The folder for files, {}, cannot be reached: {}.", folder, std::strerror(errno)),
                 fmt::format("{} Or make it, owned by the user who runs the program.", kSetUpAgain));
    return;
  }
  const passwd* user = exam.config.run_as.empty() ? getpwuid(geteuid()) : getpwnam(exam.config.run_as.c_str());
  if (user == nullptr) {
    exam.Problem(fmt::format("There is no user {}, who is to run the program.", exam.config.run_as), kSetUpAgain);
  } else if (!S_ISDIR(status.st_mode) || !May(*user, status, kWrite | kSearch)) {
    exam.Problem(fmt::format("{} is no folder that {} may write.", folder, user->pw_name),
                 fmt::format("chown {} {}; chmod 750 {}", user->pw_name, folder, folder));
  }
  if ((status.st_mode & kOthers) != 0) {
    exam.Warn(fmt::format("Every user of this machine may look into {}, where people's files lie.", folder),
              fmt::format("chmod 750 {} (its group must be nginx')", folder));
  }
  CheckRoom(exam, folder);
}

void CheckPluginFiles(Exam& exam) {
  const std::string& plugins = exam.config.plugins_folder;
  if (plugins.empty()) return;
  std::error_code error;
  if (!fs::exists(plugins + "/seller-support", error)) {
    exam.Problem(fmt::format("The plugin is missing in {}.", plugins), kSetUpAgain);
    return;
  }
  if (HasPluginFiles(plugins, exam.config.share + "/hooks/wordpress/seller-support")) {
    exam.Fine("The plugin's files are the program's own.");
  } else {
    exam.Warn(fmt::format("The plugin's files in {} are of another version, or were changed.", plugins),
              "Run `seller-support setup` again: it copies the plugin that belongs to this program.");
  }
  CheckSecret(exam, plugins);
}

void CheckService(Exam& exam) {
  if (exam.config.systemd_folder.empty()) return;
  const FileToWrite unit = UnitFile(exam.config, exam.config_path);
  if (ReadWholeFile(unit.path) != unit.text) {
    exam.Warn(fmt::format("The unit {} is missing, of another version, or was changed.", unit.path), kSetUpAgain);
    return;
  }
  const std::string name = InstallationName(exam.config_path);
  if (exam.config.systemd_folder == "/etc/systemd/system" && HasSystemd() &&
      !RunCommand({"systemctl", "is-enabled", "--quiet", name}).ok()) {
    exam.Warn("The program will not start with the machine.", fmt::format("systemctl enable {}", name));
    return;
  }
  exam.Fine(fmt::format("The unit {} is this program's.", unit.path));
}

void CheckNginxFiles(Exam& exam) {
  if (exam.config.nginx_config.empty()) return;
  for (const std::string& path : {UpstreamFile(exam.config_path), ServerFile(exam.config_path)}) {
    std::error_code error;
    if (fs::exists(path, error)) continue;
    exam.Problem(fmt::format("{} is missing, which nginx includes.", path), kSetUpAgain);
    return;
  }
  if (exam.site) {
    for (const FileToWrite& file : NginxFiles(exam.config, exam.config_path, PathOfAddress(exam.site->home))) {
      if (ReadWholeFile(file.path) == file.text) continue;
      exam.Warn(fmt::format("{} is of another version, or was changed.", file.path), kSetUpAgain);
      return;
    }
  }
  exam.Fine("What nginx includes is there.");
}

}  // namespace seller_support::install
