#pragma once
// The text of an HTML page that a browser would show.
//
// Blocks become lines, paragraphs are parted by an empty line, cells of a table row by tabs. Scripts, styles, templates
// and the head are left out, and so are elements that are hidden by an attribute (`hidden`, or `display: none` in their
// own style); style sheets are not looked at. Nothing is run or fetched. <q> gets its quotation marks.

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace recto::html {

struct HtmlText {
  std::u32string title;
  std::u32string text;
  bool hidden = false;  ///< text was left out because it is hidden
};

/// `utf8` is the whole file as UTF-8, at most 16 MiB. Walks without recursion: any depth of nesting is read.
/// Errors: limit (memory). O(n), but for markup that makes gumbo slow.
Result<HtmlText> visible_text(std::string_view utf8);

}  // namespace recto::html
