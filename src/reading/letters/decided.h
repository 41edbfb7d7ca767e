#pragma once
// A person's word put over what the rules read, and what may be said.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/letter.h"
#include "model/letter_decision.h"
#include "model/page.h"

namespace recto::reading::letters {

/// The evidence of a field that a person set.
inline constexpr std::string_view kPerson = "person";

/// May this be said of a field? Errors: invalid_input (empty, no day, no type of letter, several values for a field that has one).
Result<void> check_values(LetterMatter matter, const std::vector<std::u32string>& untrusted_values);

/// Puts the decisions on one document, in the order they were taken, over its letters: of those on one field the newest holds, and
/// one without values leaves the field to the rules. A field that was set is `confirmed`; what the rules had read stays in `otherwise`
/// where it was another value, and its words on the page are found again in the letter's text where they stand there. Cuts and links
/// are left aside. O(decisions + text of the letters that have some).
void put_decisions(const std::vector<LetterDecision>& decisions, std::span<const Page* const> pages,
                   std::vector<Letter>& letters);

/// The letter that a place lies in: its index. There must be one letter at least.
size_t letter_at(std::span<const Letter> letters, PageNumber page, CharOffset start);

}  // namespace recto::reading::letters
