#include "text/utf8.h"
#include "wire/bytes.h"
#include "wire/codec.h"
#include "wire/validate.h"

namespace recto::wire {
namespace {

constexpr uint32_t kWordBytes = 28;
constexpr uint32_t kRulingBytes = 16;
constexpr uint32_t kMarkBytes = 17;
constexpr uint32_t kRowBytes = 12;
constexpr uint32_t kMaxPageTextBytes = 4 * kMaxPageScalars;
constexpr auto kLastErrorKind = static_cast<uint8_t>(ErrorKind::cancelled);

tl::unexpected<Error> broken(const char* what) { return fail(ErrorKind::corrupt, what); }

/// A byte as a value of an enum whose last value is `last`.
template <class Enum>
Enum choice(ByteReader& in, uint8_t last) {
  const uint8_t value = in.u8();
  if (value > last) in.fail();
  return static_cast<Enum>(value <= last ? value : 0);
}

/// A number that our own types hold as signed.
int32_t positive(ByteReader& in) {
  const uint32_t value = in.u32();
  if (value > INT32_MAX) in.fail();
  return value > INT32_MAX ? 0 : static_cast<int32_t>(value);
}

std::u32string scalars(ByteReader& in, uint32_t most) {
  auto decoded = text::decode_utf8(in.string(most));
  if (!decoded) in.fail();
  return decoded ? *std::move(decoded) : std::u32string();
}

Box get_box(ByteReader& in) {
  Box box;
  for (float* side : {&box.x0, &box.y0, &box.x1, &box.y1}) *side = in.f32();
  return box;
}

GreyShape get_shape(ByteReader& in) {
  GreyShape shape;
  shape.width = Pixels(positive(in));
  shape.height = Pixels(positive(in));
  shape.dpi = Dpi(positive(in));
  return shape;
}

model::Word get_word(ByteReader& in) {
  model::Word word;
  word.start = CharOffset(in.u32());
  word.length = CharOffset(in.u32());
  word.box = get_box(in);
  word.confidence = in.f32();
  return word;
}

model::Ruling get_ruling(ByteReader& in) {
  model::Ruling ruling;
  for (float* end : {&ruling.x0, &ruling.y0, &ruling.x1, &ruling.y1}) *end = in.f32();
  return ruling;
}

model::Page get_page(ByteReader& in) {
  model::Page page;
  page.number = PageNumber(in.u32());
  page.width = in.f32();
  page.height = in.f32();
  page.source = choice<model::TextSource>(in, static_cast<uint8_t>(model::TextSource::ocr));
  page.language = in.string(kMaxNameBytes);
  page.confidence = in.f32();
  page.rotation = in.u16();
  page.blank = in.flag();
  page.text = scalars(in, kMaxPageTextBytes);
  page.words.resize(in.count(kMaxPageWords, kWordBytes));
  for (model::Word& word : page.words) word = get_word(in);
  page.faults.resize(in.count(kMaxPageFaults, 4));
  for (std::string& fault : page.faults) fault = in.string(kMaxSentenceBytes);
  page.rulings.resize(in.count(kMaxPageRulings, kRulingBytes));
  for (model::Ruling& ruling : page.rulings) ruling = get_ruling(in);
  return page;
}

model::LayerSignals get_signals(ByteReader& in) {
  model::LayerSignals signals;
  signals.glyphs = in.u32();
  signals.without_unicode = in.u32();
  signals.invisible = in.u32();
  signals.images = in.u32();
  signals.image_coverage = in.f32();
  return signals;
}

Hello get_hello(ByteReader& in) {
  Hello hello;
  hello.version = in.u16();
  hello.reader = in.string(kMaxNameBytes);
  return hello;
}

Document get_document(ByteReader& in) {
  Document document;
  document.kind = in.string(kMaxNameBytes);
  document.title = scalars(in, kMaxSentenceBytes);
  document.page_count = in.u32();
  return document;
}

GreyPage get_grey_page(ByteReader& in) {
  GreyPage grey;
  grey.page = PageNumber(in.u32());
  grey.shape = get_shape(in);
  grey.rotation = in.u16();
  return grey;
}

Picture get_picture(ByteReader& in) {
  Picture picture;
  picture.page = PageNumber(in.u32());
  picture.width = Pixels(positive(in));
  picture.height = Pixels(positive(in));
  picture.png = in.string(kMaxPictureBytes);
  return picture;
}

Fault get_fault(ByteReader& in) {
  Fault fault;
  fault.kind = choice<ErrorKind>(in, kLastErrorKind);
  fault.page = in.u32();
  fault.sentence = in.string(kMaxSentenceBytes);
  return fault;
}

Refused get_refused(ByteReader& in) {
  Refused refused;
  refused.kind = choice<ErrorKind>(in, kLastErrorKind);
  refused.sentence = in.string(kMaxSentenceBytes);
  return refused;
}

Done get_done(ByteReader& in) {
  Done done;
  done.pages = in.u32();
  done.faults = in.u32();
  return done;
}

model::TableRow get_row(ByteReader& in) {
  model::TableRow row;
  row.number = in.u32();
  row.cells.resize(in.count(kMaxRowCells, 4));
  for (std::u32string& cell : row.cells) cell = scalars(in, 4 * kMaxCellScalars);
  row.fault = in.string(kMaxSentenceBytes);
  return row;
}

TableSheet get_sheet(ByteReader& in) {
  TableSheet sheet;
  sheet.number = in.u32();
  sheet.name = scalars(in, kMaxSentenceBytes);
  return sheet;
}

TableRows get_rows(ByteReader& in) {
  TableRows rows;
  rows.rows.resize(in.count(kMaxRowsAtOnce, kRowBytes));
  for (model::TableRow& row : rows.rows) row = get_row(in);
  return rows;
}

std::optional<Message> get_message(Tag tag, ByteReader& in) {
  switch (tag) {
    case Tag::hello:
      return get_hello(in);
    case Tag::document:
      return get_document(in);
    case Tag::page_read: {
      PageRead read;
      read.page = get_page(in);
      read.signals = get_signals(in);
      return read;
    }
    case Tag::grey_page:
      return get_grey_page(in);
    case Tag::pixel_rows:
      return PixelRows{std::string(in.rest())};
    case Tag::picture:
      return get_picture(in);
    case Tag::fault:
      return get_fault(in);
    case Tag::refused:
      return get_refused(in);
    case Tag::done:
      return get_done(in);
    case Tag::table_sheet:
      return get_sheet(in);
    case Tag::table_rows:
      return get_rows(in);
    case Tag::request:
      break;
  }
  return std::nullopt;
}

Request get_request(ByteReader& in) {
  Request request;
  if (in.u16() != kProtocolVersion) in.fail();
  request.kind = choice<RequestKind>(in, static_cast<uint8_t>(RequestKind::table));
  request.untrusted_file_name = in.string(kMaxFileNameBytes);
  request.pages.resize(in.count(kMaxPages, 4));
  for (PageNumber& page : request.pages) page = PageNumber(in.u32());
  request.dpi = Dpi(positive(in));
  request.rotation = in.u16();
  request.region = get_box(in);
  request.marks.resize(in.count(kMaxMarks, kMarkBytes));
  for (Mark& mark : request.marks) {
    mark.box = get_box(in);
    mark.style = in.u8();
  }
  request.languages.resize(in.count(kMaxLanguages, 4));
  for (std::string& language : request.languages) language = in.string(kMaxNameBytes);
  request.limits.pages = in.u32();
  request.limits.page_pixels = in.u64();
  request.limits.text_bytes = in.u64();
  request.limits.page_ms = in.u32();
  request.grey = get_shape(in);
  return request;
}

}  // namespace

Result<Message> decode_message(const Frame& frame) {
  ByteReader in(frame.payload);
  std::optional<Message> message = get_message(frame.tag, in);
  if (!message) return broken("a message that no reader sends");
  if (!in.good()) return broken("a message is cut or one of its values is out of bounds");
  if (!in.at_end()) return broken("a message has bytes left over");
  TRY(validate(*message));
  return *std::move(message);
}

Result<Request> decode_request(const Frame& frame) {
  if (frame.tag != Tag::request) return broken("the first frame is no request");
  ByteReader in(frame.payload);
  Request request = get_request(in);
  if (!in.good() || !in.at_end()) return broken("the request is cut, too long or of another version");
  TRY(validate(request));
  return request;
}

Result<std::optional<Message>> Decoder::next() {
  const std::optional<Frame> frame = TRY(frames_.next());
  if (!frame) return std::optional<Message>();
  return std::optional<Message>(TRY(decode_message(*frame)));
}

}  // namespace recto::wire
