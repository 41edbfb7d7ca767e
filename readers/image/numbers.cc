// 1. The ink is read piece by piece (read_glyphs.h).
// 2. Characters that follow each other without a space and are no letters make a group, and so does a letter between strokes of a reference. Its digits are of
//    one set: the one that its characters fit better, helped by the other groups of the line.
// 3. Signs at its ends are dropped, brackets around it are kept, and its text is turned into logical order.

#include "readers/image/numbers.h"

#include <cmath>
#include <optional>

#include "readers/image/read_glyphs.h"
#include "readers/image/reference_letters.h"

namespace recto::image {
namespace {

constexpr double kClose = 0.22;  // heights of the run
constexpr float kSure = 0.9f, kNumeric = 0.5f, kNumericBeside = 0.04f, kSingle = 0.8f;
constexpr size_t kDigits = 10, kFirstSign = 2 * kDigits;
constexpr char32_t kLeftBracket = U'(', kRightBracket = U')';

/// Characters that follow each other without a space.
struct Group {
  std::vector<ReadGlyph> glyphs;  ///< from the left
  double height = 0;
  int ink_before = 0, ink_behind = 0;
  double for_eastern = 0;  ///< log chances in favour of the Eastern digits over the Western
  bool may_go_on = false;  ///< what stands beside it may be another digit of it
};

double gap_between(const ReadGlyph& left, const ReadGlyph& right) { return right.glyph.box.x0 - left.glyph.box.x1; }
double pitch_between(const ReadGlyph& left, const ReadGlyph& right) {
  return (right.glyph.box.x0 + right.glyph.box.x1 - left.glyph.box.x0 - left.glyph.box.x1) / 2.0;
}

/// How far neighbours may stand apart in one number. Digits have one advance, which leaves much air around a narrow ١ or 1 in loose type: a wide gap is none
/// where the middles are no farther apart than digits that nearly touch are.
struct Spacing {
  double gap = 0, pitch = 0;  ///< pixels

  Spacing(const std::vector<ReadGlyph>& read, double height) : gap(kGap * height) {
    std::vector<double> pitches;
    for (size_t k = 1; k < read.size(); ++k) {
      const bool digits = best_number(read[k - 1].chances) < kFirstSign && best_number(read[k].chances) < kFirstSign;
      const bool sure = most_number(read[k - 1].chances) > kNumeric && most_number(read[k].chances) > kNumeric;
      if (digits && sure && gap_between(read[k - 1], read[k]) < gap)
        pitches.push_back(pitch_between(read[k - 1], read[k]));
    }
    pitch = kUsualPitch * height;
    if (pitches.empty()) return;
    const auto middle = pitches.begin() + static_cast<ptrdiff_t>(pitches.size() / 2);
    std::nth_element(pitches.begin(), middle, pitches.end());
    pitch = *middle * kLoose;
  }
  bool together(const ReadGlyph& left, const ReadGlyph& right) const {
    const double apart = gap_between(left, right);
    return apart < gap || (apart < kMostGaps * gap && pitch_between(left, right) < pitch);
  }

