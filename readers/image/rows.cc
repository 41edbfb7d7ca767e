// Rows by the profile of ink over y: a row is a peak (Arabic's baseline stroke, the Latin x-height band), a cut is the emptiest
// place between two peaks. Arabic lines set close overlap with their tails and dots, so that white rows of pixels between lines, which many
// line finders wait for, need not exist: peaks do. Pieces of ink are then given whole to the row that holds most of them, so
// that a tail reaching into the next line stays with its letter.

#include "readers/image/rows.h"

#include <cmath>
#include <limits>

namespace recto::image {
namespace {

std::vector<float> profile_of(const Pieces& pieces, const PieceIds& text, const PixelBox& box) {
  std::vector<char> wanted(pieces.list.size());
  for (int32_t id : text) wanted[static_cast<size_t>(id)] = 1;
  std::vector<float> profile(static_cast<size_t>(box.height()));
  for (int y = box.y0; y < box.y1; ++y) {
    const int32_t* row = pieces.label.row(y);
    int count = 0;
    for (int x = box.x0; x < box.x1; ++x) count += row[x] >= 0 && wanted[static_cast<size_t>(row[x])];
    profile[static_cast<size_t>(y - box.y0)] = static_cast<float>(count);
  }
  return profile;
}

std::vector<float> smoothed(const std::vector<float>& profile, int radius) {
  std::vector<float> out(profile.size());
  auto size = static_cast<int>(profile.size());
  for (int y = 0; y < size; ++y) {
    float sum = 0;
    for (int v = std::max(0, y - radius); v <= std::min(size - 1, y + radius); ++v)
      sum += profile[static_cast<size_t>(v)];
    out[static_cast<size_t>(y)] = sum / static_cast<float>(2 * radius + 1);
  }
  return out;
}

size_t lowest_between(const std::vector<float>& profile, size_t a, size_t b) {
  return static_cast<size_t>(
      std::min_element(profile.begin() + static_cast<ptrdiff_t>(a), profile.begin() + static_cast<ptrdiff_t>(b) + 1) -
      profile.begin());
}

/// Tops of the profile that are a letter apart at least and have a real valley between them.
std::vector<size_t> peaks_of(const std::vector<float>& profile, int letter_height) {
  constexpr float kValley = 0.7f;  // of the lower peak; two halves of one row (baseline and x-height) stay above it
  std::vector<size_t> peaks;
  for (size_t y = 0; y < profile.size(); ++y) {
    bool top = profile[y] > 0 && (y == 0 || profile[y] > profile[y - 1]) &&
               (y + 1 == profile.size() || profile[y] >= profile[y + 1]);
    if (!top) continue;
    while (!peaks.empty()) {
      size_t last = peaks.back();
      float valley = profile[lowest_between(profile, last, y)];
      bool apart =
          static_cast<int>(y - last) >= letter_height * 3 / 4 && valley < kValley * std::min(profile[last], profile[y]);
      if (apart || profile[last] >= profile[y]) break;
      peaks.pop_back();
    }
    bool same = !peaks.empty() && (static_cast<int>(y - peaks.back()) < letter_height * 3 / 4 ||
                                   profile[lowest_between(profile, peaks.back(), y)] >=
                                       kValley * std::min(profile[peaks.back()], profile[y]));
    if (!same) peaks.push_back(y);
  }
  return peaks;
}

std::vector<Row> bands(const std::vector<float>& profile, const std::vector<float>& fine, int letter_height,
                       const PixelBox& box) {
  std::vector<Row> rows;
  for (size_t peak : peaks_of(profile, letter_height)) {
    Row row;
    row.peak = box.y0 + static_cast<int>(peak);
    row.top =
        rows.empty()
            ? std::numeric_limits<int>::min() / 2
            : box.y0 + static_cast<int>(lowest_between(fine, static_cast<size_t>(rows.back().peak - box.y0), peak));
    row.bottom = std::numeric_limits<int>::max() / 2;
    if (!rows.empty()) rows.back().bottom = row.top;
    rows.push_back(row);
  }
  return rows;
}

/// Gives a piece to the row whose band holds most of its height; to two rows if it reaches across both peaks (letters that touch).
void assign(const Pieces& pieces, int32_t id, std::vector<Row>& rows) {
  const PixelBox& box = pieces.list[static_cast<size_t>(id)].box;
  Row* best = nullptr;
  int most = 0;
  int crossed = 0;
  for (Row& row : rows) {
    crossed += box.y0 < row.peak && row.peak < box.y1;
    int shared = std::min(box.y1, row.bottom) - std::max(box.y0, row.top);
    if (shared > most) {
      most = shared;
      best = &row;
    }
  }
  if (crossed > 1) {
    for (Row& row : rows)
      if (box.y0 < row.peak && row.peak < box.y1) row.pieces.push_back(id);
  } else if (best) {
    best->pieces.push_back(id);
  }
}

/// Moves the next row's pieces and band to a row.
void take_in(Row& into, const Row& next) {
  into.top = std::min(into.top, next.top);
  into.bottom = std::max(into.bottom, next.bottom);
  for (int32_t id : next.pieces)
    if (std::find(into.pieces.begin(), into.pieces.end(), id) == into.pieces.end()) into.pieces.push_back(id);
}

/// Letters of a heading, much larger than the others, have a row at their feet and one at their heads: rows that share most of their pieces, and
/// of their ink, are one. (An emblem beside the lines of a letterhead is much ink in all of them, but one piece.)
void join_halves(const Pieces& pieces, std::vector<Row>& rows) {
  auto area = [&](int32_t id) { return static_cast<int64_t>(pieces.list[static_cast<size_t>(id)].area); };
  auto halves = [&](const Row& a, const Row& b) {
    int64_t shared = 0, in_a = 0, in_b = 0;
    size_t both = 0;
    for (int32_t id : a.pieces) in_a += area(id);
    for (int32_t id : b.pieces) {
      in_b += area(id);
      if (std::find(a.pieces.begin(), a.pieces.end(), id) == a.pieces.end()) continue;
      shared += area(id);
      ++both;
    }
    return both * 2 > std::max(a.pieces.size(), b.pieces.size()) && shared * 2 > std::max(in_a, in_b);
  };
  for (size_t k = 1; k < rows.size();) {
    if (!halves(rows[k - 1], rows[k])) {
      ++k;
      continue;
    }
    take_in(rows[k - 1], rows[k]);
    rows.erase(rows.begin() + static_cast<ptrdiff_t>(k));
  }
}

/// Rows that hold nothing as tall as a letter (a line of dots, vowel signs, dust) join the row that is nearer.
void join_thin_rows(const Pieces& pieces, int letter_height, std::vector<Row>& rows) {
  auto thin = [&](const Row& row) {
    return std::none_of(row.pieces.begin(), row.pieces.end(), [&](int32_t id) {
      return pieces.list[static_cast<size_t>(id)].box.height() * 2 > letter_height;
    });
  };
  for (size_t k = 0; rows.size() > 1 && k < rows.size();) {
    if (!thin(rows[k])) {
      ++k;
      continue;
    }
    bool up = k > 0 && (k + 1 == rows.size() || rows[k].peak - rows[k - 1].peak < rows[k + 1].peak - rows[k].peak);
    take_in(up ? rows[k - 1] : rows[k + 1], rows[k]);
    rows.erase(rows.begin() + static_cast<ptrdiff_t>(k));
  }
}

}  // namespace

std::vector<Row> find_rows(const Pieces& pieces, const PieceIds& text, const PieceIds& small, int letter_height) {
  PixelBox box;
  for (int32_t id : text) box = unite(box, pieces.list[static_cast<size_t>(id)].box);
  if (box.empty()) return {};
  std::vector<float> ink = profile_of(pieces, text, box);
  int radius = std::max(1, letter_height / 4);
  std::vector<float> profile = smoothed(smoothed(ink, radius), radius);
  std::vector<Row> rows = bands(profile, smoothed(ink, std::max(1, letter_height / 10)), letter_height, box);
  for (int32_t id : text) assign(pieces, id, rows);
  join_halves(pieces, rows);
  join_thin_rows(pieces, letter_height, rows);
  for (int32_t id : small) assign(pieces, id, rows);
  std::erase_if(rows, [](const Row& row) { return row.pieces.empty(); });
  return rows;
}

}  // namespace recto::image
