#include "serve/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace recto::serve {
namespace {

using std::chrono::milliseconds;
constexpr size_t kBuffer = 65'536;
constexpr milliseconds kLongestLinger{500};
constexpr size_t kMostLingering = 4'000'000;

milliseconds in_ms(std::chrono::steady_clock::duration time) { return std::chrono::duration_cast<milliseconds>(time); }

}  // namespace

Connection::Connection(int socket, int stop, const Patience& patience)
    : socket_(socket), stop_(stop), patience_(patience) {
  begin();
}

Connection::~Connection() {
  ::shutdown(socket_, SHUT_RDWR);
  ::close(socket_);
}

void Connection::begin() {
  in_head_ = true;
  head_bytes_ = 0;
  moved_ = 0;
  waited_ = {};
  begun_ = Clock::now();
}

bool Connection::wait_for_request(milliseconds at_most) {
  if (at_ < buffer_.size()) return true;
  std::array<pollfd, 2> both = {{{socket_, POLLIN, 0}, {stop_, POLLIN, 0}}};
  const int ready = ::poll(both.data(), both.size(), static_cast<int>(at_most.count()));
  return ready > 0 && both[1].revents == 0 && fill() > 0;
}

/// Waits within what is left of the client's time.
bool Connection::wait(short events) {
  const auto began = Clock::now();
  const auto earned = milliseconds(1'000 * moved_ / patience_.bytes_a_second);
  const auto left = in_head_ ? patience_.head - in_ms(began - begun_) : patience_.waiting + earned - in_ms(waited_);
  pollfd one = {socket_, events, 0};
  const int ready =
      left > milliseconds(0) ? ::poll(&one, 1, static_cast<int>(std::min<int64_t>(left.count(), INT32_MAX))) : 0;
  waited_ += Clock::now() - began;
  return ready > 0 && (one.revents & (events | POLLHUP)) != 0;
}

ssize_t Connection::fill() {
  buffer_.resize(kBuffer);
  at_ = 0;
  const ssize_t got = ::recv(socket_, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
  buffer_.resize(got > 0 ? static_cast<size_t>(got) : 0);
  return got;
}

ssize_t Connection::read(char* into, size_t size) {
  while (at_ == buffer_.size()) {
    if (!wait(POLLIN)) return -1;
    const ssize_t got = fill();
    if (got == 0) return 0;
    if (got < 0 && errno != EAGAIN && errno != EINTR) return -1;
  }
  const size_t taken = std::min(size, buffer_.size() - at_);
  if (in_head_ && (head_bytes_ += taken) > kMostHead) return -1;
  if (!in_head_) moved_ += taken;
  std::memcpy(into, buffer_.data() + at_, taken);
  at_ += taken;
  return static_cast<ssize_t>(taken);
}

ssize_t Connection::write(const char* from, size_t size) {
  in_head_ = false;
  for (size_t done = 0; done < size;) {
    const ssize_t sent = ::send(socket_, from + done, size - done, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent > 0) {
      done += static_cast<size_t>(sent);
      moved_ += static_cast<uint64_t>(sent);
    } else if (sent < 0 && errno != EAGAIN && errno != EINTR) {
      return -1;
    } else if (!wait(POLLOUT)) {
      return -1;
    }
  }
  return static_cast<ssize_t>(size);
}

/// A client that has gone is seen here before a stream is written to it.
bool Connection::is_writable() const {
  pollfd one = {socket_, POLLIN | POLLOUT | POLLRDHUP, 0};
  if (::poll(&one, 1, 0) <= 0) return true;  // full for now: write() waits
  return (one.revents & (POLLRDHUP | POLLHUP | POLLERR)) == 0;
}

void Connection::linger() {
  ::shutdown(socket_, SHUT_WR);
  const auto until = Clock::now() + kLongestLinger;
  for (size_t read = 0; read < kMostLingering;) {
    const auto left = in_ms(until - Clock::now());
    pollfd one = {socket_, POLLIN, 0};
    if (left <= milliseconds(0) || ::poll(&one, 1, static_cast<int>(left.count())) <= 0) return;
    const ssize_t got = fill();
    if (got <= 0) return;
    read += static_cast<size_t>(got);
  }
}

}  // namespace recto::serve
