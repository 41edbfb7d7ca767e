#include "text/utf8.h"
#include "wire/bytes.h"
#include "wire/codec.h"

namespace recto::wire {
namespace {

void put(ByteWriter& out, const Box& box) {
  for (const float side : {box.x0, box.y0, box.x1, box.y1}) out.f32(side);
}

void put(ByteWriter& out, const GreyShape& shape) {
  out.u32(static_cast<uint32_t>(shape.width.value));
  out.u32(static_cast<uint32_t>(shape.height.value));
  out.u32(static_cast<uint32_t>(shape.dpi.value));
}

void put(ByteWriter& out, const AnswerLimits& limits) {
  out.u32(limits.pages);
  out.u64(limits.page_pixels);
  out.u64(limits.text_bytes);
  out.u32(limits.page_ms);
}

void put(ByteWriter& out, const model::LayerSignals& signals) {
  out.u32(signals.glyphs);
  out.u32(signals.without_unicode);
  out.u32(signals.invisible);
  out.u32(signals.images);
  out.f32(signals.image_coverage);
}

void put(ByteWriter& out, const model::Word& word) {
  out.u32(word.start.value);
  out.u32(word.length.value);
  put(out, word.box);
  out.f32(word.confidence);
}

void put(ByteWriter& out, const model::Ruling& ruling) {
  for (const float end : {ruling.x0, ruling.y0, ruling.x1, ruling.y1}) out.f32(end);
}

void put(ByteWriter& out, const model::Page& page) {
  out.u32(page.number.value);
  out.f32(page.width);
  out.f32(page.height);
  out.u8(static_cast<uint8_t>(page.source));
  out.string(page.language);
  out.f32(page.confidence);
  out.u16(page.rotation);
  out.u8(page.blank ? 1 : 0);
  out.string(text::encode_utf8(page.text));
  out.u32(static_cast<uint32_t>(page.words.size()));
  for (const model::Word& word : page.words) put(out, word);
  out.u32(static_cast<uint32_t>(page.faults.size()));
  for (const std::string& fault : page.faults) out.string(fault);
  out.u32(static_cast<uint32_t>(page.rulings.size()));
  for (const model::Ruling& ruling : page.rulings) put(out, ruling);
}

void put(ByteWriter& out, const model::TableRow& row) {
  out.u32(row.number);
  out.u32(static_cast<uint32_t>(row.cells.size()));
  for (const std::u32string& cell : row.cells) out.string(text::encode_utf8(cell));
  out.string(row.fault);
}

/// Leaves room for a frame's head, to be filled in by `framed`.
ByteWriter open_frame() {
  ByteWriter out;
  out.raw(std::string(kFrameHead, '\0'));
  return out;
}

std::string framed(Tag tag, ByteWriter& out) {
  ByteWriter head;
  head.u8(static_cast<uint8_t>(tag));
  head.u32(static_cast<uint32_t>(out.out().size() - kFrameHead));
  out.out().replace(0, kFrameHead, head.out());
  return std::move(out.out());
}

struct Encoder {
  ByteWriter& out;

  Tag operator()(const Hello& hello) const {
    out.u16(hello.version);
    out.string(hello.reader);
    return Tag::hello;
  }
  Tag operator()(const Document& document) const {
    out.string(document.kind);
    out.string(text::encode_utf8(document.title));
    out.u32(document.page_count);
    return Tag::document;
  }
  Tag operator()(const PageRead& read) const {
    put(out, read.page);
    put(out, read.signals);
    return Tag::page_read;
  }
  Tag operator()(const GreyPage& grey) const {
    out.u32(grey.page.value);
    put(out, grey.shape);
    out.u16(grey.rotation);
    return Tag::grey_page;
  }
  Tag operator()(const PixelRows& rows) const {
    out.raw(rows.bytes);
    return Tag::pixel_rows;
  }
  Tag operator()(const Picture& picture) const {
    out.u32(picture.page.value);
    out.u32(static_cast<uint32_t>(picture.width.value));
    out.u32(static_cast<uint32_t>(picture.height.value));
    out.string(picture.png);
    return Tag::picture;
  }
  Tag operator()(const Fault& fault) const {
    out.u8(static_cast<uint8_t>(fault.kind));
    out.u32(fault.page);
    out.string(fault.sentence);
    return Tag::fault;
  }
  Tag operator()(const Refused& refused) const {
    out.u8(static_cast<uint8_t>(refused.kind));
    out.string(refused.sentence);
    return Tag::refused;
  }
  Tag operator()(const Done& done) const {
    out.u32(done.pages);
    out.u32(done.faults);
    return Tag::done;
  }
  Tag operator()(const TableSheet& sheet) const {
    out.u32(sheet.number);
    out.string(text::encode_utf8(sheet.name));
    return Tag::table_sheet;
  }
  Tag operator()(const TableRows& rows) const {
    out.u32(static_cast<uint32_t>(rows.rows.size()));
    for (const model::TableRow& row : rows.rows) put(out, row);
    return Tag::table_rows;
  }
};

}  // namespace

std::string encode(const Message& message) {
  ByteWriter out = open_frame();
  const Tag tag = std::visit(Encoder{out}, message);
  return framed(tag, out);
}

std::string encode(const Request& request) {
  ByteWriter out = open_frame();
  out.u16(kProtocolVersion);
  out.u8(static_cast<uint8_t>(request.kind));
  out.string(request.untrusted_file_name);
  out.u32(static_cast<uint32_t>(request.pages.size()));
  for (const PageNumber page : request.pages) out.u32(page.value);
  out.u32(static_cast<uint32_t>(request.dpi.value));
  out.u16(request.rotation);
  put(out, request.region);
  out.u32(static_cast<uint32_t>(request.marks.size()));
  for (const Mark& mark : request.marks) {
    put(out, mark.box);
    out.u8(mark.style);
  }
  out.u32(static_cast<uint32_t>(request.languages.size()));
  for (const std::string& language : request.languages) out.string(language);
  put(out, request.limits);
  put(out, request.grey);
  return framed(Tag::request, out);
}

std::string pixel_rows_head(uint32_t size) {
  ByteWriter head;
  head.u8(static_cast<uint8_t>(Tag::pixel_rows));
  head.u32(size);
  return std::move(head.out());
}

}  // namespace recto::wire
