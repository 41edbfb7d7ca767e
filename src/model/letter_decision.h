#pragma once
// A person's word about a letter: what a field says, where a letter begins, how two letters belong together.
//
// A decision is an act of the log and is never changed; the newest about the same thing holds, and one without values takes back
// what was said. It names its letter by a place in the document, not by a number: the letter that this place lies in. So it holds
// when the rules that read letters change.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/types.h"
#include "model/ids.h"

namespace recto::inline model {

/// What a decision is about: a field of the letter, a cut, or a link to another letter.
enum class LetterMatter : uint8_t {
  type,
  from,
  to,
  copies,
  via,
  number,
  registry,
  date,
  received,
  place,
  subject,
  classification,
  urgency,
  signature,
  enclosures,
  cut,             ///< whether a letter begins at this place
  answers,         ///< this letter answers the other
  enclosure_of,    ///< this was enclosed in the other
  translation_of,  ///< this says the other in another language
  copy_of          ///< this is the other once more
};
constexpr bool is_field(LetterMatter matter) { return matter < LetterMatter::cut; }
constexpr bool is_link(LetterMatter matter) { return matter > LetterMatter::cut; }
/// As options and the log have it: "from", "translation-of".
std::string_view to_string(LetterMatter matter);
std::optional<LetterMatter> letter_matter_from(std::string_view name);

/// A place in a document, in the text as read.
struct LetterPlace {
  DocumentId document;
  PageNumber page{1};
  CharOffset start;
  auto operator<=>(const LetterPlace&) const = default;
};

/// The values of a cut: a letter begins here; none begins anywhere on this page.
inline constexpr std::u32string_view kCutBegins = U"begins", kCutGoesOn = U"goes on";

struct LetterDecision {
  LetterPlace letter;
  LetterMatter matter = LetterMatter::from;
  std::vector<std::u32string>
      values;  ///< of a field: its value, several of to, copies and via; empty takes back what was said
  std::optional<LetterPlace> other;  ///< of a link
  std::string by;                    ///< who says so; left empty, the login name
  std::string why;
  uint64_t act = 0;  ///< its number in the log; 0 before it is there
  bool operator==(const LetterDecision&) const = default;
};

}  // namespace recto::inline model
