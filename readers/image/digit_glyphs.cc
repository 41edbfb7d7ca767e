#include "readers/image/digit_glyphs.h"

#include <cmath>
#include <limits>

namespace recto::image {
namespace {

// In letter heights of the line.
constexpr double kWidest = 2.6, kTallest = 2.0, kTall = 0.45, kLeastFrame = 0.7, kMostFrame = 1.6;
constexpr double kSpeck = 0.12, kNearby = 2.5;
constexpr double kWindow = 1.8;  // heights of the run
constexpr int kFar = 100'000;    // pixels
constexpr int kCalmHeight = 18;  // pixels: a glyph so tall has edges that wander

const PixelBox& box_of(const Pieces& pieces, int32_t id) { return pieces.list[static_cast<size_t>(id)].box; }

int overlap(const PixelBox& a, const PixelBox& b) { return std::min(a.x1, b.x1) - std::max(a.x0, b.x0); }

/// True where one stands above the other: a broken digit, a letter and its dots.
bool same_column(const PixelBox& a, const PixelBox& b) {
  return overlap(a, b) * 5 > std::min(a.width(), b.width()) * 3;
}

std::vector<Glyph> columns_of(const Pieces& pieces, const TextLine& line) {
  const double speck = kSpeck * line.letter_height;
  PieceIds sorted;
  for (const int32_t id : line.pieces)
    if (std::max(box_of(pieces, id).width(), box_of(pieces, id).height()) > speck) sorted.push_back(id);
  std::sort(sorted.begin(), sorted.end(),
            [&](int32_t a, int32_t b) { return box_of(pieces, a).x0 < box_of(pieces, b).x0; });
  std::vector<Glyph> glyphs;
  for (const int32_t id : sorted) {
    const PixelBox& box = box_of(pieces, id);
    if (!glyphs.empty() && same_column(glyphs.back().box, box)) {
      glyphs.back().box = unite(glyphs.back().box, box);
      glyphs.back().pieces.push_back(id);
    } else {
      glyphs.push_back({box, {id}, 0});
    }
  }
  return glyphs;
}

double median_of(std::vector<double> values) {
  auto middle = values.begin() + static_cast<ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Sets the height of a run and the middle of each of its glyphs by the tall ones: all of them, and those nearby.
void measure(GlyphRun& run, int letter_height) {
  std::vector<double> heights;
  std::vector<const Glyph*> tall;
  for (const Glyph& glyph : run.glyphs)
    if (glyph.box.height() >= kTall * letter_height) {
      heights.push_back(glyph.box.height());
      tall.push_back(&glyph);
    }
  if (tall.empty()) return;
  run.height = std::clamp(median_of(heights), kLeastFrame * letter_height, kMostFrame * letter_height);
  size_t from = 0;
  for (Glyph& glyph : run.glyphs) {
    const double reach = kNearby * letter_height;
    while (from + 1 < tall.size() && tall[from]->box.x1 < glyph.box.x0 - reach) ++from;
    std::vector<double> middles;
    for (size_t k = from; k < tall.size() && (k == from || tall[k]->box.x0 < glyph.box.x1 + reach); ++k)
      middles.push_back((tall[k]->box.y0 + tall[k]->box.y1) / 2.0);
    glyph.middle = median_of(std::move(middles));
  }
}

bool owns(const Glyph& glyph, int32_t label) {
  return label >= 0 && std::find(glyph.pieces.begin(), glyph.pieces.end(), label) != glyph.pieces.end();
}

/// Grey values of a glyph alone: paper outside its ink and a rim of one pixel.
class OwnInk {
 public:
  OwnInk(const Grey& grey, const Pieces& pieces, const Glyph& glyph)
      : box_(intersect(grow(glyph.box, 1), grey.box())), ink_(box_.width(), box_.height(), 0) {
    const PixelBox inside = intersect(glyph.box, grey.box());
    for (int y = inside.y0; y < inside.y1; ++y)
      for (int x = inside.x0; x < inside.x1; ++x) {
        if (!owns(glyph, pieces.label.at(x, y))) continue;
        const PixelBox rim = intersect({x - 1, y - 1, x + 2, y + 2}, box_);
        for (int v = rim.y0; v < rim.y1; ++v)
          for (int u = rim.x0; u < rim.x1; ++u)
            ink_.at(u - box_.x0, v - box_.y0) = static_cast<uint8_t>(255 - grey.at(u, v));
      }
  }
  /// Between pixels, by the four around.
  double at(double x, double y) const {
    const double u = x - box_.x0 - 0.5, v = y - box_.y0 - 0.5;
    const double left = std::floor(u), top = std::floor(v);
    const int i = static_cast<int>(left), j = static_cast<int>(top);
    const double right_share = u - left, low_share = v - top;
    return (pixel(i, j) * (1 - right_share) + pixel(i + 1, j) * right_share) * (1 - low_share) +
           (pixel(i, j + 1) * (1 - right_share) + pixel(i + 1, j + 1) * right_share) * low_share;
  }

 private:
  double pixel(int i, int j) const { return i < 0 || j < 0 || i >= ink_.width || j >= ink_.height ? 0 : ink_.at(i, j); }
  PixelBox box_;
  Plane<uint8_t> ink_;
};

/// Sums of a profile over `wide` columns to either side: at a large size the edges of a digit wander by pixels, which is no place to cut it.
std::vector<int> calmed(const std::vector<int>& profile, int wide) {
  std::vector<int> out(profile.size());
  const auto size = static_cast<int>(profile.size());
  for (int k = 0; k < size; ++k)
    for (int at = k - wide; at <= k + wide; ++at)
      out[static_cast<size_t>(k)] += profile[static_cast<size_t>(std::clamp(at, 0, size - 1))];
  return out;
}

/// Adds the middles of the dips of a profile whose first column stands at `x0`; of a long dip its ends, too.
void add_dips(const std::vector<int>& profile, int x0, std::vector<int>& columns) {
  constexpr size_t kEdge = 2, kLongStretch = 3;  // pixels
  for (size_t k = kEdge; k + kEdge < profile.size();) {
    size_t end = k + 1;  // of a stretch of equal columns
    while (end < profile.size() && profile[end] == profile[k]) ++end;
    if (profile[k - 1] > profile[k] && end < profile.size() && profile[end] > profile[k]) {
      const bool is_long = end - k > kLongStretch;
      for (const size_t column : {is_long ? k + 1 : (k + end) / 2, (k + end) / 2, is_long ? end - 1 : (k + end) / 2})
        columns.push_back(x0 + static_cast<int>(column));
    }
    k = end;
  }
}

}  // namespace

std::vector<GlyphRun> glyph_runs(const Pieces& pieces, const TextLine& line) {
  std::vector<GlyphRun> runs;
  const int letters = line.letter_height;
  int last_ink = -kFar;
  bool open = false;
  for (Glyph& glyph : columns_of(pieces, line)) {
    const PixelBox box = glyph.box;
    const bool fits = box.width() <= kWidest * letters && box.height() <= kTallest * letters;
    if (fits && !open) runs.push_back({{}, 0, last_ink, kFar});
    if (!fits && open) runs.back().ink_behind = box.x0;
    if (fits) runs.back().glyphs.push_back(std::move(glyph));
    open = fits;
    last_ink = std::max(last_ink, box.x1);
  }
  for (GlyphRun& run : runs) measure(run, letters);
  std::erase_if(runs, [](const GlyphRun& run) { return run.height <= 0; });
  return runs;
}

Glyph part_of(const Pieces& pieces, const Glyph& glyph, int x0, int x1) {
  Glyph part{{}, glyph.pieces, glyph.middle};
  for (int y = glyph.box.y0; y < glyph.box.y1; ++y)
    for (int x = x0; x < x1; ++x)
      if (owns(glyph, pieces.label.at(x, y))) part.box = unite(part.box, {x, y, x + 1, y + 1});
  if (part.box.empty()) part.box = {x0, glyph.box.y0, x1, glyph.box.y1};
  return part;
}

Glyph joined(const Glyph& left, const Glyph& right) {
  Glyph both{unite(left.box, right.box), left.pieces, (left.middle + right.middle) / 2};
  both.pieces.insert(both.pieces.end(), right.pieces.begin(), right.pieces.end());
  return both;
}

std::vector<int> thin_columns(const Pieces& pieces, const Glyph& glyph) {
  std::vector<int> ink, reach;
  for (int x = glyph.box.x0; x < glyph.box.x1; ++x) {
    int count = 0, top = glyph.box.y1, bottom = glyph.box.y0;
    for (int y = glyph.box.y0; y < glyph.box.y1; ++y) {
      if (!owns(glyph, pieces.label.at(x, y))) continue;
      ++count;
      top = std::min(top, y);
      bottom = y + 1;
    }
    ink.push_back(count);
    reach.push_back(std::max(0, bottom - top));
  }
  const int wide = glyph.box.height() / kCalmHeight;
  ink = calmed(ink, wide);
  reach = calmed(reach, wide);
  std::vector<int> columns;
  add_dips(ink, glyph.box.x0, columns);
  add_dips(reach, glyph.box.x0, columns);
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  return columns;
}

GlyphPicture glyph_picture(const Grey& grey, const Pieces& pieces, const Glyph& glyph, double height) {
  const OwnInk ink(grey, pieces, glyph);
  const double step = height * kWindow / kGlyphSide;
  const double left = (glyph.box.x0 + glyph.box.x1) / 2.0 - step * kGlyphSide / 2;
  const double top = glyph.middle - step * kGlyphSide / 2;
  GlyphPicture picture{};
  for (int j = 0; j < kGlyphSide; ++j)
    for (int i = 0; i < kGlyphSide; ++i) {
      double sum = 0;  // of four places in each cell: a cell is up to two pixels wide
      for (const double v : {0.25, 0.75})
        for (const double u : {0.25, 0.75}) sum += ink.at(left + (i + u) * step, top + (j + v) * step);
      picture[static_cast<size_t>(j * kGlyphSide + i)] = static_cast<uint8_t>(std::lround(sum / 4));
    }
  return picture;
}

}  // namespace recto::image
