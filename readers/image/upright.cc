// Whether the lines run across or down is seen in the ink: rows of text gather it. Whether the page stands on its head is asked of the recogniser, on
// a few long lines as they are and upside down, and so is the script. A clean page is sure of itself (a confidence of
// 0.75–0.95) and ends the search after three lines. On a poor one the right model and way up may reach no more than 0.25 and a
// wrong one 0.39; what tells them apart there is how much it reads: on 36 first pages of declassified typescript the right one
// gave 0.26–1.08 sure characters in a letter height of line, at least 1.8 times what any wrong one gave. An upside-down page of capitals, digits and round letters reads
// well enough to be sure, which is not looked for here.

#include "readers/image/upright.h"

#include <algorithm>

#include "text/arabic.h"

namespace recto::image {
namespace {

constexpr size_t kFirstSamples = 3, kSamples = 6;  // lines
constexpr float kSure = 0.72f;    // confidence at which the way up and script are taken without looking further
constexpr float kClearly = 1.3f;  // a turned page must read better by this factor
constexpr double kAcross = 1.6;   // rows gather ink this much more than columns: no need to try the other way

Grey upside_down(const Grey& grey) {
  Grey turned(grey.width, grey.height);
  std::reverse_copy(grey.cells.begin(), grey.cells.end(), turned.cells.begin());
  return turned;
}

/// Lines to ask the recogniser about.
struct Samples {
  std::vector<Grey> pictures;
  std::vector<float> widths;  ///< of the lines, in letter heights
};

/// How much of a line is joined as letters of Arabic are: pixels of pieces much wider than tall letters are.
int joined_in(const Sheet& sheet, const TextLine& line) {
  constexpr double kWide = 1.2;  // letter heights
  int joined = 0;
  for (const int32_t id : line.pieces) {
    const PixelBox& box = sheet.pieces.list[static_cast<size_t>(id)].box;
    if (box.width() > kWide * sheet.letter_height) joined += box.width();
  }
  return joined;
}

/// Long lines, but not the rows of a frame, a stamp or dust: by turns those with the most ink that has the size of letters and those with the most
/// joined ink. In a list of Arabic names the first are all numbers, which do not say which way is up.
Samples samples_of(const Sheet& sheet) {
  constexpr int kTallest = 3;  // letter heights
  Layout layout = find_lines(sheet.pieces, Direction::left_to_right);
  std::vector<std::pair<int, const TextLine*>> by_letters, by_joined;
  for (const TextLine& line : layout.lines) {
    if (line.box.height() > sheet.letter_height * kTallest) continue;
    by_letters.emplace_back(static_cast<int>(letters_in(sheet.pieces, line).letters), &line);
    by_joined.emplace_back(joined_in(sheet, line), &line);
  }
  const auto more = [](const auto& a, const auto& b) { return a.first > b.first; };
  std::stable_sort(by_letters.begin(), by_letters.end(), more);
  std::stable_sort(by_joined.begin(), by_joined.end(), more);
  std::vector<const TextLine*> lines;
  const auto take = [&](const TextLine* line) {
    if (lines.size() < kSamples && std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
  };
  for (size_t k = 0; k < by_letters.size() && lines.size() < kSamples; ++k) {
    take(by_letters[k].second);
    if (by_joined[k].first > 0) take(by_joined[k].second);
  }
  Samples samples;
  for (const TextLine* line : lines) {
    samples.pictures.push_back(line_picture(sheet.grey, sheet.pieces, *line));
    samples.widths.push_back(static_cast<float>(line->box.width()) / static_cast<float>(sheet.letter_height));
  }
  return samples;
}

bool is_letter_of(Script script, char32_t c) {
  if (script == Script::arabic) return text::is_arabic_letter(c);
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F);
}

/// How a few lines read.
struct Vote {
  float confidence = 0;  ///< mean over characters of words with letters: numbers both models read well
  float density =
      0;  ///< characters of words, weighed by confidence, in a letter height of line: wrong readings are short as well as unsure
  float in_letters = 0;  ///< the same of words with letters alone
  Script script = Script::latin;
};

Vote vote_of(const Samples& samples, size_t count, Script script, Engine& engine) {
  Vote vote{0, 0, 0, script};
  float in_words = 0, width = 0;
  for (size_t k = 0; k < std::min(count, samples.pictures.size()); ++k) {
    for (const ReadWord& word : engine.read(samples.pictures[k]).words) {
      const auto length = static_cast<float>(word.text.size());
      const bool letters =
          std::any_of(word.text.begin(), word.text.end(), [script](char32_t c) { return is_letter_of(script, c); });
      if (letters) {
        in_words += length;
        vote.confidence += word.confidence * length;
        if (length > 1) vote.in_letters += word.confidence * length;
      }
      if (length > 1) vote.density += word.confidence * length;
    }
    width += samples.widths[k];
  }
  if (in_words > 0) vote.confidence /= in_words;
  if (width > 0) {
    vote.density /= width;
    vote.in_letters /= width;
  }
  return vote;
}

/// The script whose letters read best; at once when one is sure. Numbers do not say what script a page is in: both models read them, and a list of
/// Arabic names with identity numbers has more digits than letters.
Result<Vote> best_script(const Samples& samples, size_t count, const ReadingOptions& options, Engines& engines) {
  Vote best{0, 0, 0, options.scripts.front()};
  for (Script script : options.scripts) {
    Engine* engine = TRY(engines.get(script));
    Vote vote = vote_of(samples, count, script, *engine);
    if (vote.confidence >= kSure) return vote;
    const bool letters = vote.in_letters > 0 || best.in_letters > 0;
    if (letters ? vote.in_letters > best.in_letters : vote.density > best.density) best = vote;
  }
  return best;
}

struct Candidate {
  int quarter_turns = 0;
  Vote vote;
};

/// The better of a sheet as it is and upside down; `turns` are those already made.
Result<Candidate> head_or_feet(const Sheet& sheet, int turns, const ReadingOptions& options, Engines& engines) {
  Samples samples = samples_of(sheet);
  Candidate upright{turns, TRY(best_script(samples, kFirstSamples, options, engines))};
  if (upright.vote.confidence >= kSure) return upright;
  upright.vote = TRY(best_script(samples, kSamples, options, engines));
  for (Grey& picture : samples.pictures) picture = upside_down(picture);
  Candidate turned{(turns + 2) % 4, TRY(best_script(samples, kSamples, options, engines))};
  return turned.vote.density > upright.vote.density * kClearly ? turned : upright;
}

}  // namespace

Result<Orientation> find_orientation(const Grey& scan, const ReadingOptions& options, Engines& engines) {
  Orientation result;
  result.sheet = make_sheet(scan, {});
  double across = rows_over_columns(result.sheet);
  Candidate best = TRY(head_or_feet(result.sheet, 0, options, engines));
  bool sure = best.vote.confidence >= kSure || across > kAcross;
  if (!sure) {
    Sheet sideways = make_sheet(scan, {.quarter_turns = 1});
    Candidate other = TRY(head_or_feet(sideways, 1, options, engines));
    if (other.vote.density > best.vote.density * kClearly) best = other;
    if (best.quarter_turns == 1) result.sheet = std::move(sideways);
  }
  result.quarter_turns = best.quarter_turns;
  result.script = best.vote.script;
  if (best.quarter_turns > 1) result.sheet = make_sheet(scan, {.quarter_turns = best.quarter_turns});
  return result;
}

}  // namespace recto::image
