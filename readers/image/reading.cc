// The order of work on a page: which way up and which script (upright.h); its lines (lines.h); each line by the model of the page's script; a
// line that reads poorly once more, by the other script's model and from another preparation, and the better reading stays; a page in Latin
// letters that reads poorly as a whole once more (second_look.h).

#include "readers/image/reading.h"

#include "readers/image/cells.h"
#include "readers/image/end_signs.h"
#include "readers/image/numbered_line.h"
#include "readers/image/page_text.h"
#include "readers/image/plausible.h"
#include "readers/image/second_look.h"
#include "readers/image/strokes.h"
#include "readers/image/two_scripts.h"
#include "readers/image/upright.h"
#include "text/arabic.h"
#include "text/language.h"

namespace recto::image {
namespace {

constexpr float kPoor = 0.6f;         // below it a line is tried in other ways
constexpr float kOtherScript = 0.1f;  // what the other script must read better by
constexpr float kSureNumber = 0.8f;
constexpr size_t kFewCharacters = 4, kSomeCharacters = 10;  // a mark or two can be anything in any script
constexpr float kSureShort = 0.75f;                         // what a word or two must be read with in the other script

Direction direction_of(Script script) {
  return script == Script::arabic ? Direction::right_to_left : Direction::left_to_right;
}

Script other_than(Script script) { return script == Script::arabic ? Script::latin : Script::arabic; }

bool allows(const ReadingOptions& options, Script script) {
  return std::find(options.scripts.begin(), options.scripts.end(), script) != options.scripts.end();
}

class LineReader {
 public:
  LineReader(const Sheet& sheet, const ReadingOptions& options, Engines& engines)
      : sheet_(sheet), options_(options), engines_(engines) {}

  /// A line, or the two parts of one that is in two scripts, as they stand in a page of `script`.
  Result<std::vector<LineResult>> read_line(const TextLine& line, Script script) {
    std::vector<LineResult> out;
    out.push_back(TRY(read(line, script)));
    const Script second = other_than(out.front().script);
    if (!allows(options_, second) || options_.deadline.over() || !may_be_in_two_scripts(out.front())) return out;
    LineResult other{framed(line, second), {}, {}, second};
    other.seen = picture_box(other.line, sheet_.grey.box());
    Engine* engine = TRY(engines_.get(second));
    other.read = engine->read(line_picture(sheet_.grey, sheet_.pieces, other.line));
    const std::optional<ScriptBorder> border = script_border(out.front(), other, script);
    if (!border) return out;
    const auto [left, right] = cut_at(line, sheet_.pieces, border->x);
    if (left.pieces.empty() || right.pieces.empty()) return out;
    const Script first = out.front().script;
    out = {TRY(read(left, border->other_left ? second : first)), TRY(read(right, border->other_left ? first : second))};
    if (script == Script::arabic) std::swap(out[0], out[1]);
    return out;
  }

 private:
  /// Words by the recogniser, numbers by the network of digits: all that are in Eastern digits, and Western ones that fill a line or a cell of a table, where
  /// the recogniser, without words around, reads poorly. Others in Western digits it reads well.
  Result<LineResult> read(const TextLine& line, Script script) {
    if (script != Script::arabic) return read_latin(line);
    std::vector<FoundNumber> ours, others;
    for (FoundNumber& number : find_numbers(sheet_.grey, sheet_.pieces, line, DigitNet::built_in())) {
      const bool better = number.eastern || number.letters ||
                          (number.confidence > kSureNumber && is_alone(line, sheet_.pieces, number));
      (better ? ours : others).push_back(std::move(number));
    }
    LineResult whole = ours.empty() ? TRY(read_words(line, script)) : TRY(read_between(line, ours));
    const bool fills_cell = others.size() == 1 && ours.empty() && is_alone(line, sheet_.pieces, others.front());
    compare_numbers(whole, others, fills_cell);
    mend_strokes(whole, sheet_.pieces);
    return whole;
  }

  /// A cell that holds a number and nothing else is the network's: the recogniser, without words around, adds signs to it and takes digits for letters. It is asked whether it sees the same digits.
  Result<LineResult> read_latin(const TextLine& line) {
    constexpr int kWidestCell = 10;  // letter heights: an identity number
    std::vector<FoundNumber> numbers;
    if (line.box.width() <= kWidestCell * line.letter_height)
      numbers = find_numbers(sheet_.grey, sheet_.pieces, line, DigitNet::built_in(), DigitSets::western);
    const bool alone = numbers.size() == 1 && is_alone(line, sheet_.pieces, numbers.front());
    if (!alone || numbers.front().text.size() < 2) return read_words(line, Script::latin);
    LineResult ours = woven(line, picture_box(line, sheet_.grey.box()), std::vector<LineResult>(2), numbers);
    Engine* engine = TRY(engines_.get(Script::latin));
    const TextLine close = framed(line, Script::latin);
    LineResult theirs{close, picture_box(close, sheet_.grey.box()), {}, Script::latin};
    theirs.read = engine->read(line_picture(sheet_.grey, sheet_.pieces, close));
    settle_number(theirs.read, ours.read);
    return ours;
  }

