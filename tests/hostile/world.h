#pragma once
// What a hostile reader would like to reach, laid out and watched.

#include <sys/socket.h>

#include <string>

#include "base/files.h"
#include "sandbox/runner.h"

namespace recto::hostile {

/// A folder with a secret and an original, and listeners of three kinds; all real, on this machine.
class World {
 public:
  World();
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  std::string folder() const { return folder_; }
  std::string secret() const { return folder_ + "/secret"; }
  std::string original() const { return folder_ + "/original"; }
  std::string tcp_port() const { return std::to_string(port_); }
  std::string socket_path() const { return folder_ + "/socket"; }
  std::string abstract_name() const { return abstract_; }
  /// What has changed or been reached since the beginning; empty: nothing.
  std::string harm() const;

 private:
  FileDescriptor listen_on(int family, const sockaddr* address, socklen_t length);
  std::string folder_, abstract_;
  uint16_t port_ = 0;
  FileDescriptor tcp_, path_, abstract_socket_;
};

/// Keeps the pages' text.
struct Listener : sandbox::AnswerSink {
  Result<void> page(wire::PageRead read) override {
    for (const char32_t c : read.page.text.substr(0, 10'000)) text += static_cast<char>(c);
    return {};
  }
  std::string text;
};

/// The runner of a folder of readers built for tests: "tests/hostile".
std::unique_ptr<sandbox::Runner> test_runner();
/// A job that has `reader` do `behaviour`, with limits that let no test wait long.
sandbox::Job job_of(const std::string& reader, const std::string& behaviour, int file);

/// Processes of ours that live, and of sandboxes that lost their parent; 0 after at most two seconds, or there is a leak.
int processes_left();
int descriptors_open();

}  // namespace recto::hostile
