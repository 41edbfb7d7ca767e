#include "reading/lists/serials.h"

#include <algorithm>

namespace recto::reading::lists {
namespace {

/// The rows whose serial numbers fit together: a longest sequence in which number minus row never falls.
std::vector<size_t> fitting(const List& list) {
  std::vector<size_t> ends, before(list.rows.size());  // ends[l]: the row that ends the best sequence of l + 1 rows
  auto lead = [&](size_t row) { return static_cast<int64_t>(*list.rows[row].serial) - static_cast<int64_t>(row); };
  for (size_t row = 0; row < list.rows.size(); ++row) {
    if (!list.rows[row].serial) continue;
    const auto at = std::upper_bound(ends.begin(), ends.end(), lead(row),
                                     [&](int64_t value, size_t other) { return value < lead(other); });
    before[row] = at == ends.begin() ? row : *std::prev(at);
    if (at == ends.end()) {
      ends.push_back(row);
    } else {
      *at = row;
    }
  }
  std::vector<size_t> rows;
  if (ends.empty()) return rows;
  for (size_t row = ends.back();; row = before[row]) {
    rows.push_back(row);
    if (before[row] == row) break;
  }
  std::ranges::reverse(rows);
  return rows;
}

/// How many numbers are missing between two rows that fit.
uint32_t missing_between(const List& list, size_t a, size_t b) {
  return *list.rows[b].serial - *list.rows[a].serial - static_cast<uint32_t>(b - a);
}

}  // namespace

void check_serials(List& list) {
  constexpr uint32_t kFarJump = 9;  // a last number that leaves more than these out is more likely misread
  std::vector<size_t> sure = fitting(list);
  while (sure.size() > 2 && missing_between(list, sure[sure.size() - 2], sure.back()) > kFarJump) sure.pop_back();
  while (sure.size() > 2 && missing_between(list, sure[0], sure[1]) > kFarJump) sure.erase(sure.begin());
  for (ListRow& row : list.rows) row.serial_unsure = true;
  for (const size_t row : sure) list.rows[row].serial_unsure = false;
  for (size_t k = 1; k < sure.size(); ++k) {
    const uint32_t missing = missing_between(list, sure[k - 1], sure[k]), last = *list.rows[sure[k]].serial - 1;
    if (missing > 0) list.gaps.push_back({last - missing + 1, last});
  }
}

}  // namespace recto::reading::lists
