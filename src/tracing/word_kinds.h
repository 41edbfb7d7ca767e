#pragma once
// What kind of difference two unequal words are, and when equal folding hides a difference of meaning.

#include <string_view>
#include <vector>

#include "model/finding.h"
#include "tracing/word_stream.h"

namespace recto::tracing {

/// A word on one side of a difference.
struct WordInText {
  std::u32string_view written, folded;
  std::u32string_view folded_before;  ///< the word before it; empty at the start
  TokenKind kind = TokenKind::letters;
};

/// The kind of one word replaced by another: digit where both are numbers, negation where one of them or both are negations, name where both
/// are capitalised or follow a rank, else word.
DifferenceKind kind_of_replacement(const WordInText& story, const WordInText& source);

/// Words equal after folding that need not mean the same: US and us, قُتل and قَتل (vowel signs that contradict each other).
bool folding_hides_meaning(std::u32string_view story_written, std::u32string_view source_written);

/// The same letters parted differently are the same words: across a hyphen at a line end; in Arabic also across a space, unless one of the
/// parts is a negation. `parts` are the folded pieces of the side that has more, `joints` what stands before each but the first.
bool parting_keeps_meaning(const std::vector<std::u32string_view>& parts, const std::vector<Joint>& joints);

/// A number written in groups of three with a space between ("2 400"): the same as the one written together. `parts` are its folded
/// groups.
bool is_grouped_number(const std::vector<std::u32string_view>& parts);

/// «توافق» where the paper has «وتوافق»: a quotation may begin behind an "and" that Arabic writes on its first word. Only where the rest is no
/// word by chance: the letters as written are the same, and an article, a verb of the present or a hamza begins it («ورد» is not «رد»).
bool leaves_off_and(std::u32string_view story_written, std::u32string_view source_written);

/// Letters in common: 1 − edits / the longer length.
double likeness(std::u32string_view a, std::u32string_view b);

}  // namespace recto::tracing
