#include "readers/office/elements.h"

namespace recto::office {
namespace {

struct Element {
  size_t start = std::string_view::npos, end = 0;
  bool whole = false;
};

bool ends_name(char c) { return c == ' ' || c == '>' || c == '/' || c == '\t' || c == '\n' || c == '\r'; }

/// Where a start tag of that local name begins, from `at` on; `name` becomes its name with the prefix.
size_t find_start(std::string_view xml, size_t at, std::string_view local_name, std::string_view& name) {
  for (; (at = xml.find('<', at)) != xml.npos; ++at) {
    const size_t end = xml.find_first_of(" >/\t\n\r", at + 1);
    if (end == xml.npos) return xml.npos;
    name = xml.substr(at + 1, end - at - 1);
    if (!name.ends_with(local_name)) continue;
    const std::string_view prefix = name.substr(0, name.size() - local_name.size());
    if (prefix.empty() || (prefix.ends_with(':') && prefix.find('<') == prefix.npos)) return at;
  }
  return at;
}

/// The next element of that name; nothing is nested in its like.
Element next_element(std::string_view xml, size_t at, std::string_view local_name) {
  Element found;
  std::string_view name;
  found.start = find_start(xml, at, local_name, name);
  if (found.start == xml.npos) return found;
  found.end = xml.size();
  const size_t tag_end = xml.find('>', found.start);
  if (tag_end == xml.npos) return found;
  if (xml[tag_end - 1] == '/') return {found.start, tag_end + 1, true};
  const std::string closing = "</" + std::string(name);
  for (size_t close = tag_end; (close = xml.find(closing, close)) != xml.npos; ++close) {
    const size_t after = close + closing.size();
    if (after >= xml.size() || !ends_name(xml[after])) continue;
    const size_t end = xml.find('>', after);
    if (end == xml.npos) return found;
    return {found.start, end + 1, true};
  }
  return found;
}

}  // namespace

Result<void> each_element(std::string_view xml, std::string_view local_name, const TakeElement& take) {
  for (size_t at = 0;;) {
    const Element found = next_element(xml, at, local_name);
    if (found.start == xml.npos) return {};
    TRY(take(xml.substr(found.start, found.end - found.start), found.whole));
    at = found.end;
  }
}

std::string_view first_element(std::string_view xml, std::string_view local_name) {
  const Element found = next_element(xml, 0, local_name);
  return found.whole ? xml.substr(found.start, found.end - found.start) : std::string_view();
}

}  // namespace recto::office
