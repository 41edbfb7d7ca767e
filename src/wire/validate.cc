#include "wire/validate.h"

#include <algorithm>
#include <cmath>

#include "text/utf8.h"
#include "wire/png.h"

namespace recto::wire {
namespace {

tl::unexpected<Error> invalid(const char* what) { return fail(ErrorKind::corrupt, what); }

/// Written so that NaN is out of bounds.
bool within(float value, float low, float high) { return value >= low && value <= high; }
bool is_fraction(float value) { return within(value, 0, 1); }
bool is_side(float value) { return within(value, 0, kMaxPoints); }
bool is_page(uint32_t page) { return page >= 1 && page <= kMaxPages; }
bool is_rotation(uint16_t degrees) { return degrees % 90 == 0 && degrees < 360; }

bool is_box(const Box& box) {
  return within(box.x0, -kMaxPoints, kMaxPoints) && within(box.y0, -kMaxPoints, kMaxPoints) &&
         within(box.x1, box.x0, kMaxPoints) && within(box.y1, box.y0, kMaxPoints);
}

bool is_ruling(const model::Ruling& ruling) {
  const auto on_page = [](float end) { return within(end, -kMaxPoints, kMaxPoints); };
  return on_page(ruling.x0) && on_page(ruling.y0) && on_page(ruling.x1) && on_page(ruling.y1);
}

bool is_shape(const GreyShape& shape) {
  const auto side = [](Pixels pixels) { return pixels.value >= 1 && pixels.value <= kMaxSide; };
  return side(shape.width) && side(shape.height) && shape.size() <= kMaxPagePixels && shape.dpi.value >= kMinDpi &&
         shape.dpi.value <= kMaxDpi;
}

bool is_text(std::u32string_view scalars) { return std::all_of(scalars.begin(), scalars.end(), is_text_scalar); }

/// UTF-8 that may stand in a sentence: also without line breaks.
bool is_sentence(std::string_view untrusted, size_t most = kMaxSentenceBytes) {
  if (untrusted.size() > most) return false;
  const auto decoded = text::decode_utf8(untrusted);
  return decoded && is_text(*decoded) && decoded->find(U'\n') == std::u32string::npos;
}

bool is_name(std::string_view untrusted) {
  return !untrusted.empty() && untrusted.size() <= kMaxNameBytes &&
         std::all_of(untrusted.begin(), untrusted.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

bool is_language(std::string_view untrusted) {
  return untrusted.size() == 3 &&
         std::all_of(untrusted.begin(), untrusted.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

Result<void> validate_words(const model::Page& page) {
  if (page.words.size() > kMaxPageWords) return invalid("a page has too many words");
  uint64_t end = 0;
  for (const model::Word& word : page.words) {
    if (word.length.value == 0 || word.start.value < end) return invalid("words are empty, overlap or do not ascend");
    end = uint64_t{word.start.value} + word.length.value;
    if (end > page.text.size()) return invalid("a word lies outside its page's text");
    if (!is_box(word.box)) return invalid("a word's box is no box");
    if (!is_fraction(word.confidence)) return invalid("a word's confidence is not between 0 and 1");
  }
  return {};
}

Result<void> validate_page(const model::Page& page) {
  if (!is_page(page.number.value)) return invalid("a page has no possible number");
  if (!is_side(page.width) || !is_side(page.height)) return invalid("a page has no possible size");
  if (!is_rotation(page.rotation)) return invalid("a page is turned by something else than a quarter");
  if (!is_fraction(page.confidence)) return invalid("a page's confidence is not between 0 and 1");
  if (!is_language(page.language)) return invalid("a page's language is no ISO 639-3 code");
  if (page.text.size() > kMaxPageScalars) return invalid("a page's text is too long");
  if (!is_text(page.text)) return invalid("a page's text holds what is no character of a text");
  if (page.blank && !page.words.empty()) return invalid("a page is called blank and has words");
  if (page.faults.size() > kMaxPageFaults) return invalid("a page has too many faults");
  for (const std::string& fault : page.faults) {
    if (!is_sentence(fault)) return invalid("a page's fault is no sentence");
  }
  if (page.rulings.size() > kMaxPageRulings) return invalid("a page has too many ruled lines");
  if (!std::all_of(page.rulings.begin(), page.rulings.end(), is_ruling)) return invalid("a ruled line has no place");
  return validate_words(page);
}

Result<void> validate_row(const model::TableRow& row) {
  if (row.number < 1 || row.number > kMaxRows) return invalid("a row has no possible number");
  if (row.cells.size() > kMaxRowCells) return invalid("a row has too many cells");
  for (const std::u32string& cell : row.cells) {
    if (cell.size() > kMaxCellScalars) return invalid("a cell's text is too long");
    if (!is_text(cell)) return invalid("a cell holds what is no character of a text");
  }
  if (!is_sentence(row.fault)) return invalid("a row's fault is no sentence");
  return {};
}

struct Validator {
  Result<void> operator()(const Hello& hello) const {
    if (!is_name(hello.reader)) return invalid("the reader does not say its name");
    return {};
  }
  Result<void> operator()(const Document& document) const {
    if (!is_name(document.kind)) return invalid("the kind of document is no name");
    if (document.title.size() > kMaxSentenceBytes || !is_sentence(text::encode_utf8(document.title))) {
      return invalid("the document's title is no sentence");
    }
    if (document.page_count > kMaxPages) return invalid("the document claims too many pages");
    return {};
  }
  Result<void> operator()(const PageRead& read) const {
    const model::LayerSignals& signals = read.signals;
    if (signals.without_unicode > signals.glyphs || signals.invisible > signals.glyphs ||
        !is_fraction(signals.image_coverage)) {
      return invalid("the signals of a page's text layer contradict each other");
    }
    return validate_page(read.page);
  }
  Result<void> operator()(const GreyPage& grey) const {
    if (!is_page(grey.page.value)) return invalid("a page image has no possible page number");
    if (!is_shape(grey.shape)) return invalid("a page image has no possible size");
    if (!is_rotation(grey.rotation)) return invalid("a page image is turned by something else than a quarter");
    return {};
  }
  Result<void> operator()(const PixelRows& rows) const {
    if (rows.bytes.empty() || rows.bytes.size() > kMaxChunkBytes)
      return invalid("pixels come in a chunk of no possible size");
    return {};
  }
  Result<void> operator()(const Picture& picture) const {
    if (!is_page(picture.page.value)) return invalid("a picture has no possible page number");
    if (!is_shape({picture.width, picture.height})) return invalid("a picture has no possible size");
    if (picture.png.size() > kMaxPictureBytes || !is_plain_png(picture.png, picture.width, picture.height)) {
      return invalid("a picture is no plain PNG of the size it claims");
    }
    return {};
  }
  Result<void> operator()(const Fault& fault) const {
    if (fault.page > kMaxPages) return invalid("a fault has no possible page number");
    if (fault.sentence.empty() || !is_sentence(fault.sentence)) return invalid("a fault is no sentence");
    return {};
  }
  Result<void> operator()(const Refused& refused) const {
    if (refused.sentence.empty() || !is_sentence(refused.sentence)) return invalid("a refusal gives no reason");
    return {};
  }
  Result<void> operator()(const Done&) const { return {}; }
  Result<void> operator()(const TableSheet& sheet) const {
    if (sheet.number < 1 || sheet.number > kMaxSheets) return invalid("a sheet has no possible number");
    if (!is_sentence(text::encode_utf8(sheet.name))) return invalid("a sheet's name is no sentence");
    return {};
  }
  Result<void> operator()(const TableRows& rows) const {
    if (rows.rows.empty() || rows.rows.size() > kMaxRowsAtOnce) return invalid("rows come in no possible number");
    for (const model::TableRow& row : rows.rows) TRY(validate_row(row));
    return {};
  }
};

bool are_pages(const Request& request) {
  const auto ascend = [](PageNumber a, PageNumber b) { return a >= b; };
  const auto& pages = request.pages;
  const bool good = std::all_of(pages.begin(), pages.end(), [](PageNumber page) { return is_page(page.value); }) &&
                    std::adjacent_find(pages.begin(), pages.end(), ascend) == pages.end();
  switch (request.kind) {
    case RequestKind::pixels:
      return good && !pages.empty();
    case RequestKind::picture:
      return good && pages.size() == 1;
    case RequestKind::read:
    case RequestKind::table:
    case RequestKind::recognise:
      return pages.empty();
  }
  return false;
}

}  // namespace

Result<void> validate(const Message& message) { return std::visit(Validator{}, message); }

Result<void> validate(const Request& request) {
  if (!are_pages(request)) return invalid("the pages asked for do not go with the kind of request");
  if (request.untrusted_file_name.size() > kMaxFileNameBytes) return invalid("the file name is too long");
  if (request.dpi.value < kMinDpi || request.dpi.value > kMaxDpi)
    return invalid("the resolution asked for is impossible");
  if (!is_rotation(request.rotation) || !is_box(request.region)) return invalid("the region asked for is impossible");
  if (request.marks.size() > kMaxMarks) return invalid("there are too many marks");
  for (const Mark& mark : request.marks) {
    if (!is_box(mark.box) || mark.style >= kMarkStyles) return invalid("a mark is impossible");
  }
  if (request.languages.size() > kMaxLanguages ||
      !std::all_of(request.languages.begin(), request.languages.end(), is_language)) {
    return invalid("a language is no ISO 639-3 code");
  }
  if (request.kind == RequestKind::recognise && !is_shape(request.grey))
    return invalid("the pixels have no possible size");
  return {};
}

}  // namespace recto::wire
