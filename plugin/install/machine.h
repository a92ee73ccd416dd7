// Users, folders and files of the machine that setup makes. Everything may be done again.
#pragma once

#include <sys/types.h>

#include <string>

namespace seller_support::install {

struct User {
  std::string name;
  uid_t id = 0;
  gid_t group = 0;
};

// Throws std::runtime_error, naming it, when there is none. "" is whoever runs this.
User FindUser(const std::string& name);
bool HasUser(const std::string& name);
gid_t FindGroup(const std::string& name);
std::string GroupName(gid_t group);
std::string UserName(uid_t user);

// A system user without a login and without a home folder (useradd).
void MakeUser(const std::string& name);

bool IsInGroup(const std::string& user, gid_t group);
void AddToGroup(const std::string& user, gid_t group);

// `mode` is set and, as root, the owner given, also when the folder is there already.
void MakeFolder(const std::string& path, mode_t mode, uid_t user, gid_t group);

struct FileToWrite {
  std::string path, text;
  mode_t mode = 0644;
  uid_t user = 0;
  gid_t group = 0;
};
// In one step: a reader sees the old or the new text. As root, the owner is given. Returns false when the file had
// this text, mode and owner already. Throws std::runtime_error when it cannot be written. The folder must be the
// caller's own: in one that others write to they could put something else in the file's place meanwhile (folder.h).
bool WriteFile(const FileToWrite& file);
bool IsWritten(const FileToWrite& file);

// "" when there is none.
std::string ReadWholeFile(const std::string& path);

// Whether systemd runs this machine.
bool HasSystemd();

}  // namespace seller_support::install
