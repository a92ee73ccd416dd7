// Files the tests read.
#pragma once

#include <string>

namespace seller_support::test {

// The repository's folder.
std::string SourceFolder();

// "" when there is no such file.
std::string ReadFile(const std::string& path);

// A file of the recordings of a real shop that may lie beside the repository; "" when it is not there.
std::string SharedHostFile(const std::string& name);

}  // namespace seller_support::test
