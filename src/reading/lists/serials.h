#pragma once
// The serial numbers of a list held against its rows.

#include "model/list.h"

namespace recto::reading::lists {

/// Marks the rows whose serial number does not fit those around it, or has none where others have one, and finds the numbers that no row has. The numbers that
/// fit are the longest sequence in which each is larger than the one before by at least as many as there are rows between; what was
/// read stays as it was read. O(rows log rows).
void check_serials(List& list);

}  // namespace recto::reading::lists
