#include "serve/serve.h"

#include <poll.h>

#include <thread>

#include "base/random.h"
#include "serve/dispatcher.h"
#include "serve/listener.h"

namespace recto::serve {
namespace {

constexpr unsigned kTokenBytes = 32;

void wait_for(const sandbox::Cancellation& cancellation) {
  pollfd one = {cancellation.descriptor(), POLLIN, 0};
  while (!cancellation.cancelled()) ::poll(&one, 1, -1);
}

}  // namespace

Result<void> serve(const ServiceOptions& options, uint16_t port, const std::function<void(const std::string&)>& ready,
                   const sandbox::Cancellation& cancellation) {
  const auto listener = TRY(Listener::bind(port));
  const auto service = TRY(Service::open(options));
  const Door door{listener->port(), random_hex(kTokenBytes)};
  Dispatcher dispatcher(*service, door);
  std::thread answering([&] { listener->run(dispatcher); });
  ready("http://127.0.0.1:" + std::to_string(door.port) + "/#token=" + door.token);
  wait_for(cancellation);
  service->stop();
  listener->stop();
  answering.join();
  return {};
}

}  // namespace recto::serve
