#include "app/packed_rows.h"

#include <algorithm>
#include <cstring>

#include "store/byte_stream.h"
#include "store/letter_rows.h"
#include "store/log_writer.h"

namespace recto::app {
namespace {

using store::ByteReader;
using store::ByteWriter;
constexpr size_t kNameBytes = 32;
constexpr size_t kBlock = 1'000'000;
constexpr uint64_t kMostLetters = 1'000'000;

/// How a row begins: the name of its document, then what words are looked for in.
struct Beginning {
  std::string_view exhibit;
  uint32_t number = 0;
  std::string_view folded;
};

Beginning beginning_of(ByteReader& in) {
  Beginning out;
  out.exhibit = in.raw(kNameBytes);
  out.number = static_cast<uint32_t>(in.number(UINT32_MAX));
  out.folded = in.string();
  return out;
}

uint64_t first_bytes(std::string_view exhibit) {
  uint64_t out = 0;
  std::memcpy(&out, exhibit.data(), std::min(exhibit.size(), sizeof out));
  return out;
}

void pack_numbers(std::span<const uint32_t> numbers, ByteWriter& out) {
  out.number(numbers.size());
  for (const uint32_t one : numbers) out.number(one);
}

void pack_letter(const LetterRow& letter, ByteWriter& out) {
  out.byte(static_cast<uint8_t>(letter.type));
  for (const std::string* text : {&letter.from, &letter.date, &letter.subject, &letter.reference}) out.string(*text);
  out.number(letter.to.size());
  for (const std::string& to : letter.to) out.string(to);
  pack_numbers(letter.correspondents, out);
  pack_numbers(letter.addressees, out);
  out.number(letter.sender ? uint64_t{*letter.sender} + 1 : 0);
}

LetterType type_from(ByteReader& in) {
  const uint8_t byte = in.byte();
  if (byte > static_cast<uint8_t>(LetterType::other)) in.fail();
  return in.good() ? static_cast<LetterType>(byte) : LetterType::other;
}

std::optional<uint32_t> sender_from(ByteReader& in) {
  const uint64_t number = in.number(uint64_t{UINT32_MAX} + 1);
  return number == 0 ? std::nullopt : std::optional(static_cast<uint32_t>(number - 1));
}

template <class Take>
void each_number(ByteReader& in, const Take& take) {
  const uint64_t count = in.number(in.left());
  for (uint64_t k = 0; k < count && in.good(); ++k) take(static_cast<uint32_t>(in.number(UINT32_MAX)));
}

LetterRow letter_from(ByteReader& in, uint32_t number) {
  LetterRow letter;
  letter.number = number;
  letter.type = type_from(in);
  for (std::string* text : {&letter.from, &letter.date, &letter.subject, &letter.reference}) *text = in.string();
  const uint64_t to = in.number(in.left());
  for (uint64_t k = 0; k < to && in.good(); ++k) letter.to.emplace_back(in.string());
  each_number(in, [&](uint32_t one) { letter.correspondents.push_back(one); });
  each_number(in, [&](uint32_t one) { letter.addressees.push_back(one); });
  letter.sender = sender_from(in);
  return letter;
}

}  // namespace

std::string PackedRows::packed(const DocumentRow& row) {
  ByteWriter out;
  out.raw(store::bytes_of(row.document.id.exhibit()));
  out.number(static_cast<uint64_t>(store::number_in_exhibit(row.document.id)));
  out.string(row.folded);
  out.string(row.document.untrusted_file);
  out.number(row.document.pages);
  out.string(row.document.reader);
  out.byte(static_cast<uint8_t>(row.document.outcome));
  out.number(row.document.read.value);
  out.byte(row.read ? 1 : 0);
  out.string(row.language);
  out.byte(static_cast<uint8_t>(row.source));
  out.real(row.confidence);
  out.number(row.lists);
  out.number(row.letters.size());
  for (const LetterRow& letter : row.letters) pack_letter(letter, out);
  return out.take();
}

Result<DocumentRow> PackedRows::unpacked(std::string_view packed) {
  ByteReader in(packed);
  const Beginning begins = beginning_of(in);
  DocumentRow row;
  if (in.good()) row.document.id = document_of(store::exhibit_id_from(begins.exhibit), begins.number);
  row.folded = begins.folded;
  row.document.untrusted_file = in.string();
  row.document.pages = static_cast<uint32_t>(in.number(UINT32_MAX));
  row.document.reader = in.string();
  row.document.outcome = static_cast<Outcome>(std::min(in.byte(), static_cast<uint8_t>(Outcome::timeout)));
  row.document.read = store::ActNumber(in.number());
  row.read = in.byte() != 0;
  row.language = in.string();
  row.source = in.byte() == static_cast<uint8_t>(TextSource::ocr) ? TextSource::ocr : TextSource::text_layer;
  row.confidence = in.real();
  row.lists = static_cast<uint32_t>(in.number(UINT32_MAX));
  const uint64_t letters = in.number(kMostLetters);
  for (uint32_t n = 1; n <= letters && in.good(); ++n) row.letters.push_back(letter_from(in, n));
  if (!in.finished()) return fail(ErrorKind::corrupt, "a row for browsing is damaged");
  return row;
}

std::string_view PackedRows::folded(std::string_view packed) {
  ByteReader in(packed);
  return beginning_of(in).folded;
}

bool RowView::read(std::string_view packed) {
  ByteReader in(packed);
  folded = beginning_of(in).folded;
  file = in.string();
  pages = static_cast<uint32_t>(in.number(UINT32_MAX));
  in.string();  // its reader
  in.byte();    // its outcome
  in.number();  // the act
  read_through = in.byte() != 0;
  language = in.string();
  in.byte();  // its source
  in.real();
  in.number();  // its lists
  letters.resize(std::min<uint64_t>(in.number(kMostLetters), in.left()));
  numbers_.clear();
  numbers_.reserve(in.left());  // a number is a byte at least: spans into it stay right
  for (LetterView& letter : letters) {
    letter.type = type_from(in);
    for (std::string_view* text : {&letter.from, &letter.date, &letter.subject, &letter.reference}) *text = in.string();
    const uint64_t to = in.number(in.left());
    for (uint64_t k = 0; k < to && in.good(); ++k) in.string();
    for (auto* numbers : {&letter.correspondents, &letter.addressees}) {
      const size_t from = numbers_.size();
      each_number(in, [&](uint32_t one) { numbers_.push_back(one); });
      *numbers = std::span(numbers_).subspan(from);
    }
    letter.sender = sender_from(in);
  }
  return in.finished();
}

bool RowView::names_below(size_t correspondents) const {
  return std::ranges::all_of(numbers_, [&](uint32_t n) { return n < correspondents; }) &&
         std::ranges::all_of(letters,
                             [&](const LetterView& one) { return !one.sender || *one.sender < correspondents; });
}

DocumentRow PackedRows::row(size_t place) const {
  auto row = unpacked(rows_[place]);
  return row ? std::move(*row) : DocumentRow{};
}

std::optional<size_t> PackedRows::find(const DocumentId& id) const {
  const std::string exhibit = store::bytes_of(id.exhibit());
  const auto number = static_cast<uint64_t>(store::number_in_exhibit(id));
  const auto [begin, end] = places_.equal_range(first_bytes(exhibit));
  for (auto at = begin; at != end; ++at) {
    ByteReader in(rows_[at->second]);
    const Beginning begins = beginning_of(in);
    if (begins.exhibit == exhibit && begins.number == number) return at->second;
  }
  return std::nullopt;
}

size_t PackedRows::put(const DocumentRow& row) {
  const auto place = find(row.document.id);
  const std::string_view bytes = stored(packed(row));
  if (!place) add(bytes);
  if (place) rows_[*place] = bytes;
  return place.value_or(rows_.size() - 1);
}

/// The bytes where they stay.
std::string_view PackedRows::stored(std::string_view bytes) {
  if (left_ < bytes.size()) {
    left_ = std::max(kBlock, bytes.size());
    blocks_.emplace_back().reserve(left_);
  }
  std::string& block = blocks_.back();
  block += bytes;
  left_ -= bytes.size();
  return std::string_view(block).substr(block.size() - bytes.size());
}

void PackedRows::add(std::string_view row) {
  places_.emplace(first_bytes(row.substr(0, kNameBytes)), static_cast<uint32_t>(rows_.size()));
  rows_.push_back(row);
}

Result<void> PackedRows::take_over(std::string untrusted_bytes, size_t correspondents) {
  PackedRows taken;
  ByteReader in(taken.blocks_.emplace_back(std::move(untrusted_bytes)));
  RowView view;
  while (in.left() > 0) {
    const std::string_view row = in.string();
    if (!view.read(row) || !view.names_below(correspondents))
      return fail(ErrorKind::corrupt, "a row for browsing is damaged");
    taken.add(row);
  }
  if (rows_.empty()) *this = std::move(taken);
  return {};
}

std::string PackedRows::kept() const {
  ByteWriter out;
  for (const std::string_view row : rows_) out.string(row);
  return out.take();
}

}  // namespace recto::app
