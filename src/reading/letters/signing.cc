#include "reading/letters/signing.h"

#include <algorithm>
#include <array>
#include <string>

#include "reading/letters/party.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

constexpr size_t kLongestLine = 60;
constexpr size_t kMostLines = 5;
constexpr float kShortLine = 0.6F;
constexpr float kWidestGap = 4;  ///< free lines within a block: room for the pen

/// Words that close a letter, folded: who signs stands below.
constexpr std::array<Text, 24> kClosings = {
    U"وتفضلوا",       U"تفضلوا بقبول", U"مع الاحترام", U"مع فائق",    U"للاطلاع",       U"ودمتم",
    U"والسلام عليكم", U"شاكرين",       U"وشكرا",       U"مع التقدير", U"وتقبلوا",       U"تقبلوا",
    U"والله",         U"للتفضل",       U"يرجي",        U"sincerely",  U"yours",         U"very truly",
    U"respectfully",  U"best regards", U"regards",     U"faithfully", U"please accept", U"with respect"};

/// What stands before a post when somebody signs for another, folded.
constexpr std::array<Text, 4> kFor = {U"عن ", U"ع/ ", U"ع/", U"for "};

bool begins_with_any(const std::u32string& spelled, std::span<const Text> phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](Text phrase) { return spelled.starts_with(phrase); });
}

std::u32string folded(Text text) { return text::folded(text, text::Folding::spelling); }

/// Has a rank before a name, or begins with a post.
bool says_who(Text text) {
  Party part;
  part.text = without_for(text);
  read_parts(part);
  return !part.rank.empty() || !part.post.empty();
}

class BlockFinder {
 public:
  BlockFinder(const Paper& paper, const Extent& extent) : paper_(paper), extent_(extent) {}

  SigningBlock find() {
    const size_t closing = last_closing();
    const size_t from = closing < extent_.end ? closing + 1 : text_end();
    std::vector<size_t> lines = short_lines(from);
    if (closing == extent_.end && !some_say_who(lines)) return {};
    return block_of(std::move(lines));
  }

 private:
  const Segment& segment(size_t i) const { return paper_.segment(i); }
  bool is_short(size_t i) const {
    return segment(i).text.size() <= kLongestLine && segment(i).right - segment(i).left < kShortLine;
  }

  /// A label or its value.
  bool is_of_label(size_t i) const {
    const Span span = paper_.span_of(i);
    return std::any_of(extent_.lines.begin(), extent_.lines.end(), [&](const HeadLine* line) {
      return line->segment == i || std::any_of(line->lines.begin(), line->lines.end(), [&](const Span& part) {
               return part.page == span.page && part.range.start < span.range.end && span.range.start < part.range.end;
             });
    });
  }

  /// The last line with closing words; the extent's end where there is none.
  size_t last_closing() const {
    constexpr size_t kLongestClosing = 90;
    for (size_t i = extent_.end; i > std::max(extent_.body, extent_.begin); --i) {
      const Segment& one = segment(i - 1);
      if (one.text.size() <= kLongestClosing && begins_with_any(folded(one.text), kClosings)) return i - 1;
    }
    return extent_.end;
  }

  /// Behind the last long line that is no label's.
  size_t text_end() const {
    size_t end = extent_.end;
    for (size_t i = extent_.begin; i < extent_.end; ++i) {
      const bool text = !is_short(i) && !is_of_label(i) && paper_.stamps[i] == Stamp::none;
      if (text) end = i + 1;
    }
    return end;
  }

  /// Short lines that are no label's, in one page.
  std::vector<size_t> short_lines(size_t from) const {
    std::vector<size_t> lines;
    for (size_t i = from; i < extent_.end && segment(i).page == segment(from).page; ++i) {
      if (is_of_label(i)) continue;
      if (!lines.empty() && !is_short(i)) break;
      if (segment(i).text.back() == U'.') continue;  // the last line of a paragraph
      if (is_short(i) && (paper_.stamps[i] == Stamp::none || paper_.stamps[i] == Stamp::speck)) lines.push_back(i);
    }
    return lines;
  }

  bool some_say_who(const std::vector<size_t>& lines) const {
    return std::any_of(lines.begin(), lines.end(), [&](size_t i) { return says_who(segment(i).text); });
  }

  /// True where a label's line (enclosures, copies) stands between two lines of the column: who signs has been said.
  bool label_between(size_t above, size_t below, const Segment& column) const {
    for (size_t i = above + 1; i < below; ++i) {
      if (is_of_label(i) && segment(i).left <= column.right && segment(i).right >= column.left) return true;
    }
    return false;
  }

  /// The lines of the column that says who signs; without one, of the first.
  SigningBlock block_of(std::vector<size_t> lines) const {
    SigningBlock block;
    const auto who = std::find_if(lines.begin(), lines.end(), [&](size_t i) { return says_who(segment(i).text); });
    if (lines.empty()) return block;
    const Segment& anchor = segment(who == lines.end() ? lines.front() : *who);
    size_t last = lines.front();
    for (const size_t i : lines) {
      const Segment& one = segment(i);
      if (one.left > anchor.right || one.right < anchor.left) continue;
      if (!block.lines.empty() && (one.gap_above > kWidestGap || label_between(last, i, anchor))) break;
      last = i;
      const Span span = paper_.span_of(i);
      (paper_.stamps[i] == Stamp::speck || is_unread(paper_, span) ? block.unread : block.lines).push_back(span);
      if (block.lines.size() == kMostLines) break;
    }
    return block;
  }

  const Paper& paper_;
  const Extent& extent_;
};

}  // namespace

std::u32string_view without_for(std::u32string_view line) {
  const std::u32string spelled = folded(line.substr(0, line.find(U' ') + 1));
  for (const Text word : kFor) {
    if (spelled.starts_with(word)) return line.substr(word.size());
  }
  return folded(line.substr(0, 2)) == U"ع/" ? line.substr(2) : line;
}

bool is_unread(const Paper& paper, const Span& line) {
  constexpr float kHardly = 0.45F;
  float sum = 0, letters = 0;
  for (const Word& word : paper.pages[line.page]->words) {
    if (word.start + word.length <= line.range.start) continue;
    if (word.start >= line.range.end) break;
    const auto length = static_cast<float>(word.length.value);
    sum += word.confidence * length;
    letters += length;
  }
  return letters > 0 && sum / letters < kHardly;
}

SigningBlock signing_block(const Paper& paper, const Extent& extent) { return BlockFinder(paper, extent).find(); }

}  // namespace recto::reading::letters
