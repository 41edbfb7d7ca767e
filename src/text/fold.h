#pragma once
// Folding: what spelling habit, typesetting and a recogniser's dots may change, and meaning does not.

#include <string>
#include <string_view>

#include "text/offset_map.h"

namespace recto::text {

/// How far a text is folded; each includes the ones before it.
///   typography  NFKC (presentation forms, lam-alef ligature, full-width), no tatweel, no format and direction
///               characters, quotes, dashes and spaces of all kinds made one kind (" ' - and the space), soft hyphens
///               gone. Lines stay: a line feed is kept.
///   spelling    no vowel signs or other marks, أإآٱ→ا, ى→ي, ة→ه, ؤ→و, ئ→ي; ء stays, but at the end of a word after و
///   or ي it
///               is dropped (شيء is شئ); Persian and Urdu letters as the Arabic ones next to them (ی ک گ پ چ ژ ڤ ہ …),
///               all digits and the signs between them ASCII, letters lower case and Latin ones without accents
///   skeleton    Arabic letters by their undotted shape (ب ت ث ن ي alike but at the end of a word, where ن and ي have
///               shapes of their own; ج ح خ, د ذ, ر ز, س ش, ص ض, ط ظ, ع غ, ف ق), no ء
enum class Folding { typography, spelling, skeleton };

struct Folded {
  std::u32string text;
  OffsetMap map;  ///< folded → given
};

/// O(n): about 100 MB of UTF-8 a second. Never fails; what is unassigned stays as it is. What is dropped (a vowel sign,
/// a tatweel) belongs in the map to the character before it. Folding a folded text changes nothing.
Folded fold(std::u32string_view text, Folding folding);
/// The same without the map, for words and queries.
std::u32string folded(std::u32string_view text, Folding folding);
/// The skeleton of a text that is folded to spelling already: only shapes change. A few nanoseconds a letter.
std::u32string skeleton_of(std::u32string_view spelled);

}  // namespace recto::text
