#pragma once
// How much two statements have in common around a fact of each.

#include <span>

#include "judging/fact_rules.h"
#include "tracing/statements.h"

namespace recto::tracing {

/// A fact in its statement, with the statements beside it (null where there is none).
struct FactPlace {
  const Statement* before = nullptr;
  const Statement* statement = nullptr;
  const Statement* after = nullptr;
  const Fact* fact = nullptr;
};

/// What a fact of a story and one of a paper of the same type have in common, all that judging asks but for the reading's
/// confidence. A word of the story's sentence that the paper's has counts by its rarity: in full in the same
/// sentence, less where it stands nearer to another fact of the same type that the story's sentence does not have, half in the
/// sentence before or after; words of the story's sentence that stand nearer to another fact of its type do not count. Quotations of the story (`quoted`) are no part of what it says itself. O(terms of both).
judging::FactEvidence common_ground(const FactPlace& story, std::span<const Fact> quoted, const FactPlace& paper,
                                    const Rarity& rarity);

}  // namespace recto::tracing
