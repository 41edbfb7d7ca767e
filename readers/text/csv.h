#pragma once
// Lists written as text: rows of cells between separators, with quotation marks as RFC 4180 has them, and as people have them.
//
// A cell in quotation marks may hold separators, line ends and doubled quotation marks. What is broken is mended where that is certain and
// said of its row either way, and never swallows the rows after it:
//   a mark inside a quoted cell with no separator after it, on the line where the cell began → it belongs to the text
//   the same on a later line, no closing mark within 100 lines or 32,767 characters, or at the end → the row ends with the line it began on, and
//   the next line begins a row of its own
// Lines are read again at most 100 times, whatever a file does. Rows without any text are counted and left out.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/table.h"

namespace recto::text_reader {

enum class Quoting : uint8_t { rfc4180, none };

struct CsvForm {
  char32_t separator = U',';  ///< 0: a row is one cell
  Quoting quoting = Quoting::rfc4180;
};

/// Takes a text piece by piece and hands on its rows.
class CsvParser {
 public:
  using Take = std::function<Result<void>(TableRow)>;
  /// `charset` is named where a character could not be decoded (U+FFFD).
  CsvParser(CsvForm form, std::string charset, Take take);
  /// Errors: those of `take`. O(n).
  Result<void> feed(std::u32string_view text);
  /// The last row.
  Result<void> finish();

 private:
  enum class State : uint8_t { cell_start, plain, quoted, mark_in_quoted };
  Result<void> put(char32_t c);
  Result<void> put_quoted(char32_t c);
  Result<void> put_after_mark(char32_t c);
  Result<void> put_line(char32_t c);
  void end_cell();
  Result<void> end_row();
  Result<void> give_up_quotes();
  void say(std::string_view what);
  bool is_separator(char32_t c) const { return c == form_.separator && c != 0; }

  CsvForm form_;
  std::string charset_;
  Take take_;
  State state_ = State::cell_start;
  TableRow row_;
  std::u32string cell_;
  std::u32string since_mark_;  ///< what came after the mark that opened the cell
  uint32_t number_ = 1, line_ = 1, row_line_ = 1, lines_in_cell_ = 0;
  bool after_return_ = false;
};

/// The form of a text by its beginning: the separator (tab , ; |) that gives its first rows the same number of cells, at least two; none if
/// no separator does. What tabs separate is never quoted. `tabs`: the name of the file says that it is TSV.
CsvForm tell_form(std::u32string_view beginning, bool tabs);

/// Removes a first line "sep=;", as Excel writes it, and tells the separator; 0 where there is none.
char32_t take_separator_line(std::u32string_view& text);

}  // namespace recto::text_reader
