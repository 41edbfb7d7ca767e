#include "readers/pdf/glyph_device.h"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <cstring>

#include "readers/pdf/letters.h"
#include "readers/pdf/rulings.h"

// Callbacks run between MuPDF's C frames: no C++ exception may leave them and MuPDF's longjmp may cross them, so they
// hold no local that needs a destructor.

namespace recto::pdf {
namespace {

/// The page as a grid of cells, to measure how much of it pictures cover together.
constexpr int kGrid = 64;
/// Pictures that are looked at for hiding text; pages of more are drawings.
constexpr int kMostPictures = 100;

struct GlyphDevice {
  fz_device super;
  GlyphPage* page;
  int pictures;
  std::bitset<static_cast<size_t>(kGrid) * kGrid>* covered;
};

enum class Visibility { visible, invisible };

GlyphDevice* self(fz_device* device) { return reinterpret_cast<GlyphDevice*>(device); }

float finite(float value) { return std::isfinite(value) ? std::clamp(value, -100'000.0F, 100'000.0F) : 0; }

Box box_of(fz_rect r) { return {finite(r.x0), finite(r.y0), finite(r.x1), finite(r.y1)}; }

void append_letter(GlyphPage& page, char32_t c) noexcept { page.letters.push_back(c); }

void count(LayerSignals& signals, char32_t c, Visibility visibility) {
  if (is_space(c)) return;
  ++signals.glyphs;
  signals.without_unicode += !is_known(c);
  signals.invisible += visibility == Visibility::invisible;
}

void append_glyph(GlyphPage& page, const Glyph& glyph) noexcept { page.glyphs.push_back(glyph); }

/// What all glyphs of a span have in common, worked out once.
struct SpanLook {
  fz_matrix shape;  ///< of a glyph at the origin: em → points of the page
  fz_point along;
  float stretch, size;
  float ascender, descender;
  bool vertical;
};

SpanLook look_of(fz_context* ctx, const fz_text_span* span, fz_matrix ctm) {
  SpanLook look;
  look.shape = fz_concat(span->trm, ctm);
  look.shape.e = look.shape.f = 0;
  look.vertical = span->wmode;
  const fz_point unit =
      look.vertical ? fz_make_point(look.shape.c, look.shape.d) : fz_make_point(look.shape.a, look.shape.b);
  look.stretch = std::hypot(unit.x, unit.y);
  look.along = look.stretch > 0 ? fz_make_point(finite(unit.x / look.stretch), finite(unit.y / look.stretch))
                                : fz_make_point(1, 0);
  look.size = finite(fz_matrix_expansion(look.shape));
  look.ascender = std::clamp(fz_font_ascender(ctx, span->font), 0.6F, 1.1F);
  look.descender = std::clamp(fz_font_descender(ctx, span->font), -0.4F, -0.1F);
  return look;
}

/// The cell of a glyph: its advance wide, from the font's descender to its ascender.
Box cell(const SpanLook& look, fz_point at, float advance) {
  const fz_rect em =
      look.vertical ? fz_make_rect(-0.5F, 0, 0.5F, advance) : fz_make_rect(0, look.descender, advance, look.ascender);
  const fz_rect cell = fz_transform_rect(em, look.shape);
  return box_of(fz_make_rect(cell.x0 + at.x, cell.y0 + at.y, cell.x1 + at.x, cell.y1 + at.y));
}

Box ink(fz_context* ctx, const fz_text_span* span, int gid, const SpanLook& look, fz_point at) {
  fz_matrix placed = look.shape;
  placed.e = at.x;
  placed.f = at.y;
  return box_of(fz_bound_glyph(ctx, span->font, gid, placed));
}

void add_glyph(fz_context* ctx, GlyphPage& page, const fz_text_span* span, const fz_text_item& item, fz_point at,
               const SpanLook& look) {
  const float advance = item.gid < 0 ? 0 : fz_advance_glyph(ctx, span->font, item.gid, look.vertical);
  const char32_t letter = static_cast<char32_t>(item.ucs);
  Glyph glyph;
  glyph.x = finite(at.x);
  glyph.y = finite(at.y);
  glyph.size = look.size;
  glyph.advance = finite(std::abs(advance) * look.stretch);
  glyph.along_x = advance < 0 ? -look.along.x : look.along.x;
  glyph.along_y = advance < 0 ? -look.along.y : look.along.y;
  glyph.box = item.gid >= 0 && is_mark(letter) ? ink(ctx, span, item.gid, look, at) : cell(look, at, advance);
  glyph.text_start = static_cast<uint32_t>(page.letters.size());
  glyph.text_length = 1;
  append_letter(page, letter);
  append_glyph(page, glyph);
}

/// Fonts without shapes that recognisers lay over a picture.
bool is_glyphless(fz_context* ctx, fz_font* font) {
  const char* name = fz_font_name(ctx, font);
  return std::strstr(name, "GlyphLess") || std::strstr(name, "HiddenHorzOCR") || std::strstr(name, "HiddenVertOCR");
}

/// Cropped away: further outside than a glyph is large.
bool is_off_page(const GlyphPage& page, fz_point at, float size) {
  return !(at.x > -size && at.y > -size && at.x < page.width + size && at.y < page.height + size);
}

/// MuPDF gives a ligature's further letters as items without a glyph (gid -1) and its further glyphs as items without a
/// letter (ucs -1).
void add_span(fz_context* ctx, GlyphPage& page, const fz_text_span* span, fz_matrix ctm, Visibility visibility) {
  const SpanLook look = look_of(ctx, span, ctm);
  const Visibility seen = is_glyphless(ctx, span->font) ? Visibility::invisible : visibility;
  bool shown = false;
  for (int i = 0; i < span->len; ++i) {
    const fz_text_item& item = span->items[i];
    if (item.ucs < 0) continue;
    if (page.glyphs.size() >= kMostGlyphs || page.letters.size() >= 2 * kMostGlyphs) {
      page.cut = true;
      return;
    }
    if (item.gid < 0 && i > 0) {
      if (shown) append_letter(page, static_cast<char32_t>(item.ucs)), ++page.glyphs.back().text_length;
      continue;
    }
    const fz_point at = fz_transform_point_xy(item.x, item.y, ctm);
    shown = !is_off_page(page, at, look.size);
    if (!shown) continue;
    count(page.signals, static_cast<char32_t>(item.ucs), seen);
    add_glyph(ctx, page, span, item, at, look);
    page.glyphs.back().hidden = seen == Visibility::invisible;
  }
}

void add_text(fz_context* ctx, GlyphDevice* device, const fz_text* text, fz_matrix ctm, Visibility visibility) {
  for (const fz_text_span* span = text->head; span; span = span->next) {
    add_span(ctx, *device->page, span, ctm, visibility);
  }
}

Visibility at_alpha(float alpha) { return alpha > 0 ? Visibility::visible : Visibility::invisible; }

void fill_text(fz_context* ctx, fz_device* device, const fz_text* text, fz_matrix ctm, fz_colorspace*, const float*,
               float alpha, fz_color_params) {
  add_text(ctx, self(device), text, ctm, at_alpha(alpha));
}
void stroke_text(fz_context* ctx, fz_device* device, const fz_text* text, const fz_stroke_state*, fz_matrix ctm,
                 fz_colorspace*, const float*, float alpha, fz_color_params) {
  add_text(ctx, self(device), text, ctm, at_alpha(alpha));
}
void clip_text(fz_context* ctx, fz_device* device, const fz_text* text, fz_matrix ctm, fz_rect) {
  add_text(ctx, self(device), text, ctm, Visibility::visible);
}
void clip_stroke_text(fz_context* ctx, fz_device* device, const fz_text* text, const fz_stroke_state*, fz_matrix ctm,
                      fz_rect) {
  add_text(ctx, self(device), text, ctm, Visibility::visible);
}
void ignore_text(fz_context* ctx, fz_device* device, const fz_text* text, fz_matrix ctm) {
  add_text(ctx, self(device), text, ctm, Visibility::invisible);
}

/// A picture drawn over text hides it: some recognisers put their text below the page's picture instead of making it
/// invisible.
void hide_under(GlyphPage& page, const fz_image* image, const Box& shown) {
  constexpr float kLargePart = 0.1F;
  const float part = (shown.x1 - shown.x0) * (shown.y1 - shown.y0) / (page.width * page.height);
  if (image->mask || part < kLargePart) return;
  for (Glyph& glyph : page.glyphs) {
    const bool inside = glyph.box.x0 >= shown.x0 - 1 && glyph.box.x1 <= shown.x1 + 1 && glyph.y >= shown.y0 - 1 &&
                        glyph.y <= shown.y1 + 1;
    if (!inside || glyph.hidden) continue;
    glyph.hidden = true;
    page.signals.invisible += !is_space(page.letters[glyph.text_start]);
  }
}

void note_resolution(GlyphPage& page, const fz_image* image, fz_matrix ctm, const Box& shown) {
  const float part = (shown.x1 - shown.x0) * (shown.y1 - shown.y0) / (page.width * page.height);
  const float width = std::hypot(ctm.a, ctm.b), height = std::hypot(ctm.c, ctm.d);
  if (part <= page.largest_picture || width <= 0 || height <= 0) return;
  page.largest_picture = part;
  page.picture_dpi = 72 * std::max(static_cast<float>(image->w) / width, static_cast<float>(image->h) / height);
}

void add_image(fz_context* ctx, fz_device* device, const fz_image* image, fz_matrix ctm) {
  GlyphPage& page = *self(device)->page;
  const fz_rect shown = fz_intersect_rect(fz_transform_rect(fz_unit_rect, ctm), fz_device_current_scissor(ctx, device));
  const Box box = box_of(shown);
  if (box.empty() || page.width <= 0 || page.height <= 0) return;
  ++page.signals.images;
  note_resolution(page, image, ctm, box);
  if (++self(device)->pictures <= kMostPictures) hide_under(page, image, box);
  const auto cell_of = [](float place, float side) {
    return std::clamp(static_cast<int>(std::lround(place / side * kGrid)), 0, kGrid);
  };
  for (int y = cell_of(box.y0, page.height); y < cell_of(box.y1, page.height); ++y) {
    for (int x = cell_of(box.x0, page.width); x < cell_of(box.x1, page.width); ++x) {
      self(device)->covered->set(static_cast<size_t>(y) * kGrid + static_cast<size_t>(x));
    }
  }
}

void fill_image(fz_context* ctx, fz_device* device, fz_image* image, fz_matrix ctm, float, fz_color_params) {
  add_image(ctx, device, image, ctm);
}
void fill_image_mask(fz_context* ctx, fz_device* device, fz_image* image, fz_matrix ctm, fz_colorspace*, const float*,
                     float, fz_color_params) {
  add_image(ctx, device, image, ctm);
}

void fill_path(fz_context* ctx, fz_device* device, const fz_path* path, int, fz_matrix ctm, fz_colorspace* space,
               const float* colour, float alpha, fz_color_params params) {
  self(device)->page->shapes = true;
  add_rulings(ctx, path, ctm, {false, space, colour, alpha, params}, *self(device)->page);
}
void stroke_path(fz_context* ctx, fz_device* device, const fz_path* path, const fz_stroke_state*, fz_matrix ctm,
                 fz_colorspace* space, const float* colour, float alpha, fz_color_params params) {
  self(device)->page->shapes = true;
  add_rulings(ctx, path, ctm, {true, space, colour, alpha, params}, *self(device)->page);
}
void fill_shade(fz_context*, fz_device* device, fz_shade*, fz_matrix, float, fz_color_params) {
  self(device)->page->shapes = true;
}

void close_device(fz_context*, fz_device* device) {
  self(device)->page->signals.image_coverage = static_cast<float>(self(device)->covered->count()) / (kGrid * kGrid);
}
void drop_device(fz_context*, fz_device* device) { delete self(device)->covered; }

}  // namespace

fz_device* new_glyph_device(fz_context* ctx, GlyphPage* page) {
  GlyphDevice* device = fz_new_derived_device(ctx, GlyphDevice);
  device->page = page;
  device->covered = new std::bitset<static_cast<size_t>(kGrid) * kGrid>;
  device->super.hints = FZ_DONT_INTERPOLATE_IMAGES | FZ_NO_CACHE;
  device->super.close_device = close_device;
  device->super.drop_device = drop_device;
  device->super.fill_text = fill_text;
  device->super.stroke_text = stroke_text;
  device->super.clip_text = clip_text;
  device->super.clip_stroke_text = clip_stroke_text;
  device->super.ignore_text = ignore_text;
  device->super.fill_image = fill_image;
  device->super.fill_image_mask = fill_image_mask;
  device->super.fill_path = fill_path;
  device->super.stroke_path = stroke_path;
  device->super.fill_shade = fill_shade;
  return &device->super;
}

}  // namespace recto::pdf
