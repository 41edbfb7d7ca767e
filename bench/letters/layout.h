#pragma once
// Layouts of pages as texts: what stands where, in lines of a file that reads like the page.
//
//   === NAME: language ara; type letter; font KacstOffice 13; digits eastern; dates levantine
//   ZONE STYLE… | TEXT
//
// Zones: right, left, middle (columns side by side), full, body (a full justified paragraph), at X Y, row (cells in a ruled row, parted by " | "),
// rule, gap N. Styles: bold, big, small, centre, boxed, ltr. In a text \n ends a line; @emblem, @stamp and @scribble are drawn.

#include <string>
#include <vector>

#include "base/result.h"

namespace recto::bench {

enum class Zone { right, left, middle, full, body, at, row, rule, gap };

struct LayoutLine {
  Zone zone = Zone::full;
  bool bold = false, centre = false, boxed = false, left_to_right = false;
  double scale = 1;     ///< of the page's type size
  double x = 0, y = 0;  ///< of `at`, in points; `y` the height of a gap
  std::string text;
};

struct Layout {
  std::string name, language, type, font, dates;
  double size = 13;  ///< of the type, in points
  bool eastern_digits = false;
  std::vector<LayoutLine> lines;
  bool arabic() const { return language == "ara"; }
};

/// Errors: those of read_file; invalid_input (what is not in the format above, with the line).
Result<std::vector<Layout>> load_layouts(const std::string& path);

}  // namespace recto::bench
