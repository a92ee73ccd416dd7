// The least a FastCGI answer can cost: a page of a given size from libfcgi alone. tests/bench/run compares
// with it. Usage: bench_bare SOCKET BYTES
#include <fcgiapp.h>

#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace {

// One thread for each connection nginx keeps open, so that none waits for another.
constexpr int kThreads = 20;
constexpr int kBacklog = 1024;

void Answer(int socket, const std::string& page) {
  FCGX_Request request;
  if (FCGX_InitRequest(&request, socket, 0) != 0) return;
  while (FCGX_Accept_r(&request) == 0) {
    FCGX_PutStr(page.data(), static_cast<int>(page.size()), request.out);
    FCGX_Finish_r(&request);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 || FCGX_Init() != 0) return EXIT_FAILURE;
  const int socket = FCGX_OpenSocket(argv[1], kBacklog);
  const std::string page = "Content-Type: text/html\r\n\r\n" + std::string(std::strtoul(argv[2], nullptr, 10), 'x');
  std::vector<std::jthread> threads;
  for (int i = 0; i < kThreads; ++i) threads.emplace_back([&] { Answer(socket, page); });
}
