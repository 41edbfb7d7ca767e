#include "tests/hostile/world.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

namespace recto::hostile {
namespace {

constexpr char kSecret[] = "the secret";

void write_text(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

bool somebody_came(const FileDescriptor& listener) {
  pollfd one{listener.get(), POLLIN, 0};
  return ::poll(&one, 1, 0) > 0;
}

}  // namespace

World::World() {
  std::string pattern = (std::filesystem::temp_directory_path() / "recto-hostile-XXXXXX").string();
  folder_ = ::mkdtemp(pattern.data());
  write_text(secret(), kSecret);
  write_text(original(), kSecret);

  sockaddr_in tcp{};
  tcp.sin_family = AF_INET;
  tcp.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  tcp_ = listen_on(AF_INET, reinterpret_cast<sockaddr*>(&tcp), sizeof tcp);
  socklen_t length = sizeof tcp;
  ::getsockname(tcp_.get(), reinterpret_cast<sockaddr*>(&tcp), &length);
  port_ = ntohs(tcp.sin_port);

  sockaddr_un path{};
  path.sun_family = AF_UNIX;
  std::copy_n(socket_path().c_str(), socket_path().size() + 1, path.sun_path);
  path_ = listen_on(AF_UNIX, reinterpret_cast<sockaddr*>(&path), sizeof path);

  abstract_ = "recto-hostile-" + std::to_string(::getpid());
  sockaddr_un abstract{};
  abstract.sun_family = AF_UNIX;
  std::copy(abstract_.begin(), abstract_.end(), abstract.sun_path + 1);
  length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + abstract_.size() + 1);
  abstract_socket_ = listen_on(AF_UNIX, reinterpret_cast<sockaddr*>(&abstract), length);
}

World::~World() { std::filesystem::remove_all(folder_); }

FileDescriptor World::listen_on(int family, const sockaddr* address, socklen_t length) {
  FileDescriptor fd(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0));
  EXPECT_EQ(::bind(fd.get(), address, length), 0);
  EXPECT_EQ(::listen(fd.get(), 8), 0);
  return fd;
}

std::string World::harm() const {
  std::string said;
  for (const std::string& path : {secret(), original()}) {
    if (read_file(path, 1'000).value_or("") != kSecret) said += path + " has changed; ";
    if (std::filesystem::status(path).permissions() == std::filesystem::perms(0777)) said += path + " was opened; ";
  }
  for (const std::string& folder : {folder_, std::string("/tmp"), std::string("/"), std::string("/usr")}) {
    if (std::filesystem::exists(std::filesystem::symlink_status(folder + "/was-here")))
      said += folder + " was written; ";
  }
  if (somebody_came(tcp_)) said += "a TCP connection; ";
  if (somebody_came(path_) || somebody_came(abstract_socket_)) said += "a socket connection; ";
  return said;
}

std::unique_ptr<sandbox::Runner> test_runner() {
  auto runner = sandbox::Runner::create({.readers = RECTO_READERS_BUILT "/tests/hostile", .bubblewrap = {}});
  EXPECT_TRUE(runner) << runner.error().sentence();
  return runner ? *std::move(runner) : nullptr;
}

sandbox::Job job_of(const std::string& reader, const std::string& behaviour, int file) {
  sandbox::Job job;
  job.reader = reader;
  job.request.untrusted_file_name = behaviour;
  job.file = file;
  job.limits.wall = std::chrono::seconds(20);  // a loaded machine must not fail; what waits for a limit sets its own
  job.limits.cpu_seconds = 30;
  job.limits.memory_bytes = 512 << 20;
  job.limits.answer_bytes = 20'000'000;
  return job;
}

int processes_left() {
  // As their subreaper we become the parent of whatever loses its own.
  for (int tries = 0; tries < 200; ++tries) {
    const pid_t ended = ::waitpid(-1, nullptr, WNOHANG);
    if (ended < 0) return 0;
    if (ended == 0) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return 1;
}

int descriptors_open() {
  int count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
  return count;
}

}  // namespace recto::hostile
