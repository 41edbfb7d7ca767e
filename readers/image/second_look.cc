// Why twice: our lines are those of a page of text, from ink brought to a small size, which calms noise and serves nearly every page. Thin
// typescript whose letters are rows of dots loses them that way, and a form's small print is merged with what was written over it. The
// recogniser's own layout at the scan's full size finds other lines, and loses others: on 36 first pages of declassified
// typescript ours had 0.54 of the titles' words, its 0.60 and either 0.65.

#include "readers/image/second_look.h"

#include "readers/image/prepare.h"

namespace recto::image {
namespace {

constexpr float kPoorPage = 0.8f, kPoorLine = 0.6f, kLetterRead = 0.4f;
constexpr float kNoWord = 0.3f;      // below it what the recogniser's own layout saw in dust is no word
constexpr float kWorthMore = 1.15f;  // what a line of the other layout must be worth more to replace ours
constexpr int kFineLetters = 40;     // pixels

/// What was read, weighed by how sure it is: characters times confidence.
float worth(const ReadLine& read) {
  float sum = 0;
  for (const ReadWord& word : read.words) sum += word.confidence * static_cast<float>(word.text.size());
  return sum;
}

size_t characters(const ReadLine& read) {
  size_t sum = 0;
  for (const ReadWord& word : read.words) sum += word.text.size();
  return sum;
}

/// True where our lines took up little of what may be letters, or read it poorly, and there is print at all.
bool reads_poorly(const std::vector<LineResult>& lines, const Sheet& sheet) {
  float letters = 0, sure = 0;
  for (const LineResult& line : lines) {
    letters += static_cast<float>(characters(line.read));
    sure += worth(line.read);
  }
  const bool printed = std::any_of(lines.begin(), lines.end(), [&](const LineResult& line) {
    return stands_in_row(letters_in(sheet.pieces, line.line));
  });
  if (!printed) return false;
  const auto like_letters = std::count_if(sheet.pieces.list.begin(), sheet.pieces.list.end(), [&](const Piece& piece) {
    return piece.box.height() * 2 > sheet.letter_height && piece.box.height() < 2 * sheet.letter_height;
  });
  return sure < kPoorPage * letters || letters < kLetterRead * static_cast<float>(like_letters);
}

class SecondLook {
 public:
  SecondLook(const PoorPage& page, Engine& engine) : sheet_(page.sheet), engine_(engine) {
    const double most = static_cast<double>(kFineLetters) / std::max(1, sheet_.letter_height);
    enlarged_ = std::min(1 / sheet_.scale, most);
    fine_ =
        blur(level(page.scan, {.scale = sheet_.scale * enlarged_, .quarter_turns = page.quarter_turns}, sheet_.tilt));
  }

  /// The line's letters on the finer picture, with all grey around them.
  void read_again(LineResult& line) {
    constexpr double kHalf = 0.5, kMargin = 0.4;
    if (line.script != Script::latin) return;
    PixelBox letters = letter_frame(sheet_.pieces, line.line, kHalf, kMargin);
    letters.x0 = line.seen.x0;
    letters.x1 = line.seen.x1;
    const PixelBox place = intersect(scaled(letters, enlarged_), fine_.box());
    if (place.empty()) return;
    ReadLine read = engine_.read(crop(fine_, place));
    if (read.confidence <= line.read.confidence) return;
    line.read = std::move(read);
    for (ReadWord& word : line.read.words) {
      word.x0 = shrunk(word.x0);
      word.x1 = shrunk(word.x1);
    }
  }

  /// The recogniser's own lines, in places of the sheet.
  std::vector<LineResult> own_lines(std::chrono::milliseconds most) {
    std::vector<LineResult> lines;
    for (FoundLine& found : engine_.read_page(fine_, most)) {
      std::erase_if(found.read.words, [](const ReadWord& word) { return word.confidence < kNoWord; });
      if (found.read.words.empty()) continue;
      TextLine line;
      line.box = line.frame = intersect(scaled(found.box, 1 / enlarged_), sheet_.grey.box());
      for (ReadWord& word : found.read.words) {
        word.x0 = shrunk(word.x0);
        word.x1 = shrunk(word.x1);
      }
      line.letter_height = sheet_.letter_height;
      line.pieces = pieces_in(line.box);
      lines.push_back({line, line.box, std::move(found.read), Script::latin});
    }
    return lines;
  }

