#include "readers/image/reference_letters.h"

#include <array>
#include <optional>

namespace recto::image {
namespace {

constexpr float kLetter = 0.4f, kSign = 0.3f;
constexpr double kLoose = 1.6;  // letters have more air around them than digits
constexpr size_t kMostLetters = 2;

bool is_sign(const ReadGlyph& glyph, char32_t sign) {
  return glyph.numeric && glyph.chances[kDigitClasses.find(sign)] > kSign;
}

bool is_digit(const ReadGlyph& glyph) {
  constexpr size_t kDigits = 20;  // of both sets
  return glyph.numeric && best_number(glyph.chances) < kDigits;
}

bool apart(const ReadGlyph& one, const ReadGlyph& other, double gap) {
  const PixelBox &a = one.glyph.box, &b = other.glyph.box;
  return std::max(a.x0, b.x0) - std::min(a.x1, b.x1) >= gap;
}

Probabilities chances_of(const RunOnPage& page, const DigitNet& net, const Glyph& glyph) {
  return net.read(glyph_picture(page.grey, page.pieces, glyph, page.height));
}

/// Letters alike but for their dots (ص ض) are told by whether there is ink besides their stroke, too: at 150 dpi the picture shows little of it.
void weigh_by_dots(const Glyph& glyph, Probabilities& chances) {
  constexpr std::u32string_view kDotted = U"بتثجخذزشضظغفقني", kDotless = U"حدرسصطعلمهو";
  constexpr float kAgainst = 0.15f;  // dots run into strokes, and strokes break
  const std::u32string_view unlikely = glyph.pieces.size() > 1 ? kDotless : kDotted;
  float sum = 0;
  for (size_t k = 0; k < kOther; ++k) {
    if (unlikely.find(kLetterClasses[k]) != unlikely.npos) chances[k] *= kAgainst;
    sum += chances[k];
  }
  sum += chances[kOther];
  for (float& chance : chances) chance /= sum;
}

float most_letter(const Probabilities& chances) { return *std::max_element(chances.begin(), chances.begin() + kOther); }

/// Ink cut in two from the left.
using Halves = std::array<ReadGlyph, 2>;

/// Ink that may be a stroke and a letter that touch, the stroke at its left or right, cut where both read best; nothing where either does not.
std::optional<Halves> stroke_cut_off(const RunOnPage& page, const Glyph& glyph, bool stroke_left) {
  constexpr double kNarrow = 0.25, kWide = 0.8;  // a stroke, in heights of the run
  constexpr float kLeast = 0.5f;
  constexpr size_t kStroke = kDigitClasses.find(U'/');
  std::optional<Halves> best;
  float most = 0;
  const int least = static_cast<int>(kNarrow * page.height), widest = static_cast<int>(kWide * page.height);
  for (int width = least; width <= std::min(widest, glyph.box.width() - least); ++width) {
    const int column = stroke_left ? glyph.box.x0 + width : glyph.box.x1 - width;
    Halves halves{
        {{part_of(page.pieces, glyph, glyph.box.x0, column)}, {part_of(page.pieces, glyph, column, glyph.box.x1)}}};
    ReadGlyph &stroke = halves[stroke_left ? 0 : 1], &letter = halves[stroke_left ? 1 : 0];
    stroke.chances = chances_of(page, page.digits, stroke.glyph);
    stroke.numeric = true;
    if (stroke.chances[kStroke] < kLeast) continue;
    const float chance = most_letter(chances_of(page, DigitNet::letters(), letter.glyph));
    if (chance < kLeast || chance * stroke.chances[kStroke] <= most) continue;
    letter.chances[kOther] = 1;
    most = chance * stroke.chances[kStroke];
    best = halves;
  }
  return best;
}

/// Cuts strokes from the letters that they touch, beside digits.
void cut_strokes(const RunOnPage& page, std::vector<ReadGlyph>& read) {
  constexpr double kLeastPair = 0.5, kMostPair = 2.6;  // a stroke and a letter, in heights of the run
  auto touched = [&](size_t k, size_t digit) {
    const double width = read[k].glyph.box.width();
    return is_digit(read[digit]) && !read[k].numeric && !apart(read[k], read[digit], page.gap) &&
           width > kLeastPair * page.height && width < kMostPair * page.height;
  };
  for (size_t k = 0; k < read.size(); ++k) {
    const bool after = k > 0 && touched(k, k - 1), before = k + 1 < read.size() && touched(k, k + 1);
    std::optional<Halves> halves;
    if (after) halves = stroke_cut_off(page, read[k].glyph, true);
    if (before && !halves) halves = stroke_cut_off(page, read[k].glyph, false);
    if (!halves) continue;
    read[k] = (*halves)[0];
    read.insert(read.begin() + static_cast<ptrdiff_t>(k) + 1, (*halves)[1]);
    ++k;
  }
}

/// A character and the letter that it may be.
struct Letter {
  ReadGlyph* glyph;
  char32_t letter;
  float chance;
};

/// Characters counted from a stroke on, to the left or to the right of it.
class Side {
 public:
  Side(const RunOnPage& page, std::vector<ReadGlyph>& read, size_t stroke, int step)
      : page_(page), read_(read), stroke_(static_cast<ptrdiff_t>(stroke)), step_(step) {}

