#pragma once
// The rows of a sheet and the strings of a workbook cut out of their XML one by one, so that a million of them are never a tree in memory and a
// broken one costs itself only.

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace recto::office {

/// Hands each element of `xml` of that local name, whatever its prefix, with its tags, to `take`; `whole` is false for one whose end is
/// missing, which is the last. No element may hold one of its own name. Markup is not looked at otherwise: where a comment or a CDATA section
/// quotes such an element, it is taken for one. O(n).
using TakeElement = std::function<Result<void>(std::string_view element, bool whole)>;
Result<void> each_element(std::string_view xml, std::string_view local_name, const TakeElement& take);

/// The first element of that name; empty if there is none or its end is missing.
std::string_view first_element(std::string_view xml, std::string_view local_name);

}  // namespace recto::office
