#pragma once
// Folding: what spelling habit, typesetting and a recogniser's dots may change, and meaning does not.

#include <string>
#include <string_view>

#include "text/offset_map.h"

namespace recto::text {

/// How far a text is folded; each includes the ones before it.
///   typography  NFKC (presentation forms, lam-alef ligature, full-width), no tatweel, no format and direction characters,
///               quotes, dashes and spaces of all kinds made one kind, soft hyphens gone
///   spelling    no vowel signs, أإآٱ→ا, ى→ي, ة→ه, ؤ→و ئ→ي and free ء dropped only after its seat rules, Persian and Urdu letters as
///               Arabic ones (ی ک گ پ چ ژ ڤ ہ …), all digits ASCII, Latin letters lower case and without accents
///   skeleton    Arabic letters by their undotted shape (ب ت ث ن ي initial/medial alike, ج ح خ, د ذ, ر ز, …)
enum class Folding { typography, spelling, skeleton };

struct Folded {
  std::u32string text;
  OffsetMap map;  ///< folded → given
};

/// O(n). Never fails; what is unassigned stays as it is.
Folded fold(std::u32string_view text, Folding folding);
/// The same without the map, for words and queries.
std::u32string folded(std::u32string_view text, Folding folding);

}  // namespace recto::text
