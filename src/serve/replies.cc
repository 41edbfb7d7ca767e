#include "serve/replies.h"

#include <nlohmann/json.hpp>

#include "store/catalogue.h"
#include "text/utf8.h"

namespace recto::serve {
namespace {

constexpr int kDeepest = 32;
constexpr size_t kLongestText = 10'000;

}  // namespace

Reply reply_json(const Json& body) {
  Reply reply;
  reply.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
  return reply;
}

Json list_json(uint64_t total, uint64_t offset, Json items) {
  return {{"total", total}, {"offset", offset}, {"items", std::move(items)}};
}

Reply reply_picture(std::string png, const std::string& etag) {
  Reply reply;
  reply.type = "image/png";
  reply.body = std::move(png);
  reply.headers = {{"Cache-Control", "private, max-age=86400, immutable"}, {"ETag", "\"" + etag + "\""}};
  return reply;
}

std::string attachment(std::string_view untrusted_name) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
  constexpr char kHex[] = "0123456789ABCDEF";
  const std::string name = printable(untrusted_name.substr(untrusted_name.rfind('/') + 1));
  std::string ascii, encoded;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = kPlain.find(c) != kPlain.npos;
    ascii += plain ? c : '_';
    encoded += plain ? std::string(1, c) : std::string{'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
}

Result<store::Document> document_in(const store::Case& opened, const Asked& asked) {
  return opened.catalogue().document(TRY(parse_document_id(asked.in_path("document"))));
}

Result<Slice> slice_of(const Asked& asked) {
  return Slice{TRY(asked.number("offset", 0, {0, 1'000'000'000})), TRY(asked.number("limit", 50, {0, kMostItems}))};
}

std::vector<QueryField> with_slice(std::vector<QueryField> fields) {
  fields.push_back({"offset", "integer", "items to pass over"});
  fields.push_back({"limit", "integer", "items at most; 50 if not given, at most 500"});
  return fields;
}

Result<Json> body_of(const Asked& asked) {
  const auto not_too_deep = [](int depth, Json::parse_event_t, Json&) {
    if (depth > kDeepest) throw std::length_error("too deep");
    return true;
  };
  try {
    Json body = Json::parse(asked.body, not_too_deep);
    if (body.is_object()) return body;
  } catch (const std::exception&) {  // of the library: not JSON; of ours: too deep
  }
  return fail(ErrorKind::invalid_input, "the body is not a JSON object");
}

Result<std::string> text_in(const Json& body, const char* key, Need need) {
  const auto found = body.find(key);
  if (found == body.end() || found->is_null()) {
    if (need == Need::may_be_missing) return std::string();
    return fail(ErrorKind::invalid_input, "the body lacks \"" + std::string(key) + "\"");
  }
  if (!found->is_string()) return fail(ErrorKind::invalid_input, "\"" + std::string(key) + "\" is not a text");
  std::string text = found->get<std::string>();
  if (text.size() > kLongestText) return fail(ErrorKind::limit, "\"" + std::string(key) + "\" is too long");
  if (text.empty() && need == Need::needed)
    return fail(ErrorKind::invalid_input, "\"" + std::string(key) + "\" is empty");
  return text;
}

}  // namespace recto::serve
