#pragma once
// What a case holds, as plain rows. Path names are the bytes given, never decoded: escape them where they are shown.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/types.h"
#include "model/ids.h"
#include "model/outcome.h"

namespace recto::store {

/// The place of an act in the log, from 1.
using ActNumber = Strong<struct ActTag, uint64_t>;

/// A file exactly as received.
struct Exhibit {
  ExhibitId id;
  std::string untrusted_path;  ///< the path it was first received under
  uint64_t size = 0;           ///< bytes
  int64_t modified_ms = 0;     ///< the file's own time of change when it was received, milliseconds since 1970
  ActNumber received;
  bool read = false;  ///< false: received, and not read to the end yet
};

/// One readable thing found in an exhibit.
struct Document {
  DocumentId id;
  std::string untrusted_file;  ///< the path its exhibit was first received under
  uint32_t pages = 0;
  std::string reader;  ///< which reader made its pages, with its version: "pdf 1.21.1"
  Outcome outcome = Outcome::stored;
  ActNumber read;  ///< the act that says so; documents are listed in this order
};

/// What became of a path that was given.
struct FileRecord {
  std::string untrusted_path;
  bool unread = false;  ///< received, and not read to the end yet: there is no outcome
  Outcome outcome = Outcome::stored;
  std::string why;                   ///< one sentence, or empty where there is nothing to say
  std::optional<ExhibitId> exhibit;  ///< none where no byte could be received
  std::vector<DocumentId> documents;
  uint64_t pages = 0;
  ActNumber act;
};

/// How large a case is.
struct CaseSize {
  uint64_t exhibits = 0, documents = 0, pages = 0;
};

/// The case in numbers.
struct CaseSummary {
  uint64_t files = 0;  ///< paths ever given
  uint64_t exhibits = 0, unread = 0;
  uint64_t documents = 0, pages = 0, pages_recognised = 0, pages_blank = 0, pages_faulty = 0;
  uint64_t bytes = 0;  ///< of all exhibits
  uint64_t acts = 0;
  uint64_t outcomes[7] = {};  ///< files by model::Outcome
};

}  // namespace recto::store
