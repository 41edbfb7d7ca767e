// The order of work on a page: which way up and which script (upright.h); its lines (lines.h); each line by the model of the page's script; a
// line that reads poorly once more, by the other script's model and from another preparation, and the better reading stays.

#include "readers/image/reading.h"

#include "readers/image/page_text.h"
#include "readers/image/plausible.h"
#include "readers/image/upright.h"
#include "text/language.h"

namespace recto::image {
namespace {

constexpr float kPoor = 0.6f;         // below it a line is tried in other ways
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
  model::Page page = assemble(lines, sheet, dpi);
  page.rotation = static_cast<uint16_t>(orientation.quarter_turns * 90);
  page.language = language_of(page, orientation.script);
  if (cut) page.faults.emplace_back("reading the page took too long; the lines below are missing");
  return page;
}

}  // namespace recto::image
