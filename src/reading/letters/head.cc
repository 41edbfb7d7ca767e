#include "reading/letters/head.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace recto::reading::letters {
namespace {

constexpr uint32_t kMostRowsBetween = 9;  ///< rows from one label to the next of a head
constexpr size_t kMostTextBetween = 2;    ///< long lines between them that belong to no value
constexpr size_t kMostLines = 12;         ///< of a value
constexpr float kLineGap = 0.9F;          ///< free space, in lines, that ends a value
constexpr float kItemGap = 1.5F;          ///< the same between the items of a list
constexpr float kColumnSlack = 0.025F;
constexpr float kNear = 0.09F;  ///< how far apart segments of one value may stand on a row
constexpr float kLongLine = 0.55F;
constexpr float kHeadOfPage = 0.5F;  ///< above it stand labels that only their column makes known

bool may_have_several_lines(Role role) {
  switch (role) {
    case Role::to:
    case Role::copies:
    case Role::subject:
    case Role::from:
    case Role::reference:
    case Role::enclosures:
    case Role::via:
      return true;
    default:
      return false;
  }
}

/// Begins as an item of a list: a dash, a bullet, a number with a sign.
bool is_item(std::u32string_view text) {
  size_t at = 0;
  while (at < text.size() && at < 2 &&
         ((text[at] >= U'0' && text[at] <= U'9') || (text[at] >= 0x0660 && text[at] <= 0x0669)))
    ++at;
  return at < text.size() && (text[at] == U'-' || text[at] == U'•' || text[at] == U'>' ||
                              (at > 0 && (text[at] == U'.' || text[at] == U')')));
}

class HeadFinder {
 public:
  HeadFinder(const Sheet& sheet, const std::vector<Stamp>& stamps) : sheet_(sheet), stamps_(stamps) {
    labels_.reserve(sheet.segments.size());
    for (size_t i = 0; i < sheet.segments.size(); ++i) {
      const bool words = stamps[i] == Stamp::none || stamps[i] == Stamp::print;
      labels_.push_back(words ? label_of(sheet.segments[i]) : std::nullopt);
    }
    for (size_t i = 1; i < labels_.size(); ++i) {
      if (is_value_of_label_before(i)) labels_[i].reset();
      if (heads_columns(i)) labels_[i - 1].reset(), labels_[i].reset();
    }
    if (sheet.has_boxes) label_columns();
    taken_.resize(sheet.segments.size());
  }

  std::vector<Head> find() {
    for (size_t i = 0; i < labels_.size(); ++i) {
      if (!labels_[i]) continue;
      if (heads_.empty() || !continues(heads_.back(), i)) heads_.push_back(Head{{}, i, i});
      add(heads_.back(), i);
    }
    return std::move(heads_);
  }

 private:
  const Segment& segment(size_t i) const { return sheet_.segments[i]; }
  /// "Subject:" and far beside it "RE: Convoys": the second is a value, not a label.
  bool is_value_of_label_before(size_t i) const {
    const Segment &one = segment(i), &before = segment(i - 1);
    if (!labels_[i] || !labels_[i - 1] || one.page != before.page || one.row != before.row) return false;
    return labels_[i - 1]->value >= before.text.size() && labels_[i]->value < one.text.size();
  }
  /// Labels that were misread too far to be known alone, but stand under or over others.
  void label_columns() {
    std::vector<std::pair<size_t, Label>> found;
    for (size_t i = 0; i < labels_.size(); ++i) {
      if (!is_words(i) || segment(i).arabic || segment(i).top > kHeadOfPage) continue;
      const auto label = label_in_column(segment(i));
      if (label && stands_with_labels(i, label->role)) found.emplace_back(i, *label);
    }
    for (const auto& [at, label] : found) labels_[at] = label;
  }

  /// Labels of other roles begin at the same place some rows above or below, and none has this role.
  bool stands_with_labels(size_t at, Role role) const {
    constexpr uint32_t kMostRows = 6;
    constexpr float kSame = 0.012F;
    bool others = false;
    const Segment& one = segment(at);
    for (size_t i = sheet_.page_starts[one.page]; i < sheet_.page_end(at); ++i) {
      const uint32_t rows = segment(i).row > one.row ? segment(i).row - one.row : one.row - segment(i).row;
      if (!labels_[i] || rows == 0 || rows > kMostRows || segment(i).top > kHeadOfPage) continue;
      if (labels_[i]->role == role) return false;
      const bool head = labels_[i]->role <= Role::subject;
      others = others || (head && std::abs(segment(i).left - one.left) < kSame);
    }
    return others;
  }

