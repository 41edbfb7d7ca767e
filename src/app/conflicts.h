#pragma once
// What the papers of a case say against each other, and what they confirm.

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "linking/registers.h"
#include "sandbox/cancellation.h"

namespace recto::app {

/// A statement of a register with the documents of it that do not hang on its own: none of them cites the other's letter.
struct Statement {
  linking::StatedFact stated;
  std::set<DocumentId> independent_of;
};

/// What several documents state of one thing.
struct Divergence {
  bool conflict = false;  ///< else they agree
  std::string
      type;  ///< linking::type_of; between a translation and its original also "name", "post", "negation", "reference"
  std::optional<bool>
      translation;  ///< the second statement is the original of the first: whether a person linked them, else proposed
  std::vector<Statement> statements;
};

struct ConflictsOptions {
  std::string folder;
  std::string
      untrusted_document;  ///< only what this document states (its id, a beginning of it, its path or name); empty: all
};

/// Hears what was found, conflicts first; an error ends the listing. `progress` hears documents done and their number.
struct ConflictsListener {
  std::function<Result<void>(const Divergence&)> found;
  std::function<void(uint64_t done, uint64_t all)> progress;
  std::function<void(const std::string& sentence)>
      fault;  ///< links between papers that cannot be followed; may be empty
};

/// Holds every figure, date and ordinal of the documents against the other documents, by the rules that check stories. Pages that are copies count once. Then every
/// translation, linked or proposed, against its original: what was surely read otherwise is a conflict. Some
/// milliseconds a sentence with a figure. Errors: those of opening, of the index, of the listener; not_found (no such document, or nothing
/// is indexed); cancelled.
Result<void> conflicts(const ConflictsOptions& options, const ConflictsListener& listener,
                       const sandbox::Cancellation& cancellation);

}  // namespace recto::app
