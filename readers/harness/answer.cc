#include "readers/harness/answer.h"

#include <algorithm>
#include <cmath>

#include "base/files.h"
#include "wire/codec.h"
#include "wire/validate.h"

namespace recto::harness {
namespace {

constexpr size_t kMostRowScalars = wire::kMaxRowsBytes / 8;  // two such rows fit into a frame whatever they hold
constexpr size_t kRowsBytes = 256 * 1024;                    // a frame of rows is sent when it has so many
constexpr char32_t kReplacement = U'\uFFFD';

/// For a person, on one line, at most as long as the wire allows.
std::string sentence_of(std::string_view untrusted) {
  std::string sentence = printable(untrusted.substr(0, wire::kMaxSentenceBytes / 4));
  if (sentence.size() > wire::kMaxSentenceBytes) {
    size_t end = wire::kMaxSentenceBytes;
    while (end > 0 && (static_cast<unsigned char>(sentence[end]) & 0xC0) == 0x80) --end;
    sentence.resize(end);
  }
  return sentence.empty() ? "no reason was given" : sentence;
}

std::string name_of(std::string_view untrusted) {
  std::string name(untrusted.substr(0, wire::kMaxNameBytes));
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return name.empty() ? "unknown" : name;
}

std::u32string title_of(std::u32string title) {
  title.resize(std::min<size_t>(title.size(), wire::kMaxSentenceBytes / 4));
  for (char32_t& c : title) c = c == U'\n' || c == U'\t' ? U' ' : wire::is_text_scalar(c) ? c : kReplacement;
  return title;
}

float fraction(float value) { return value >= 0 ? std::min(value, 1.0F) : 0; }

float length_of(float value) { return value >= 0 && value <= wire::kMaxPoints ? value : 0; }

Box box_of(const Box& box) {
  for (const float side : {box.x0, box.y0, box.x1, box.y1}) {
    if (!(std::abs(side) <= wire::kMaxPoints)) return {};
  }
  return {std::min(box.x0, box.x1), std::min(box.y0, box.y1), std::max(box.x0, box.x1), std::max(box.y0, box.y1)};
}

void clean(model::Page& page) {
  for (char32_t& c : page.text) {
    if (!wire::is_text_scalar(c)) c = kReplacement;
  }
  std::erase_if(page.words, [](const model::Word& word) { return word.length.value == 0; });
  for (model::Word& word : page.words) {
    word.box = box_of(word.box);
    word.confidence = fraction(word.confidence);
  }
  page.width = length_of(page.width);
  page.height = length_of(page.height);
  page.confidence = fraction(page.confidence);
  page.faults.resize(std::min<size_t>(page.faults.size(), wire::kMaxPageFaults));
  for (std::string& fault : page.faults) fault = sentence_of(fault);
}

model::LayerSignals clean(model::LayerSignals signals) {
  signals.without_unicode = std::min(signals.without_unicode, signals.glyphs);
  signals.invisible = std::min(signals.invisible, signals.glyphs);
  signals.image_coverage = fraction(signals.image_coverage);
  return signals;
}

constexpr std::string_view kCut = "the row holds more than a row may; the rest of it was left out";

/// Makes a row one that may be sent; returns its bytes.
size_t clean(model::TableRow& row) {
  size_t scalars = 0;
  bool cut = row.cells.size() > wire::kMaxRowCells;
  if (cut) row.cells.resize(wire::kMaxRowCells);
  for (std::u32string& cell : row.cells) {
    const size_t room = std::min<size_t>(wire::kMaxCellScalars, kMostRowScalars - scalars);
    cut = cut || cell.size() > room;
    if (cell.size() > room) cell.resize(room);
    scalars += cell.size();
    for (char32_t& c : cell) {
      if (!wire::is_text_scalar(c)) c = kReplacement;
    }
  }
  if (cut && row.fault.empty()) row.fault = kCut;
  if (!row.fault.empty()) row.fault = sentence_of(row.fault);
  return 4 * (scalars + row.cells.size()) + row.fault.size();
}

uint64_t utf8_bytes(std::u32string_view scalars) {
  uint64_t bytes = 0;
  for (const char32_t c : scalars) bytes += c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U;
  return bytes;
}

}  // namespace

Answer::Answer(const wire::Request& request, Send send)
    : limits_(request.limits), checker_(request), send_(std::move(send)) {}

Result<void> Answer::send(const wire::Message& message) {
  TRY(wire::validate(message));
  TRY(checker_.accept(message));
  spoken_ = spoken_ || !std::holds_alternative<wire::Hello>(message);
  const bool page = std::holds_alternative<wire::PageRead>(message) ||
                    std::holds_alternative<wire::GreyPage>(message) || std::holds_alternative<wire::Picture>(message);
  if (page) ++pages_;
  if (std::holds_alternative<wire::Fault>(message)) ++faults_;
  return send_(wire::encode(message));
}

Result<void> Answer::over_limit(std::string_view sentence) {
  TRY(fault(ErrorKind::limit, sentence));
  return fail(ErrorKind::limit, std::string(sentence));
}

Result<void> Answer::hello(std::string reader) { return send(wire::Hello{wire::kProtocolVersion, name_of(reader)}); }

Result<void> Answer::document(std::string kind, std::u32string title, uint32_t page_count) {
  return send(wire::Document{name_of(kind), title_of(std::move(title)), std::min(page_count, wire::kMaxPages)});
}

Result<void> Answer::page(model::Page page, const model::LayerSignals& signals) {
  if (pages_left() == 0) {
    return over_limit("only the first " + std::to_string(limits_.pages) + " pages were read: more are not allowed");
  }
  if (page.text.size() > wire::kMaxPageScalars || page.words.size() > wire::kMaxPageWords) {
    return page_fault(page.number, ErrorKind::limit, "the page holds more text than a page may");
  }
  clean(page);
  text_bytes_ += utf8_bytes(page.text);
  if (text_bytes_ > limits_.text_bytes) {
    return over_limit("only the pages before page " + std::to_string(page.number.value) +
                      " were read: more text is not allowed");
  }
  return send(wire::PageRead{std::move(page), clean(signals)});
}

Result<void> Answer::page_fault(PageNumber page, ErrorKind kind, std::string_view sentence) {
  return send(wire::Fault{kind, page.value, sentence_of(sentence)});
}

Result<void> Answer::fault(ErrorKind kind, std::string_view sentence) {
  whole_fault_ = true;
  return page_fault(PageNumber(0), kind, sentence);
}

Result<void> Answer::pixels(const wire::GreyPage& page, std::span<const unsigned char> grey) {
  if (page.shape.size() != grey.size())
    return fail(ErrorKind::corrupt, "the pixels are not as many as their shape says");
  if (page.shape.size() > limits_.page_pixels) {
    return page_fault(page.page, ErrorKind::limit, "the page has more pixels at this resolution than allowed");
  }
  TRY(send(page));
  for (size_t at = 0; at < grey.size(); at += wire::kMaxChunkBytes) {
    const auto chunk = grey.subspan(at, std::min<size_t>(wire::kMaxChunkBytes, grey.size() - at));
    TRY(send(wire::PixelRows{std::string(chunk.begin(), chunk.end())}));
  }
  return {};
}

Result<void> Answer::picture(wire::Picture picture) {
  if (picture.png.size() > wire::kMaxPictureBytes) {
    return page_fault(picture.page, ErrorKind::limit, "the picture has more bytes than allowed");
  }
  return send(picture);
}

Result<void> Answer::sheet(std::u32string name) {
  TRY(send_rows());
  if (sheets_ == wire::kMaxSheets) return over_limit("only the first " + std::to_string(sheets_) + " sheets were read");
  return send(wire::TableSheet{++sheets_, title_of(std::move(name))});
}

Result<void> Answer::row(TableRow row) {
  if (row.number > wire::kMaxRows) return over_limit("only the first 20,000,000 rows were read: more are not allowed");
  waiting_bytes_ += clean(row);
  for (const std::u32string& cell : row.cells) text_bytes_ += utf8_bytes(cell);
  if (text_bytes_ > limits_.text_bytes) {
    return over_limit("only the rows before row " + std::to_string(row.number) +
                      " were read: more text is not allowed");
  }
  waiting_.rows.push_back(std::move(row));
  const bool full = waiting_bytes_ >= kRowsBytes || waiting_.rows.size() == wire::kMaxRowsAtOnce;
  return full ? send_rows() : Result<void>();
}

Result<void> Answer::send_rows() {
  if (waiting_.rows.empty()) return {};
  const wire::Message message = std::exchange(waiting_, {});
  waiting_bytes_ = 0;
  return send(message);
}

Result<void> Answer::end(const Result<void>& outcome) {
  TRY(send_rows());
  if (!outcome) {
    const Error& error = outcome.error();
    if (error.kind == ErrorKind::cancelled) return tl::unexpected<Error>(error);
    const bool refuses = error.kind == ErrorKind::unsupported || error.kind == ErrorKind::denied;
    if (refuses && !spoken_) return send(wire::Refused{error.kind, sentence_of(error.sentence())});
    const bool said = error.kind == ErrorKind::limit && whole_fault_;
    if (!said) TRY(fault(error.kind, error.sentence()));
  }
  const wire::AnswerChecker before = checker_;
  if (checker_.accept(wire::Done{pages_, faults_})) return send_(wire::encode(wire::Done{pages_, faults_}));
  checker_ = before;
  TRY(fault(ErrorKind::corrupt, "not all of the file could be read"));
  return send(wire::Done{pages_, faults_});
}

}  // namespace recto::harness
