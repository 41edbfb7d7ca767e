#pragma once
// The order of lines on a page.
//
// Producers nearly always draw text in the order it is read, tables row by row and columns one after the other; that
// order is kept. Where the stream jumps upwards again and again without going to another column, it is not to be
// trusted, and the page is cut recursively along its widest white gaps instead (XY-cut, Nagy and Seth 1984): across the
// page first, then into columns, right to left where the page's letters are.

#include <vector>

#include "readers/pdf/line_text.h"
#include "readers/pdf/lines.h"

namespace recto::pdf {

/// How one line follows another.
enum class Follows : uint8_t { same_row, next_line, new_block };

/// Sorts lines into reading order.
void put_in_reading_order(std::vector<Line>& lines, BaseDirection base);

/// The usual distance of baselines, in font sizes: the median over lines that follow each other downwards.
float usual_leading(const std::vector<Line>& lines);
Follows how_follows(const Line& before, const Line& line, float leading);

}  // namespace recto::pdf
