#pragma once
// The receiver of intake::add: walks what was given, copies it into the case and puts it on the belt group by group.

#include <span>
#include <string>

#include "intake/conveyor.h"
#include "intake/walk.h"
#include "store/case.h"

namespace recto::intake {

/// A group is full with so many files or bytes. Both count alike in every run.
constexpr size_t kGroupFiles = 32;
constexpr uint64_t kGroupBytes = 64 << 20;

/// What is received, and the folder that its names in the case do not begin with (empty: they are the paths).
struct Given {
  std::span<const std::string> untrusted_paths;
  const std::string& leave_out;
};

/// Receives everything and ends the belt; an error stops it.
void receive_all(store::Case& opened, const Given& given, Conveyor& conveyor,
                 const sandbox::Cancellation& cancellation);

}  // namespace recto::intake
