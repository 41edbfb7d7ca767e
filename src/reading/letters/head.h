#pragma once
// Heads: groups of labelled lines (From, Sent, To, Subject; الرقم, التاريخ, الموضوع) with their values.
//
// A value stands behind its label in the same segment, else beside it on the row, else below it; it goes on over the lines that
// are set in to its column, or that follow before the next label. A head ends where a label that it has comes again, and
// where something else stands between.

#include <vector>

#include "reading/letters/labels.h"
#include "reading/letters/sheet.h"
#include "reading/letters/stamps.h"

namespace recto::reading::letters {

/// A run of words on one page, in the order of its text.
struct Span {
  uint32_t page = 0;
  CharRange range;
  bool empty() const { return range.start >= range.end; }
};

struct HeadLine {
  size_t segment = 0;  ///< where the label stands
  Label label;
  Span value;               ///< from the value's first word to its last; empty when nothing stands there
  std::vector<Span> lines;  ///< the value line by line
};

struct Head {
  std::vector<HeadLine> lines;
  size_t first = 0, end = 0;  ///< its segments

  const HeadLine* find(Role role) const;
  bool has(Role role) const { return find(role) != nullptr; }
  /// How many of from, to, date, subject, number it labels.
  unsigned core() const;
};

/// The heads of a sheet, ascending. A single label is a head too. O(n).
std::vector<Head> find_heads(const Sheet& sheet, const std::vector<Stamp>& stamps);

}  // namespace recto::reading::letters
