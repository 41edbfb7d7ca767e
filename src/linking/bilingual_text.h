#pragma once
// A text as sentences that can be held against sentences of another language: their values, their persons, their words as dictionary keys, the
// sounds of what may be a name, and whether they deny.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linking/dictionary.h"
#include "model/finding.h"
#include "model/page.h"
#include "names/sounds.h"

namespace recto::linking {

/// A figure, date, reference, identifier or person of a sentence.
struct StatedValue {
  Fact fact;
  std::string
      key;  ///< equal for equal values in any language: "figure 640", "date 02-10", "reference 288/2"; empty for persons
  float confidence = 1;  ///< of its least surely read word
};

/// A word outside the values.
struct BilingualWord {
  StemKey stem = 0;
  CharRange range;
  bool capital = false;                 ///< a Latin word with a capital that no sentence's beginning explains
  std::optional<names::Sounds> sounds;  ///< of an Arabic word of three letters and more, and of a capital one
  float confidence = 1;
};

/// A word that denies: "not", "never", «لم».
struct Denial {
  std::u32string text;
  CharRange range;
  float confidence = 1;
};

struct BilingualSentence {
  PageNumber page{1};
  CharRange range;                           ///< in the page's text as read
  uint32_t letters = 0;                      ///< its length without white space
  std::vector<StatedValue> values, persons;  ///< ascending
  std::vector<BilingualWord> words;          ///< ascending, words of grammar left out
  std::vector<Denial> denials;
  bool turned = false;  ///< it has anything that may deny or limit: "without", "refused", "only", "un-", «إلا», «غير»
};

struct BilingualText {
  bool arabic = false;
  std::vector<BilingualSentence> sentences;
};

/// Whether persons are looked for too, which takes longer than everything else: texts are aligned without them, differences want them.
enum class Persons : uint8_t { looked_for, left_out };
/// The sentences of pages in their order, at most kMostSentences. Never fails; any text is accepted. O(n), some milliseconds a page.
BilingualText bilingual_text(std::span<const Page* const> pages, Persons persons = Persons::looked_for);
inline constexpr size_t kMostSentences = 8'000;

/// Whether most letters of a text are Arabic.
bool is_arabic(std::u32string_view text);

}  // namespace recto::linking
