#include "serve/route.h"

#include <algorithm>
#include <charconv>

#include "text/utf8.h"

namespace recto::serve {
namespace {

constexpr size_t kLongestSegment = 2'000, kMostSegments = 12, kMostKeys = 32;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Plus : uint8_t { plus, space };

/// RFC 3986, section 2.1. What is decoded is UTF-8 without control characters.
Result<std::string> decoded(std::string_view untrusted, Plus plus) {
  std::string out;
  for (size_t i = 0; i < untrusted.size(); ++i) {
    if (untrusted[i] != '%') {
      out += untrusted[i] == '+' && plus == Plus::space ? ' ' : untrusted[i];
      continue;
    }
    const int high = i + 2 < untrusted.size() ? hex_value(untrusted[i + 1]) : -1;
    const int low = i + 2 < untrusted.size() ? hex_value(untrusted[i + 2]) : -1;
    if (high < 0 || low < 0) return fail(ErrorKind::invalid_input, "the address has a broken % in it");
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (out.find('\0') != out.npos || !text::decode_utf8(out)) {
    return fail(ErrorKind::invalid_input, "the address does not hold UTF-8 text");
  }
  return out;
}

/// A segment that could lead elsewhere in some reading of it is nowhere asked for. An encoded slash may stand in one: the name of a letter has it.
bool leads_elsewhere(std::string_view segment) {
  if (segment.size() > kLongestSegment) return true;
  if (std::ranges::any_of(segment, [](char c) { return c == '\\' || static_cast<unsigned char>(c) < 0x20; }))
    return true;
  for (size_t at = 0; at <= segment.size();) {
    const size_t end = std::min(segment.find('/', at), segment.size());
    const std::string_view part = segment.substr(at, end - at);
    if (part.empty() || part == "." || part == "..") return true;
    at = end + 1;
  }
  return false;
}

Result<Asked::Values> parse_query(std::string_view untrusted) {
  Asked::Values out;
  while (!untrusted.empty()) {
    const std::string_view pair = untrusted.substr(0, untrusted.find('&'));
    untrusted.remove_prefix(std::min(untrusted.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const size_t sign = std::min(pair.find('='), pair.size());
    std::string value = TRY(decoded(pair.substr(std::min(pair.size(), sign + 1)), Plus::space));
    const bool fresh = out.emplace(TRY(decoded(pair.substr(0, sign), Plus::space)), std::move(value)).second;
    if (!fresh || out.size() > kMostKeys) return fail(ErrorKind::invalid_input, "the address names a value twice");
  }
  return out;
}

/// Takes the next segment off a route's path.
std::string_view next_part(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view part = path.substr(0, path.find('/'));
  path.remove_prefix(part.size());
  return part;
}

bool matches(std::string_view path, std::span<const std::string> segments, Asked::Values& values) {
  for (const std::string& segment : segments) {
    if (path.empty()) return false;
    const std::string_view part = next_part(path);
    if (part.starts_with('{')) {
      values[std::string(part.substr(1, part.size() - 2))] = segment;
    } else if (part != segment) {
      return false;
    }
  }
  return path.empty();
}

Result<uint64_t> number_of(std::string_view name, const std::string& text, Asked::Bounds bounds) {
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < bounds.least || value > bounds.most) {
    return fail(ErrorKind::invalid_input, std::string(name) + " is a number from " + std::to_string(bounds.least) +
                                              " to " + std::to_string(bounds.most));
  }
  return value;
}

}  // namespace

const std::string& Asked::in_path(std::string_view name) const {
  const auto found = path_.find(name);
  CHECK(found != path_.end());
  return found->second;
}

Result<uint32_t> Asked::number_in_path(std::string_view name) const {
  return static_cast<uint32_t>(TRY(number_of(name, in_path(name), {1, INT32_MAX})));
}

std::string Asked::text(std::string_view name) const {
  const auto found = query_.find(name);
  return found == query_.end() ? std::string() : found->second;
}

Result<uint64_t> Asked::number(std::string_view name, uint64_t otherwise, Bounds bounds) const {
  const std::string given = text(name);
  return given.empty() ? Result<uint64_t>(otherwise) : number_of(name, given, bounds);
}

bool Asked::flag(std::string_view name) const {
  const std::string given = text(name);
  return !given.empty() && given != "0" && given != "false";
}

Route changing(Route route, Takes takes) {
  route.effect = Effect::changes;
  route.takes = takes;
  return route;
}

Result<Target> parse_target(std::string_view untrusted_target) {
  const std::string_view path = untrusted_target.substr(0, untrusted_target.find('?'));
  Target target;
  if (!path.starts_with('/')) return fail(ErrorKind::invalid_input, "the address has no path");
  std::string_view rest = path;
  while (rest.size() > 1) {  // a slash at the end says nothing
    std::string segment = TRY(decoded(next_part(rest), Plus::plus));
    if (leads_elsewhere(segment) || target.segments.size() == kMostSegments) {
      return fail(ErrorKind::invalid_input, "there is no such address here");
    }
    target.segments.push_back(std::move(segment));
  }
  if (path.size() < untrusted_target.size()) target.query = TRY(parse_query(untrusted_target.substr(path.size() + 1)));
  return target;
}

Found find_route(std::string_view method, std::span<const std::string> segments) {
  Found found;
  for (const Route& route : routes()) {
    Asked::Values values;
    if (!matches(route.path, segments, values)) continue;
    found.known_path = true;
    if (to_string(route.method) != method) continue;
    found.route = &route;
    found.values = std::move(values);
    return found;
  }
  return found;
}

}  // namespace recto::serve
