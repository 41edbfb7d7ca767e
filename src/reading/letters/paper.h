#pragma once
// A document as the rules see it, and the stretches of it that are letters.

#include <span>
#include <vector>

#include "model/page.h"
#include "reading/letters/cuts.h"
#include "reading/letters/evidence.h"
#include "reading/letters/head.h"
#include "reading/letters/sheet.h"
#include "reading/letters/stamps.h"

namespace recto::reading::letters {

struct Paper {
  std::span<const Page* const> pages;
  Sheet sheet;
  std::vector<Stamp> stamps;
  std::vector<Head> heads;
  DayMonthOrder order = DayMonthOrder::unknown;
  bool arabic = false;  ///< most of its segments are

  const Segment& segment(size_t i) const { return sheet.segments[i]; }
  /// The words of a span with single spaces for all white space.
  std::u32string text_of(const Span& span) const;
  /// The same of several, a space between.
  std::u32string text_of(const std::vector<Span>& lines) const;
  Span span_of(size_t i) const { return {segment(i).page, segment(i).range}; }
};

/// Lays a document out and finds its heads and stamps. The pages must outlive the paper. O(n).
Paper open_paper(std::span<const Page* const> pages);

/// The segments of one letter, and what of its labels lies in them.
struct Extent {
  size_t begin = 0, end = 0;
  size_t body = 0;                     ///< the first segment behind its head; `begin` when it has none
  std::vector<const HeadLine*> lines;  ///< labels of its head and its foot, in order
  unsigned core = 0;                   ///< kinds of core labels among them, see Head::core

  bool has(Role role) const;
};

/// Cuts a paper into letters: the stretch from one letter's head to the next one's. A head that labels a sender or an
/// addressee and one thing more, or a number and a date at the top of a page, begins a letter when the one before has these
/// labels already or its text has begun, and one begins behind the cover sheet of an office or archive. What a person said of cuts goes before that. There is always one. O(n).
std::vector<Extent> cut_letters(const Paper& paper, const Cuts& cuts = {});

}  // namespace recto::reading::letters
