#include "wire/checker.h"

#include <algorithm>

namespace recto::wire {
namespace {

tl::unexpected<Error> contradiction(const char* what) { return fail(ErrorKind::corrupt, what); }

uint64_t utf8_bytes(std::u32string_view scalars) {
  uint64_t bytes = 0;
  for (const char32_t c : scalars) bytes += c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U;
  return bytes;
}

}  // namespace

AnswerChecker::AnswerChecker(const Request& request)
    : kind_(request.kind), limits_(request.limits), asked_(request.pages) {
  if (kind_ == RequestKind::recognise) asked_ = {PageNumber(1)};
}

Result<void> AnswerChecker::accept(const Message& message) {
  if (finished_) return contradiction("something follows the end of the answer");
  if (!greeted_ && !std::holds_alternative<Hello>(message))
    return contradiction("the answer does not begin with Hello");
  if (rows_left_ > 0 && !std::holds_alternative<PixelRows>(message)) return contradiction("pixels are missing");
  return std::visit([this](const auto& one) { return take(one); }, message);
}

Result<void> AnswerChecker::finish() const {
  if (!finished_) return contradiction("the answer ends before it is done");
  return {};
}

Result<void> AnswerChecker::take(const Hello& hello) {
  if (greeted_) return contradiction("Hello comes twice");
  if (hello.version != kProtocolVersion) return contradiction("the reader is of another version");
  greeted_ = true;
  return {};
}

Result<void> AnswerChecker::take(const Document& document) {
  if (!is_described() || described_ || accounted_ > 0) return contradiction("a document is described out of turn");
  described_ = true;
  announced_ = document.page_count;
  return {};
}

Result<void> AnswerChecker::account_for(uint32_t page) {
  if (kind_ == RequestKind::read) {
    if (!described_) return contradiction("a page comes before its document");
    if (announced_ != 0 && page > announced_) return contradiction("a page comes that the document does not have");
  } else if (!std::binary_search(asked_.begin(), asked_.end(), PageNumber(page))) {
    return contradiction("a page comes that was not asked for");
  }
  if (page <= last_page_) return contradiction("pages do not ascend");
  last_page_ = page;
  ++accounted_;
  return {};
}

Result<void> AnswerChecker::count_page(PageNumber page) {
  TRY(account_for(page.value));
  if (++pages_ > limits_.pages) return fail(ErrorKind::limit, "the answer has more pages than allowed");
  return {};
}

/// Whether the request's answer begins with what kind of document it is.
bool AnswerChecker::is_described() const { return kind_ == RequestKind::read || kind_ == RequestKind::table; }

Result<void> AnswerChecker::count_text(uint64_t bytes) {
  text_bytes_ += bytes;
  if (text_bytes_ > limits_.text_bytes) return fail(ErrorKind::limit, "the answer has more text than allowed");
  return {};
}

Result<void> AnswerChecker::take(const TableSheet& sheet) {
  if (kind_ != RequestKind::table || !described_) return contradiction("a sheet comes unasked");
  if (sheet.number != last_sheet_ + 1) return contradiction("sheets are not numbered one after the other");
  last_sheet_ = sheet.number;
  last_row_ = 0;
  return {};
}

Result<void> AnswerChecker::take(const TableRows& rows) {
  if (last_sheet_ == 0) return contradiction("rows come without a sheet");
  for (const model::TableRow& row : rows.rows) {
    if (row.number <= last_row_) return contradiction("rows do not ascend");
    last_row_ = row.number;
    for (const std::u32string& cell : row.cells) TRY(count_text(utf8_bytes(cell)));
  }
  return {};
}

Result<void> AnswerChecker::take(const PageRead& read) {
  if (kind_ != RequestKind::read && kind_ != RequestKind::recognise) return contradiction("a page comes unasked");
  TRY(count_page(read.page.number));
  return count_text(utf8_bytes(read.page.text));
}

Result<void> AnswerChecker::take(const GreyPage& grey) {
  if (kind_ != RequestKind::pixels) return contradiction("a page image comes unasked");
  if (grey.shape.size() > limits_.page_pixels) return fail(ErrorKind::limit, "a page image is larger than allowed");
  TRY(count_page(grey.page));
  rows_left_ = grey.shape.size();
  return {};
}

Result<void> AnswerChecker::take(const PixelRows& rows) {
  if (rows.bytes.size() > rows_left_) return contradiction("more pixels come than were announced");
  rows_left_ -= rows.bytes.size();
  return {};
}

Result<void> AnswerChecker::take(const Picture& picture) {
  if (kind_ != RequestKind::picture) return contradiction("a picture comes unasked");
  if (GreyShape{picture.width, picture.height}.size() > limits_.page_pixels) {
    return fail(ErrorKind::limit, "a picture is larger than allowed");
  }
  return count_page(picture.page);
}

Result<void> AnswerChecker::take(const Fault& fault) {
  if (++faults_ > kMaxFaults) return fail(ErrorKind::limit, "the answer has more faults than allowed");
  if (fault.page != 0) return account_for(fault.page);
  whole_fault_ = true;
  return {};
}

Result<void> AnswerChecker::take(const Refused&) {
  if (described_ || accounted_ > 0 || faults_ > 0) return contradiction("a file is refused after it was read");
  finished_ = true;
  return {};
}

uint32_t AnswerChecker::expected_pages() const {
  return kind_ == RequestKind::read ? announced_ : static_cast<uint32_t>(asked_.size());
}

Result<void> AnswerChecker::take(const Done& done) {
  if (done.pages != pages_ || done.faults != faults_) return contradiction("the counts at the end are wrong");
  if (is_described() && !described_ && !whole_fault_) return contradiction("nothing was said of the document");
  if (accounted_ < expected_pages() && !whole_fault_) return contradiction("pages are missing and nobody says why");
  finished_ = true;
  return {};
}

}  // namespace recto::wire
