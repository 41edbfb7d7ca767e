#include "store/packed_words.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "store/byte_stream.h"
#include "store/compression.h"
#include "store/packed_text.h"

namespace recto::store {
namespace {

constexpr uint8_t kFormat = 1;
constexpr float kUnitsPerPoint = 8;
constexpr float kConfidenceSteps = 200;
constexpr float kFarthest = 1e6F;          ///< points; far beyond any page
constexpr int64_t kMostUnits = 1LL << 40;  ///< keeps sums of damaged numbers small

enum Flag : uint8_t {
  kOcr = 1,
  kBlank = 2,
  kWordsBetweenSpaces = 4,  ///< the words are the runs between white space: no offsets follow
  kNoBoxes = 8,
  kCertain = 16,  ///< every word's confidence is 1
  kRightToLeft = 32,
  kRulings = 64,
};

/// A box in eighths of a point.
struct GridBox {
  int64_t x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

int64_t to_grid(float points) {
  return points == points ? std::lround(std::clamp(points, -kFarthest, kFarthest) * kUnitsPerPoint) : 0;
}

GridBox to_grid(const Box& box) {
  if (box.empty()) return {};
  GridBox grid{to_grid(box.x0), to_grid(box.y0), to_grid(box.x1), to_grid(box.y1)};
  grid.x1 = std::max(grid.x1, grid.x0 + 1);
  grid.y1 = std::max(grid.y1, grid.y0 + 1);
  return grid;
}

Box from_grid(const GridBox& grid) {
  const auto points = [](int64_t units) { return static_cast<float>(units) / kUnitsPerPoint; };
  return {points(grid.x0), points(grid.y0), points(grid.x1), points(grid.y1)};
}

bool is_white(char32_t c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' || c == 0xA0; }

/// The runs between white space as words without boxes.
std::vector<Word> words_between_spaces(std::u32string_view text) {
  std::vector<Word> words;
  for (size_t i = 0; i < text.size();) {
    if (is_white(text[i])) {
      ++i;
      continue;
    }
    const size_t start = i;
    while (i < text.size() && !is_white(text[i])) ++i;
    words.push_back({CharOffset(static_cast<uint32_t>(start)), CharOffset(static_cast<uint32_t>(i - start)), {}, 1});
  }
  return words;
}

bool same_offsets(const std::vector<Word>& a, const std::vector<Word>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Word& x, const Word& y) { return x.start == y.start && x.length == y.length; });
}

/// How far a box starts from the end of the one before, in the direction of reading.
int64_t gap(const GridBox& before, const GridBox& box, bool right_to_left) {
  return right_to_left ? before.x0 - box.x1 : box.x0 - before.x1;
}

bool reads_right_to_left(const std::vector<GridBox>& boxes) {
  int64_t rightwards = 0, leftwards = 0;
  for (size_t i = 1; i < boxes.size(); ++i) {
    rightwards += std::abs(gap(boxes[i - 1], boxes[i], false));
    leftwards += std::abs(gap(boxes[i - 1], boxes[i], true));
  }
  return leftwards < rightwards;
}

void pack_offsets(const std::vector<Word>& words, ByteWriter& out) {
  uint32_t end = 0;
  for (const Word& word : words) {
    out.number(word.start.value - end);
    end = word.start.value + word.length.value;
  }
  for (const Word& word : words) out.number(word.length.value);
}

/// Words that ascend, do not overlap and end within the text, or a bad reader.
std::vector<Word> unpack_offsets(ByteReader& in, size_t count, size_t text_length) {
  std::vector<Word> words(count);
  for (Word& word : words) word.start = CharOffset(static_cast<uint32_t>(in.number(text_length)));
  uint64_t end = 0;
  for (Word& word : words) {
    end += word.start.value;
    word.start = CharOffset(static_cast<uint32_t>(end));
    word.length = CharOffset(static_cast<uint32_t>(in.number(text_length)));
    end += word.length.value;
    if (end > text_length) in.fail();
  }
  return words;
}

/// Eighths of a point that a letter takes on this page, on average.
int64_t letter_width(const std::vector<Word>& words, const std::vector<GridBox>& boxes) {
  int64_t width = 0, letters = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    width += boxes[i].x1 - boxes[i].x0;
    letters += words[i].length.value;
  }
  return letters == 0 ? 0 : width / letters;
}

void pack_boxes(const std::vector<Word>& words, bool right_to_left, const std::vector<GridBox>& boxes,
                RecordWriter& out) {
  ByteWriter gaps, widths, steps, heights;
  const int64_t letter = letter_width(words, boxes);
  widths.signed_number(letter);
  GridBox before;
  for (size_t i = 0; i < words.size(); ++i) {
    const GridBox& box = boxes[i];
    gaps.signed_number(gap(before, box, right_to_left));
    widths.signed_number(box.x1 - box.x0 - letter * words[i].length.value);
    steps.signed_number(box.y1 - before.y1);
    heights.signed_number(box.y1 - box.y0);
    before = box;
  }
  for (const ByteWriter* column : {&gaps, &widths, &steps, &heights}) out.piece(column->bytes());
}

void unpack_boxes(ByteReader& in, bool right_to_left, std::vector<Word>& words) {
  const std::string bytes[] = {read_piece(in), read_piece(in), read_piece(in), read_piece(in)};
  ByteReader gaps(bytes[0]), widths(bytes[1]), steps(bytes[2]), heights(bytes[3]);
  const auto bounded = [](ByteReader& column) {
    const int64_t value = column.signed_number();
    if (value > kMostUnits || value < -kMostUnits) column.fail();
    return value;
  };
  const int64_t letter = bounded(widths);
  GridBox box;
  for (Word& word : words) {
    const int64_t step = bounded(gaps), width = bounded(widths) + letter * word.length.value;
    box.x0 = right_to_left ? box.x0 - step - width : box.x1 + step;
    box.x1 = box.x0 + width;
    box.y1 += bounded(steps);
    box.y0 = box.y1 - bounded(heights);
    word.box = from_grid(box);
    if (std::abs(box.x0) > kMostUnits || std::abs(box.y0) > kMostUnits) in.fail();
  }
  if (!gaps.finished() || !widths.finished() || !steps.finished() || !heights.finished()) in.fail();
}

uint8_t confidence_steps(const Word& word) {
  return static_cast<uint8_t>(std::lround(std::clamp(word.confidence, 0.0F, 1.0F) * kConfidenceSteps));
}

uint8_t flags_of(const Page& page, const std::vector<GridBox>& boxes) {
  const auto& words = page.words;
  const bool certain = std::all_of(words.begin(), words.end(),
                                   [](const Word& word) { return confidence_steps(word) == kConfidenceSteps; });
  const bool boxless = std::all_of(words.begin(), words.end(), [](const Word& word) { return word.box.empty(); });
  unsigned flags = 0;
  if (page.source == TextSource::ocr) flags |= kOcr;
  if (page.blank) flags |= kBlank;
  if (same_offsets(words, words_between_spaces(page.text))) flags |= kWordsBetweenSpaces;
  if (boxless) flags |= kNoBoxes;
  if (certain) flags |= kCertain;
  if (!boxless && reads_right_to_left(boxes)) flags |= kRightToLeft;
  if (!page.rulings.empty()) flags |= kRulings;
  return static_cast<uint8_t>(flags);
}

void pack_word_columns(const Page& page, const std::vector<GridBox>& boxes, uint8_t flags, RecordWriter& out) {
  if (!(flags & kWordsBetweenSpaces)) {
    ByteWriter column;
    column.number(page.words.size());
    pack_offsets(page.words, column);
    out.piece(column.bytes());
  }
  if (!(flags & kNoBoxes)) pack_boxes(page.words, (flags & kRightToLeft) != 0, boxes, out);
  if (!(flags & kCertain)) {
    ByteWriter column;
    for (const Word& word : page.words) column.byte(confidence_steps(word));
    out.piece(column.bytes());
  }
}

void unpack_word_columns(ByteReader& in, uint8_t flags, Page& page) {
  if (flags & kWordsBetweenSpaces) {
    page.words = words_between_spaces(page.text);
  } else {
    const std::string bytes = read_piece(in);
    ByteReader column(bytes);
    const uint64_t count = column.number(column.left());
    page.words = unpack_offsets(column, count, page.text.size());
    if (!column.finished()) in.fail();
  }
  if (!(flags & kNoBoxes)) unpack_boxes(in, (flags & kRightToLeft) != 0, page.words);
  if (flags & kCertain) return;
  const std::string bytes = read_piece(in);
  ByteReader column(bytes);
  for (Word& word : page.words) word.confidence = static_cast<float>(column.byte()) / kConfidenceSteps;
  if (!column.finished()) in.fail();
}

void pack_rulings(const std::vector<Ruling>& rulings, RecordWriter& out) {
  ByteWriter column;
  column.number(rulings.size());
  for (const Ruling& ruling : rulings) {
    const int64_t x0 = to_grid(ruling.x0), y0 = to_grid(ruling.y0);
    column.signed_number(x0);
    column.signed_number(y0);
    column.signed_number(to_grid(ruling.x1) - x0);
    column.signed_number(to_grid(ruling.y1) - y0);
  }
  out.piece(column.bytes());
}

std::vector<Ruling> unpack_rulings(ByteReader& in) {
  const std::string bytes = read_piece(in);
  ByteReader column(bytes);
  std::vector<Ruling> rulings(column.number(column.left()));
  const auto bounded = [&] {
    const int64_t units = column.signed_number();
    if (units > kMostUnits || units < -kMostUnits) column.fail();
    return units;
  };
  for (Ruling& ruling : rulings) {
    const int64_t x0 = bounded(), y0 = bounded(), x1 = x0 + bounded(), y1 = y0 + bounded();
    const Box ends = from_grid({x0, y0, x1, y1});
    ruling = {ends.x0, ends.y0, ends.x1, ends.y1};
  }
  if (!column.finished()) in.fail();
  return rulings;
}

std::string pack_head_and_text(const Page& page, uint8_t flags) {
  ByteWriter out;
  out.byte(flags);
  out.number(page.number.value);
  out.real(page.width);
  out.real(page.height);
  out.real(page.confidence);
  out.byte(static_cast<uint8_t>(page.rotation / 90));
  out.string(page.language);
  out.number(page.faults.size());
  for (const std::string& fault : page.faults) out.string(fault);
  pack_text(page.text, out);
  return out.take();
}

uint8_t unpack_head_and_text(ByteReader& in, Page& page) {
  const uint8_t flags = in.byte();
  page.source = flags & kOcr ? TextSource::ocr : TextSource::text_layer;
  page.blank = (flags & kBlank) != 0;
  page.number = PageNumber(static_cast<uint32_t>(in.number(UINT32_MAX)));
  page.width = in.real();
  page.height = in.real();
  page.confidence = in.real();
  page.rotation = static_cast<uint16_t>(in.byte() % 4 * 90);
  page.language = in.string();
  for (uint64_t left = in.number(in.left()); left > 0; --left) page.faults.emplace_back(in.string());
  page.text = unpack_text(in);
  if (!std::isfinite(page.width) || !std::isfinite(page.height) || !std::isfinite(page.confidence)) in.fail();
  return flags;
}

}  // namespace

