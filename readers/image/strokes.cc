#include "readers/image/strokes.h"

#include <array>

namespace recto::image {
namespace {

constexpr float kDoubted = 0.7f;
constexpr size_t kMostLetters = 3;  // of a reference, false ones counted

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'٠' && c <= U'٩'); }
bool is_arabic(char32_t c) { return c >= 0x620 && c <= 0x64A; }
bool may_be_stroke(char32_t c) { return c == U'ا' || c == U'ل' || c == U'أ' || c == U'إ'; }
bool is_upright(char32_t c) { return c == U'ا' || c == U'أ' || c == U'إ' || c == U'1' || c == U'١'; }

/// Strokes of ink in the columns of a word.
struct Strokes {
  size_t upright = 0, leaning = 0;
};

Strokes strokes_in(const LineResult& line, const ReadWord& word, const Pieces& pieces) {
  Strokes out;
  for (const int32_t id : line.line.pieces) {
    const PixelBox& box = pieces.list[static_cast<size_t>(id)].box;
    const int middle = (box.x0 + box.x1) / 2 - line.seen.x0;
    if (middle < word.x0 || middle >= word.x1) continue;
    const Stand stroke = stroke_of(pieces, id, line.line.letter_height);
    out.upright += stroke == Stand::upright;
    out.leaning += stroke == Stand::leaning;
  }
  return out;
}

bool is_reference(const std::u32string& text) {
  const auto letters = std::count_if(text.begin(), text.end(), is_arabic);
  return letters >= 2 && static_cast<size_t>(letters) <= kMostLetters &&
         std::any_of(text.begin(), text.end(), is_digit);
}

void mend(ReadWord& word, const Strokes& ink) {
  const std::u32string before = word.text;
  auto count = [&](auto is) { return static_cast<size_t>(std::count_if(word.text.begin(), word.text.end(), is)); };
  for (size_t k = 0; k < word.text.size(); ++k) {
    if (!may_be_stroke(word.text[k])) continue;
    auto beside = [&](auto is) {
      return (k > 0 && is(word.text[k - 1])) || (k + 1 < word.text.size() && is(word.text[k + 1]));
    };
    const auto is_solidus = [](char32_t c) { return c == U'/'; };
    if (beside(is_digit) && count(is_solidus) < ink.leaning) {
      word.text[k] = U'/';
    } else if (beside(is_solidus) && count(is_solidus) >= ink.leaning && count(is_upright) > ink.upright) {
      word.text.erase(k--, 1);
    }
  }
  if (word.text != before) word.confidence = std::min(word.confidence, kDoubted);
}

/// Among Eastern digits the ring that the recogniser calls a Western nought is a five: their nought is a dot.
void mend_five(ReadWord& word) {
  const auto eastern =
      std::count_if(word.text.begin(), word.text.end(), [](char32_t c) { return c >= U'٠' && c <= U'٩'; });
  const auto western =
      std::count_if(word.text.begin(), word.text.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  const auto noughts = std::count(word.text.begin(), word.text.end(), U'0');
  if (noughts == 0 || western != noughts || eastern <= noughts) return;
  std::replace(word.text.begin(), word.text.end(), U'0', U'٥');
  word.confidence = std::min(word.confidence, kDoubted);
}

}  // namespace

Stand stroke_of(const Pieces& pieces, int32_t id, int letter_height) {
  constexpr double kTall = 0.6, kThin = 0.4, kWide = 0.3, kLeans = 0.2, kUpright = 0.12,
                   kBends = 0.08;  // of the height
  constexpr int kThirds = 3;
  const PixelBox& box = pieces.list[static_cast<size_t>(id)].box;
  const double height = box.height();
  if (height < kTall * letter_height || box.width() > height) return Stand::none;
  std::array<double, kThirds> sum{}, count{};
  int widest = 0;
  for (int y = box.y0; y < box.y1; ++y) {
    int first = box.x1, last = box.x0;
    for (int x = box.x0; x < box.x1; ++x) {
      if (pieces.label.at(x, y) != id) continue;
      const auto third = static_cast<size_t>(std::min(kThirds - 1, (y - box.y0) * kThirds / box.height()));
      sum[third] += x;
      count[third] += 1;
      first = std::min(first, x);
      last = x + 1;
    }
    widest = std::max(widest, last - first);
  }
  if (std::any_of(count.begin(), count.end(), [](double n) { return n == 0; }) || widest > kWide * height + 2)
    return Stand::none;
  const double top = sum[0] / count[0], middle = sum[1] / count[1], bottom = sum[2] / count[2];
  if (std::abs(middle - (top + bottom) / 2) > kBends * height) return Stand::none;
  if (top - bottom > kLeans * height) return Stand::leaning;
  return std::abs(top - bottom) <= kUpright * height && box.width() <= kThin * height + 1 ? Stand::upright
                                                                                          : Stand::none;
}

void mend_strokes(LineResult& line, const Pieces& pieces) {
  for (ReadWord& word : line.read.words) {
    mend_five(word);
    if (is_reference(word.text)) mend(word, strokes_in(line, word, pieces));
  }
}

}  // namespace recto::image