 private:
  static PixelBox scaled(const PixelBox& box, double by) {
    auto to = [&](int value) { return static_cast<int>(value * by); };
    return {to(box.x0), to(box.y0), to(box.x1), to(box.y1)};
  }
  int shrunk(int x) const { return static_cast<int>(x / enlarged_); }

  std::vector<int32_t> pieces_in(const PixelBox& box) const {
    std::vector<int32_t> inside;
    for (size_t k = 0; k < sheet_.pieces.list.size(); ++k) {
      const PixelBox& piece = sheet_.pieces.list[k].box;
      const int x = (piece.x0 + piece.x1) / 2, y = (piece.y0 + piece.y1) / 2;
      if (x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1) inside.push_back(static_cast<int32_t>(k));
    }
    return inside;
  }

  const Sheet& sheet_;
  Engine& engine_;
  double enlarged_ = 1;  ///< pixels of the finer picture for one of the sheet
  Grey fine_;
};

/// True where two lines hold much of the same ink.
bool same_place(const PixelBox& a, const PixelBox& b) {
  auto area = [](const PixelBox& box) { return static_cast<int64_t>(box.width()) * box.height(); };
  return area(intersect(a, b)) * 5 > std::min(area(a), area(b)) * 2 && !intersect(a, b).empty();
}

/// Where a line that stands in none of `lines` is read: behind the last one above it that it shares columns with, or else above it at all.
size_t place_of(const PixelBox& box, const std::vector<LineResult>& lines) {
  size_t below_any = 0, below_column = 0;
  for (size_t k = 0; k < lines.size(); ++k) {
    const PixelBox& other = lines[k].line.box;
    if (other.y0 + other.y1 > box.y0 + box.y1) continue;
    below_any = k + 1;
    if (other.x0 < box.x1 && box.x0 < other.x1) below_column = k + 1;
  }
  return below_column > 0 ? below_column : below_any;
}

/// Puts a line of the other layout in, if it is new or worth more than what stands in its place. `row` is a number no line has.
void merge(LineResult found, int row, std::vector<LineResult>& lines) {
  auto rivals = [box = found.line.box](const LineResult& line) { return same_place(line.line.box, box); };
  float ours = 0;
  for (const LineResult& line : lines) ours += rivals(line) ? worth(line.read) : 0;
  auto first = std::find_if(lines.begin(), lines.end(), rivals);
  const bool is_new = first == lines.end();
  if (!is_new && worth(found.read) < ours * kWorthMore) return;
  const auto place = is_new ? static_cast<ptrdiff_t>(place_of(found.line.box, lines)) : first - lines.begin();
  const auto beside = std::min(place, static_cast<ptrdiff_t>(lines.size()) - 1);
  found.line.row = row;
  found.line.block = lines.empty() ? 0 : lines[static_cast<size_t>(beside)].line.block;
  std::erase_if(lines, rivals);  // none stands before `place`
  lines.insert(lines.begin() + place, std::move(found));
}

}  // namespace

Result<void> look_again(const PoorPage& page, const Deadline& deadline, Engines& engines,
                        std::vector<LineResult>& lines) {
  constexpr std::chrono::milliseconds kWorthWhile{2'000};
  if (deadline.left() < kWorthWhile || !reads_poorly(lines, page.sheet)) return {};
  SecondLook look(page, *TRY(engines.get(Script::latin)));
  for (LineResult& line : lines)
    if (line.read.confidence < kPoorLine && deadline.left() > kWorthWhile) look.read_again(line);
  if (deadline.left() < kWorthWhile) return {};
  int row = 0;
  for (LineResult& found : look.own_lines(deadline.left() / 2)) merge(std::move(found), --row, lines);
  return {};
}

}  // namespace recto::image
