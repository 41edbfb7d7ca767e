#pragma once
// What the index calls a document: a piece of a page, about as long as a printed page, and where two pieces meet, a bridge.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/types.h"
#include "model/ids.h"
#include "model/page.h"

namespace recto::search {

/// Pages of at most this many scalars stay whole; longer ones are cut into pieces of at most kPieceLength, at line ends if there are any.
inline constexpr uint32_t kWholePage = 4000, kPieceLength = 2400;
/// Words that a bridge takes from the end of one piece and from the beginning of the next.
inline constexpr size_t kBridgeWords = 12;

/// The pieces of a text, in order, without gaps; none for an empty text.
std::vector<CharRange> pieces_of(std::u32string_view text);

/// Where a piece stands. A bridge has the place of the piece it begins in.
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
/// words have equal prints, and two of 65,536 words happen to share one.
using Print = uint16_t;
/// No word's print: stands in a bridge where the pieces meet.
inline constexpr Print kPrintGap = 0;
Print print_of(std::string_view term);
std::string encode_prints(const std::vector<Print>& prints);
std::vector<Print> decode_prints(std::string_view bytes);

}  // namespace recto::search
