#include "readers/image/page_text.h"

#include <cmath>

#include "wire/limits.h"

namespace recto::image {
namespace {

/// From pixels of a level sheet to points of the page as it was scanned.
class ToPoints {
 public:
  ToPoints(const Sheet& sheet, double dpi)
      : centre_x_(sheet.grey.width / 2.0), centre_y_(sheet.grey.height / 2.0), points_(72 / (dpi * sheet.scale)) {
    double angle = -sheet.tilt * 3.14159265358979 / 180;
    cos_ = std::cos(angle);
    sin_ = std::sin(angle);
  }
  /// The box keeps its size and moves with its centre: a tilted word's bounding box would reach into its neighbours.
  Box operator()(const PixelBox& box) const {
    const auto [u, v] = turned((box.x0 + box.x1) / 2.0, (box.y0 + box.y1) / 2.0);
    double half_width = box.width() / 2.0, half_height = box.height() / 2.0;
    return {scaled(u - half_width), scaled(v - half_height), scaled(u + half_width), scaled(v + half_height)};
  }
  model::Ruling operator()(const RuledLine& line) const {
    const auto [u0, v0] = turned(line.x0, line.y0);
    const auto [u1, v1] = turned(line.x1, line.y1);
    return {scaled(u0), scaled(v0), scaled(u1), scaled(v1)};
  }
  float length(int pixels) const { return static_cast<float>(pixels * points_); }

 private:
  std::pair<double, double> turned(double x, double y) const {
    x -= centre_x_;
    y -= centre_y_;
    return {centre_x_ + x * cos_ - y * sin_, centre_y_ + x * sin_ + y * cos_};
  }
  float scaled(double value) const { return static_cast<float>(std::max(0.0, value) * points_); }

  double centre_x_, centre_y_, points_, cos_ = 1, sin_ = 0;
};

/// The ink between two columns of a line's picture.
PixelBox ink_of_word(const ReadWord& word, const LineResult& result, const Pieces& pieces) {
  PixelBox column{result.seen.x0 + word.x0, result.seen.y0, result.seen.x0 + word.x1, result.seen.y1};
  PixelBox ink;
  for (int32_t id : result.line.pieces) {
    const PixelBox& piece = pieces.list[static_cast<size_t>(id)].box;
    PixelBox shared = intersect(piece, column);
    if (!shared.empty() && shared.width() * 2 > piece.width()) ink = unite(ink, shared);
  }
  if (ink.empty()) return {column.x0, result.line.box.y0, column.x1, result.line.box.y1};
  return {column.x0, ink.y0, column.x1, ink.y1};
}

void add_words(const LineResult& result, const Pieces& pieces, const ToPoints& to_points, model::Page& page) {
  bool first = true;
  for (const ReadWord& word : result.read.words) {
    if (!first) page.text += U' ';
    first = false;
    model::Word placed;
    placed.start = CharOffset(static_cast<uint32_t>(page.text.size()));
    placed.length = CharOffset(static_cast<uint32_t>(word.text.size()));
    placed.box = to_points(ink_of_word(word, result, pieces));
    placed.confidence = word.confidence;
    page.text += word.text;
    page.words.push_back(placed);
  }
}

float mean_confidence(const std::vector<model::Word>& words) {
  float sum = 0, characters = 0;
  for (const model::Word& word : words) {
    sum += word.confidence * static_cast<float>(word.length.value);
    characters += static_cast<float>(word.length.value);
  }
  return characters > 0 ? sum / characters : 0;
}

}  // namespace

model::Page assemble(const std::vector<LineResult>& lines, const Sheet& sheet, double dpi) {
  ToPoints to_points(sheet, dpi);
  model::Page page;
  page.source = TextSource::ocr;
  page.width = to_points.length(sheet.grey.width);
  page.height = to_points.length(sheet.grey.height);
  const LineResult* before = nullptr;
  for (const LineResult& result : lines) {
    if (result.read.words.empty()) continue;
    if (before)
      page.text += result.line.row == before->line.row       ? U" "
                   : result.line.block == before->line.block ? U"\n"
                                                             : U"\n\n";
    add_words(result, sheet.pieces, to_points, page);
    before = &result;
  }
  if (before) page.text += U'\n';
  for (const RuledLine& line : sheet.rules) page.rulings.push_back(to_points(line));
  page.rulings.resize(std::min<size_t>(page.rulings.size(), wire::kMaxPageRulings));
  page.confidence = page.words.empty() ? 1 : mean_confidence(page.words);
  page.blank = page.words.empty();
  return page;
}

}  // namespace recto::image
