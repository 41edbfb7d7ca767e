#pragma once
// An Excel workbook (XLSX): its sheets, the strings they share, its date styles. ECMA-376, part 1, section 18.

#include <string>
#include <vector>

#include "base/result.h"
#include "readers/office/cell_values.h"
#include "readers/office/package.h"

namespace recto::office {

struct SheetPart {
  std::u32string name;
  std::string part;  ///< its entry in the package
};

struct Workbook {
  std::vector<SheetPart> sheets;  ///< in the workbook's order, hidden ones too
  std::vector<std::u32string> strings;
  DateStyles styles;
  Epoch epoch = Epoch::y1900;
};

/// What a list may unpack to: a sheet of a million rows is 200 MB of XML.
inline constexpr PackageLimits kTableLimits = {
    .entries = 20'000, .part_bytes = 384UL << 20, .total_bytes = 768UL << 20};

/// Reads all but the sheets. What is broken is left out. Errors: limit; corrupt (no sheet is named).
Result<Workbook> read_workbook(Package& package, const std::string& main_part);

/// The text of a string item or inline string: its own and its runs', not the phonetic hints. `xml` is the element alone.
std::u32string string_of(std::string_view xml);

}  // namespace recto::office
