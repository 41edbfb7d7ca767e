#pragma once
// Words that introduce a quotation, and words that end the name of its speaker.

#include <string_view>

namespace recto::reading {

enum class CueKind : uint8_t {
  none,
  verb,         ///< said, قال: the speaker stands before or behind it
  attributive,  ///< according to, حسب: the speaker stands behind it
};

/// What a word is as a cue. `word` is folded to Folding::spelling. English verbs in all their forms; Arabic ones with و or ف before
/// them and a feminine or plural ending.
CueKind cue_kind(std::u32string_view word);

/// Words that cannot belong to a speaker's name and end it: that, when, on, yesterday, أن, إلى, في …; folded.
bool ends_speaker(std::u32string_view word);

/// Words between a speaker and the verb: has, also, later, قد, كان; folded.
bool is_verb_helper(std::u32string_view word);

}  // namespace recto::reading
