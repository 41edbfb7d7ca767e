#pragma once
// How far a recogniser's reading is from a word it may have been.

#include <string_view>

namespace recto::reading::letters {

/// The edits between what was read and a word, both folded: one for a letter changed, dropped or added, a half for letters that look
/// alike (0 and o, 1 and l, 5 and s, c and e, n and h …). Anything over `limit` is as good as infinite: limit + 1.
/// O(|read| · |word|); nothing is looked at where the lengths differ by more than the limit.
float misreading_cost(std::u32string_view read, std::u32string_view word, float limit);

}  // namespace recto::reading::letters
