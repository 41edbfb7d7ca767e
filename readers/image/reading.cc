// The order of work on a page: which way up and which script (upright.h); its lines (lines.h); each line by the model of the page's script; a
// line that reads poorly once more, by the other script's model and from another preparation, and the better reading stays; a page in Latin
// letters that reads poorly as a whole once more by the recogniser's own layout.

#include "readers/image/reading.h"

#include "readers/image/page_text.h"
#include "readers/image/plausible.h"
#include "readers/image/upright.h"
#include "text/language.h"

namespace recto::image {
namespace {

constexpr float kPoor = 0.6f;         // below it a line is tried in other ways
constexpr float kNoWord = 0.3f;       // below it what the recogniser's own layout saw in dust is no word
constexpr float kOtherScript = 0.1f;  // what the other script must read better by

Direction direction_of(Script script) {
  return script == Script::arabic ? Direction::right_to_left : Direction::left_to_right;
}

Script other_than(Script script) { return script == Script::arabic ? Script::latin : Script::arabic; }

bool allows(const ReadingOptions& options, Script script) {
  return std::find(options.scripts.begin(), options.scripts.end(), script) != options.scripts.end();
}

bool over(const ReadingOptions& options) { return std::chrono::steady_clock::now() >= options.deadline; }

class LineReader {
 public:
  LineReader(const Sheet& sheet, const ReadingOptions& options, Engines& engines)
      : sheet_(sheet), options_(options), engines_(engines) {}

  Result<LineResult> read(const TextLine& line, Script script) {
    LineResult result{line, picture_box(line, sheet_.grey.box()), {}, script};
    Engine* engine = TRY(engines_.get(script));
    Grey picture = line_picture(sheet_.grey, sheet_.pieces, line);
    result.read = engine->read(picture);
    if (result.read.confidence >= kPoor || over(options_)) return result;
    try_with_surroundings(*engine, result);
    if (result.read.confidence < kPoor) TRY(try_other_script(picture, result));
    return result;
  }

 private:
  /// The other preparation: all grey of the line's place, with what the ink's threshold took for paper.
  void try_with_surroundings(Engine& engine, LineResult& result) {
    ReadLine again = engine.read(crop(sheet_.grey, result.seen));
    if (again.confidence > result.read.confidence) result.read = std::move(again);
  }

  Result<void> try_other_script(const Grey& picture, LineResult& result) {
    Script other = other_than(result.script);
    if (!allows(options_, other)) return {};
    Engine* engine = TRY(engines_.get(other));
    ReadLine again = engine->read(picture);
    if (again.confidence < result.read.confidence + kOtherScript) return {};
    result.read = std::move(again);
    result.script = other;
    return {};
  }

  const Sheet& sheet_;
  const ReadingOptions& options_;
  Engines& engines_;
};

/// What was read, weighed by how sure it is: letters times confidence.
float worth(const std::vector<LineResult>& lines) {
  float sum = 0;
  for (const LineResult& line : lines) {
    for (const ReadWord& word : line.read.words) sum += word.confidence * static_cast<float>(word.text.size());
  }
  return sum;
}

/// True where our lines took up little of what may be letters, or read it poorly: typescript copied until it drowns in dust.
bool reads_poorly(const std::vector<LineResult>& lines, const Sheet& sheet) {
  constexpr float kPoorPage = 0.8f, kLetterRead = 0.4f;
  float letters = 0, sure = worth(lines);
  for (const LineResult& line : lines) {
    for (const ReadWord& word : line.read.words) letters += static_cast<float>(word.text.size());
  }
  const auto like_letters = std::count_if(sheet.pieces.list.begin(), sheet.pieces.list.end(), [&](const auto& piece) {
    return piece.box.height() * 2 > sheet.letter_height && piece.box.height() < 2 * sheet.letter_height;
  });
  return sure < kPoorPage * letters || letters < kLetterRead * static_cast<float>(like_letters);
}

/// The retry of a poor page in Latin letters: the recogniser's own idea of where its lines are, kept if it is worth more. Real declassified
/// typescript needs it (docs/TESTING.md); Arabic pages are read better by our lines.
Result<void> try_own_layout(const Sheet& sheet, const ReadingOptions& options, Engines& engines,
                            std::vector<LineResult>& lines) {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(options.deadline - std::chrono::steady_clock::now());
  if (left.count() < 2'000 || !reads_poorly(lines, sheet)) return {};
  Engine* engine = TRY(engines.get(Script::latin));
  std::vector<LineResult> again;
  int row = 0;
  for (FoundLine& found : engine->read_page(sheet.grey, left / 2)) {
    TextLine line;
    line.box = line.frame = found.box;
    line.row = row++;
    line.block = found.block;
    again.push_back({line, found.box, std::move(found.read), Script::latin});
  }
  for (LineResult& line : again) {
    std::erase_if(line.read.words, [](const ReadWord& word) { return word.confidence < kNoWord; });
  }
  if (worth(again) > worth(lines)) lines = std::move(again);
  return {};
}

std::string language_of(const model::Page& page, Script script) {
  if (page.blank) return "und";
  if (script == Script::arabic) return "ara";
  std::string told = text::detect_language(page.text);
  return told == "und" ? "eng" : told;
}

}  // namespace

Result<Engine*> Engines::get(Script script) {
  auto found = loaded_.find(script);
  if (found == loaded_.end()) found = loaded_.emplace(script, TRY(Engine::load(script))).first;
  return &found->second;
}

Result<model::Page> read_page(const Grey& scan, double dpi, const ReadingOptions& options, Engines& engines) {
  Orientation orientation = TRY(find_orientation(scan, options, engines));
  const Sheet& sheet = orientation.sheet;
  Layout layout = find_lines(sheet.pieces, direction_of(orientation.script));
  LineReader reader(sheet, options, engines);
  std::vector<LineResult> lines;
  bool cut = false;
  for (const TextLine& line : layout.lines) {
    cut = over(options);
    if (cut) break;
    lines.push_back(TRY(reader.read(line, orientation.script)));
  }
  drop_noise(lines);
  if (orientation.script == Script::latin) TRY(try_own_layout(sheet, options, engines, lines));
  model::Page page = assemble(lines, sheet, dpi);
  page.rotation = static_cast<uint16_t>(orientation.quarter_turns * 90);
  page.language = language_of(page, orientation.script);
  if (cut) page.faults.emplace_back("reading the page took too long; the lines below are missing");
  return page;
}

}  // namespace recto::image
