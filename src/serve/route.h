#pragma once
// The table of what can be asked: one row a route. Guards, dispatch, the description at /api and the tests all read it, so that a new row is
// guarded, described and tested by being there.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/objects.h"
#include "serve/http.h"

namespace recto::serve {

class Service;

/// One request, after the guards: the names in the route's path, its query and its body.
class Asked {
 public:
  using Values = std::map<std::string, std::string, std::less<>>;
  Asked(Values path, Values query) : path_(std::move(path)), query_(std::move(query)) {}

  /// The value of {name} in the path, decoded.
  const std::string& in_path(std::string_view name) const;
  /// A number of the path. Errors: invalid_input.
  Result<uint32_t> number_in_path(std::string_view name) const;
  /// A value of the query; empty where it is not given.
  std::string text(std::string_view name) const;
  /// A number of the query. Errors: invalid_input (no number, or not from `least` to `most`).
  struct Bounds {
    uint64_t least = 0, most = UINT32_MAX;
  };
  Result<uint64_t> number(std::string_view name, uint64_t otherwise, Bounds bounds) const;
  bool flag(std::string_view name) const;

  std::string body;  ///< JSON, of a route that takes it
  std::string
      staged_file;  ///< bytes that were sent: where they were put. Removed after the route, unless it moved them

 private:
  Values path_, query_;
};

enum class Effect : uint8_t { reads, changes };
/// How a request shows that it comes from the page: by the token in its header, or by a ticket in its path.
enum class Pass : uint8_t { token, ticket };
enum class Takes : uint8_t { nothing, json, bytes, json_or_bytes };

struct QueryField {
  std::string_view name, type, says;
};

struct Route {
  Method method = Method::get;
  std::string_view path;  ///< /api/documents/{document}/pages/{page}
  std::string_view says;  ///< for the description
  Result<Reply> (*handle)(Service& service, Asked& asked) = nullptr;
  std::vector<QueryField> query = {};
  Effect effect = Effect::reads;
  Takes takes = Takes::nothing;
  std::string_view gives = "application/json";
  Pass pass = Pass::token;
};

/// A route that changes the case and takes a body.
Route changing(Route route, Takes takes);

/// Every route, in the order of the description.
std::span<const Route> routes();

/// What a target asks for.
struct Target {
  std::vector<std::string> segments;  ///< of the path, decoded
  Asked::Values query;
};
/// Errors: invalid_input (a path that does not begin with /, a broken %, a NUL, "." or "..", an empty or too long segment, query keys twice).
Result<Target> parse_target(std::string_view untrusted_target);

/// The route of a method and path, with the values of its names. `known_path` is set where the path exists with another method.
struct Found {
  const Route* route = nullptr;
  bool known_path = false;
  Asked::Values values;
};
Found find_route(std::string_view method, std::span<const std::string> segments);

}  // namespace recto::serve
