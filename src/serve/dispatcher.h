#pragma once
// From a request to its answer: guard, route, use case, headers.

#include <functional>
#include <string>

#include "serve/guard.h"
#include "serve/http.h"
#include "serve/route.h"
#include "serve/service.h"

namespace recto::serve {

/// Hands over the next bytes of a request's body until there are no more. False: the client broke off, or `take` returned false.
using ReadBody = std::function<bool(const std::function<bool(std::string_view)>& take)>;

class Dispatcher {
 public:
  Dispatcher(Service& service, Door door) : service_(service), door_(std::move(door)) {}

  /// Answers whatever is asked; called from many threads. The body is read after the guards, and only where the route takes one. Every answer
  /// has the constant headers and Cache-Control.
  Reply answer(const RequestHead& head, const ReadBody& body);

 private:
  Reply answer_unsealed(const RequestHead& head, const ReadBody& body);
  Reply answer_page(const RequestHead& head, const Target& target) const;
  Reply answer_call(const RequestHead& head, Target target, const ReadBody& body);
  Result<void> take_json(const ReadBody& body, Asked& asked);
  Result<void> take_bytes(const ReadBody& body, Asked& asked);

  Service& service_;
  Door door_;
};

}  // namespace recto::serve
