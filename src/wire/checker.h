#pragma once
// Holds an answer against its request: order, counts, limits, contradictions.

#include <cstdint>
#include <string_view>
#include <vector>

#include "wire/answer.h"
#include "wire/request.h"

namespace recto::wire {

/// Fed with every message of an answer in order. What it refuses ends the job: the reader is broken or hostile.
///
/// read       Hello Document (PageRead | Fault)* Done: none over the announced count; with an announced count every
/// page is read
///            or has a fault, unless a fault of the whole document says why the rest is missing
/// pixels     Hello (GreyPage PixelRows+ | Fault)* Done: the pages that were asked for, each read or with a fault
/// picture    Hello (Picture | Fault) Done
/// table      Hello Document (TableSheet TableRows*)* Done: sheets are numbered from 1 on, the rows of one ascend
/// recognise  Hello (PageRead | Fault) Done, of page 1
/// Pages and page faults ascend together, one a page. Hello Refused instead, if nothing else was said. Memory is
/// constant.
class AnswerChecker {
 public:
  explicit AnswerChecker(const Request& request);
  /// Errors: corrupt (out of order, contradiction), limit (more than the request's limits; what came before is good).
  Result<void> accept(const Message& message);
  /// True after Done or Refused.
  bool finished() const { return finished_; }
  /// At the end of the stream. Errors: corrupt (no Done or Refused came).
  Result<void> finish() const;

 private:
  Result<void> take(const Hello& hello);
  Result<void> take(const Document& document);
  Result<void> take(const PageRead& read);
  Result<void> take(const GreyPage& grey);
  Result<void> take(const PixelRows& rows);
  Result<void> take(const Picture& picture);
  Result<void> take(const Fault& fault);
  Result<void> take(const Refused& refused);
  Result<void> take(const Done& done);
  Result<void> take(const TableSheet& sheet);
  Result<void> take(const TableRows& rows);
  /// A page of the answer, read or faulty, at its place in the order.
  Result<void> account_for(uint32_t page);
  Result<void> count_page(PageNumber page);
  Result<void> count_text(uint64_t bytes);
  uint32_t expected_pages() const;
  bool is_described() const;

  RequestKind kind_;
  AnswerLimits limits_;
  std::vector<PageNumber> asked_;
  bool greeted_ = false, described_ = false, finished_ = false, whole_fault_ = false;
  uint32_t announced_ = 0, last_page_ = 0, last_sheet_ = 0, last_row_ = 0;
  uint32_t accounted_ = 0, pages_ = 0, faults_ = 0;
  uint64_t text_bytes_ = 0, rows_left_ = 0;
};

}  // namespace recto::wire
