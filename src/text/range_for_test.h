#pragma once
// Ranges of scalars, written short: for tests.

#include "base/types.h"

namespace recto {

/// The half-open range [start, end).
inline CharRange range(uint32_t start, uint32_t end) { return {CharOffset(start), CharOffset(end)}; }

}  // namespace recto
