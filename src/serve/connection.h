#pragma once
// A client's connection as the HTTP library reads and writes it, with an end to patience: waiting is counted, and who keeps a thread waiting is cut off.

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <string>

namespace recto::serve {

/// How long one client may keep a thread waiting, in one request.
struct Patience {
  std::chrono::milliseconds idle{5'000};   ///< for the first byte of a request
  std::chrono::milliseconds head{10'000};  ///< until its head is whole
  std::chrono::milliseconds waiting{
      15'000};                       ///< for bytes of its body, and for room for the answer, all waits together…
  uint64_t bytes_a_second = 20'000;  ///< …and more by a second for so many bytes that went by
};

/// Owns the socket. Not safe from several threads.
class Connection {
 public:
  Connection(int socket, int stop, const Patience& patience);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Waits for the first byte of a request. False: the client went, took too long, or the server stops (`stop` became readable).
  bool wait_for_request(std::chrono::milliseconds at_most);
  /// A new request begins: its head may have at most kMostHead bytes.
  void begin();
  /// The head is whole; what follows is its body.
  void head_is_whole() { in_head_ = false; }
  /// Says that nothing more comes and reads what the client still sends, a little while: closing at once would take the answer from it.
  void linger();

  /// Up to `size` bytes; 0 at the end, -1 where patience has ended or the head is too long.
  ssize_t read(char* into, size_t size);
  /// All bytes, or -1.
  ssize_t write(const char* from, size_t size);
  bool is_writable() const;
  int socket() const { return socket_; }

  static constexpr size_t kMostHead = 65'536;

 private:
  using Clock = std::chrono::steady_clock;
  bool wait(short events);
  ssize_t fill();

  int socket_, stop_;
  Patience patience_;
  std::string buffer_;
  size_t at_ = 0;  ///< of the buffer
  bool in_head_ = true;
  size_t head_bytes_ = 0;
  uint64_t moved_ = 0;  ///< bytes of this request's body and answer
  Clock::time_point begun_;
  Clock::duration waited_{};
};

}  // namespace recto::serve
