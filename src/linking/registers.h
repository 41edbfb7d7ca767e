#pragma once
// The register of what several documents state: facts that are about the same thing, and whether they agree.

#include <cstddef>
#include <string>
#include <vector>

#include "model/finding.h"

namespace recto::linking {

/// A fact where a document states it, with the places that hold the same sentence.
struct StatedFact {
  Fact fact;
  Passage passage;
  std::u32string sentence;      ///< as read
  std::vector<Passage> copies;  ///< the same sentence in other documents: no source of its own
};

/// Two stated facts, by their places in a list, that are about the same thing.
struct SameThing {
  size_t a = 0, b = 0;
  bool agree = false;
};

/// What the documents state of one thing.
struct Register {
  bool conflict = false;           ///< at least two of the statements exclude each other
  std::vector<size_t> statements;  ///< in the order of the list; at least two
};

/// Takes statements of one sentence (folded, in one line) for one: the first keeps its place, the passages of the others become its copies. Gives the
/// statements that remain.
std::vector<size_t> without_copies(std::vector<StatedFact>& facts, const std::vector<size_t>& statements);

/// Facts joined by links, directly or through others. In the order of their first statements. O(facts + links).
std::vector<Register> registers_of(size_t facts, const std::vector<SameThing>& links);

/// "date", "amount" (money), "count", "sequence" (ordinals): the contract's words for what is stated.
std::string type_of(const Fact& fact);

}  // namespace recto::linking
