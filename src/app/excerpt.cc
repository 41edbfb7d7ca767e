#include "app/excerpt.h"

#include <algorithm>

namespace recto::app {
namespace {

constexpr std::u32string_view kSpaces = U" \n\t\f";

std::u32string near_end(std::u32string_view text, size_t most) {
  if (text.size() <= most) return std::u32string(text);
  text.remove_prefix(text.size() - most);
  const size_t space = text.find_first_of(kSpaces);
  return std::u32string(space == text.npos ? text : text.substr(space + 1));
}

std::u32string near_start(std::u32string_view text, size_t most) {
  if (text.size() <= most) return std::u32string(text);
  text = text.substr(0, most);
  return std::u32string(text.substr(0, text.find_last_of(kSpaces)));
}

}  // namespace

Excerpt around(std::u32string_view text, CharRange range, size_t most) {
  const size_t start = std::min<size_t>(range.start.value, text.size());
  const size_t end = std::clamp<size_t>(range.end.value, start, text.size());
  return {near_end(text.substr(0, start), most), near_start(text.substr(end), most)};
}

}  // namespace recto::app
