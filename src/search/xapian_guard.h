#pragma once
// Xapian's exceptions stop here. Included by the .cc files that call Xapian.

#include <xapian.h>

#include <string>
#include <utility>

#include "base/result.h"

namespace recto::search {

/// What a Xapian exception means to the caller.
Error to_error(const Xapian::Error& error, const std::string& subject);

/// Runs `action`, which gives a Result, and turns what Xapian throws into its error.
template <class Action>
auto guarded(const std::string& subject, Action action) -> decltype(action()) {
  try {
    return action();
  } catch (const Xapian::Error& error) {
    return tl::unexpected<Error>(to_error(error, subject));
  }
}

}  // namespace recto::search
