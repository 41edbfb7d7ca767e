#pragma once
// What the index calls a document: a page, or a piece of a very long one.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/types.h"
#include "model/ids.h"
#include "model/page.h"

namespace recto::search {

/// Pages of at most this many scalars are one piece; longer ones are cut into pieces of at most kPieceLength, at line ends if there are
/// any. (A printed page has 2,000 to 4,000; a text file may come as one page of 100,000.) All words of a query must stand in one piece.
inline constexpr uint32_t kWholePage = 24'000, kPieceLength = 16'000;
/// Where two pieces meet, so many words from the end of the one and from the beginning of the other are read as one.
inline constexpr size_t kBridgeWords = 12;

/// The pieces of a text, in order, without gaps; none for an empty text.
std::vector<CharRange> pieces_of(std::u32string_view text);

/// Where a piece stands.
struct Place {
  DocumentId document;
  PageNumber page;
  CharRange range;
  auto operator<=>(const Place&) const = default;
};

/// As bytes that sort like the places: by document, page, start. 48 bytes.
std::string encode_place(const Place& place);
/// Errors: corrupt.
Result<Place> decode_place(std::string_view bytes);

/// The words of a piece in order, two bytes a word, so that phrases and nearness are judged without fetching the page: equal
/// words have equal prints, and two of 65,536 words happen to share one. It is in files: it never changes without the index's version.
using Print = uint16_t;
Print print_of(std::string_view term);

/// What is kept of a piece's words: their prints, and where every kStride-th of them begins, from the start of the piece.
inline constexpr size_t kStride = 64;
struct WordsKept {
  std::span<const Print> prints;
  std::span<const uint32_t> offsets;
};
/// The part of a piece that holds its words `first` to `last`, with at least kStride / 2 words more on each side, if it has them.
CharRange around_words(const Place& place, const WordsKept& words, size_t first, size_t last);

}  // namespace recto::search
