// The interface, described by its own table: OpenAPI 3.1 at /api.

#include <nlohmann/json.hpp>

#include "serve/replies.h"
#include "serve/routes.h"

namespace recto::serve {
namespace {

Json parameter_json(std::string_view name, std::string_view type, std::string_view says, bool in_path) {
  return {{"name", name},
          {"in", in_path ? "path" : "query"},
          {"required", in_path},
          {"description", says},
          {"schema", {{"type", type}}}};
}

/// The names in a path's braces.
std::vector<std::string_view> names_in(std::string_view path) {
  std::vector<std::string_view> names;
  for (size_t at = path.find('{'); at != path.npos; at = path.find('{', at + 1))
    names.push_back(path.substr(at + 1, path.find('}', at) - at - 1));
  return names;
}

Json body_json(Takes takes) {
  Json content = Json::object();
  if (takes != Takes::bytes) content["application/json"] = {{"schema", {{"type", "object"}}}};
  if (takes != Takes::json) content["application/octet-stream"] = Json::object();
  return {{"required", true}, {"content", std::move(content)}};
}

Json operation_json(const Route& route) {
  Json parameters = Json::array();
  for (const std::string_view name : names_in(route.path))
    parameters.push_back(parameter_json(name, name == "page" ? "integer" : "string", "", true));
  for (const QueryField& field : route.query)
    parameters.push_back(parameter_json(field.name, field.type, field.says, false));
  Json out = {{"summary", route.says},
              {"parameters", std::move(parameters)},
              {"responses",
               {{"200", {{"description", "the answer"}, {"content", {{route.gives, Json::object()}}}}},
                {"default", {{"$ref", "#/components/responses/error"}}}}}};
  if (route.takes != Takes::nothing) out["requestBody"] = body_json(route.takes);
  if (route.pass == Pass::ticket) out["security"] = Json::array();
  return out;
}

std::string lower(std::string_view method) {
  std::string out(method);
  for (char& c : out) c = static_cast<char>(c | 0x20);
  return out;
}

Result<Reply> get_description(Service&, Asked&) {
  Json paths = Json::object();
  for (const Route& route : routes())
    paths[std::string(route.path)][lower(to_string(route.method))] = operation_json(route);
  const Json error = {{"type", "object"},
                      {"properties", {{"error", {{"type", "string"}}}, {"kind", {{"type", "string"}}}}},
                      {"required", {"error", "kind"}}};
  const Json error_answer = {{"description", "one sentence that says what happened"},
                             {"content", {{"application/json", {{"schema", error}}}}}};
  return reply_json(
      {{"openapi", "3.1.0"},
       {"info",
        {{"title", "Recto"},
         {"version", RECTO_VERSION},
         {"description",
          "The interface of one case, on this machine alone. Every request has X-Recto-Token; what changes something "
          "also says Origin and "
          "Sec-Fetch-Site, as a browser does. Offsets count Unicode scalars, boxes are points of the upright page."}}},
       {"security", Json::array({{{"token", Json::array()}}})},
       {"paths", std::move(paths)},
       {"components",
        {{"securitySchemes", {{"token", {{"type", "apiKey"}, {"in", "header"}, {"name", "X-Recto-Token"}}}}},
         {"responses", {{"error", error_answer}}}}}});
}

}  // namespace

std::vector<Route> description_routes() { return {{Method::get, "/api", "This description.", get_description}}; }

}  // namespace recto::serve
