#pragma once
// The parts of a party: name, rank, post, body; and lists of parties as their members.

#include <string_view>
#include <vector>

#include "base/types.h"
#include "model/letter.h"

namespace recto::reading::letters {

/// Where the parties of a list stand in its text: parted by semicolons, by lines, in Arabic by commas; by commas in other text
/// where the pieces cannot be a surname and its given names.
std::vector<CharRange> split_parties(std::u32string_view list);

/// Fills name, rank, post, body and place from the party's text. An address in angle or square brackets belongs to none of them.
void read_parts(Party& party);

}  // namespace recto::reading::letters
