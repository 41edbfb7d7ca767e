#include "serve/listener.h"

#include <httplib.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>

#include "base/files.h"
#include "sandbox/cancellation.h"

namespace recto::serve {
namespace {

constexpr int kBacklog = 256;
constexpr unsigned kSpareThreads = 8;  ///< that tell clients beyond the limit so
constexpr unsigned kCrowd = 96;        ///< connections from which on each is told that it ends with its answer
constexpr size_t kChunk = 262'144;     ///< bytes of a file sent at once
constexpr int kRequestsAConnection = 1'000;

constexpr std::string_view kTooMany =
    "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\nCache-Control: no-store\r\n\r\n";

/// What the library reads and writes.
class ConnectionStream : public httplib::Stream {
 public:
  explicit ConnectionStream(Connection& connection) : connection_(connection) {}
  bool is_readable() const override { return true; }
  bool is_writable() const override { return connection_.is_writable(); }
  ssize_t read(char* into, size_t size) override { return connection_.read(into, size); }
  ssize_t write(const char* from, size_t size) override { return connection_.write(from, size); }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip = "127.0.0.1";
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override { get_remote_ip_and_port(ip, port); }
  socket_t socket() const override { return connection_.socket(); }

 private:
  Connection& connection_;
};

RequestHead head_of(const httplib::Request& request) {
  RequestHead head{request.method, request.target, {}};
  for (const auto& [name, value] : request.headers) {
    std::string lower = name;
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    head.headers.emplace_back(std::move(lower), value);
  }
  return head;
}

void send_file(const Reply& reply, httplib::Response& response) {
  response.set_content_provider(
      reply.file_size, reply.type, [file = reply.file](size_t offset, size_t length, httplib::DataSink& sink) {
        std::string bytes(std::min(length, kChunk), '\0');
        const ssize_t got = ::pread(file->get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        return got > 0 && sink.write(bytes.data(), static_cast<size_t>(got));
      });
}

void send_stream(const Reply& reply, httplib::Response& response) {
  response.set_chunked_content_provider(reply.type, [stream = reply.stream](size_t, httplib::DataSink& sink) {
    const Write write = [&](std::string_view bytes) {
      return sink.is_writable() && sink.write(bytes.data(), bytes.size());
    };
    if (!stream(write)) sink.done();
    return true;
  });
}

void send(Reply reply, httplib::Response& response) {
  response.status = reply.status;
  response.headers.clear();
  for (const auto& [name, value] : reply.headers) response.set_header(name, value);
  if (reply.file) {
    send_file(reply, response);
  } else if (reply.stream) {
    send_stream(reply, response);
  } else if (reply.status != 304) {
    response.set_content(std::move(reply.body), reply.type);
  }
}

}  // namespace

class Listener::Server : public httplib::Server {
 public:
  explicit Server(const Patience& patience) : patience_(patience) {
    // The library's own options let a second program share the port.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    new_task_queue = [] { return new httplib::ThreadPool(kMostConnections + kSpareThreads); };
    httplib::Headers every;
    for (const auto& [name, value] : constant_headers()) every.emplace(name, value);
    every.emplace("Cache-Control", "no-store");
    set_default_headers(every);
    set_error_handler([](const httplib::Request&, httplib::Response& response) {
      if (!response.body.empty() || response.status == 304) return;
      const std::string_view kind = response.status == 414 ? "limit" : "invalid_input";
      response.set_content(refusal(response.status, kind, "this is no request that can be answered").body,
                           "application/json");
    });
    set_payload_max_length(kMostBytes);
    set_keep_alive_max_count(kRequestsAConnection);
  }

  bool bind(uint16_t port) {
    if (port == 0) {
      const int found = bind_to_any_port("127.0.0.1");
      port_ = static_cast<uint16_t>(std::max(found, 0));
    } else if (bind_to_port("127.0.0.1", port)) {
      port_ = port;
    }
    return port_ != 0 && ::listen(svr_sock_, kBacklog) == 0;  // again: the library's backlog is 5
  }

