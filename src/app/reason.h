#pragma once
// Every word of a person over the machine's says why.

#include <string>

#include "base/result.h"

namespace recto::app {

/// Errors: invalid_input (nothing but space).
Result<void> check_reason(const std::string& why);

}  // namespace recto::app
