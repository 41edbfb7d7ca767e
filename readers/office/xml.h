#pragma once
// XML as the office formats use it: names without their prefixes, walking without recursion.

#include <pugixml.hpp>
#include <string_view>

namespace recto::office {

/// What follows the colon: prefixes are the producer's choice.
std::string_view local_name(const pugi::xml_node& node);
std::string_view local_name(const pugi::xml_attribute& attribute);
/// The first child of that local name; a null node without one.
pugi::xml_node child(const pugi::xml_node& node, std::string_view local);
/// The value of the attribute of that local name; empty without one.
std::string_view attribute(const pugi::xml_node& node, std::string_view local);
/// True when an on/off property is there and not switched off ("0", "false", "off").
bool is_on(const pugi::xml_node& properties, std::string_view local);

/// Parses, white space kept, no entity of a DTD expanded. False if the XML breaks off; what came before is in `out`.
bool parse(std::string& xml, pugi::xml_document& out);

enum class Step { into, over };

/// Calls enter(node) before and leave(node) after the children of each node below `root`, in document order; children
/// are left out where enter says Step::over (leave is not called then). Depth costs no stack.
template <class Enter, class Leave>
void walk(const pugi::xml_node& root, Enter enter, Leave leave) {
  pugi::xml_node node = root.first_child();
  while (node) {
    if (enter(node) == Step::into) {
      if (const pugi::xml_node inner = node.first_child()) {
        node = inner;
        continue;
      }
      leave(node);
    }
    while (node != root && !node.next_sibling()) {
      node = node.parent();
      if (node == root || !node) return;
      leave(node);
    }
    node = node.next_sibling();
  }
}

}  // namespace recto::office
