#include "bench/digits/specimen.h"

#include "bench/degraded/canvas.h"
#include "text/utf8.h"

namespace recto::bench {
namespace {

/// What a character looks like; brackets in text that runs to the left look like their partners.
char32_t as_seen(char32_t c, bool to_the_left) {
  if (!to_the_left) return c;
  return c == U'(' ? U')' : c == U')' ? U'(' : c;
}

void add_cells(PangoLayout* layout, const std::string& line, double x, double y, std::vector<Cell>& cells) {
  auto points = [](int units) { return static_cast<double>(units) / PANGO_SCALE; };
  PangoLayoutIter* at = pango_layout_get_iter(layout);
  do {
    PangoRectangle ink, place, character;
    pango_layout_iter_get_cluster_extents(at, &ink, &place);
    const int index = pango_layout_iter_get_index(at);
    pango_layout_index_to_pos(layout, index, &character);
    const std::u32string from_here = text::decode_utf8_lossy(std::string_view(line).substr(static_cast<size_t>(index)));
    if (ink.width <= 0 || from_here.empty()) continue;
    cells.push_back({as_seen(from_here.front(), character.width < 0), x + points(ink.x), y + points(place.y),
                     x + points(ink.x + ink.width), y + points(place.y + place.height)});
  } while (pango_layout_iter_next_cluster(at));
  pango_layout_iter_free(at);
}

int tall(PangoLayout* layout) {
  int width = 0, height = 0;
  pango_layout_get_pixel_size(layout, &width, &height);
  return height;
}

void rule(cairo_t* cairo, double y, double x0, double x1) {
  constexpr double kThickness = 2.5;  // pixels
  cairo_set_line_width(cairo, kThickness);
  cairo_move_to(cairo, x0, y);
  cairo_line_to(cairo, x1, y);
  cairo_stroke(cairo);
}

}  // namespace

Specimen draw_specimen(const Setting& setting, const std::vector<std::string>& lines, Ruling ruling) {
  const int width = setting.dpi * 7, margin = setting.dpi / 3;
  const int pitch = static_cast<int>(setting.points * setting.dpi / 72 * 2);
  const int height = 2 * margin + pitch * static_cast<int>(lines.size());
  Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height));
  Owned<cairo_t> cairo(cairo_create(surface.get()));
  Owned<PangoLayout> layout(pango_cairo_create_layout(cairo.get()));
  Owned<PangoFontDescription> font(pango_font_description_from_string(setting.font.c_str()));
  pango_font_description_set_absolute_size(font.get(), setting.points * setting.dpi / 72 * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font.get());
  Specimen specimen;
  for (size_t k = 0; k < lines.size(); ++k) {
    pango_layout_set_text(layout.get(), lines[k].c_str(), -1);
    const double y = margin + pitch * static_cast<double>(k);
    cairo_move_to(cairo.get(), margin, y);
    pango_cairo_show_layout(cairo.get(), layout.get());
    add_cells(layout.get(), lines[k], margin, y, specimen.cells);
    if (ruling == Ruling::rows) rule(cairo.get(), y - (pitch - tall(layout.get())) / 2.0, margin, width - margin);
  }
  specimen.picture = picture_of(surface.get(), setting.dpi);
  return specimen;
}

}  // namespace recto::bench
