#pragma once
// Text without geometry as pages: what plain text, HTML and office files become.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/page.h"
#include "readers/harness/answer.h"

namespace recto::harness {

/// The words of a text: what stands between white space. Their boxes are empty. O(n).
std::vector<Word> words_between_spaces(std::u32string_view text);

/// Takes a document's text piece by piece and sends its pages. A page ends at a form feed, at page_break, or where
/// another line would make it longer than 100,000 scalars (inside a line only if the line alone is longer). CR LF and
/// a lone CR become LF, as do U+000B and U+0085; all else stays as it is, scalar for scalar.
class FlowWriter {
 public:
  static constexpr size_t kPageScalars = 100'000;

  /// `answer` is borrowed; its document() must have been called.
  explicit FlowWriter(Answer& answer) : answer_(answer) {}
  /// Errors: those of Answer::page.
  Result<void> add(std::u32string_view text);
  /// Ends the page even if it is empty.
  Result<void> page_break();
  /// Sends the last page; a document without any text is one blank page. Call once, at the end.
  Result<void> finish();
  /// A fault that the next page sent will carry.
  void note(std::string fault);

 private:
  Result<void> cut_page();
  Result<void> send(std::u32string text);

  Answer& answer_;
  std::u32string text_;
  std::vector<std::string> faults_;
  uint32_t number_ = 0;
  bool after_return_ = false;
};

}  // namespace recto::harness
