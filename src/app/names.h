#pragma once
// Comparing names that stand in pairs in a file.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "names/comparison.h"
#include "names/tables.h"

namespace recto::app {

/// The tables of names: the built-in ones, with each *.tsv of `folder` in the place of the one of its name; only the
/// built-in ones if `folder` is empty. Errors: not_found, io; invalid_input (a table that is none, or a broken row).
Result<names::Tables> name_tables(const std::string& folder);

/// A row of a file of pairs.
struct ComparedPair {
  std::string row;    ///< as it was given, without its line end; made UTF-8 and filled up to the header's columns
  std::string fault;  ///< why it could not be compared: "row 7 has 2 columns, the first line has 3"; else empty
  std::u32string left, right;
  names::Comparison comparison;
};

/// What the first line of a file of pairs says.
struct PairsHeader {
  std::string row;
  size_t columns = 0, left = 0, right = 0;
};

/// The header of tab-separated text that has the columns name_a and name_b (a byte order mark is passed over).
/// Errors: invalid_input (empty, not UTF-8, a column missing).
Result<PairsHeader> pairs_header(std::string_view untrusted_tsv);
/// Compares each row after the header, in its order, and hands it to `each`. TSV is never quoted; a row that cannot be
/// compared is handed over with its fault, and the rest goes on. Some 10 microseconds a row. Errors: what `each` returns.
Result<void> compare_pairs(std::string_view untrusted_tsv, const PairsHeader& header, const names::Tables& tables,
                           const std::function<Result<void>(const ComparedPair&)>& each);

}  // namespace recto::app
