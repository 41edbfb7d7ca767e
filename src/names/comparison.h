#pragma once
// Two names compared, with reasons in words.

#include <string>
#include <vector>

#include "names/name.h"

namespace recto::names {

struct Comparison {
  float score = 0;                   ///< 0 to 1; the same as score(prepare(a), prepare(b))
  std::vector<std::string> reasons;  ///< "given name the same in another spelling", "father's name missing on the left"
  /// The reasons as one line, "; " between them. Holds no text of the names.
  std::string why() const;
};

/// Compares and explains. Titles do not move the score; a different rank is among the reasons. Some microseconds.
Comparison compare(const Name& a, const Name& b, const Tables& tables);

}  // namespace recto::names