  /// From and To side by side with nothing behind them head the columns of a table.
  bool heads_columns(size_t i) const {
    const auto bare_party = [&](size_t at) {
      const bool party = labels_[at] && (labels_[at]->role == Role::from || labels_[at]->role == Role::to);
      return party && labels_[at]->value >= segment(at).text.size();
    };
    return bare_party(i) && bare_party(i - 1) && segment(i).page == segment(i - 1).page &&
           segment(i).row == segment(i - 1).row;
  }
  bool is_words(size_t i) const { return stamps_[i] == Stamp::none && !labels_[i]; }

  bool continues(const Head& head, size_t at) const {
    const size_t last = head.lines.back().segment;
    if (segment(last).page != segment(at).page) return false;
    const uint32_t a = segment(last).row, b = segment(at).row;
    if ((a > b ? a - b : b - a) > kMostRowsBetween) return false;
    const Role role = labels_[at]->role;
    if (role <= Role::subject && role != Role::copies && head.has(role)) return false;
    size_t between = 0;
    for (size_t i = head.end; i < at; ++i) {
      between += is_words(i) && !taken_[i] && segment(i).right - segment(i).left > kLongLine ? 1 : 0;
    }
    const bool foot = role == Role::copies || role == Role::enclosures || role == Role::signature;
    return between <= (foot ? 0 : kMostTextBetween);
  }

  void add(Head& head, size_t at) {
    HeadLine line;
    line.segment = at;
    line.label = *labels_[at];
    head.end = std::max(head.end, read_value(line) + 1);
    head.lines.push_back(std::move(line));
  }

  /// Fills a line's value; the last segment it takes.
  size_t read_value(HeadLine& line) {
    const size_t at = line.segment;
    size_t first = at, last = at;
    CharOffset start = segment(at).range.start + CharOffset(static_cast<uint32_t>(line.label.value));
    const bool printed =
        line.label.value < segment(at).text.size() && is_form_print(segment(at).text.substr(line.label.value));
    if (start >= segment(at).range.end || printed) {
      const auto value = printed ? value_in_cell(at, 1) : value_apart(at);
      if (!value) return at;
      first = last = *value;
      start = segment(first).range.start;
    }
    push(line, {segment(first).page, {start, segment(first).range.end}}, first);
    last = take_rest_of_row(line, last);
    if (may_have_several_lines(line.label.role)) last = take_more_lines(line, first, last);
    line.value = {line.lines.front().page, {line.lines.front().range.start, line.lines.back().range.end}};
    return std::max(at, last);
  }

  /// The value of a label that stands alone: beside it, else below it.
  std::optional<size_t> value_apart(size_t at) const {
    size_t beside = sheet_.beside(at);
    for (size_t next = at; beside != next && stamps_[beside] == Stamp::speck; beside = sheet_.beside(next))
      next = beside;
    if (beside != at && (stamps_[beside] == Stamp::print || labels_[beside]))
      return value_in_cell(at, segment(beside).left);
    if (beside != at && is_words(beside) && !taken_[beside]) return beside;
    const size_t below = at + 1;
    if (beside != at || below >= sheet_.page_end(at) || !is_words(below) || taken_[below]) return std::nullopt;
    const bool under = segment(below).left < segment(at).right && segment(below).right > segment(at).left;
    const uint32_t rows = segment(below).row - segment(at).row;
    // Who signs may stand beside the lines of copies, and parts their rows.
    const uint32_t most_rows = labels_[at]->role == Role::copies ? 2 : 1;
    if (!under || rows < 1 || rows > most_rows || segment(below).gap_above > kLineGap) return std::nullopt;
    return below;
  }

  /// The value in the cell of a form that begins with the label, at most some rows below, left of where the next cell begins.
  std::optional<size_t> value_in_cell(size_t at, float next_cell) const {
    constexpr uint32_t kMostRows = 3;
    for (size_t i = at + 1; i < sheet_.page_end(at); ++i) {
      const Segment& one = segment(i);
      if (one.row <= segment(at).row || one.left < segment(at).left - kColumnSlack || one.left > next_cell) continue;
      if (one.row > segment(at).row + kMostRows || labels_[i]) return std::nullopt;
      if (is_words(i) && !taken_[i]) return i;
    }
    return std::nullopt;
  }

