// Whether the lines run across or down is seen in the ink: rows of text gather it. Whether the page stands on its head is asked of the recogniser, on
// a few long lines as they are and upside down, and so is the script. Both answers are given by its confidence, which
// for the right model and way up is 0.75–0.95 and for the wrong ones 0.2–0.5; good first answers end the search, so that an
// upright Arabic page costs three lines, which is a tenth of reading it. Tesseract's own detector (OSD) takes 0.3 s to load and answers wrongly
// on pages with little or noisy text.

#include "readers/image/upright.h"

#include <algorithm>

namespace recto::image {
namespace {

constexpr size_t kSamples = 3;
constexpr float kSure = 0.72f;     // the way up and script are taken without looking further
constexpr float kClearly = 0.12f;  // a turn must read better by this
constexpr double kAcross = 1.6;    // rows gather ink this much more than columns: no need to try the other way

Grey upside_down(const Grey& grey) {
  Grey turned(grey.width, grey.height);
  std::reverse_copy(grey.cells.begin(), grey.cells.end(), turned.cells.begin());
  return turned;
}

/// Pictures of the longest lines that are not taller than usual.
std::vector<Grey> samples_of(const Sheet& sheet) {
  Layout layout = find_lines(sheet.pieces, Direction::left_to_right);
  auto& lines = layout.lines;
  std::erase_if(lines, [&](const TextLine& line) { return line.box.height() > sheet.letter_height * 5; });
  std::stable_sort(lines.begin(), lines.end(),
                   [](const TextLine& a, const TextLine& b) { return a.box.width() > b.box.width(); });
  lines.resize(std::min(lines.size(), kSamples));
  std::vector<Grey> pictures;
  for (const TextLine& line : lines) pictures.push_back(line_picture(sheet.grey, sheet.pieces, line));
  return pictures;
}

struct Vote {
  float confidence = 0;
  Script script = Script::latin;
};

Result<Vote> best_script(const std::vector<Grey>& samples, const ReadingOptions& options, Engines& engines) {
  Vote best{0, options.scripts.front()};
  for (Script script : options.scripts) {
    Engine* engine = TRY(engines.get(script));
    float sum = 0, characters = 0;
    for (const Grey& sample : samples) {
      ReadLine line = engine->read(sample);
      float length = 0;
      for (const ReadWord& word : line.words) length += static_cast<float>(word.text.size());
      sum += line.confidence * length;
      characters += length;
    }
    float confidence = characters > 0 ? sum / characters : 0;
    if (confidence > best.confidence) best = {confidence, script};
    if (confidence >= kSure) break;
  }
  return best;
}

struct Candidate {
  int quarter_turns = 0;
  Vote vote;
};

/// The better of a sheet as it is and upside down; `turns` are those already made.
Result<Candidate> head_or_feet(const Sheet& sheet, int turns, const ReadingOptions& options, Engines& engines) {
  std::vector<Grey> samples = samples_of(sheet);
  Candidate upright{turns, TRY(best_script(samples, options, engines))};
  if (upright.vote.confidence >= kSure) return upright;
  for (Grey& sample : samples) sample = upside_down(sample);
  Candidate turned{(turns + 2) % 4, TRY(best_script(samples, options, engines))};
  return turned.vote.confidence > upright.vote.confidence + kClearly ? turned : upright;
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
    if (other.vote.confidence > best.vote.confidence + kClearly) best = other;
    if (best.quarter_turns == 1) result.sheet = std::move(sideways);
  }
  result.quarter_turns = best.quarter_turns;
  result.script = best.vote.script;
  if (best.quarter_turns > 1) result.sheet = make_sheet(scan, {.quarter_turns = best.quarter_turns});
  return result;
}

}  // namespace recto::image
