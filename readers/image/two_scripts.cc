#include "readers/image/two_scripts.h"

#include <limits>
#include <optional>

#include "text/arabic.h"

namespace recto::image {
namespace {

constexpr float kUnknown = 0.65f, kKnown = 0.6f;  // confidence of words
constexpr size_t kFewestWords = 4, kFewestUnknown = 2, kFewestUnknownSigns = 6;
constexpr float kFewestLetters = 3;  // letters times confidence that the other script must bring
constexpr float kBetter = 1.15f;

size_t signs_of_unknown(auto first, auto last) {
  size_t words = 0, signs = 0;
  for (; first != last && first->confidence < kUnknown; ++first) {
    ++words;
    signs += first->text.size();
  }
  return words >= kFewestUnknown ? signs : 0;
}

bool is_of(char32_t c, Script script) {
  if (script == Script::arabic) return text::is_arabic_letter(c);
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F);
}

/// A word on the sheet.
struct Stretch {
  int x0 = 0, x1 = 0;
  float worth = 0;  ///< of one that the model knew its letters times its confidence
};

std::vector<Stretch> known_words(const LineResult& line) {
  std::vector<Stretch> out;
  for (const ReadWord& word : line.read.words) {
    const auto letters =
        std::count_if(word.text.begin(), word.text.end(), [&](char32_t c) { return is_of(c, line.script); });
    if (word.confidence >= kKnown && letters >= 2)
      out.push_back({line.seen.x0 + word.x0, line.seen.x0 + word.x1, word.confidence * static_cast<float>(letters)});
  }
  return out;
}

float worth_beside(const std::vector<Stretch>& words, int x, bool left) {
  float sum = 0;
  for (const Stretch& word : words) sum += ((word.x0 + word.x1) / 2 < x) == left ? word.worth : 0;
  return sum;
}

/// Where `words` begin behind an edge of the other script's part; the edge itself where there are none.
int next_to(const std::vector<Stretch>& words, int edge, bool other_left) {
  std::optional<int> next;
  for (const Stretch& word : words) {
    if (((word.x0 + word.x1) / 2 >= edge) != other_left) continue;
    const int near = other_left ? std::max(edge, word.x0) : std::min(edge, word.x1);
    if (!next || (other_left ? near < *next : near > *next)) next = near;
  }
  return next.value_or(edge);
}

std::vector<Stretch> all_words(const LineResult& line) {
  std::vector<Stretch> out;
  for (const ReadWord& word : line.read.words) out.push_back({line.seen.x0 + word.x0, line.seen.x0 + word.x1, 0});
  return out;
}

}  // namespace

bool may_be_in_two_scripts(const LineResult& ours) {
  const std::vector<ReadWord>& words = ours.read.words;
  return words.size() >= kFewestWords && (signs_of_unknown(words.begin(), words.end()) >= kFewestUnknownSigns ||
                                          signs_of_unknown(words.rbegin(), words.rend()) >= kFewestUnknownSigns);
}

std::optional<ScriptBorder> script_border(const LineResult& ours, const LineResult& other, Script main) {
  const std::vector<Stretch> mine = known_words(ours), theirs = known_words(other);
  constexpr int kAll = std::numeric_limits<int>::max();
  const float alone = std::max(worth_beside(mine, kAll, true), worth_beside(theirs, kAll, true));
  float best = alone * kBetter;
  std::optional<ScriptBorder> border;
  for (const Stretch& word : theirs) {
    for (const bool other_left : {true, false}) {
      const int x = other_left ? word.x1 : word.x0;
      const float brought = worth_beside(theirs, x, other_left), kept = worth_beside(mine, x, !other_left);
      if (brought < kFewestLetters || kept < kFewestLetters || brought + kept <= best) continue;
      best = brought + kept;
      border = ScriptBorder{x, other_left};
    }
  }
  if (!border) return border;
  // Numbers and signs between the two are the page's script's.
  const int far = next_to(mine, border->x, border->other_left),
            near = next_to(all_words(ours), border->x, border->other_left);
  border->x = other.script == main ? far : (border->x + near) / 2;
  return border;
}

}  // namespace recto::image
