#pragma once
// What the tables of letters and lists have in common: the document of a row.

#include <charconv>
#include <cstdint>

#include "model/ids.h"

namespace recto::store {

/// The number of a document in its exhibit: 1, or what stands behind the point of its name.
inline int64_t number_in_exhibit(const DocumentId& id) {
  constexpr size_t kHexDigits = 64;
  int64_t k = 1;
  if (id.text.size() > kHexDigits) std::from_chars(id.text.data() + kHexDigits + 1, id.text.data() + id.text.size(), k);
  return k;
}

}  // namespace recto::store
