#pragma once
// The lists of a case, as they were read from its pages. Derived: any row may be missing or out of date, and is then read anew.

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/list.h"
#include "store/derived_rows.h"

namespace recto::store {

class ListShelf {
 public:
  explicit ListShelf(std::shared_ptr<Database> database) : rows_(std::move(database), DerivedRows::Table::lists) {}

  /// The lists of a document as `reader` read them from its pages as they are now; empty where there is no such reading.
  Result<std::optional<std::vector<List>>> lists(const Document& document, std::string_view reader) const;
  /// Documents without a reading by `reader`, or that no key finds, in the order they were read, at most `limit`. Errors: io (opened for reading, and there never were keys).
  Result<std::vector<Document>> wanting(std::string_view reader, size_t limit = SIZE_MAX) const;

  /// Puts a document's lists in place of those before, to be found by `keys`. Durable after commit(). Errors: denied (opened for reading).
  Result<void> put(const Document& document, std::string_view reader, std::span<const List> lists,
                   std::span<const std::string> keys);
  Result<void> commit();

  /// Documents by the keys they were put with; see derived_rows.h.
  const DerivedRows& rows() const { return rows_; }

 private:
  DerivedRows rows_;
};

}  // namespace recto::store
