#include "serve/guard.h"

#include <algorithm>
#include <charconv>

#include "base/random.h"

namespace recto::serve {
namespace {

Reply denied(std::string_view sentence) { return refusal(403, "denied", sentence); }

bool is_own_host(std::string_view host, uint16_t port) {
  const std::string end = ":" + std::to_string(port);
  return host == "127.0.0.1" + end || host == "localhost" + end;
}

/// An origin is own where it is http and the very host that was asked.
bool is_own_origin(std::string_view origin, std::string_view host, uint16_t port) {
  return origin.starts_with("http://") && origin.substr(7) == host && is_own_host(origin.substr(7), port);
}

std::string_view media_type(std::string_view content_type) {
  std::string_view type = content_type.substr(0, content_type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  return type;
}

constexpr std::string_view kJson = "application/json", kBytes = "application/octet-stream";

std::optional<Reply> refuse_body(const RequestHead& head, const Route& route) {
  const std::string_view length = head.header("content-length");
  const bool chunked = head.count("transfer-encoding") > 0;
  uint64_t bytes = 0;
  const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), bytes);
  if (!length.empty() && (error != std::errc() || end != length.data() + length.size())) {
    return refusal(400, "invalid_input", "the length of the body is no number");
  }
  if (!length.empty() && chunked) return refusal(400, "invalid_input", "the body has two lengths");
  if (route.takes == Takes::nothing) {
    return bytes > 0 || chunked ? std::optional(refusal(400, "invalid_input", "this takes no body")) : std::nullopt;
  }
  const std::string_view type = media_type(head.header("content-type"));
  const bool as_json = type == kJson && route.takes != Takes::bytes;
  const bool as_bytes = type == kBytes && route.takes != Takes::json;
  if (!as_json && !as_bytes) {
    const std::string_view wanted = route.takes == Takes::bytes ? kBytes : kJson;
    return refusal(415, "unsupported", "this takes a body of type " + std::string(wanted));
  }
  if (bytes > (as_json ? kMostJson : kMostBytes)) {
    return refusal(413, "limit", "the body is larger than is taken here");
  }
  return std::nullopt;
}

}  // namespace

bool sends_json(const RequestHead& head) { return media_type(head.header("content-type")) == kJson; }

std::optional<Reply> refuse_request(const RequestHead& head, const Door& door) {
  if (head.count("host") != 1 || !is_own_host(head.header("host"), door.port)) {
    return denied("this server answers to 127.0.0.1 and localhost with its port alone");
  }
  if (head.count("content-encoding") > 0) return refusal(415, "unsupported", "a body is taken as it is, not encoded");
  constexpr std::string_view kOnce[] = {"origin",         "sec-fetch-site", "x-recto-token",
                                        "content-length", "content-type",   "transfer-encoding"};
  for (const std::string_view name : kOnce) {
    if (head.count(name) > 1) return refusal(400, "invalid_input", "the header " + std::string(name) + " comes twice");
  }
  return std::nullopt;
}

std::optional<Reply> refuse_call(const RequestHead& head, const Route& route, const Door& door) {
  const std::string_view origin = head.header("origin"), site = head.header("sec-fetch-site");
  const bool says_origin = head.count("origin") > 0, says_site = head.count("sec-fetch-site") > 0;
  if (says_origin && !is_own_origin(origin, head.header("host"), door.port))
    return denied("another page asked for this");
  if (says_site && site != "same-origin") return denied("another page asked for this");
  if (route.effect == Effect::changes && (!says_origin || !says_site)) {
    return denied("what changes a case must say which page it comes from: Origin and Sec-Fetch-Site");
  }
  if (route.pass == Pass::token && !equal_secrets(head.header("x-recto-token"), door.token)) {
    return refusal(401, "denied", "the token is missing or wrong; open the address that recto serve printed");
  }
  return refuse_body(head, route);
}

std::optional<Reply> refuse_page(const RequestHead& head, Part part) {
  const std::string_view site = head.header("sec-fetch-site");
  if (head.count("sec-fetch-site") == 0 || site == "same-origin" || site == "none") return std::nullopt;
  const bool navigated = head.header("sec-fetch-mode") == "navigate" && head.header("sec-fetch-dest") == "document";
  if (part == Part::shell && navigated) return std::nullopt;
  return denied("another page asked for this");
}

}  // namespace recto::serve
