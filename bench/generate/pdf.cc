#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <cstdlib>
#include <memory>

#include "bench/generate/paper.h"

namespace recto::bench {
namespace {

constexpr double kWidth = 595, kHeight = 842, kMargin = 56;

struct Release {
  void operator()(cairo_t* drawing) const { cairo_destroy(drawing); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

Owned<cairo_surface_t> noise_surface(unsigned side, uint64_t seed) {
  const int pixels = static_cast<int>(side);
  Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels, pixels));
  const auto stride = static_cast<size_t>(cairo_image_surface_get_stride(surface.get()));
  unsigned char* bytes = cairo_image_surface_get_data(surface.get());
  Random random(seed, 21);
  for (size_t row = 0; row < side; ++row) {
    for (size_t k = 0; k < size_t{side} * 4; ++k)
      bytes[row * stride + k] = static_cast<unsigned char>(random.below(256));
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

/// Draws paragraphs down a page, and on a new page where one is full.
class PdfPages {
 public:
  PdfPages(const Paper& paper, const std::string& path)
      : surface_(cairo_pdf_surface_create(path.c_str(), kWidth, kHeight)), drawing_(cairo_create(surface_.get())) {
    const bool arabic = paper.language == Language::arabic;
    const char* fonts[] = {arabic ? "Amiri 12" : "Liberation Serif 11",
                           arabic ? "Noto Naskh Arabic 11" : "DejaVu Sans 10"};
    font_.reset(pango_font_description_from_string(fonts[paper.seed % 2]));
  }
  void text(const std::string& utf8) {
    Owned<PangoLayout> layout(pango_cairo_create_layout(drawing_.get()));
    pango_layout_set_font_description(layout.get(), font_.get());
    pango_layout_set_width(layout.get(), static_cast<int>((kWidth - 2 * kMargin) * PANGO_SCALE));
    pango_layout_set_text(layout.get(), utf8.c_str(), static_cast<int>(utf8.size()));
    int height = 0;
    pango_layout_get_pixel_size(layout.get(), nullptr, &height);
    make_room(height);
    cairo_move_to(drawing_.get(), kMargin, at_);
    pango_cairo_show_layout(drawing_.get(), layout.get());
    at_ += height + 8;
  }
  void picture(unsigned side, uint64_t seed) {
    constexpr double size = 150;
    make_room(size);
    const Owned<cairo_surface_t> noise = noise_surface(side, seed);
    cairo_save(drawing_.get());
    cairo_translate(drawing_.get(), kMargin, at_);
    cairo_scale(drawing_.get(), size / side, size / side);
    cairo_set_source_surface(drawing_.get(), noise.get(), 0, 0);
    cairo_paint(drawing_.get());
    cairo_restore(drawing_.get());
    at_ += size + 8;
  }
  bool finish() {
    cairo_show_page(drawing_.get());
    drawing_.reset();
    cairo_surface_finish(surface_.get());
    return cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS;
  }

 private:
  void make_room(double height) {
    if (at_ + height <= kHeight - kMargin || at_ == kMargin) return;
    cairo_show_page(drawing_.get());
    at_ = kMargin;
  }

  Owned<cairo_surface_t> surface_;
  Owned<cairo_t> drawing_;
  Owned<PangoFontDescription> font_;
  double at_ = kMargin;
};

cairo_status_t append(void* to, const unsigned char* bytes, unsigned count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string noise_picture(unsigned side, uint64_t seed) {
  std::string png;
  cairo_surface_write_to_png_stream(noise_surface(side, seed).get(), append, &png);
  return png;
}

void write_pdf(const Paper& paper, const std::string& path) {
  PdfPages pages(paper, path);
  pages.text(paper.title);
  size_t next_picture = 0;
  for (size_t k = 0; k < paper.paragraphs.size(); ++k) {
    pages.text(paper.paragraphs[k]);
    if (k % 3 == 2 && next_picture < paper.pictures.size()) {
      pages.picture(paper.pictures[next_picture], paper.seed + next_picture);
      ++next_picture;
    }
  }
  for (const std::vector<std::string>& row : paper.table) {
    std::string line;
    for (const std::string& cell : row) line += (line.empty() ? "" : "   ") + cell;
    pages.text(line);
  }
  if (!pages.finish()) {
    fprintf(stderr, "%s: could not be written\n", path.c_str());
    exit(3);
  }
}

}  // namespace recto::bench
