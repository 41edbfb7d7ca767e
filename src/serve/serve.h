#pragma once
// The web application of a case: recto serve.

#include <functional>
#include <string>

#include "base/result.h"
#include "sandbox/cancellation.h"
#include "serve/service.h"

namespace recto::serve {

/// Serves a case on 127.0.0.1 until it is cancelled. `ready` hears the address, with its token, once requests are answered. Errors: those of opening the
/// case and the sandbox; busy (the port is taken).
Result<void> serve(const ServiceOptions& options, uint16_t port, const std::function<void(const std::string&)>& ready,
                   const sandbox::Cancellation& cancellation);

}  // namespace recto::serve
