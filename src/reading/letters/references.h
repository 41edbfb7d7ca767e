#pragma once
// What a letter says of other letters: كتابكم رقم 288/م/2 تاريخ 2 آذار 2006, your letter no. 41 of 3 April 2006.

#include <vector>

#include "model/letter.h"
#include "reading/letters/paper.h"

namespace recto::reading::letters {

/// The references of a letter, in the order of its text, each number once. O(n).
std::vector<Reference> find_references(const Paper& paper, const Extent& extent);

/// A number without what writing and reading change about it: digits ASCII, letters folded, signs between them one kind.
std::u32string number_key(std::u32string_view number);

}  // namespace recto::reading::letters
