#include "readers/pdf/layout.h"

#include <algorithm>
#include <string_view>

#include "readers/pdf/letters.h"
#include "readers/pdf/line_text.h"
#include "readers/pdf/reading_order.h"
#include "readers/pdf/rulings.h"

namespace recto::pdf {
namespace {

using LinePieces = std::vector<Piece>;

enum class Part : uint8_t { turned, straight };

bool belongs(const Piece& piece, Part part) { return piece.turned == (part == Part::turned); }

BracketVotes vote_on_brackets(const std::vector<LinePieces>& lines, Part part) {
  BracketVotes votes;
  for (const LinePieces& line : lines) {
    std::u32string letters;
    for (const Piece& piece : line) {
      if (belongs(piece, part)) letters += piece.letters;
    }
    const BracketVotes vote = count_brackets(letters);
    votes.as_is += vote.as_is;
    votes.mirrored += vote.mirrored;
  }
  return votes;
}

void mirror_brackets(std::vector<LinePieces>& lines, Part part) {
  for (LinePieces& line : lines) {
    for (Piece& piece : line) {
      if (belongs(piece, part)) std::ranges::transform(piece.letters, piece.letters.begin(), mirrored);
    }
  }
}

/// Brackets that right-to-left text holds as they look, and not as they were typed, are turned back: a vote of the page.
/// A font says only once what a glyph means; where that is right for right-to-left text, it is wrong for the rest.
void turn_brackets(std::vector<LinePieces>& lines) {
  const BracketVotes turned = vote_on_brackets(lines, Part::turned);
  if (turned.mirrored > turned.as_is) return mirror_brackets(lines, Part::turned);
  const BracketVotes straight = vote_on_brackets(lines, Part::straight);
  if (turned.as_is > 0 && straight.mirrored > straight.as_is) mirror_brackets(lines, Part::straight);
}

/// Writes lines to a page's text and cuts the words out of it.
class PageWriter {
 public:
  explicit PageWriter(Page& page) : page_(page) {}

  bool full() const { return page_.text.size() >= kMostScalars; }

  void add_break(std::u32string_view text) {
    end_word();
    page_.text += text;
  }
  void add(const Piece& piece) {
    if (std::ranges::all_of(piece.letters, is_space)) return add_break(U" ");
    if (!in_word_) {
      in_word_ = true;
      word_ = Word{CharOffset(static_cast<uint32_t>(page_.text.size())), CharOffset(0), piece.box, 1};
    }
    page_.text += piece.letters;
    word_.box = unite(word_.box, piece.box);
  }
  void end_word() {
    if (!in_word_) return;
    in_word_ = false;
    word_.length = CharOffset(static_cast<uint32_t>(page_.text.size()) - word_.start.value);
    page_.words.push_back(word_);
  }

 private:
  Page& page_;
  Word word_;
  bool in_word_ = false;
};

/// Wider than the space between sentences of a typewriter.
constexpr float kCellGap = 2;

float gap_between(const Line& a, const Line& b) { return std::max(a.low, b.low) - std::min(a.high, b.high); }

std::u32string_view break_before(const Line& before, const Line& line, float leading) {
  switch (how_follows(before, line, leading)) {
    case Follows::same_row:
      return gap_between(before, line) > kCellGap * line.size ? U"\t" : U" ";
    case Follows::next_line:
      return U"\n";
    case Follows::new_block:
      break;
  }
  return U"\n\n";
}

void write_lines(const std::vector<Line>& lines, const std::vector<LinePieces>& pieces, Page& page) {
  const float leading = usual_leading(lines);
  PageWriter writer(page);
  const Line* before = nullptr;
  for (size_t i = 0; i < lines.size() && !writer.full(); ++i) {
    if (pieces[i].empty()) continue;
    if (before) writer.add_break(break_before(*before, lines[i], leading));
    for (const Piece& piece : pieces[i]) writer.add(piece);
    before = &lines[i];
  }
  writer.end_word();
  if (!page.text.empty()) page.text += U'\n';
  if (writer.full()) page.faults.push_back("the page has more text than any page can have; the rest was left out");
}

}  // namespace

Page to_page(const GlyphPage& glyphs, PageNumber number) {
  Page page;
  page.number = number;
  page.width = glyphs.width;
  page.height = glyphs.height;
  page.rotation = glyphs.rotation;
  const LetterCounts counts = count_letters(glyphs);
  const bool turned = counts.right_to_left > counts.left_to_right;
  const BaseDirection base = turned ? BaseDirection::right_to_left : BaseDirection::left_to_right;
  std::vector<Line> lines = find_lines(glyphs);
  put_in_reading_order(lines, base);
  std::vector<LinePieces> pieces;
  pieces.reserve(lines.size());
  for (const Line& line : lines) pieces.push_back(line_pieces(glyphs, line, base));
  turn_brackets(pieces);
  write_lines(lines, pieces, page);
  page.blank = glyphs.signals.glyphs == 0 && glyphs.signals.images == 0 && !glyphs.shapes;
  if (glyphs.rulings.size() <= kMostRulings) page.rulings = glyphs.rulings;
  if (glyphs.cut) page.faults.push_back("the page draws more glyphs than any page can have; the rest was left out");
  return page;
}

}  // namespace recto::pdf
