#pragma once
// Which acts of the log speak of a document: the tables beside the log that decisions, corrections and notes are found by, and how they name a
// place of a document. Not truth: made from the log.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/letter_decision.h"
#include "store/log.h"

namespace recto::store {

class Database;
struct ActTableSql;

/// The tables of (exhibit, document, act).
enum class ActTable : uint8_t { letter_decisions, corrections, notes };

/// One of them. The database must be locked around each call.
class DocumentActs {
 public:
  DocumentActs(Database& database, ActTable table);

  /// The acts on a document, or on any, in their order; none in a case whose format was older than the table. Errors: corrupt, io.
  Result<std::vector<Act>> on(const DocumentId& document) const;
  Result<std::vector<Act>> all() const;
  /// Adds to the open transaction. Errors: not_found (no such document), io, limit.
  Result<void> point(const DocumentId& document, ActNumber act);

 private:
  Result<bool> exists() const;
  Database& database_;
  const ActTableSql& sql_;
};

/// A place of a document in the payload of an act.
Bencode::Dictionary pack_place(const LetterPlace& place);
/// The place under a key. Errors: corrupt (none, or no place of a document).
Result<LetterPlace> place_field(const Bencode::Dictionary& payload, std::string_view key);

}  // namespace recto::store
