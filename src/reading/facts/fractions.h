#pragma once
// Fractions and what makes them: the words that name parts ("quarters", "twenty-firsts", أخماس, خُمس), parts of one, slashes, ratios.
//
// English counts parts in the plural of the ordinal: "three twenty-firsts". The longest ordinal is the denominator, so that "one hundred
// thirty fifths" are 100/35, but something must be left to count it: "thirty fifths" are six. Arabic has words of its own up to a tenth,
// singular behind numbers from eleven on. خمس سبع تسع عشر are five, seven, nine, ten as well: they are parts where a damma says so,
// before a definite noun (خمس القرية), or where no number could stand.

#include <optional>

#include "reading/facts/exact.h"
#include "reading/facts/tokens.h"

namespace recto::reading {

/// A part of one, or what parts are counted in, and the token behind it.
struct Part {
  Exact value;
  size_t end = 0;
};

/// The fraction n/d of numbers up to 100 at token i, closed up and with nothing else joined to it; in Eastern digits the smaller is above, as it
/// is often typed the wrong way round.
std::optional<Exact> slashed_fraction_at(const Tokens& tokens, size_t i);

/// The fraction that the sign at i stands for: ½.
std::optional<Exact> vulgar_fraction_at(const Tokens& tokens, size_t i);

/// Whether a vowel sign says that the word is a part and not the number written alike: خُمس is a fifth, خَمس five.
bool said_as_part(const Tokens& tokens, size_t i);

/// The meaning of token i as a word for a part, plurals with it; which of خمس it is remains open.
const Sense* part_word_at(const Tokens& tokens, size_t i);
/// ثلثان, خُمسين
bool is_two(const Sense& part);

/// What `count` parts are counted in, at token i: quarters, twenty-firsts, hundred-thousandths, أثمان; one "quarter".
std::optional<Part> counted_parts_at(const Tokens& tokens, size_t i, const Exact& count);

/// A fraction below one that stands here: half, a quarter, three quarters, fifty-four hundredths, one fifth, ربع, خُمسين, ½.
std::optional<Part> part_of_one_at(const Tokens& tokens, size_t i);

/// An Arabic noun with the article that is no part of a number: what خمس is a fifth of.
bool definite_noun_at(const Tokens& tokens, size_t i);

/// The place of a scale word at i, perhaps behind "a", "of a"; 0 for none.
size_t scale_near(const Tokens& tokens, size_t i);

}  // namespace recto::reading
