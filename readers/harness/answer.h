#pragma once
// The answer of a reader, written message by message.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/layer_signals.h"
#include "model/page.h"
#include "model/table.h"
#include "wire/answer.h"
#include "wire/checker.h"
#include "wire/request.h"

namespace recto::harness {

/// Cleans, checks and sends. What goes out is valid whatever the file made the reader say: characters that may not
/// stand in a text become U+FFFD, one for one; words without length go; boxes that are no boxes become empty;
/// confidences are brought into [0, 1]; a page over the wire's limits becomes a fault.
///
/// All functions return: limit when the request's limits are reached (said to the host already), cancelled when the
/// host is gone, corrupt when the reader itself is wrong (pages out of order, words that overlap): pass them on with
/// TRY.
class Answer {
 public:
  /// Takes the bytes of frames, in order; its errors end the answer.
  using Send = std::function<Result<void>(std::string_view)>;
  Answer(const wire::Request& request, Send send);

  /// First; called by answer_request.
  Result<void> hello(std::string reader);
  /// Before the first page of a `read`. `page_count` 0: not known beforehand.
  Result<void> document(std::string kind, std::u32string title, uint32_t page_count);
  /// Pages ascend; those of the announced count that are left out need a page_fault.
  Result<void> page(model::Page page, const model::LayerSignals& signals = {});
  /// In the place of a page that could not be read.
  Result<void> page_fault(PageNumber page, ErrorKind kind, std::string_view sentence);
  /// Something that befell the document as a whole; reading may go on.
  Result<void> fault(ErrorKind kind, std::string_view sentence);
  /// `grey`: shape.size() bytes.
  Result<void> pixels(const wire::GreyPage& page, std::span<const unsigned char> grey);
  Result<void> picture(wire::Picture picture);
  /// A sheet of a `table` begins; document() comes before the first. Ends with a fault after kMaxSheets.
  Result<void> sheet(std::u32string name);
  /// The next row of the sheet; rows ascend by number. Rows are sent some hundred at once. A row or cell that is longer
  /// than the wire allows is cut and says so.
  Result<void> row(TableRow row);
  /// Ends the answer as Reader describes; called by answer_request.
  Result<void> end(const Result<void>& outcome);

  /// Pages that the limits leave room for; 0 when enough was said.
  uint32_t pages_left() const { return limits_.pages - pages_; }

 private:
  Result<void> send(const wire::Message& message);
  Result<void> send_rows();
  Result<void> over_limit(std::string_view sentence);

  wire::AnswerLimits limits_;
  wire::AnswerChecker checker_;
  Send send_;
  bool spoken_ = false, whole_fault_ = false;
  uint32_t pages_ = 0, faults_ = 0, sheets_ = 0;
  uint64_t text_bytes_ = 0;
  wire::TableRows waiting_;
  size_t waiting_bytes_ = 0;
};

}  // namespace recto::harness
