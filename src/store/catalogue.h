#pragma once
// The reading side of a case: documents, their pages, and what became of every file.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/page_source.h"
#include "model/passage.h"
#include "store/rows.h"

namespace recto::store {

class Database;

class Catalogue : public PageSource {
 public:
  explicit Catalogue(std::shared_ptr<Database> database);
  ~Catalogue() override;

  /// Keeps the last few pages asked for. About 60 µs for a page that is not among them.
  Result<std::shared_ptr<const Page>> page(const DocumentId& document, PageNumber number) const override;

  /// Documents whose reading was recorded after act `after`, in that order, at most `limit`. An index that remembers the
  /// last act it has seen catches up by this.
  Result<std::vector<Document>> documents(ActNumber after = {}, size_t limit = SIZE_MAX) const;
  /// How many those are whose reading was recorded up to act `until`.
  Result<uint64_t> count_documents(ActNumber until) const;
  /// Errors: not_found.
  Result<Document> document(const DocumentId& id) const;
  /// What a person may type for a document: its id, at least six digits of its beginning, the path it was given as, or
  /// the file's name. Several documents where the word fits several; an empty list where it fits none.
  Result<std::vector<Document>> find_documents(std::string_view untrusted_word) const;

  /// A passage again: its words, boxes and file. Errors: not_found (no such document, page or range).
  Result<Passage> show(const Cite& cite) const;

  /// Errors: not_found.
  Result<Exhibit> exhibit(const ExhibitId& id) const;
  /// Exhibits received and not read to the end, oldest first.
  Result<std::vector<Exhibit>> unread() const;
  /// Every path ever given with its outcome, in the order of the acts; stops when `each` returns an error.
  Result<void> for_each_file(const std::function<Result<void>(const FileRecord&)>& each) const;
  /// Those of them that are unread, or whose outcome wants a look, duplicates of such as well. 40 ms for 10⁵ paths.
  Result<void> for_each_unsettled_file(const std::function<Result<void>(const FileRecord&)>& each) const;
  /// 20 ms for 10⁵ documents.
  Result<CaseSize> size() const;
  /// Looks at every page and path: 0.3 s for 10⁵.
  Result<CaseSummary> summary() const;

 private:
  Result<void> each_file_of(const char* question, const std::function<Result<void>(const FileRecord&)>& each) const;
  Result<std::vector<Document>> documents_by_id(std::string_view untrusted_word) const;
  Result<std::vector<Document>> documents_by_name(std::string_view untrusted_word) const;

  struct Cache;
  std::shared_ptr<Database> database_;
  std::unique_ptr<Cache> cache_;
};

}  // namespace recto::store
