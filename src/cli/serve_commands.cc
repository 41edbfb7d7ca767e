// serve.

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "serve/serve.h"

namespace recto::cli {

Exit run_serve(const Call& call, const ServeCall& asked) {
  Printer printer(call.format());
  printer.header("serve");
  sandbox::Cancellation cancellation;
  const StopListener stop(cancellation);
  const auto ready = [&](const std::string& address) {
    printer.line({{"kind", "address"}, {"address", address}});
    printer.say(address);
    if (!call.json) note("open this address in a browser on this machine; Ctrl-C stops");
    (void)printer.finish(Exit::done);
  };
  const auto done = serve::serve({asked.folder, call.allow_degraded}, asked.port, ready, cancellation);
  if (!done) return printer.finish(report(done.error()));
  return printer.finish(Exit::done);
}

}  // namespace recto::cli