 private:
  static constexpr double kGap = 0.3, kUsualPitch = 0.95, kLoose = 1.08, kMostGaps = 2.2;
};

double log_most(const Probabilities& chances, size_t first) {
  float most = 1e-6f;
  for (size_t k = first; k < first + kDigits; ++k) most = std::max(most, chances[k]);
  for (size_t k = kFirstSign; k < kOther; ++k) most = std::max(most, chances[k]);
  return std::log(most);
}

/// Says which characters are digits or signs: what may be one, and what hardly may be but stands close beside one that is.
void mark_numeric(std::vector<ReadGlyph>& read, const Spacing& spacing) {
  auto chance = [](const ReadGlyph& glyph) { return 1 - glyph.chances[kOther]; };
  for (ReadGlyph& glyph : read) glyph.numeric = chance(glyph) > kNumeric;
  auto spread = [&](const ReadGlyph& from, ReadGlyph& to, const ReadGlyph& left, const ReadGlyph& right) {
    if (from.numeric && chance(to) > kNumericBeside && gap_between(left, right) < spacing.gap) to.numeric = true;
  };
  for (size_t k = 1; k < read.size(); ++k) spread(read[k - 1], read[k], read[k - 1], read[k]);
  for (size_t k = read.size(); k > 1; --k) spread(read[k - 1], read[k - 2], read[k - 2], read[k - 1]);
}

/// True where the ink next to a group is no farther off than a space and may be a digit that was not recognised: the group is perhaps half a number.
bool has_doubtful_neighbour(const Group& group, const std::vector<ReadGlyph>& read) {
  constexpr double kNear = 0.8;  // heights
  constexpr float kPerhaps = 0.02f;
  const int from = group.glyphs.front().glyph.box.x0, to = group.glyphs.back().glyph.box.x1;
  return std::any_of(read.begin(), read.end(), [&](const ReadGlyph& other) {
    const PixelBox& box = other.glyph.box;
    const bool beside = (box.x1 <= from && from - box.x1 < kNear * group.height) ||
                        (box.x0 >= to && box.x0 - to < kNear * group.height);
    return beside && !other.letter && 1 - other.chances[kOther] > kPerhaps;
  });
}

std::vector<Group> groups_of(const std::vector<ReadGlyph>& read, const GlyphRun& run, const Spacing& spacing) {
  std::vector<Group> groups;
  int last_ink = run.ink_before;
  bool open = false;
  for (const ReadGlyph& glyph : read) {
    const bool ours = glyph.numeric || glyph.letter;
    const bool beside_letter = glyph.letter || (open && groups.back().glyphs.back().letter);
    open = open && ours && (beside_letter || spacing.together(groups.back().glyphs.back(), glyph));
    if (!groups.empty() && !open && groups.back().ink_behind > glyph.glyph.box.x0 &&
        groups.back().ink_behind == run.ink_behind)
      groups.back().ink_behind = glyph.glyph.box.x0;
    if (ours && !open) {
      groups.push_back({{}, run.height, last_ink, run.ink_behind, 0, false});
      open = true;
    }
    if (open) {
      groups.back().glyphs.push_back(glyph);
      if (glyph.numeric) groups.back().for_eastern += log_most(glyph.chances, 0) - log_most(glyph.chances, kDigits);
    }
    last_ink = std::max(last_ink, glyph.glyph.box.x1);
  }
  for (Group& group : groups) group.may_go_on = has_doubtful_neighbour(group, read);
  return groups;
}

/// A character decided on.
struct Sign {
  char32_t character;
  float chance;  ///< that it is this one and none other of its set
};

Sign sign_of(const ReadGlyph& glyph, bool eastern) {
  const Probabilities& chances = glyph.chances;
  if (glyph.letter) return {glyph.letter, glyph.letter_chance};
  const size_t ours = eastern ? 0 : kDigits, theirs = eastern ? kDigits : 0;
  size_t best = ours;
  float set_aside = 0;  // what the other set's digits took: a ٩ may look like a 9
  for (size_t k = 0; k < kOther; ++k) {
    const bool foreign = k >= theirs && k < theirs + kDigits;
    if (foreign) set_aside += chances[k];
    if (!foreign && chances[k] > chances[best]) best = k;
  }
  return {kDigitClasses[best], chances[best] / std::max(1e-6f, 1 - set_aside)};
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'٠' && c <= U'٩'); }

bool is_letter(char32_t c) { return kLetterClasses.find(c) != kLetterClasses.npos; }

/// Where what begins at `start` of a text seen from the left ends: a number with single / . , ، : between its digits, or one character.
size_t end_of_part(const std::u32string& seen, size_t start) {
  size_t end = start + 1;
  while (is_digit(seen[end - 1]) && end < seen.size()) {
    const bool sign = seen[end] != U'-' && !is_letter(seen[end]) && end + 1 < seen.size() && is_digit(seen[end + 1]);
    if (!is_digit(seen[end]) && !sign) break;
    end += is_digit(seen[end]) ? 1 : 2;
  }
  return end;
}

/// Text in the order it is read from what stands from left to right. By the rules for bidirectional text (UAX #9, W4) digits with single / . , ، : between
/// them run to the right; parts on the sides of a hyphen and of letters stand from right to left as the words do.
std::u32string logical(const std::u32string& seen) {
  std::u32string out;
  for (size_t start = 0; start < seen.size();) {
    const size_t end = end_of_part(seen, start);
    out.insert(0, seen, start, end - start);
    start = end;
  }
  return out;
}

/// The signs that may stand inside a number: one at a time, between digits and letters.
bool well_formed(const std::u32string& seen) {
  auto is_sign = [](char32_t c) { return !is_digit(c) && !is_letter(c); };
  for (size_t k = 1; k < seen.size(); ++k)
    if (is_sign(seen[k]) && is_sign(seen[k - 1])) return false;
  return !seen.empty() && !is_sign(seen.front()) && !is_sign(seen.back());
}

/// ١ and ا, ٥ and ه, ٠ and a full stop: digits that letters and signs look like.
bool is_like_a_letter(char32_t c) { return c == U'١' || c == U'٥' || c == U'٠' || c == U'1' || c == U'0'; }

char32_t turned(char32_t sign) {
  return sign == kLeftBracket ? kRightBracket : sign == kRightBracket ? kLeftBracket : sign;
}

class NumberMaker {
 public:
  NumberMaker(const Group& group, bool eastern) : group_(group), eastern_(eastern) {
    for (const ReadGlyph& glyph : group.glyphs) signs_.push_back(sign_of(glyph, eastern));
    if (eastern) read_dot_as_zero();
    last_ = signs_.size();
    auto is_inner = [](const Sign& sign) { return is_digit(sign.character) || is_letter(sign.character); };
    while (first_ < last_ && !is_inner(signs_[first_])) ++first_;
    while (last_ > first_ && !is_inner(signs_[last_ - 1])) --last_;
  }