  void run(Dispatcher& dispatcher) {
    set_pre_routing_handler([&dispatcher](const httplib::Request& request, httplib::Response& response) {
      if (announces_body(request)) return HandlerResponse::Unhandled;
      send(dispatcher.answer(head_of(request), [](const auto&) { return true; }), response);
      return HandlerResponse::Handled;
    });
    const auto with_body = [&dispatcher](const httplib::Request& request, httplib::Response& response,
                                         const httplib::ContentReader& reader) {
      const ReadBody body = [&reader](const auto& take) {
        return reader([&](const char* bytes, size_t size) { return take(std::string_view(bytes, size)); });
      };
      send(dispatcher.answer(head_of(request), body), response);
    };
    constexpr const char* kAny = R"([\s\S]*)";
    Post(kAny, with_body).Put(kAny, with_body).Patch(kAny, with_body).Delete(kAny, with_body);
    listen_after_bind();
  }

  void stop_all() {
    stopping_.cancel();
    stop();
  }
  uint16_t port() const { return port_; }

 private:
  static bool announces_body(const httplib::Request& request) {
    return request.has_header("Transfer-Encoding") || !request.get_header_value("Content-Length").empty();
  }

  /// Called by the library on a thread of the pool for each connection.
  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, stopping_.descriptor(), patience_);
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    const unsigned open = ++open_;
    if (open <= kMostConnections) {
      serve(connection);
    } else {
      (void)connection.write(kTooMany.data(), kTooMany.size());
      connection.linger();
    }
    --open_;
    return true;
  }

  void serve(Connection& connection) {
    ConnectionStream stream(connection);
    for (int count = 1; count <= kRequestsAConnection; ++count) {
      if (!connection.wait_for_request(patience_.idle)) return;
      connection.begin();
      // Said before it is closed: a client whose idle connection were closed unsaid may just be sending its next request.
      const bool last = count == kRequestsAConnection || open_ > kCrowd;
      bool understood = false, has_body = false, closed = false;
      const bool answered = process_request(stream, last, closed, [&](httplib::Request& request) {
        connection.head_is_whole();
        understood = true;
        has_body = announces_body(request);
        tidy(request, has_body);
      });
      if (!answered || !understood || closed || has_body || last) {
        connection.linger();
        return;
      }
    }
  }

  /// Takes away what the library would do by itself: compress answers, cut them into ranges, close or keep connections.
  static void tidy(httplib::Request& request, bool has_body) {
    request.headers.erase("Accept-Encoding");
    request.headers.erase("Range");
    request.ranges.clear();
    request.headers.erase("REMOTE_ADDR");
    request.headers.erase("REMOTE_PORT");
    request.headers.erase("LOCAL_ADDR");
    request.headers.erase("LOCAL_PORT");
    if (has_body) {
      request.headers.erase("Connection");
      request.headers.emplace("Connection", "close");
    }
  }

  Patience patience_;
  uint16_t port_ = 0;
  std::atomic<unsigned> open_{0};
  sandbox::Cancellation stopping_;
};

Listener::Listener(std::unique_ptr<Server> server) : server_(std::move(server)) {}
Listener::~Listener() = default;

Result<std::unique_ptr<Listener>> Listener::bind(uint16_t port, const Patience& patience) {
  auto server = std::make_unique<Server>(patience);
  if (!server->bind(port)) {
    return fail(ErrorKind::busy, "port " + std::to_string(port) +
                                     " of 127.0.0.1 is in use by another program; choose another with --port");
  }
  return std::unique_ptr<Listener>(new Listener(std::move(server)));
}

uint16_t Listener::port() const { return server_->port(); }
void Listener::run(Dispatcher& dispatcher) { server_->run(dispatcher); }
void Listener::stop() { server_->stop_all(); }

}  // namespace recto::serve
