#pragma once
// The translations of a case.

#include <functional>
#include <string>

#include "app/translations.h"
#include "sandbox/cancellation.h"

namespace recto::app {

/// Hears each pair once, with its sentences that are alike; an error ends the listing.
struct TranslationListener {
  std::function<Result<void>(const TranslationPair&, const std::vector<AlignedPassages>&)> found;
  std::function<void(const std::string& sentence)> fault;  ///< links that cannot be followed
  std::function<void(uint64_t done, uint64_t all)> progress;
};

/// The pairs of a case, or of one document (its id, a beginning of it, its path or name): those that persons linked, and where a document has none the one that the
/// machine proposes. Some milliseconds a document. Errors: those of opening and of the listener; not_found (no such document); cancelled.
Result<void> translations(const std::string& folder, const std::string& untrusted_document,
                          const TranslationListener& listener, const sandbox::Cancellation& cancellation);

}  // namespace recto::app
