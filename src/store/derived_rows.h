#pragma once
// What was read from the pages of documents and kept: a record a document, with the act of the pages it was read from and the version of the rules that read it.
// Any record may be missing or out of date, and is then read anew. letter_shelf.h and list_shelf.h say what the records are.

#include <functional>
#include <memory>
#include <optional>
#include <span>
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
  /// All documents in the order they were read, each with its record by `reader` or null; stops when `each` returns an error. Some 10 µs each, a tenth of asking one by one.
  using EachRecord = std::function<Result<void>(const Document& document, const std::string* record)>;
  Result<void> for_each(std::string_view reader, const EachRecord& each) const;
  /// Documents without a reading by `reader`, or that no key finds, in the order they were read, at most `limit`. Errors: io (opened for reading, and there never were keys).
  Result<std::vector<Document>> wanting(std::string_view reader, size_t limit) const;
  /// Puts a record in place of the one before. Durable after commit(). Errors: denied (opened for reading).
  Result<void> put(const Document& document, std::string_view reader, std::string_view record);
  /// Lets a document be found by keys of its record, and counts it among the keyed. Keys of a record that was put anew stay: what they find must be
  /// looked at. Durable after commit(). Errors: denied.
  Result<void> put_keys(const Document& document, std::span<const std::string> keys);
  Result<void> commit();

  /// Documents with a key from `first` to `last`, both included, in the order of their keys, at most `limit`. O(log keys + answers).
  Result<std::vector<Document>> with_key(std::string_view first, std::string_view last, size_t limit) const;
  /// Documents with a key that holds `part`, at most `limit`. O(keys).
  Result<std::vector<Document>> with_key_holding(std::string_view part, size_t limit) const;
  /// How many documents can be found by keys: those put by older versions cannot.
  Result<uint64_t> keyed() const;

 private:
  Result<bool> has_table() const;
  Result<bool> has_keys() const;
  Result<std::vector<Document>> ask_keys(const char* question, std::string_view first, std::string_view last,
                                         size_t limit) const;
  std::shared_ptr<Database> database_;
  Table table_;
};

}  // namespace recto::store
