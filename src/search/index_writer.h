#pragma once
// Writing the search index of a case. The index is derived: it can be deleted at any time and built again to the same
// answers.

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "model/ids.h"
#include "model/page_source.h"

namespace recto::search {

/// What the index keeps of a document beside its words.
struct IndexedDocument {
  DocumentId id;
  std::string file;      ///< the path as given, UTF-8: what `file:` looks into
  std::string date;      ///< what `date:` compares: an ISO 8601 date, to the day, month or year; empty if not known
  uint32_t pages = 0;    ///< read from the source as 1 … pages
  uint64_t reading = 0;  ///< tells this reading of the document from an earlier or later one
};

/// Adds documents to an index. One writer at a time; readers go on beside it and see what was committed.
/// Killed at any point it leaves what was committed last; `has` then says which documents are missing.
class IndexWriter {
 public:
  /// Opens the index in `folder`, or makes one. Errors: busy (another writer), unsupported (made by another version: delete the
  /// folder and build again), corrupt (the same), denied, io, limit (disk full).
  static Result<std::unique_ptr<IndexWriter>> open(const std::string& folder);
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  /// True for a document that was added whole, in that reading, committed or not.
  Result<bool> has(const DocumentId& document, uint64_t reading = 0) const;
  /// Adds a document, in place of an earlier copy of it. A page the source does not have is skipped. About 2.4 MB of text a second
  /// and core on pages of 1 KB (docs/TESTING.md); some is committed on the way, so that memory stays bounded. Errors: io, limit, corrupt,
  /// and those of the source but for not_found.
  Result<void> add(const IndexedDocument& document, const PageSource& pages);
  /// Forgets a document; one that is not there is nothing to do.
  Result<void> remove(const DocumentId& document);
  /// Makes all that was added durable and visible to readers. What was not committed is lost with the writer.
  Result<void> commit();
  /// Documents in the index, those not committed included.
  uint64_t documents() const;

 private:
  struct Parts;
  explicit IndexWriter(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace recto::search