  void push(HeadLine& line, Span span, size_t at) {
    taken_[at] = true;
    line.lines.push_back(span);
  }

  size_t take_rest_of_row(HeadLine& line, size_t last) {
    while (last + 1 < sheet_.page_end(last)) {
      const Segment &here = segment(last), &next = segment(last + 1);
      const float away = here.arabic ? here.left - next.right : next.left - here.right;
      if (next.row != here.row || !is_words(last + 1) || away > kNear || away < -kColumnSlack) break;
      taken_[++last] = true;
      line.lines.back().range.end = next.range.end;
    }
    return last;
  }

  /// Lines below that go on with a value: set in to its column, or before the next label without a gap.
  size_t take_more_lines(HeadLine& line, size_t first, size_t last) {
    const Segment& label = segment(line.segment);
    const Segment& value = segment(first);
    const bool own_column = first != line.segment;
    for (size_t next = last + 1; next < sheet_.page_end(last) && line.lines.size() < kMostLines; ++next) {
      const Segment& more = segment(next);
      const bool listed = lists_on(line, next);
      const float most = listed ? kItemGap : kLineGap;
      if (labels_[next] || more.row == segment(last).row || more.gap_above > most) break;
      if (stamps_[next] != Stamp::none || is_beside(line, next)) continue;
      const bool aligned = value.arabic
                               ? more.right < label.right - 2 * kColumnSlack
                               : more.left > (own_column ? value.left - kColumnSlack : label.left + 2 * kColumnSlack);
      if (!aligned && !runs_on(line, segment(last), next) && !listed) break;
      push(line, {more.page, more.range}, next);
      last = take_rest_of_row(line, next);
    }
    return last;
  }

  /// Stands in a column of its own, beside all lines of the value: a stamp, a box of the form.
  bool is_beside(const HeadLine& line, size_t at) const {
    const Segment& one = segment(at);
    float left = 1, right = 0;
    for (size_t i = line.segment; i < at; ++i) {
      const bool part = i == line.segment || std::any_of(line.lines.begin(), line.lines.end(), [&](const Span& span) {
                          return span.range.start >= segment(i).range.start && span.range.start < segment(i).range.end;
                        });
      if (!part) continue;
      left = std::min(left, segment(i).left);
      right = std::max(right, segment(i).right);
    }
    return one.arabic ? one.right < left - kColumnSlack : one.left > right + kColumnSlack;
  }

  /// Those who get copies stand below each other: - مديرية المياه, 2- السيد …
  bool lists_on(const HeadLine& line, size_t next) const {
    const std::u32string_view more = segment(next).text;
    if (line.label.role != Role::copies || more.back() == U'.') return false;
    constexpr size_t kSign = 2;  // a dash that was read as a digit stands before the name
    return is_item(more) || opens_party(more) ||
           (more.size() > kSign && more[1] == U' ' && opens_party(more.substr(kSign)));
  }

  /// A full line, whose text goes on below and before another label of the head.
  bool runs_on(const HeadLine& line, const Segment& before, size_t next) const {
    constexpr float kFull = 0.7F;
    if (line.label.role == Role::subject || line.label.role == Role::from) return false;
    if (!line.label.marked || before.right - before.left < kFull) return false;
    for (size_t i = next; i < sheet_.page_end(next) && i < next + kMostLines; ++i) {
      if (labels_[i]) return true;
      if (i > next && segment(i).gap_above > kLineGap) return false;
    }
    return false;
  }

  const Sheet& sheet_;
  const std::vector<Stamp>& stamps_;
  std::vector<std::optional<Label>> labels_;
  std::vector<bool> taken_;  ///< segments that are values
  std::vector<Head> heads_;
};

}  // namespace

const HeadLine* Head::find(Role role) const {
  const auto at =
      std::find_if(lines.begin(), lines.end(), [&](const HeadLine& line) { return line.label.role == role; });
  return at == lines.end() ? nullptr : &*at;
}

unsigned Head::core() const {
  unsigned count = 0;
  for (const Role role : {Role::from, Role::to, Role::date, Role::subject, Role::number}) count += has(role) ? 1U : 0U;
  return count;
}

std::vector<Head> find_heads(const Sheet& sheet, const std::vector<Stamp>& stamps) {
  return HeadFinder(sheet, stamps).find();
}

}  // namespace recto::reading::letters