  /// The number from the first digit to the last with the signs around it, or nothing.
  std::optional<FoundNumber> make() const {
    if (first_ == last_) return std::nullopt;
    FoundNumber number = digits();
    if (!well_formed(number.text) || may_be_letters()) return std::nullopt;
    if (eastern_ || number.letters) number.text = logical(number.text);
    size_t first = first_, last = last_;
    for (; last < signs_.size() && is_sure_sign(signs_[last]); ++last) {
      number.text = turned(signs_[last].character) + number.text;
      add_ink(group_.glyphs[last], number);
    }
    for (; first > 0 && is_sure_sign(signs_[first - 1]); --first) {
      number.text += turned(signs_[first - 1].character);
      add_ink(group_.glyphs[first - 1], number);
    }
    number.close_before = close(first > 0 ? group_.glyphs[first - 1].glyph.box.x1 : group_.ink_before, number.box.x0);
    number.close_behind =
        close(number.box.x1, last < signs_.size() ? group_.glyphs[last].glyph.box.x0 : group_.ink_behind);
    // The network is surer of itself than it is right, and a digit that was not recognised as one may be what stands beside.
    number.confidence *= number.confidence;
    if (group_.may_go_on || (number.close_before && first == first_) || (number.close_behind && last == last_))
      number.confidence = std::min(number.confidence, kUnsure);
    return number;
  }

 private:
  static constexpr float kSureSign = 0.8f, kSureStroke = 0.4f;
  static constexpr size_t kFewDigits = 3;  // لا and ا look like ٧ and ١

  /// A stroke beside a number leads to the letter of a reference, which makes the network less sure of it.
  static bool is_sure_sign(const Sign& sign) {
    return sign.chance > (sign.character == U'/' ? kSureStroke : kSureSign);
  }

  /// What runs to the left has its full stop on the left: a dot at the right of a number is its last digit.
  void read_dot_as_zero() {
    constexpr float kDoubted = 0.88f;  // squared it is unsure
    if (signs_.size() > 1 && signs_.back().character == U'.' && is_digit(signs_[signs_.size() - 2].character))
      signs_.back() = {U'٠', std::min(signs_.back().chance, kDoubted)};
  }

  bool close(int left, int right) const { return right - left < kClose * group_.height; }

  /// True for a single digit that may be a letter or dust, and for digits that touch letters unless there are three and one is a digit for sure.
  bool may_be_letters() const {
    const bool touches = (first_ == 0 && close(group_.ink_before, group_.glyphs.front().glyph.box.x0)) ||
                         (last_ == signs_.size() && close(group_.glyphs.back().glyph.box.x1, group_.ink_behind));
    const bool clear =
        std::any_of(signs_.begin() + static_cast<ptrdiff_t>(first_), signs_.begin() + static_cast<ptrdiff_t>(last_),
                    [](const Sign& sign) {
                      return is_digit(sign.character) && !is_like_a_letter(sign.character) && sign.chance > kSure;
                    });
    const bool single = last_ - first_ == 1;
    const char32_t only = signs_[first_].character;
    const float least = is_like_a_letter(only) ? kSure : kSingle;
    if (single && (only == U'٠' || signs_[first_].chance < least)) return true;
    return touches && (last_ - first_ < kFewDigits || !clear);
  }

  static void add_ink(const ReadGlyph& read, FoundNumber& number) {
    number.box = unite(number.box, read.glyph.box);
    for (const int32_t id : read.glyph.pieces)
      if (std::find(number.pieces.begin(), number.pieces.end(), id) == number.pieces.end()) number.pieces.push_back(id);
  }
  FoundNumber digits() const {
    FoundNumber number;
    number.eastern = eastern_;
    number.confidence = 1;
    for (size_t k = first_; k < last_; ++k) {
      number.text += signs_[k].character;
      number.letters = number.letters || is_letter(signs_[k].character);
      number.confidence *= signs_[k].chance;
      add_ink(group_.glyphs[k], number);
    }
    return number;
  }

  const Group& group_;
  bool eastern_;
  std::vector<Sign> signs_;
  size_t first_ = 0, last_ = 0;  ///< the digits and letters, with the signs between them
};

}  // namespace

std::vector<FoundNumber> find_numbers(const Grey& grey, const Pieces& pieces, const TextLine& line, const DigitNet& net,
                                      DigitSets sets) {
  constexpr double kOthersWeight = 0.3, kMostHelp = 6;
  std::vector<Group> groups;
  for (const GlyphRun& run : glyph_runs(pieces, line)) {
    std::vector<ReadGlyph> read = read_glyphs(grey, pieces, run, net);
    const Spacing spacing(read, run.height);
    mark_numeric(read, spacing);
    if (sets == DigitSets::both) mark_reference_letters({grey, pieces, net, run.height, spacing.gap}, read);
    for (Group& group : groups_of(read, run, spacing)) groups.push_back(std::move(group));
  }
  double all = 0;
  for (const Group& group : groups) all += group.for_eastern;
  std::vector<FoundNumber> numbers;
  for (const Group& group : groups) {
    const double help = std::clamp(kOthersWeight * (all - group.for_eastern), -kMostHelp, kMostHelp);
    const bool eastern = sets == DigitSets::both && group.for_eastern + help > 0;
    if (auto number = NumberMaker(group, eastern).make()) numbers.push_back(std::move(*number));
  }
  return numbers;
}

}  // namespace recto::image
