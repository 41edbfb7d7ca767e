#pragma once
// What stands on an official paper beside its text: an emblem, a signature, a stamp, a box.

#include <string>

#include "sheet.h"

namespace recto::samples {

/// The emblem of the invented state, eight petals in a ring, around a point.
void draw_emblem(cairo_t* context, double x, double y, double radius);
/// A signature in pen, 136 points wide, from a point to the right.
void draw_signature(cairo_t* context, double x, double y);
/// The round stamp of an office around a point, a little turned and not quite inked. Its words are noted as drawn.
void draw_stamp(const std::string& office, Sheet& sheet, double x, double y);

}  // namespace recto::samples
