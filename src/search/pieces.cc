#include "search/pieces.h"

#include <algorithm>
#include <charconv>

namespace recto::search {
namespace {

constexpr size_t kDigest = 32, kPlace = kDigest + 16;

void put_big_endian(std::string& out, uint32_t value) {
  for (const int shift : {24, 16, 8, 0}) out.push_back(static_cast<char>(value >> shift & 0xFF));
}

uint32_t get_big_endian(std::string_view bytes, size_t at) {
  uint32_t value = 0;
  for (size_t k = 0; k < 4; ++k) value = value << 8 | static_cast<unsigned char>(bytes[at + k]);
  return value;
}

unsigned hex_value(char c) {
  return static_cast<unsigned>(c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 0);
}

/// Where to cut text that begins at `start` and is too long: after the last line end, else after the last space, in the later half.
size_t cut(std::u32string_view text, size_t start) {
  const size_t most = start + kPieceLength, least = start + kPieceLength / 2;
  for (const char32_t sign : {U'\n', U' '}) {
    const size_t at = text.rfind(sign, most - 1);
    if (at != text.npos && at >= least) return at + 1;
  }
  return most;
}

}  // namespace

std::vector<CharRange> pieces_of(std::u32string_view text) {
  std::vector<CharRange> out;
  size_t start = 0;
  const auto take = [&](size_t end) {
    out.push_back({CharOffset(static_cast<uint32_t>(start)), CharOffset(static_cast<uint32_t>(end))});
    start = end;
  };
  if (text.size() > kWholePage) {
    while (text.size() - start > kPieceLength) take(cut(text, start));
  }
  if (start < text.size()) take(text.size());
  return out;
}

std::string encode_place(const Place& place) {
  std::string out;
  const std::string& id = place.document.text;
  for (size_t k = 0; k + 1 < std::min<size_t>(id.size(), 2 * kDigest); k += 2) {
    out.push_back(static_cast<char>(hex_value(id[k]) << 4 | hex_value(id[k + 1])));
  }
  out.resize(kDigest);
  uint32_t part = 1;
  if (id.size() > 2 * kDigest + 1) std::from_chars(id.data() + 2 * kDigest + 1, id.data() + id.size(), part);
  put_big_endian(out, part);
  put_big_endian(out, place.page.value);
  put_big_endian(out, place.range.start.value);
  put_big_endian(out, place.range.end.value);
  return out;
}

Result<Place> decode_place(std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  if (bytes.size() != kPlace) return fail(ErrorKind::corrupt, "the index is damaged: build it again");
  ExhibitId exhibit;
  for (size_t k = 0; k < kDigest; ++k) {
    const auto b = static_cast<unsigned char>(bytes[k]);
    exhibit.hex.push_back(kHex[b >> 4]);
    exhibit.hex.push_back(kHex[b & 0xF]);
  }
  Place place{document_of(exhibit, get_big_endian(bytes, kDigest)),
              PageNumber(get_big_endian(bytes, kDigest + 4)),
              {CharOffset(get_big_endian(bytes, kDigest + 8)), CharOffset(get_big_endian(bytes, kDigest + 12))}};
  if (place.range.start > place.range.end) return fail(ErrorKind::corrupt, "the index is damaged: build it again");
  return place;
}

Print print_of(std::string_view term) {
  // FNV-1a, folded to 16 bits.
  uint32_t hash = 2166136261U;
  for (const char c : term) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return static_cast<Print>(hash >> 16 ^ hash);
}

CharRange around_words(const Place& place, const WordsKept& words, size_t first, size_t last) {
  const size_t from = (first - std::min(first, kStride / 2)) / kStride, to = (last + kStride / 2) / kStride + 1;
  const auto at = [&](size_t block, CharOffset otherwise) {
    if (block >= words.offsets.size()) return otherwise;
    return std::min(place.range.start + CharOffset(words.offsets[block]), place.range.end);
  };
  return {at(from, place.range.start), at(to, place.range.end)};
}

}  // namespace recto::search
