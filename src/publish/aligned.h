#pragma once
// The story's words and the paper's words, one above the other: what a match's differences say, as columns to be set.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"

namespace recto::publish {

enum class ColumnKind : uint8_t {
  same,      ///< one word, alike on both sides but for spelling
  elided,    ///< an ellipsis or bracketed words of the story, and what stands there in the paper
  minor,     ///< spelling or a misread letter
  replaced,  ///< other words
  omitted,   ///< only the paper has it
  added,     ///< only the story has it
};

std::string_view to_string(ColumnKind kind);

/// Words that stand above each other.
struct Column {
  ColumnKind kind = ColumnKind::same;
  std::u32string story;
  std::u32string paper;
  bool operator==(const Column&) const = default;
};

/// The columns of `claim`, a range of `story`, and of the passage of `match`, in reading order. Differences outside the
/// passage (a condition that the sentence goes on with) come before or after its words. Where ranges contradict each other or the
/// texts, the two texts whole are one `replaced` column. O(words²) at worst.
std::vector<Column> aligned(std::u32string_view story, CharRange claim, const Match& match);

/// The same of a claim that brings its own words along.
std::vector<Column> aligned(const Fact& claim, const Match& match);

/// The words of a passage over its page break.
std::u32string whole_text(const Passage& passage);

}  // namespace recto::publish