  /// The recogniser cannot read Eastern digits, and what it makes of them spoils the words beside them: it is given the line without them.
  Result<LineResult> read_between(const TextLine& line, const std::vector<FoundNumber>& numbers) {
    const std::vector<TextLine> places = words_between(line, sheet_.pieces, numbers);
    std::vector<LineResult> parts;
    for (size_t k = 0; k < places.size(); ++k) {
      parts.push_back({places[k], picture_box(places[k], sheet_.grey.box()), {}, Script::arabic});
      if (!places[k].pieces.empty()) parts.back() = TRY(read_words(places[k], Script::arabic));
      if (const auto letter = letter_between(places, k, numbers)) {
        LineResult with_numbers = TRY(read_words(*letter, Script::arabic));
        with_numbers.read = letters_only(with_numbers, places[k], sheet_.pieces);
        if (with_numbers.read.words.size() == 1) parts.back() = std::move(with_numbers);
      }
    }
    return woven(line, picture_box(line, sheet_.grey.box()), parts, numbers);
  }

  Result<LineResult> read_words(const TextLine& line, Script script) {
    LineResult result{framed(line, script), {}, {}, script};
    result.seen = picture_box(result.line, sheet_.grey.box());
    Engine* engine = TRY(engines_.get(script));
    Grey picture = line_picture(sheet_.grey, sheet_.pieces, result.line);
    result.read = engine->read(picture);
    for (const PixelBox& place : other_places(line, script)) {
      if (result.read.confidence >= kPoor || options_.deadline.over()) return result;
      try_with_surroundings(*engine, place, result);
    }
    if (result.read.confidence < kPoor) TRY(try_other_script(picture, result));
    return result;
  }

  /// Latin letters stand in a narrow band, and are read best when it fills the picture. Arabic ones have no such band.
  TextLine framed(TextLine line, Script script) const {
    constexpr double kOutliers = 0.15, kMargin = 0.15;
    if (script == Script::latin) line.frame = letter_frame(sheet_.pieces, line, kOutliers, kMargin);
    return line;
  }

  /// Where else a line may be looked at, most promising first: close around most of its letters, which leaves out what was written between
  /// lines; all of its place.
  std::vector<PixelBox> other_places(const TextLine& line, Script script) const {
    constexpr double kHalf = 0.5, kMargin = 0.4;
    std::vector<PixelBox> places;
    if (script == Script::latin) {
      const PixelBox close = letter_frame(sheet_.pieces, line, kHalf, kMargin);
      const PixelBox wide{close.x0 - kLineMargin, close.y0, close.x1 + kLineMargin, close.y1};
      if (close != line.frame) places.push_back(intersect(wide, sheet_.grey.box()));
    }
    places.push_back(picture_box(line, sheet_.grey.box()));
    return places;
  }

  /// The other preparation: all grey of a place, with what the ink's threshold took for paper.
  void try_with_surroundings(Engine& engine, const PixelBox& place, LineResult& result) {
    ReadLine again = engine.read(crop(sheet_.grey, place));
    if (again.confidence <= result.read.confidence) return;
    result.read = std::move(again);
    result.seen = place;
  }

  Result<void> try_other_script(const Grey& picture, LineResult& result) {
    Script other = other_than(result.script);
    if (!allows(options_, other)) return {};
    Engine* engine = TRY(engines_.get(other));
    ReadLine again = engine->read(picture);
    size_t length = 0, arabic = 0;
    for (const ReadWord& word : again.words) {
      length += word.text.size();
      arabic += static_cast<size_t>(std::count_if(word.text.begin(), word.text.end(), text::is_arabic_letter));
    }
    // Dust around Latin digits reads as a few Arabic letters with confidence.
    const bool script = other == Script::latin || arabic * 2 >= length;
    const float least = length < kSomeCharacters ? kSureShort : kPoor;
    const bool sure = again.confidence >= least && length >= kFewCharacters && script;
    if (!sure || again.confidence < result.read.confidence + kOtherScript) return {};
    result.read = std::move(again);
    result.script = other;
    return {};
  }

  const Sheet& sheet_;
  const ReadingOptions& options_;
  Engines& engines_;
};

/// The lines of a page in reading order, those of tables cell by cell.
std::vector<TextLine> cells_of_page(const Sheet& sheet, Direction direction) {
  std::vector<TextLine> out;
  for (const TextLine& line : find_lines(sheet.pieces, direction).lines) {
    std::vector<TextLine> cells = cells_of(line, sheet.pieces, sheet.rules, direction);
    std::move(cells.begin(), cells.end(), std::back_inserter(out));
  }
  return out;
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
  LineReader reader(sheet, options, engines);
  std::vector<LineResult> lines;
  bool cut = false;
  for (const TextLine& line : cells_of_page(sheet, direction_of(orientation.script))) {
    cut = options.deadline.over();
    if (cut) break;
    for (LineResult& part : TRY(reader.read_line(line, orientation.script))) {
      drop_end_signs(part, sheet.pieces);
      lines.push_back(std::move(part));
    }
  }
  if (orientation.script == Script::latin && !cut)
    TRY(look_again({scan, sheet, orientation.quarter_turns}, options.deadline, engines, lines));
  drop_noise(sheet, lines);
  model::Page page = assemble(lines, sheet, dpi);
  page.rotation = static_cast<uint16_t>(orientation.quarter_turns * 90);
  page.language = language_of(page, orientation.script);
  if (cut) page.faults.emplace_back("reading the page took too long; the lines below are missing");
  return page;
}

}  // namespace recto::image
