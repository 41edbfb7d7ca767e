#include "serve/dispatcher.h"

#include <new>

#include "base/files.h"
#include "serve/bundle.h"
#include "serve/replies.h"

namespace recto::serve {
namespace {

std::string path_of(const Target& target) {
  std::string path;
  for (const std::string& segment : target.segments) path += "/" + segment;
  return path;
}

Reply reply_file(const RequestHead& head, const BundleFile& file) {
  Reply reply;
  const std::string etag = "\"" + std::string(file.etag) + "\"";
  reply.type = file.type;
  reply.headers = {{"Cache-Control", "private, no-cache"}, {"ETag", etag}};
  if (head.header("if-none-match") == etag) {
    reply.status = 304;
    return reply;
  }
  reply.body = file.bytes;
  if (file.gzipped) reply.headers.emplace_back("Content-Encoding", "gzip");
  return reply;
}

Reply not_found() { return refusal(404, "not_found", "there is no such address here"); }

}  // namespace

Reply Dispatcher::answer(const RequestHead& head, const ReadBody& body) {
  Reply reply = [&] {
    try {
      return answer_unsealed(head, body);
    } catch (const std::bad_alloc&) {
      return refusal(500, "limit", "there is not enough memory for this");
    } catch (const std::exception& error) {
      return refusal(500, "io", error.what());
    }
  }();
  bool says_cache = false;
  for (const Header& header : reply.headers) says_cache = says_cache || header.first == "Cache-Control";
  if (!says_cache) reply.headers.emplace_back("Cache-Control", "no-store");
  reply.headers.insert(reply.headers.end(), constant_headers().begin(), constant_headers().end());
  return reply;
}

Reply Dispatcher::answer_unsealed(const RequestHead& head, const ReadBody& body) {
  if (auto refused = refuse_request(head, door_)) return std::move(*refused);
  auto target = parse_target(head.untrusted_target);
  if (!target) return reply_to(target.error());
  const bool call = !target->segments.empty() && target->segments.front() == "api";
  return call ? answer_call(head, std::move(*target), body) : answer_page(head, *target);
}

/// A file of the bundle; any other path is a view, and begins with the shell.
Reply Dispatcher::answer_page(const RequestHead& head, const Target& target) const {
  const BundleFile* file = bundle_file(path_of(target));
  if (auto refused = refuse_page(head, file ? Part::file : Part::shell)) return std::move(*refused);
  if (head.method != "GET") return refusal(405, "invalid_input", "this is for reading only");
  return reply_file(head, file ? *file : shell());
}

Reply Dispatcher::answer_call(const RequestHead& head, Target target, const ReadBody& body) {
  Found found = find_route(head.method, target.segments);
  if (!found.route) {
    return found.known_path ? refusal(405, "invalid_input", "this address is not asked so") : not_found();
  }
  const Route& route = *found.route;
  if (auto refused = refuse_call(head, route, door_)) return std::move(*refused);
  Asked asked(std::move(found.values), std::move(target.query));
  if (route.takes != Takes::nothing) {
    const auto taken = sends_json(head) ? take_json(body, asked) : take_bytes(body, asked);
    if (!taken) return reply_to(taken.error());
  }
  auto reply = route.handle(service_, asked);
  if (!asked.staged_file.empty()) service_.staging().drop(asked.staged_file);
  return reply ? std::move(*reply) : reply_to(reply.error());
}

Result<void> Dispatcher::take_bytes(const ReadBody& body, Asked& asked) {
  asked.staged_file = TRY(service_.staging().take(body));
  return {};
}

Result<void> Dispatcher::take_json(const ReadBody& body, Asked& asked) {
  bool too_long = false;
  const bool whole = body([&](std::string_view bytes) {
    too_long = asked.body.size() + bytes.size() > kMostJson;
    if (!too_long) asked.body += bytes;
    return !too_long;
  });
  if (too_long) return fail(ErrorKind::limit, "the body is larger than is taken here");
  if (!whole) return fail(ErrorKind::cancelled, "the body broke off");
  return {};
}

}  // namespace recto::serve
