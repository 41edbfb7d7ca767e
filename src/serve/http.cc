#include "serve/http.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "json/objects.h"

namespace recto::serve {
namespace {

/// The status of each kind of error, in the order of ErrorKind.
constexpr std::array<int, 10> kStatus = {404, 400, 415, 500, 413, 500, 403, 500, 409, 409};

}  // namespace

std::string_view to_string(Method method) {
  constexpr std::array<std::string_view, 4> kNames = {"GET", "POST", "PUT", "DELETE"};
  return kNames[static_cast<size_t>(method)];
}

std::string_view RequestHead::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, &Header::first);
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

size_t RequestHead::count(std::string_view name) const {
  return static_cast<size_t>(std::ranges::count(headers, name, &Header::first));
}

const std::vector<Header>& constant_headers() {
  static const std::vector<Header> kHeaders = {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
       "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"}};
  return kHeaders;
}

Reply refusal(int status, std::string_view kind, std::string_view sentence) {
  Reply reply;
  reply.status = status;
  reply.body = json::Json({{"error", printable(sentence)}, {"kind", kind}}).dump();
  return reply;
}

Reply reply_to(const Error& error) {
  return refusal(kStatus[static_cast<size_t>(error.kind)], to_string(error.kind), error.sentence());
}

}  // namespace recto::serve
