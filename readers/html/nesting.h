#pragma once
// Keeps markup from being nested without end: gumbo's time grows with the square of the depth (100,000 open <div> take
// minutes). Tags deeper than any author means them are taken out, text and everything else stay.

#include <string>
#include <string_view>

namespace recto::html {

/// Four times what the HTML standard's parsers are asked to bear.
constexpr size_t kDeepest = 2'000;

/// `html` without the start tags that open a level below `deepest` and their end tags; a space stands in their place.
/// Elements whose end tag may be left out (p, li, td, …) are no levels. Comments and the contents of scripts, styles and
/// the like are stepped over. O(n).
std::string flattened(std::string_view html, size_t deepest = kDeepest);

}  // namespace recto::html
