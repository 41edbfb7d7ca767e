#pragma once
// What a sentence says around the words taken from it, and whether the one who took them says it too.

#include "judging/judge.h"

namespace recto::judging {

enum class Drop : uint8_t { nothing, perhaps, surely };

/// A condition on what was taken: "When the vehicles come, …", "…, if the lists are ready". Also a hedge that governs it: "we expect that …".
/// Nothing where the story's own sentence has a condition (for a hedge also a hedge) of its own; perhaps where it has a "when" or "after"
/// that need not be the paper's.
Drop drops_condition(const Surroundings& around);
/// A negation in the clause before it ("did not say that …") that the story's own sentence does not have.
bool drops_negation(const Surroundings& around);

/// The paper's sentence is a question that the quotation takes its answer from ("Is it true that …?"), and the story does not ask.
bool drops_question(const Surroundings& around);
/// The quotation begins with a figure whose limit stands before it ("up to 300", «أكثر من ٣٠٠»), and the story sets none there.
bool drops_limit(const Surroundings& around);

/// Whether a stretch holds a negation; a number; a condition or hedge.
bool has_negation(std::u32string_view text);
bool has_number(std::u32string_view text);
bool has_condition(std::u32string_view text);

}  // namespace recto::judging
