#include "readers/image/end_signs.h"

namespace recto::image {
namespace {

enum class End { left, right };

bool is_small_sign(char32_t c) {
  constexpr std::u32string_view kSigns = U".,:;_-~'\"`‘’“”،؛—–·";
  return kSigns.find(c) != kSigns.npos;
}

/// The height of the tallest piece of ink at an end of the line, specks of dust left out: of a colon that of one of its dots, of an i that of its stem.
int height_at(const LineResult& line, const Pieces& pieces, End end) {
  constexpr int kOfSpecks = 8;  // in a letter's height
  PixelBox edge;
  int tallest = 0;
  auto box = [&](int32_t id) -> const PixelBox& { return pieces.list[static_cast<size_t>(id)].box; };
  auto is_speck = [&](const PixelBox& ink) {
    return std::max(ink.width(), ink.height()) * kOfSpecks < line.line.letter_height;
  };
  for (const int32_t id : line.line.pieces) {
    const bool farther = end == End::left ? box(id).x0 < edge.x0 : box(id).x1 > edge.x1;
    if (!is_speck(box(id)) && (edge.empty() || farther)) edge = box(id);
  }
  for (const int32_t id : line.line.pieces)
    if (box(id).x0 < edge.x1 && edge.x0 < box(id).x1) tallest = std::max(tallest, box(id).height());
  return tallest;
}

}  // namespace

void drop_end_signs(LineResult& line, const Pieces& pieces) {
  std::vector<ReadWord>& words = line.read.words;
  const bool to_the_left = line.script == Script::arabic;
  const auto bare = [&](End end) { return height_at(line, pieces, end) * 2 >= line.line.letter_height; };
  if (!words.empty() && is_small_sign(words.front().text.front()) && bare(to_the_left ? End::right : End::left)) {
    std::u32string& text = words.front().text;
    const auto kept = std::find_if_not(text.begin(), text.end(), is_small_sign);
    text.erase(text.begin(), kept);
    if (text.empty()) words.erase(words.begin());
  }
  if (!words.empty() && is_small_sign(words.back().text.back()) && bare(to_the_left ? End::left : End::right)) {
    std::u32string& text = words.back().text;
    while (!text.empty() && is_small_sign(text.back())) text.pop_back();
    if (text.empty()) words.pop_back();
  }
}

}  // namespace recto::image
