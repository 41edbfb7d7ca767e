#include "bench/letters/layout.h"

#include <map>
#include <optional>
#include <sstream>

#include "base/files.h"

namespace recto::bench {
namespace {

constexpr size_t kLargestFile = 1 << 20;

const std::map<std::string, Zone, std::less<>> kZones = {
    {"right", Zone::right}, {"left", Zone::left}, {"middle", Zone::middle}, {"full", Zone::full}, {"body", Zone::body},
    {"at", Zone::at},       {"row", Zone::row},   {"rule", Zone::rule},     {"gap", Zone::gap}};

bool apply_style(LayoutLine& line, const std::string& word) {
  if (word == "bold") {
    line.bold = true;
  } else if (word == "centre") {
    line.centre = true;
  } else if (word == "boxed") {
    line.boxed = true;
  } else if (word == "ltr") {
    line.left_to_right = true;
  } else if (word == "big") {
    line.scale = 1.35;
  } else if (word == "small") {
    line.scale = 0.85;
  } else {
    return false;
  }
  return true;
}

/// \n in a text as the end of a line.
std::string with_line_ends(std::string text) {
  for (size_t at = text.find("\\n"); at != text.npos; at = text.find("\\n", at)) text.replace(at, 2, "\n");
  return text;
}

std::optional<LayoutLine> read_line(const std::string& given) {
  LayoutLine line;
  const size_t bar = given.find(" |");
  std::istringstream words(given.substr(0, bar));
  std::string word;
  words >> word;
  const auto zone = kZones.find(word);
  if (zone == kZones.end()) return std::nullopt;
  line.zone = zone->second;
  if (line.zone == Zone::at && !(words >> line.x >> line.y)) return std::nullopt;
  if (line.zone == Zone::gap && !(words >> line.y)) return std::nullopt;
  while (words >> word) {
    if (!apply_style(line, word)) return std::nullopt;
  }
  if (bar != given.npos && bar + 3 <= given.size()) line.text = with_line_ends(given.substr(bar + 3));
  return line;
}

/// NAME: KEY VALUE; KEY VALUE…
std::optional<Layout> read_head(const std::string& given) {
  Layout layout;
  const size_t colon = given.find(": ");
  if (colon == given.npos) return std::nullopt;
  layout.name = given.substr(0, colon);
  std::istringstream items(given.substr(colon + 1));
  for (std::string item; std::getline(items, item, ';');) {
    std::istringstream words(item);
    std::string key, value;
    words >> key;
    std::getline(words >> std::ws, value);
    if (key == "language") layout.language = value;
    if (key == "type") layout.type = value;
    if (key == "dates") layout.dates = value;
    if (key == "digits") layout.eastern_digits = value == "eastern";
    if (key != "font") continue;
    const size_t space = value.rfind(' ');
    if (space == value.npos) return std::nullopt;
    layout.font = value.substr(0, space);
    layout.size = std::stod(value.substr(space + 1));
  }
  if (layout.language.empty() || layout.type.empty() || layout.font.empty()) return std::nullopt;
  return layout;
}

}  // namespace

Result<std::vector<Layout>> load_layouts(const std::string& path) {
  std::vector<Layout> layouts;
  std::istringstream lines(TRY(read_file(path, kLargestFile)));
  for (std::string given; std::getline(lines, given);) {
    if (given.empty() || given.front() == '#') continue;
    if (given.starts_with("=== ")) {
      auto layout = read_head(given.substr(4));
      if (!layout) return fail(ErrorKind::invalid_input, "has a head that is none: " + given, path);
      layouts.push_back(std::move(*layout));
      continue;
    }
    auto line = read_line(given);
    if (!line || layouts.empty()) return fail(ErrorKind::invalid_input, "has a line that is none: " + given, path);
    layouts.back().lines.push_back(std::move(*line));
  }
  return layouts;
}

}  // namespace recto::bench
