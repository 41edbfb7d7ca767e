#include "readers/office/xml.h"

namespace recto::office {
namespace {

std::string_view without_prefix(std::string_view name) {
  const size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) { return without_prefix(node.name()); }
std::string_view local_name(const pugi::xml_attribute& attribute) { return without_prefix(attribute.name()); }

pugi::xml_node child(const pugi::xml_node& node, std::string_view local) {
  return node.find_child([local](const pugi::xml_node& one) { return local_name(one) == local; });
}

std::string_view attribute(const pugi::xml_node& node, std::string_view local) {
  return node.find_attribute([local](const pugi::xml_attribute& one) { return local_name(one) == local; }).value();
}

bool is_on(const pugi::xml_node& properties, std::string_view local) {
  const pugi::xml_node property = child(properties, local);
  if (!property) return false;
  const std::string_view value = attribute(property, "val");
  return value != "0" && value != "false" && value != "off";
}

bool parse(std::string& xml, pugi::xml_document& out) {
  constexpr unsigned kOptions = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata;
  return out.load_buffer_inplace(xml.data(), xml.size(), kOptions).status == pugi::status_ok;
}

}  // namespace recto::office
