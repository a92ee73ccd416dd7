#include "install/plugin_files.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>

#include "base/crypto.h"
#include "install/folder.h"

namespace seller_support::install {
namespace {

constexpr const char* kName = "seller-support";
constexpr const char* kMainFile = "seller-support.php";
constexpr const char* kSecretFile = "seller-support.config.php";
// WordPress looks into no folder whose name begins with a dot.
constexpr const char* kUnfinished = ".seller-support.";
constexpr size_t kMostFiles = 1'000;
constexpr mode_t kFolderMode = 0755, kFileMode = 0644, kSecretMode = 0640;

std::string SecretText(std::string_view secret) {
  return fmt::format("<?php\nreturn array( 'secret' => '{}' );\n", secret);
}

bool IsSecret(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::set<std::string> NamesIn(const Folder& folder) {
  std::set<std::string> names = folder.Names(kMostFiles);
  names.erase(kSecretFile);
  return names;
}

// Takes `count` of what the whole plugin may still hold.
void Spend(size_t count, size_t& left) {
  if (count > left) throw std::runtime_error(fmt::format("the plugin holds more than {} files", kMostFiles));
  left -= count;
}

bool AreSame(const Folder& source, const Folder& place, size_t& left) {
  const std::set<std::string> names = NamesIn(source);
  Spend(names.size(), left);
  if (names != NamesIn(place)) return false;
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    if (const auto folder = source.Sub(name)) {
      const auto there = place.Sub(name);
      return there && AreSame(*folder, *there, left);
    }
    const auto file = source.Read(name);
    const auto there = place.Read(name);
    return file && there && file->text == there->text;
  });
}

bool HasFiles(const Folder& place, const std::string& source) {
  const auto from = Folder::Open(source);
  if (!from || !from->Read(kMainFile)) return false;
  size_t left = kMostFiles;
  return AreSame(*from, place, left);
}

std::optional<Folder> PluginIn(const std::string& plugins) {
  const auto folder = Folder::Open(plugins);
  return folder ? folder->Sub(kName) : std::nullopt;
}

// Everything in `to` has its owner already; nobody reaches it before `to` itself is given to its own.
void Copy(const Folder& from, const Folder& to, const SiteOwner& owner, size_t& left) {
  const std::set<std::string> names = NamesIn(from);
  Spend(names.size(), left);
  for (const std::string& name : names) {
    if (const auto folder = from.Sub(name)) {
      const Folder made = to.Make(name);
      Copy(*folder, made, owner, left);
      made.Give({kFolderMode, owner.user, owner.group});
    } else if (const auto file = from.Read(name)) {
      to.Write(name, file->text, {kFileMode, owner.user, owner.group});
    } else {
      throw std::runtime_error(
          fmt::format("the plugin's file {} cannot be read: is the program installed whole?", name));
    }
  }
}

// Whoever owns a folder above can make `plugins` a symlink to, say, /etc, where a folder of our name is another thing.
void RequirePlugin(const Folder& folder, const std::string& plugins) {
  const auto place = folder.Sub(kName);
  if (!place) return;
  const std::set<std::string> names = place->Names(Folder::kMostRemoved);
  if (names.empty() || names.contains(kMainFile) || names.contains(kSecretFile)) return;
  throw std::runtime_error(fmt::format("{}/{} is not the plugin, since it has no {}: move it away, and run this again",
                                       plugins, kName, kMainFile));
}

void RequireOwner(const Folder& folder, const std::string& plugins, const SiteOwner& owner) {
  const struct stat status = folder.Status();
  if (geteuid() != 0 || (status.st_uid == owner.user && status.st_gid == owner.group)) return;
  throw std::runtime_error(
      fmt::format("{} was given to another owner while setup ran: look who does that, and run it again", plugins));
}

void RemoveUnfinished(const Folder& folder) {
  for (const std::string& name : folder.Names(Folder::kMostRemoved)) {
    if (name.starts_with(kUnfinished)) folder.Remove(name);
  }
}

void Fill(const Folder& made, const Folder& source, const std::string& secret, const SiteOwner& owner) {
  size_t left = kMostFiles;
  Copy(source, made, owner, left);
  made.Write(kSecretFile, SecretText(secret), {kSecretMode, owner.user, owner.secret_group});
  made.Give({kFolderMode, owner.user, owner.group});
}

// What is thrown meanwhile matters more than what stays.
void TryToRemove(const Folder& folder, const std::string& name) {
  try {
    folder.Remove(name);
  } catch (const std::exception&) {
  }
}

}  // namespace

bool HasPluginFiles(const std::string& plugins, const std::string& source) {
  try {
    const auto place = PluginIn(plugins);
    return place && HasFiles(*place, source);
  } catch (const std::runtime_error&) {  // unreadable, or more than any plugin of ours holds
    return false;
  }
}

bool HasPlugin(const std::string& plugins, const std::string& source, const std::string& secret,
               const SiteOwner& owner) {
  try {
    const auto place = PluginIn(plugins);
    if (!place || !HasRights(place->Status(), {kFolderMode, owner.user, owner.group})) return false;
    const auto file = place->Read(kSecretFile);
    return file && file->text == SecretText(secret) &&
           HasRights(file->status, {kSecretMode, owner.user, owner.secret_group}) && HasFiles(*place, source);
  } catch (const std::runtime_error&) {
    return false;
  }
}

void PutPlugin(const std::string& plugins, const std::string& source, const std::string& secret,
               const SiteOwner& owner) {
  const auto from = Folder::Open(source);
  if (!from || !from->Read(kMainFile)) {
    throw std::runtime_error(source + " holds no plugin: is the program installed whole?");
  }
  const auto folder = Folder::Open(plugins);
  if (!folder) throw std::runtime_error(fmt::format("there is no plugins' folder {}", plugins));
  RequireOwner(*folder, plugins, owner);
  RequirePlugin(*folder, plugins);
  RemoveUnfinished(*folder);
  const std::string name = kUnfinished + RandomHex(16);
  {
    const Folder made = folder->Make(name);
    try {
      Fill(made, *from, secret, owner);
      folder->Exchange(name, kName);
    } catch (const std::exception&) {
      TryToRemove(*folder, name);
      throw;
    }
  }
  folder->Remove(name);
}

std::string PluginSecret(const std::string& plugins) {
  const auto place = PluginIn(plugins);
  const auto file = place ? place->Read(kSecretFile) : std::nullopt;
  if (!file) return "";
  constexpr std::string_view kBefore = "=> '";
  const size_t start = file->text.find(kBefore);
  if (start == std::string::npos) return "";
  const std::string_view rest = std::string_view(file->text).substr(start + kBefore.size());
  const std::string_view secret = rest.substr(0, rest.find('\''));
  return IsSecret(secret) ? std::string(secret) : "";
}

void RemovePlugin(const std::string& plugins) {
  const auto folder = Folder::Open(plugins);
  if (!folder) return;
  RequirePlugin(*folder, plugins);
  RemoveUnfinished(*folder);
  folder->Remove(kName);
}

}  // namespace seller_support::install
