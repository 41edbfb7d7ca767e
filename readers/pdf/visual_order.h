#pragma once
// From the order on the page (left to right) to the order of reading.
//
// A PDF line is glyphs at places; an Arabic producer may have drawn them in either order. We put them in order by place
// and undo the bidirectional algorithm: in a right-to-left line the units are turned, a unit being a run of
// left-to-right letters with what stands between them, a number, or a single cluster. Source: UAX #9, rules W2–W7 and
// L2, read backwards. What cannot be undone, because two logical orders look the same, goes the likelier way: a number
// to the right of Latin letters belongs to them ("Boeing 747"). Brackets: producers map a mirrored glyph either to the
// character that was typed or to the one it looks like. Which, is decided once a page by counting the pairs that close
// (see Bracket votes).

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace recto::pdf {

/// A base letter with its marks, or a ligature: the smallest thing that is moved.
enum class ClusterKind : uint8_t { right_to_left, left_to_right, digit, arabic_digit, separator, neutral };

/// The kind of a cluster by its first letter that has one. Separators are those of W4: , . / : and U+060C no-break
/// space.
ClusterKind kind_of(std::u32string_view letters);

enum class BaseDirection : uint8_t { left_to_right, right_to_left };

/// The permutation that reads visually ordered clusters: result[k] is the index of the cluster read k-th. O(n).
std::vector<uint32_t> reading_order(std::span<const ClusterKind> visual, BaseDirection base);

/// How brackets of right-to-left text fare when taken as they are, and when mirrored.
struct BracketVotes {
  int as_is = 0, mirrored = 0;
};
/// Counts the bracket pairs of one line of logical text that close in the right order, both ways.
BracketVotes count_brackets(std::u32string_view logical);
/// ( ↔ ), [ ↔ ], { ↔ }, « ↔ », ‹ ↔ ›, < ↔ >; every other character is itself.
char32_t mirrored(char32_t c);

}  // namespace recto::pdf
