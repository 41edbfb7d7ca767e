#pragma once
// A page of type to train on: what is drawn, and where each character of it stands.

#include <string>
#include <vector>

#include "bench/degraded/paint.h"
#include "bench/generate/random.h"

namespace recto::bench {

/// A character, the columns of its ink and the height of its line: pixels of the picture at the setting's resolution.
struct Cell {
  char32_t character;
  double x0, y0, x1, y1;
};

struct Specimen {
  PixPtr picture;  ///< black on white, 8 bits
  std::vector<Cell> cells;
};

enum class Ruling { none, rows };

/// Lines of words and of numbers in both digit sets, about a third of an A4 page high; with ruled lines between them, as in a table.
Specimen draw_specimen(const Setting& setting, const std::vector<std::string>& lines, Ruling ruling = Ruling::none);

}  // namespace recto::bench
