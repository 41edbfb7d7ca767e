#pragma once
// The answers that routes have in common.

#include "json/objects.h"
#include "model/ids.h"
#include "serve/route.h"
#include "store/case.h"
#include "store/rows.h"

namespace recto::serve {

using json::Json;

/// A JSON answer. Bytes that are no UTF-8 (there should be none) become U+FFFD.
Reply reply_json(const Json& body);
/// {"total":N,"offset":I,"items":[…]}
Json list_json(uint64_t total, uint64_t offset, Json items);
/// Bytes by their content: kept by the browser, for this user alone.
Reply reply_picture(std::string png, const std::string& etag);
/// A download, never shown: an octet-stream as an attachment under a name that may be any bytes. RFC 6266, RFC 8187.
std::string attachment(std::string_view untrusted_name);

/// The document of a path's {document}: its id in full. Errors: invalid_input, not_found.
Result<store::Document> document_in(const store::Case& opened, const Asked& asked);

/// offset= and limit=.
struct Slice {
  uint64_t offset = 0, limit = 50;
};
inline constexpr uint64_t kMostItems = 500;
Result<Slice> slice_of(const Asked& asked);
/// The fields of the query that a list has, before its own.
std::vector<QueryField> with_slice(std::vector<QueryField> fields);

/// The body as a JSON object. Errors: invalid_input (not JSON, deeper than 32, or no object).
Result<Json> body_of(const Asked& asked);
/// A text of it. Errors: invalid_input (missing where it is needed, or no text, or over 10,000 characters).
enum class Need : uint8_t { needed, may_be_missing };
Result<std::string> text_in(const Json& body, const char* key, Need need);

}  // namespace recto::serve
