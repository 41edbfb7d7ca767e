#pragma once
// Listens on 127.0.0.1 and moves requests to the dispatcher and answers back. The only file that knows the HTTP library (cpp-httplib).
//
// The library parses requests; sockets, threads and time are kept here: a connection has one thread, at most kMostConnections have one at a time, and a client
// that is slow is cut off (connection.h). A connection on which a body was sent is closed after the answer, so that no body is taken for a request.

#include <cstdint>
#include <memory>

#include "base/result.h"
#include "serve/connection.h"
#include "serve/dispatcher.h"

namespace recto::serve {

class Listener {
 public:
  static constexpr unsigned kMostConnections = 128;

  /// Takes a port of 127.0.0.1; 0: any that is free. Errors: busy (another program has the port), io.
  static Result<std::unique_ptr<Listener>> bind(uint16_t port, const Patience& patience = {});
  ~Listener();

  uint16_t port() const;
  /// Answers until stop(); then ends what is open. The dispatcher must outlive it.
  void run(Dispatcher& dispatcher);
  /// May be called from any thread.
  void stop();

 private:
  class Server;
  explicit Listener(std::unique_ptr<Server> server);
  std::unique_ptr<Server> server_;
};

}  // namespace recto::serve
