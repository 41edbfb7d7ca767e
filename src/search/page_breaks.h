#pragma once
// Words that stand partly at the end of one piece and partly at the beginning of the next.

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "search/expansion.h"
#include "search/matches.h"
#include "search/piece_table.h"
#include "search/query.h"

namespace recto::search {

/// The last words of a piece and the first of the next, at most kBridgeWords of either.
struct PageBreak {
  std::span<const Print> before, after;
};
/// Nothing if the next piece is of another document, or either has no words.
std::optional<PageBreak> page_break(const PieceTable& table, uint32_t number);

/// Words of a query such that nothing answers it without one of them, those with the fewest pieces if there is a choice; empty if
/// there are none (nothing but an exclusion).
std::vector<size_t> anchors(const QueryNode& node, std::span<const WordForms> forms);

}  // namespace recto::search
