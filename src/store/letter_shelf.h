#pragma once
// The letters of a case, as they were read from its pages. Derived: any row may be missing or out of date, and is then read anew.

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/letter.h"
#include "store/derived_rows.h"

namespace recto::store {

class LetterShelf {
 public:
  explicit LetterShelf(std::shared_ptr<Database> database) : rows_(std::move(database), DerivedRows::Table::letters) {}

  /// The letters of a document as `reader` read them from its pages as they are now; empty where there is no such reading.
  Result<std::optional<std::vector<Letter>>> letters(const Document& document, std::string_view reader) const;
  /// All documents in the order they were read, each with its letters as `reader` read them, or null where there is no such reading; stops when `each` returns an error.
  using EachReading = std::function<Result<void>(const Document& document, std::vector<Letter>* letters)>;
  Result<void> for_each(std::string_view reader, const EachReading& each) const;
  /// Documents without a reading by `reader`, or that no key finds, in the order they were read, at most `limit`. Errors: io (opened for reading, and there never were keys).
  Result<std::vector<Document>> wanting(std::string_view reader, size_t limit = SIZE_MAX) const;

  /// Puts a document's letters in place of those before, to be found by `keys`. Durable after commit(). Errors: denied (opened for reading).
  Result<void> put(const Document& document, std::string_view reader, std::span<const Letter> letters,
                   std::span<const std::string> keys);
  Result<void> commit();

  /// Documents by the keys they were put with; see derived_rows.h.
  const DerivedRows& rows() const { return rows_; }

 private:
  DerivedRows rows_;
};

}  // namespace recto::store
