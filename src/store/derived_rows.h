#pragma once
// What was read from the pages of documents and kept: a record a document, with the act of the pages it was read from and the version of the rules that read it.
// Any record may be missing or out of date, and is then read anew. letter_shelf.h and list_shelf.h say what the records are.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/rows.h"

namespace recto::store {

class Database;

class DerivedRows {
 public:
  /// `table` is one of schema.cc's later tables, all of one form.
  enum class Table : uint8_t { letters, lists };
  DerivedRows(std::shared_ptr<Database> database, Table table) : database_(std::move(database)), table_(table) {}

  /// The record of a document as `reader` read it from its pages as they are now; empty where there is no such reading.
  Result<std::optional<std::string>> record(const Document& document, std::string_view reader) const;
  /// Documents without a reading by `reader`, in the order they were read, at most `limit`.
  Result<std::vector<Document>> wanting(std::string_view reader, size_t limit) const;
  /// Puts a record in place of the one before. Durable after commit(). Errors: denied (opened for reading).
  Result<void> put(const Document& document, std::string_view reader, std::string_view record);
  Result<void> commit();

 private:
  Result<bool> has_table() const;
  std::shared_ptr<Database> database_;
  Table table_;
};

}  // namespace recto::store
