#pragma once
// One number with its sign, its money and its unit: "minus five per cent", "US$ 3.5 million", "six-mile", «٣ دنانير أردنية».

#include <optional>
#include <string>

#include "reading/facts/numbers.h"

namespace recto::reading {

struct Quantity {
  size_t end = 0;  ///< the token behind it
  CharRange range;
  Number number;  ///< with its sign
  std::string unit;
  bool unit_shared = false;  ///< the unit is a name that several moneys bear: "lira"
};

/// Seconds to centuries.
bool is_time(std::string_view unit);

/// The quantity that begins at token i; empty where none does, or where its digits are part of a code (A4, 3D, 10:30).
std::optional<Quantity> quantity_at(const Tokens& tokens, size_t i, Reach reach = Reach::whole);

}  // namespace recto::reading
