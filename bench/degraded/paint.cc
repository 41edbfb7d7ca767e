#include "bench/degraded/paint.h"

#include "bench/degraded/canvas.h"

namespace recto::bench {
namespace {

Owned<PangoLayout> layout_for(cairo_t* cairo, const Setting& setting, int width) {
  Owned<PangoLayout> layout(pango_cairo_create_layout(cairo));
  Owned<PangoFontDescription> font(pango_font_description_from_string(setting.font.c_str()));
  pango_font_description_set_absolute_size(font.get(), setting.points * setting.dpi / 72 * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_width(layout.get(), width * PANGO_SCALE);
  pango_layout_set_justify(layout.get(), setting.language == Language::arabic);
  return layout;
}

}  // namespace

PixPtr paint(std::vector<std::string>& paragraphs, const Setting& setting) {
  int width = setting.dpi * 210 * 10 / 254, height = setting.dpi * 297 * 10 / 254, margin = setting.dpi * 9 / 10;
  Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height));
  Owned<cairo_t> cairo(cairo_create(surface.get()));
  auto layout = layout_for(cairo.get(), setting, width - 2 * margin);
  int y = margin;
  size_t set = 0;
  for (; set < paragraphs.size(); ++set) {
    pango_layout_set_text(layout.get(), paragraphs[set].c_str(), -1);
    int tall = 0;
    pango_layout_get_pixel_size(layout.get(), nullptr, &tall);
    if (y + tall > height - margin) break;
    cairo_move_to(cairo.get(), margin, y);
    pango_cairo_show_layout(cairo.get(), layout.get());
    y += tall + static_cast<int>(setting.points * setting.dpi / 72 / 2);
  }
  paragraphs.resize(set);
  return picture_of(surface.get(), setting.dpi);
}

}  // namespace recto::bench
