#include "marks.h"

#include <cmath>
#include <numbers>

namespace recto::samples {

void draw_emblem(cairo_t* context, double x, double y, double radius) {
  cairo_set_source_rgb(context, 0, 0, 0);
  cairo_set_line_width(context, 1.1);
  cairo_new_path(context);
  for (int petal = 0; petal < 8; ++petal) {
    const double angle = petal * std::numbers::pi / 4;
    cairo_arc(context, x + std::cos(angle) * radius / 2, y + std::sin(angle) * radius / 2, radius / 2.6, 0,
              2 * std::numbers::pi);
    cairo_stroke(context);
  }
  cairo_arc(context, x, y, radius, 0, 2 * std::numbers::pi);
  cairo_stroke(context);
}

void draw_signature(cairo_t* context, double x, double y) {
  cairo_set_source_rgb(context, 0.16, 0.16, 0.16);
  cairo_set_line_width(context, 1.5);
  cairo_move_to(context, x, y + 14);
  cairo_curve_to(context, x + 24, y - 34, x + 38, y + 44, x + 52, y + 4);
  cairo_curve_to(context, x + 60, y - 18, x + 74, y + 30, x + 88, y + 2);
  cairo_curve_to(context, x + 104, y - 22, x + 96, y + 24, x + 136, y - 8);
  cairo_stroke(context);
}

void draw_stamp(const std::string& office, Sheet& sheet, double x, double y) {
  cairo_t* context = sheet.context();
  constexpr double kRadius = 47;
  cairo_save(context);
  cairo_translate(context, x, y);
  cairo_rotate(context, -0.22);
  cairo_push_group(context);
  cairo_set_source_rgb(context, 0.2, 0.2, 0.2);
  cairo_new_path(context);
  for (const double radius : {kRadius, kRadius - 5.0}) {
    cairo_set_line_width(context, radius == kRadius ? 2.2 : 1);
    cairo_arc(context, 0, 0, radius, 0, 2 * std::numbers::pi);
    cairo_stroke(context);
  }
  const TextStyle style{.font = "Noto Naskh Arabic",
                        .size = 11,
                        .leading = 0.95,
                        .right_to_left = true,
                        .bold = true,
                        .align = Align::centre};
  sheet.text(office, {-kRadius + 10, -18, 2 * kRadius - 20}, style);
  cairo_pop_group_to_source(context);
  cairo_paint_with_alpha(context, 0.55);
  cairo_restore(context);
}

}  // namespace recto::samples
