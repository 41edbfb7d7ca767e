#pragma once
// How deep in a chain of replies a place of a page stands.

#include <string_view>

#include "base/types.h"

namespace recto::tracing {

/// How many messages have begun before `place` on a page: lines "From: …", "On … wrote:", «من: …», and
/// the reply marks at the start of the line itself. A message's own text is less deep where it was first sent than where a later
/// message quotes it; of places that answer equally well the less deep is nearer the original. O(place).
unsigned reply_depth(std::u32string_view page, CharOffset place);

}  // namespace recto::tracing
