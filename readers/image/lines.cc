#include "readers/image/lines.h"

#include <cmath>
#include <numeric>

#include "readers/image/blocks.h"
#include "readers/image/rows.h"

namespace recto::image {
namespace {

/// Pixels. What is smaller is dust.
constexpr int kSmallestLetter = 5;

enum class PieceKind { text, small, other };

/// In Arabic a piece is at most a word, and both as high and as wide as four letters it is an emblem, a seal or a pen's stroke. Latin typescript drowned in ink
/// may run together to larger pieces.
PieceKind kind_of(const Piece& piece, int letter_height, Direction direction) {
  int width = piece.box.width(), height = piece.box.height();
  bool rule = (width > letter_height * 6 && height * 3 < letter_height) ||
              (height > letter_height * 5 && width * 3 < letter_height);
  bool picture = height > letter_height * 6 || width > letter_height * 40;
  bool frame =
      static_cast<int64_t>(piece.area) * 16 < static_cast<int64_t>(width) * height && height > letter_height * 2;
  const bool mark = direction == Direction::right_to_left && std::min(width, height) > letter_height * 4;
  if (rule || picture || frame || mark) return PieceKind::other;
  if (height * 3 < letter_height * 1 || piece.area * 12 < letter_height * letter_height) return PieceKind::small;
  return PieceKind::text;
}

/// Splits a row where it has gaps too wide for a space between words.
std::vector<TextLine> parts_of(const Pieces& pieces, const Row& row, int letter_height, Direction direction) {
  PieceIds sorted = row.pieces;
  auto box = [&](int32_t id) -> const PixelBox& { return pieces.list[static_cast<size_t>(id)].box; };
  std::sort(sorted.begin(), sorted.end(), [&](int32_t a, int32_t b) { return box(a).x0 < box(b).x0; });
  std::vector<TextLine> parts;
  for (int32_t id : sorted) {
    if (parts.empty() || box(id).x0 - parts.back().box.x1 > letter_height * 3) parts.emplace_back();
    PixelBox own = box(id);
    own.y0 = std::max(own.y0, row.top - letter_height / 3);
    own.y1 = std::min(own.y1, row.bottom + letter_height / 3);
    parts.back().box = unite(parts.back().box, own);
    parts.back().pieces.push_back(id);
  }
  if (direction == Direction::right_to_left) std::reverse(parts.begin(), parts.end());
  return parts;
}

int median(std::vector<int> values) {
  if (values.empty()) return 0;
  auto middle = values.begin() + static_cast<ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Makes every line's frame as tall above and below its peak as is usual in the block: a recogniser scales a line to a fixed height, and would
/// blow up a short word without ascenders.
void set_frames(std::vector<TextLine>& lines, const std::vector<int>& peaks, const PixelBox& page) {
  std::vector<int> above, below;
  for (size_t k = 0; k < lines.size(); ++k) {
    above.push_back(peaks[k] - lines[k].box.y0);
    below.push_back(lines[k].box.y1 - peaks[k]);
  }
  int usual_above = median(above), usual_below = median(below);
  for (size_t k = 0; k < lines.size(); ++k) {
    PixelBox frame = lines[k].box;
    frame.y0 = std::min(frame.y0, peaks[k] - usual_above);
    frame.y1 = std::max(frame.y1, peaks[k] + usual_below);
    lines[k].frame = intersect(frame, page);
  }
}

/// The pieces of a line that have the size of letters, from the left.
std::vector<PixelBox> letters_of(const Pieces& pieces, const TextLine& line) {
  const int letter_height = line.letter_height;
  std::vector<PixelBox> letters;
  for (int32_t id : line.pieces) {
    const PixelBox& box = pieces.list[static_cast<size_t>(id)].box;
    if (box.height() * 2 > letter_height && box.height() < 2 * letter_height && box.width() < 4 * letter_height)
      letters.push_back(box);
  }
  std::sort(letters.begin(), letters.end(), [](const PixelBox& a, const PixelBox& b) { return a.x0 < b.x0; });
  return letters;
}

/// As typical_letter_height, of some pieces.
int height_of_letters(const Pieces& pieces, const PieceIds& ids) {
  std::vector<std::pair<int, int>> heights;
  int64_t total = 0;
  const int longer_side = std::max(pieces.label.width, pieces.label.height);
  for (int32_t id : ids) {
    const Piece& piece = pieces.list[static_cast<size_t>(id)];
    const bool page_sized = piece.box.height() * 6 > longer_side || piece.box.width() * 2 > longer_side;
    if (piece.area < 6 || page_sized || piece.box.width() > piece.box.height() * 15) continue;
    heights.emplace_back(piece.box.height(), piece.area);
    total += piece.area;
  }
  std::sort(heights.begin(), heights.end());
  int64_t seen = 0;
  for (auto [height, area] : heights) {
    seen += area;
    if (seen * 2 >= total) return height;
  }
  return 0;
}

/// The letters' height in a block or a line. Latin letters of a form's small print and of its heading are of one height each; pieces of
/// Arabic are of many heights everywhere, and the whole page's are the better measure.
int height_among(const Pieces& pieces, const PieceIds& ids, int page_height, Direction direction) {
  if (direction == Direction::right_to_left) return page_height;
  return std::clamp(height_of_letters(pieces, ids), page_height / 2, page_height * 3);
}

bool has_letters(const Pieces& pieces, const TextLine& line, int letter_height, Direction direction) {
  return std::any_of(line.pieces.begin(), line.pieces.end(), [&](int32_t id) {
    return kind_of(pieces.list[static_cast<size_t>(id)], letter_height, direction) == PieceKind::text;
  });
}

}  // namespace

int typical_letter_height(const Pieces& pieces) {
  PieceIds all(pieces.list.size());
  std::iota(all.begin(), all.end(), 0);
  return height_of_letters(pieces, all);
}

LetterRow letters_in(const Pieces& pieces, const TextLine& line) {
  const std::vector<PixelBox> letters = letters_of(pieces, line);
  LetterRow row{letters.size(), 0};
  for (size_t k = 1; k < letters.size(); ++k)
    row.level += std::abs(letters[k].y1 - letters[k - 1].y1) * 6 <= line.letter_height;
  return row;
}

PixelBox letter_frame(const Pieces& pieces, const TextLine& line, double share, double margin) {
  constexpr size_t kFew = 4;
  std::vector<int> tops, feet;
  for (const PixelBox& letter : letters_of(pieces, line)) {
    tops.push_back(letter.y0);
    feet.push_back(letter.y1);
  }
  if (tops.size() < kFew) return line.frame;
  std::sort(tops.begin(), tops.end());
  std::sort(feet.begin(), feet.end());
  const auto out = static_cast<size_t>(static_cast<double>(tops.size() - 1) * share);
  const int top = tops[out], foot = feet[feet.size() - 1 - out];
  const int beyond = static_cast<int>((foot - top) * margin);
  if (foot - top < line.letter_height / 2) return line.frame;
  return intersect({line.frame.x0, top - beyond, line.frame.x1, foot + beyond}, pieces.label.box());
}

bool stands_in_row(const LetterRow& row) { return row.letters >= 8 && row.level * 5 >= row.letters * 3; }

Layout find_lines(const Pieces& pieces, Direction direction) {
  Layout layout;
  layout.letter_height = typical_letter_height(pieces);
  if (layout.letter_height < kSmallestLetter) return layout;
  PieceIds text, small;
  for (size_t k = 0; k < pieces.list.size(); ++k) {
    PieceKind kind = kind_of(pieces.list[k], layout.letter_height, direction);
    if (kind == PieceKind::text) text.push_back(static_cast<int32_t>(k));
    if (kind == PieceKind::small) small.push_back(static_cast<int32_t>(k));
  }
  int row_number = 0, block_number = 0;
  for (const PieceIds& block : cut_blocks(pieces, text, layout.letter_height, direction)) {
    PixelBox around;
    for (int32_t id : block) around = unite(around, pieces.list[static_cast<size_t>(id)].box);
    around = grow(around, layout.letter_height / 2);
    PieceIds inside;
    for (int32_t id : small)
      if (!intersect(pieces.list[static_cast<size_t>(id)].box, around).empty()) inside.push_back(id);
    const int height = height_among(pieces, block, layout.letter_height, direction);
    std::vector<TextLine> lines;
    std::vector<int> peaks;
    for (const Row& row : find_rows(pieces, block, inside, height)) {
      for (TextLine& part : parts_of(pieces, row, height, direction)) {
        if (!has_letters(pieces, part, layout.letter_height, direction)) continue;
        part.letter_height = height_among(pieces, part.pieces, layout.letter_height, direction);
        part.row = row_number;
        part.block = block_number;
        lines.push_back(std::move(part));
        peaks.push_back(row.peak);
      }
      ++row_number;
    }
    set_frames(lines, peaks, pieces.label.box());
    std::move(lines.begin(), lines.end(), std::back_inserter(layout.lines));
    ++block_number;
  }
  return layout;
}

PixelBox picture_box(const TextLine& line, const PixelBox& page) {
  return intersect(grow(line.frame, kLineMargin), page);
}

Grey line_picture(const Grey& grey, const Pieces& pieces, const TextLine& line) {
  constexpr int kRim = 1;  // grey pixels kept around ink: the edges that a threshold cuts off
  PixelBox frame = picture_box(line, grey.box());
  std::vector<char> own(pieces.list.size());
  for (int32_t id : line.pieces) own[static_cast<size_t>(id)] = 1;
  Grey picture(frame.width(), frame.height(), 255);
  for (int y = frame.y0; y < frame.y1; ++y)
    for (int x = frame.x0; x < frame.x1; ++x) {
      int32_t label = pieces.label.at(x, y);
      if (label < 0 || !own[static_cast<size_t>(label)]) continue;
      PixelBox rim = intersect({x - kRim, y - kRim, x + kRim + 1, y + kRim + 1}, frame);
      for (int v = rim.y0; v < rim.y1; ++v)
        for (int u = rim.x0; u < rim.x1; ++u) picture.at(u - frame.x0, v - frame.y0) = grey.at(u, v);
    }
  return picture;
}

}  // namespace recto::image
