#pragma once
// Lists and tables of a document, read from its pages as rows of cells. Ruled lines are not asked for: words that stand in columns make a table.
//
//   rows      words → rows, the page laid level          columns   is it a table; names and kinds of its columns
//   grid      rows → gutters → cells                     serials   serial numbers against the rows
// Read them in this order.

#include <span>
#include <string_view>
#include <vector>

#include "model/list.h"
#include "model/page.h"

namespace recto::reading::lists {

/// The version of the rules: what was read by another is read again.
inline constexpr std::string_view kReader = "lists/5";

/// The lists of a document from its pages, in their order. One that goes on over a page break is one list; its repeated headers are no rows.
/// Pages without a table give none. Pure; any pages are accepted. O(n log n).
std::vector<List> find_lists(std::span<const Page* const> pages);

}  // namespace recto::reading::lists
