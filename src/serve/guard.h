#pragma once
// Who is answered. A page of another site, another program's page on another port of this machine, a name that was made to point here
// (DNS rebinding), a form, a script without the token: none of them gets past this, whatever route it asks for.
//
// Source: W3C Fetch Metadata Request Headers, section 2; OWASP, Cross-Site Request Forgery Prevention.

#include <cstdint>
#include <optional>
#include <string>

#include "serve/http.h"
#include "serve/route.h"

namespace recto::serve {

/// What the server knows of itself.
struct Door {
  uint16_t port = 0;
  std::string token;
};

/// The largest bodies, in bytes.
inline constexpr uint64_t kMostJson = 4'000'000, kMostBytes = 2'147'483'648;

/// Of any request: Host is exactly this server, once; no body in an encoding. Empty: it may go on.
std::optional<Reply> refuse_request(const RequestHead& head, const Door& door);

/// Of a request for a route: it comes from this server's own page, with the token, and its body is of the type that the route takes.
std::optional<Reply> refuse_call(const RequestHead& head, const Route& route, const Door& door);

/// Whether the body of a request that passed is JSON.
bool sends_json(const RequestHead& head);

/// Of a request for the shell or a file of the bundle: not from inside another page. The shell, which holds nothing, may be navigated to from anywhere.
enum class Part : uint8_t { shell, file };
std::optional<Reply> refuse_page(const RequestHead& head, Part part);

}  // namespace recto::serve