bool is_well_formed(const Page& page) {
  uint64_t end = 0;
  for (const Word& word : page.words) {
    if (word.start.value < end) return false;
    end = static_cast<uint64_t>(word.start.value) + word.length.value;
  }
  return end <= page.text.size() && page.number.value > 0 && page.rotation % 90 == 0 && page.rotation < 360 &&
         std::isfinite(page.width) && std::isfinite(page.height) && std::isfinite(page.confidence) &&
         std::all_of(page.text.begin(), page.text.end(), is_scalar);
}

Record pack_page(const Page& page) {
  CHECK(is_well_formed(page));
  std::vector<GridBox> boxes;
  for (const Word& word : page.words) boxes.push_back(to_grid(word.box));
  const uint8_t flags = flags_of(page, boxes);
  RecordWriter out(kFormat);
  out.piece(pack_head_and_text(page, flags));
  pack_word_columns(page, boxes, flags, out);
  if (flags & kRulings) pack_rulings(page.rulings, out);
  return out.finish();
}

Result<Page> unpack_page(std::string_view untrusted_record) {
  ByteReader record(untrusted_record);
  Page page;
  if (record.byte() != kFormat) record.fail();
  const std::string head = read_piece(record);
  ByteReader in(head);
  const uint8_t flags = unpack_head_and_text(in, page);
  if (in.finished()) unpack_word_columns(record, flags, page);
  if (in.finished() && (flags & kRulings)) page.rulings = unpack_rulings(record);
  if (!in.finished() || !record.finished()) return fail(ErrorKind::corrupt, "a stored page is damaged");
  return page;
}

}  // namespace recto::store
