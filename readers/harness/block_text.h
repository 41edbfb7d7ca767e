#pragma once
// Text in blocks, with collapsing white space where the format has it: what HTML and office files are written down with.

#include <string>
#include <string_view>

namespace recto::harness {

/// Collects text. White space collapses to one space, none at the ends of lines, except while `preformatted`. Asked-for
/// breaks come before the next text only, the largest one asked for, and never at the start.
class BlockText {
 public:
  enum class Break { none, line, paragraph };

  void add(std::u32string_view text, bool preformatted);
  /// A break that text after it will need.
  void need(Break wanted);
  /// A line end of its own (<br>): every one counts.
  void line_end();
  /// A form feed; white space and breaks before it are dropped. None before the first text.
  void page_break();
  /// A cell of a table row: the first on a line of its own, the others after a tab. Blocks break lines inside a cell, not
  /// at its ends.
  enum class Cell { first, next };
  void begin_cell(Cell cell);
  void end_cell();
  /// What was collected since the last call.
  std::u32string take();
  size_t size() const { return text_.size(); }

 private:
  void before_text();
  bool at_line_start() const { return last_ == U'\n' || last_ == U'\t' || last_ == U'\f'; }
  void put(char32_t c);

  std::u32string text_;
  Break break_ = Break::none;
  bool space_ = false, empty_ = true, cell_start_ = false;
  char32_t last_ = U'\n';
};

}  // namespace recto::harness
