#pragma once
// What the papers say to the quotations of a story.

#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/finding.h"
#include "tracing/tracer.h"

namespace recto::tracing {

/// One finding for each quotation among `facts`, in their order, numbered from 1. Evidence is best first; the verdict
/// is that of the first. Beyond tracing it holds the sentence around the quotation in the story against the sentence
/// around it in the paper (a condition, hedge or negation left out), and the parts of one split quotation against each
/// other (same document, in order). Errors: those of Tracer::trace but for a quotation without words, which is
/// malformed.
Result<std::vector<Finding>> check_quotations(std::u32string_view story, std::span<const Fact> facts, Tracer& tracer,
                                              const TraceOptions& options = {});

}  // namespace recto::tracing
