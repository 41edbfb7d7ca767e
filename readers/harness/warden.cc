#include "readers/harness/warden.h"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <vector>

#include "base/files.h"
#include "wire/process.h"

namespace recto::harness {
namespace {

/// An order and its descriptors, which are numbered above all that a reader has.
struct Received {
  wire::Order order;
  std::vector<FileDescriptor> descriptors;
};

std::vector<FileDescriptor> descriptors_in(const msghdr& message) {
  std::vector<FileDescriptor> all;
  const cmsghdr* control = CMSG_FIRSTHDR(&message);
  if (control == nullptr || control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_RIGHTS) return all;
  const size_t count = (control->cmsg_len - CMSG_LEN(0)) / sizeof(int);
  for (size_t i = 0; i < count; ++i) {
    int fd = -1;
    std::memcpy(&fd, CMSG_DATA(control) + i * sizeof(int), sizeof(int));
    all.emplace_back(fd);
  }
  return all;
}

/// The next order. Errors: io (the host is gone), corrupt.
Result<Received> next_order() {
  Received received;
  iovec bytes{&received.order, sizeof(wire::Order)};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(wire::kMostOrderDescriptors * sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &bytes;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  ssize_t got = -1;
  do {
    got = ::recvmsg(wire::kOrdersDescriptor, &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) return fail(ErrorKind::io, "the host is gone");
  received.descriptors = descriptors_in(message);
  if (static_cast<size_t>(got) != sizeof(wire::Order) ||
      received.descriptors.size() < wire::kMostOrderDescriptors - 1) {
    return fail(ErrorKind::corrupt, "an order is cut");
  }
  return received;
}

/// Puts the order's descriptors where a reader has them; the socket goes.
void take_places(const std::vector<FileDescriptor>& descriptors) {
  int place = 0;
  for (const FileDescriptor& one : descriptors) ::dup2(one.get(), place++);
  if (place <= wire::kFileDescriptor) ::close(wire::kFileDescriptor);
}

wire::Departure wait_for(pid_t reader) {
  int status = 0;
  while (::waitpid(reader, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) return {-1, WTERMSIG(status)};
  return {WEXITSTATUS(status), 0};
}

}  // namespace

int run_warden(const std::function<int(const Limits& limits)>& read_one) {
  ::close_range(wire::kOrdersDescriptor + 1, UINT_MAX, 0);
  for (;;) {
    auto received = next_order();
    if (!received) return received.error().kind == ErrorKind::io ? wire::kExitDone : wire::kExitBroken;
    const pid_t reader = ::fork();
    if (reader < 0) return wire::kExitBroken;
    if (reader == 0) {
      take_places(received->descriptors);
      // Without the end of the process as the program's own would be: what it shares with the warden is not taken apart twice.
      ::_exit(read_one({received->order.memory_bytes, received->order.cpu_seconds}));
    }
    received->descriptors.clear();
    const wire::Departure departure = wait_for(reader);
    const auto told = std::as_bytes(std::span(&departure, 1));
    if (!write_all(wire::kOrdersDescriptor, told, "departure")) return wire::kExitDone;
  }
}

}  // namespace recto::harness
