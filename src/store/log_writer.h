#pragma once
// Appends acts, for the rest of src/store.

#include <memory>
#include <string>

#include "base/clock.h"
#include "store/database.h"
#include "store/log.h"

namespace recto::store {

class LogWriter {
 public:
  LogWriter(std::shared_ptr<Database> database, const Clock& clock, std::string actor)
      : database_(std::move(database)), clock_(clock), actor_(std::move(actor)) {}

  /// Adds an act to the open transaction; the database must be locked. Durable after the next commit.
  Result<ActNumber> append(std::string kind, Bencode::Dictionary payload);

 private:
  std::shared_ptr<Database> database_;
  const Clock& clock_;
  std::string actor_;
};

/// A hash as the bytes it is.
std::string bytes_of(const Sha256& hash);
/// The 32 bytes of an exhibit's name.
std::string bytes_of(const ExhibitId& id);
ExhibitId exhibit_id_from(std::string_view bytes);

}  // namespace recto::store
