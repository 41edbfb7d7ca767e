#pragma once
// A case: a folder holding one investigation. docs/FORMATS.md, "The case on disk".
//
//   mycase/case.db     acts (append-only) and everything derived from them: see log.h, catalogue.h
//   mycase/originals/  exhibits by SHA-256, written once: see originals.h
//   mycase/case.lock   held by the one process that writes; readers need no lock
//   mycase/cache/ index/   may be deleted at any time
//
// Read a case through catalogue(); take papers in through accession().

#include <memory>
#include <string>

#include "base/clock.h"
#include "base/files.h"
#include "base/result.h"

namespace recto::store {

class Accession;
class Catalogue;
class ClaimDecisions;
class Corrections;
class LetterDecisions;
class LetterShelf;
class ListShelf;
class Log;
class Notes;
class Originals;

enum class Access { reading, writing };

/// What a case needs from outside. Whatever it points to outlives the case.
struct Surroundings {
  FileSystem* files = &real_file_system();
  const Clock* clock = &system_clock();
  std::string actor;  ///< who acts, for the log; empty: the user's login name
};

class Case {
 public:
  /// Makes a case in a folder that does not exist or is empty, and opens it for writing. Finishes a creation that was
  /// interrupted. Errors: busy (a case is there, or another process is making one), invalid_input (the folder holds
  /// other things), denied, limit (disk full), io.
  static Result<std::unique_ptr<Case>> create(const std::string& folder, const Surroundings& surroundings = {});

  /// Opens a case. Reading works beside a writer and from a read-only medium. Writing takes the lock and sweeps what an
  /// interrupted run left. Errors: not_found (no such folder), invalid_input (not a case), busy (another process
  /// writes; the message names it), unsupported (made by a newer Recto), corrupt (half-written, or damaged), denied,
  /// io.
  static Result<std::unique_ptr<Case>> open(const std::string& folder, Access access,
                                            const Surroundings& surroundings = {});

  Case(const Case&) = delete;
  Case& operator=(const Case&) = delete;
  ~Case();

  const std::string& folder() const;
  std::string index_folder() const;
  std::string cache_folder() const;

  /// The readings; also the page source of search and tracing. Safe from several threads.
  const Catalogue& catalogue() const;
  const Log& log() const;
  const Originals& originals() const;
  /// The letters that were read from the pages. Derived; safe from several threads.
  const LetterShelf& letters() const;
  LetterShelf& letters();
  /// The lists that were read from the pages. Derived; safe from several threads.
  const ListShelf& lists() const;
  ListShelf& lists();
  /// What persons said of the claims of stories. Truth; safe from several threads.
  const ClaimDecisions& claim_decisions() const;
  ClaimDecisions& claim_decisions();
  /// What persons said of the words of pages. Truth; safe from several threads.
  const Corrections& corrections() const;
  Corrections& corrections();
  /// What persons wrote beside documents and their words. Truth; safe from several threads.
  const Notes& notes() const;
  Notes& notes();
  /// What persons said of the letters. Truth; safe from several threads.
  const LetterDecisions& letter_decisions() const;
  LetterDecisions& letter_decisions();
  /// The way to take papers in. A case opened for reading answers each of its calls with denied.
  Accession& accession();

 private:
  struct Parts;
  explicit Case(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace recto::store