  /// The k-th from the stroke, which is the 0-th; null beyond the run and behind a space.
  ReadGlyph* at(size_t k) const {
    const ptrdiff_t index = stroke_ + step_ * static_cast<ptrdiff_t>(k), before = index - step_;
    if (index < 0 || index >= static_cast<ptrdiff_t>(read_.size())) return nullptr;
    if (k > 0 && apart(read_[static_cast<size_t>(before)], read_[static_cast<size_t>(index)], kLoose * page_.gap))
      return nullptr;
    return &read_[static_cast<size_t>(index)];
  }

  /// The letters that follow the stroke; none where what follows them is neither a stroke before a digit nor a space.
  std::vector<Letter> letters() const {
    std::vector<Letter> found;
    size_t end = 1;
    for (ReadGlyph* next = at(end); next; next = at(++end)) {
      if (!found.empty() && is_sign(*next, U'.')) continue;
      const Letter letter = letter_of(*next);
      if (letter.chance < kLetter) break;
      found.push_back(letter);
    }
    const ReadGlyph *next = at(end), *after = next ? at(end + 1) : nullptr;
    const bool ends = !next || (is_sign(*next, U'/') && after && is_digit(*after));
    return ends && found.size() <= kMostLetters ? found : std::vector<Letter>();
  }

 private:
  Letter letter_of(ReadGlyph& glyph) const {
    Probabilities chances = chances_of(page_, DigitNet::letters(), glyph.glyph);
    weigh_by_dots(glyph.glyph, chances);
    const auto best = std::max_element(chances.begin(), chances.begin() + kOther);
    return {&glyph, kLetterClasses[static_cast<size_t>(best - chances.begin())], *best};
  }

  const RunOnPage& page_;
  std::vector<ReadGlyph>& read_;
  ptrdiff_t stroke_;
  int step_;
};

}  // namespace

void mark_reference_letters(const RunOnPage& page, std::vector<ReadGlyph>& read) {
  cut_strokes(page, read);
  for (size_t k = 0; k < read.size(); ++k) {
    if (!is_sign(read[k], U'/')) continue;
    for (const int step : {-1, 1}) {
      const ReadGlyph* number = Side(page, read, k, -step).at(1);
      if (!number || !is_digit(*number)) continue;
      for (const Letter& found : Side(page, read, k, step).letters()) {
        found.glyph->letter = found.letter;
        found.glyph->letter_chance = found.chance;
        found.glyph->numeric = false;
      }
    }
  }
}

}  // namespace recto::image
