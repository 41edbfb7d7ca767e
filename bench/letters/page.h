#pragma once
// Pages drawn from layouts, with what is right about them.

#include <string>
#include <vector>

#include "base/result.h"
#include "bench/letters/layout.h"
#include "bench/letters/phrasebook.h"
#include "samples/generate/sheet.h"

namespace recto::bench {

/// A page of a layout with its words: ready to be drawn, any number of times.
struct MadePage {
  const Layout* layout = nullptr;
  std::vector<LayoutLine> lines;  ///< with their slots filled
  std::vector<Gold> gold;
  std::string text() const;  ///< its lines in their order; cells of a row parted by wide space
};

/// The page that a seed gives. The layout must outlive it. Errors: invalid_input (a slot that the phrasebook does not know).
Result<MadePage> make_page(const Layout& layout, const Phrasebook& book, uint64_t seed);

/// Draws it in black on an A4 sheet. Errors: limit (it is longer than the sheet).
Result<void> draw_page(const MadePage& page, samples::Sheet& sheet);

}  // namespace recto::bench
