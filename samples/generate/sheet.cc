#include "sheet.h"

#include <pango/pangocairo.h>

#include <cmath>

namespace recto::samples {
namespace {

PangoAlignment pango_alignment(const TextStyle& style) {
  if (style.align == Align::centre) return PANGO_ALIGN_CENTER;
  return style.right_to_left ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

void set_font(PangoLayout* layout, const TextStyle& style) {
  PangoFontDescription* font = pango_font_description_from_string(style.font.c_str());
  pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
  if (style.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
}

}  // namespace

double Sheet::text(const std::string& text, const Place& place, const TextStyle& style) {
  drawn_.push_back({page_, text});
  PangoLayout* layout = pango_cairo_create_layout(context_);
  pango_context_set_base_dir(pango_layout_get_context(layout),
                             style.right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_layout_set_auto_dir(layout, FALSE);
  set_font(layout, style);
  pango_layout_set_width(layout, static_cast<int>(place.width * PANGO_SCALE));
  pango_layout_set_line_spacing(layout, static_cast<float>(style.leading));
  pango_layout_set_alignment(layout, pango_alignment(style));
  pango_layout_set_justify(layout, style.align == Align::justify);
  pango_layout_set_justify_last_line(layout, style.last_line_full);
  pango_layout_set_text(layout, text.c_str(), -1);
  cairo_set_source_rgb(context_, style.grey, style.grey, style.grey);
  cairo_move_to(context_, place.x, place.y);
  pango_cairo_show_layout(context_, layout);
  int height = 0;
  pango_layout_get_size(layout, nullptr, &height);
  g_object_unref(layout);
  return static_cast<double>(height) / PANGO_SCALE;
}

void Sheet::rule(double x0, double y0, double x1, double y1, double thickness) {
  cairo_set_source_rgb(context_, 0, 0, 0);
  cairo_set_line_width(context_, thickness);
  cairo_new_path(context_);
  cairo_move_to(context_, x0, y0);
  cairo_line_to(context_, x1, y1);
  cairo_stroke(context_);
}

Canvas::Canvas(Dpi dpi) {
  const double scale = dpi.value / 72.0;
  surface_ = cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(kSheetWidth * scale)),
                                        static_cast<int>(std::lround(kSheetHeight * scale)));
  context_ = cairo_create(surface_);
  cairo_set_source_rgb(context_, 1, 1, 1);
  cairo_paint(context_);
  cairo_scale(context_, scale, scale);
}

Canvas::~Canvas() {
  cairo_destroy(context_);
  cairo_surface_destroy(surface_);
}

std::string invented_notice(bool arabic, unsigned page, unsigned pages) {
  const std::string number = std::to_string(page), count = std::to_string(pages);
  return arabic ? "عيّنة مُختلَقة، صفحة " + number + " من " + count + " — Invented sample"
                : "Invented sample, page " + number + " of " + count + " — عيّنة مُختلَقة";
}

}  // namespace recto::samples
