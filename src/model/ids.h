#pragma once
// Names of exhibits and documents. Both name content: an exhibit is its SHA-256, a document its exhibit and its place
// therein.

#include <compare>
#include <string>
#include <string_view>

#include "base/result.h"

namespace recto::inline model {

/// An exhibit: the SHA-256 of its bytes as 64 lower-case hex digits.
struct ExhibitId {
  std::string hex;
  auto operator<=>(const ExhibitId&) const = default;
};

/// A document: its exhibit's hex digits; from the second document of an exhibit on followed by ".2", ".3", …
struct DocumentId {
  std::string text;
  auto operator<=>(const DocumentId&) const = default;
  /// The exhibit part.
  ExhibitId exhibit() const { return {text.substr(0, 64)}; }
};

/// Reads an id given by a user or a message. Errors: invalid_input (not 64 hex digits and an optional ".N", N >= 2).
Result<DocumentId> parse_document_id(std::string_view untrusted);
/// The k-th document (from 1) of an exhibit.
DocumentId document_of(const ExhibitId& exhibit, unsigned k);

}  // namespace recto::inline model
