#pragma once
// What a job's end means for the file.

#include "sandbox/conversation.h"
#include "sandbox/job.h"
#include "sandbox/process.h"

namespace recto::sandbox {

/// Outcome, kind and sentence from what was heard and how the process ended; counts and measures are copied. Pure.
JobReport report_of(const Heard& heard, const Exit& exit, const ProcessLimits& limits);

}  // namespace recto::sandbox
