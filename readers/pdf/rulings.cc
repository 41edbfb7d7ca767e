#include "readers/pdf/rulings.h"

#include <algorithm>
#include <cmath>

// Called between MuPDF's C frames, as the glyph device is: no exception may leave, and no local may need a destructor.

namespace recto::pdf {
namespace {

constexpr float kShortest = 8, kThickest = 3;  // points
constexpr float kSlope = 0.05F;                // off level or upright
constexpr float kWhite = 0.95F;

/// The part of a path that is being walked.
struct Subpath {
  GlyphPage* page;
  fz_matrix ctm;
  bool stroked;
  bool open, curved;
  fz_point start, at;  ///< on the page
  fz_rect bounds;
  size_t found;  ///< rulings added by this path
};

void add(Subpath& path, fz_point from, fz_point to) noexcept {
  const float across = std::abs(to.x - from.x), down = std::abs(to.y - from.y);
  const bool straight = std::min(across, down) <= kSlope * std::max(across, down);
  const bool on_page = std::max(from.x, to.x) >= 0 && std::min(from.x, to.x) <= path.page->width &&
                       std::max(from.y, to.y) >= 0 && std::min(from.y, to.y) <= path.page->height;
  if (!(std::max(across, down) >= kShortest) || !straight || !on_page) return;
  const auto within = [](float place, float side) { return std::clamp(place, 0.0F, std::max(side, 0.0F)); };
  Ruling ruling{within(from.x, path.page->width), within(from.y, path.page->height), within(to.x, path.page->width),
                within(to.y, path.page->height)};
  if (across >= down ? ruling.x1 < ruling.x0 : ruling.y1 < ruling.y0)
    ruling = {ruling.x1, ruling.y1, ruling.x0, ruling.y0};
  if (path.page->rulings.size() > kMostRulings) return;
  path.page->rulings.push_back(ruling);
  ++path.found;
}

/// A filled shape that is long and thin is a line along its middle.
void end_shape(Subpath& path) {
  const fz_rect& b = path.bounds;
  const float wide = b.x1 - b.x0, tall = b.y1 - b.y0;
  if (!path.stroked && path.open && !path.curved && std::min(wide, tall) <= kThickest) {
    const float x = (b.x0 + b.x1) / 2, y = (b.y0 + b.y1) / 2;
    if (wide >= tall)
      add(path, {b.x0, y}, {b.x1, y});
    else
      add(path, {x, b.y0}, {x, b.y1});
  }
  path.open = false;
}

void line_to(Subpath& path, fz_point to) {
  if (path.stroked) add(path, path.at, to);
  path.at = to;
  path.bounds = fz_include_point_in_rect(path.bounds, to);
}

void on_move(fz_context*, void* walk, float x, float y) {
  auto& path = *static_cast<Subpath*>(walk);
  end_shape(path);
  path.start = path.at = fz_transform_point_xy(x, y, path.ctm);
  path.bounds = {path.at.x, path.at.y, path.at.x, path.at.y};
  path.open = true;
  path.curved = false;
}

void on_line(fz_context*, void* walk, float x, float y) {
  auto& path = *static_cast<Subpath*>(walk);
  line_to(path, fz_transform_point_xy(x, y, path.ctm));
}

void on_curve(fz_context*, void* walk, float, float, float, float, float x, float y) {
  auto& path = *static_cast<Subpath*>(walk);
  path.curved = true;
  path.at = fz_transform_point_xy(x, y, path.ctm);
}

void on_close(fz_context*, void* walk) {
  auto& path = *static_cast<Subpath*>(walk);
  line_to(path, path.start);
}

bool is_white(fz_context* ctx, const PathPaint& paint) {
  if (paint.alpha <= 0) return true;
  if (!paint.space || !paint.colour) return false;
  float grey[FZ_MAX_COLORS] = {};
  fz_convert_color(ctx, paint.space, paint.colour, fz_device_gray(ctx), grey, nullptr, paint.params);
  return grey[0] > kWhite;
}

}  // namespace

void add_rulings(fz_context* ctx, const fz_path* path, fz_matrix ctm, const PathPaint& paint, GlyphPage& page) {
  static const fz_path_walker kWalker = {on_move, on_line, on_curve, on_close, nullptr, nullptr, nullptr, nullptr};
  if (page.rulings.size() > kMostRulings) return;
  Subpath walk{&page, ctm, paint.stroked, false, false, {}, {}, fz_empty_rect, 0};
  fz_walk_path(ctx, path, &kWalker, &walk);
  end_shape(walk);
  if (walk.found > 0 && is_white(ctx, paint)) page.rulings.resize(page.rulings.size() - walk.found);
}

}  // namespace recto::pdf
