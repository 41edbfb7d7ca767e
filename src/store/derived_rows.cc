#include "store/derived_rows.h"

#include <array>

#include "store/database.h"
#include "store/letter_rows.h"
#include "store/log_writer.h"
#include "store/row_reader.h"

namespace recto::store {
namespace {

/// The questions of one table; statements live as long as the program.
struct Questions {
  const char *there, *record, *each, *wanting, *put, *put_key, *with_key, *with_key_holding, *keyed;
};

constexpr std::array<Questions, 2> kQuestions = {{
    {"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'letters'",
     "SELECT l.record FROM exhibits e JOIN letters l ON l.exhibit = e.number AND l.document = ?2 AND l.read = ?3"
     " AND l.reader = ?4 WHERE e.sha256 = ?1",
     "SELECT d.*, l.record FROM document_rows d LEFT JOIN letters l ON l.exhibit = d.exhibit AND l.document = d.number"
     " AND l.read = d.read AND l.reader = ?1 WHERE (d.read, d.number) > (?2, ?3) ORDER BY d.read, d.number LIMIT ?4",
     "SELECT d.* FROM document_rows d LEFT JOIN letters l ON l.exhibit = d.exhibit AND l.document = d.number"
     " AND l.read = d.read AND l.reader = ?1 LEFT JOIN letter_keys k ON k.key = '*' AND k.exhibit = d.exhibit"
     " AND k.document = d.number WHERE l.exhibit IS NULL OR k.key IS NULL ORDER BY d.read, d.number LIMIT ?2",
     "INSERT OR REPLACE INTO letters (exhibit, document, read, reader, record)"
     " SELECT number, ?2, ?3, ?4, ?5 FROM exhibits WHERE sha256 = ?1",
     "INSERT OR IGNORE INTO letter_keys (key, exhibit, document) SELECT ?3, number, ?2 FROM exhibits WHERE sha256 = ?1",
     "SELECT d.* FROM letter_keys k CROSS JOIN document_rows d ON d.exhibit = k.exhibit AND d.number = k.document"
     " WHERE k.key BETWEEN ?1 AND ?2 ORDER BY k.key LIMIT ?3",
     "SELECT d.* FROM letter_keys k CROSS JOIN document_rows d ON d.exhibit = k.exhibit AND d.number = k.document"
     " WHERE instr(k.key, ?1) > 0 AND ?2 IS NOT NULL LIMIT ?3",
     "SELECT count(*) FROM letter_keys WHERE key = '*'"},
    {"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'lists'",
     "SELECT l.record FROM exhibits e JOIN lists l ON l.exhibit = e.number AND l.document = ?2 AND l.read = ?3"
     " AND l.reader = ?4 WHERE e.sha256 = ?1",
     "SELECT d.*, l.record FROM document_rows d LEFT JOIN lists l ON l.exhibit = d.exhibit AND l.document = d.number"
     " AND l.read = d.read AND l.reader = ?1 WHERE (d.read, d.number) > (?2, ?3) ORDER BY d.read, d.number LIMIT ?4",
     "SELECT d.* FROM document_rows d LEFT JOIN lists l ON l.exhibit = d.exhibit AND l.document = d.number"
     " AND l.read = d.read AND l.reader = ?1 LEFT JOIN list_keys k ON k.key = '*' AND k.exhibit = d.exhibit"
     " AND k.document = d.number WHERE l.exhibit IS NULL OR k.key IS NULL ORDER BY d.read, d.number LIMIT ?2",
     "INSERT OR REPLACE INTO lists (exhibit, document, read, reader, record)"
     " SELECT number, ?2, ?3, ?4, ?5 FROM exhibits WHERE sha256 = ?1",
     "INSERT OR IGNORE INTO list_keys (key, exhibit, document) SELECT ?3, number, ?2 FROM exhibits WHERE sha256 = ?1",
     "SELECT d.* FROM list_keys k CROSS JOIN document_rows d ON d.exhibit = k.exhibit AND d.number = k.document"
     " WHERE k.key BETWEEN ?1 AND ?2 ORDER BY k.key LIMIT ?3",
     "SELECT d.* FROM list_keys k CROSS JOIN document_rows d ON d.exhibit = k.exhibit AND d.number = k.document"
     " WHERE instr(k.key, ?1) > 0 AND ?2 IS NOT NULL LIMIT ?3",
     "SELECT count(*) FROM list_keys WHERE key = '*'"},
}};
constexpr const char* kKeysThere = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'list_keys'";
constexpr std::string_view kKeyed = "*";  // the key that every keyed document has
constexpr const char* kEachDocument =
    "SELECT *, NULL FROM document_rows WHERE ?1 IS NOT NULL AND (read, number) > (?2, ?3) ORDER BY read, number LIMIT "
    "?4";
constexpr int kRecordColumn = 8, kRecordsAtOnce = 500;
constexpr const char* kAllDocuments = "SELECT * FROM document_rows WHERE ?1 IS NOT NULL ORDER BY read, number LIMIT ?2";

const Questions& questions_of(DerivedRows::Table table) { return kQuestions[static_cast<size_t>(table)]; }

}  // namespace

/// A case made before there was such a table has none until it is next written to.
Result<bool> DerivedRows::has_table() const {
  Statement ask = TRY(database_->prepare(questions_of(table_).there));
  return ask.step();
}

Result<bool> DerivedRows::has_keys() const {
  Statement ask = TRY(database_->prepare(kKeysThere));
  return ask.step();
}

Result<std::optional<std::string>> DerivedRows::record(const Document& document, std::string_view reader) const {
  const auto lock = database_->lock();
  if (!TRY(has_table())) return std::nullopt;
  Statement ask = TRY(database_->prepare(questions_of(table_).record));
  const std::string sha256 = bytes_of(document.id.exhibit());
  ask.bind_bytes(1, sha256).bind(2, number_in_exhibit(document.id)).bind(3, document.read.value).bind_text(4, reader);
  if (!TRY(ask.step())) return std::nullopt;
  return std::optional(ask.bytes(0));
}

Result<void> DerivedRows::for_each(std::string_view reader, const EachRecord& each) const {
  std::vector<std::pair<Document, std::optional<std::string>>> some;
  uint64_t read = 0;
  int64_t number = 0;
  do {
    some.clear();
    {
      const auto lock = database_->lock();
      Statement ask = TRY(database_->prepare(TRY(has_table()) ? questions_of(table_).each : kEachDocument));
      ask.bind_text(1, reader).bind(2, read).bind(3, number).bind(4, int64_t{kRecordsAtOnce});
      while (TRY(ask.step())) {
        some.emplace_back(document_from(ask), std::nullopt);
        if (!ask.is_null(kRecordColumn)) some.back().second = ask.bytes(kRecordColumn);
      }
    }
    for (const auto& [document, record] : some) TRY(each(document, record ? &*record : nullptr));
    if (some.empty()) break;
    read = some.back().first.read.value;
    number = number_in_exhibit(some.back().first.id);
  } while (some.size() == kRecordsAtOnce);
  return {};
}

Result<std::vector<Document>> DerivedRows::wanting(std::string_view reader, size_t limit) const {
  const auto lock = database_->lock();
  Statement ask = TRY(database_->prepare(TRY(has_table()) ? questions_of(table_).wanting : kAllDocuments));
  ask.bind_text(1, reader).bind(2, static_cast<int64_t>(std::min<size_t>(limit, INT64_MAX)));
  std::vector<Document> documents;
  while (TRY(ask.step())) documents.push_back(document_from(ask));
  return documents;
}

Result<void> DerivedRows::put(const Document& document, std::string_view reader, std::string_view record) {
  const std::string sha256 = bytes_of(document.id.exhibit());
  const auto lock = database_->lock();
  Statement put = TRY(database_->prepare_write(questions_of(table_).put));
  put.bind_bytes(1, sha256).bind(2, number_in_exhibit(document.id)).bind(3, document.read.value);
  return put.bind_text(4, reader).bind_bytes(5, record).run();
}

Result<void> DerivedRows::put_keys(const Document& document, std::span<const std::string> keys) {
  const std::string sha256 = bytes_of(document.id.exhibit());
  const auto lock = database_->lock();
  const auto put_one = [&](std::string_view key) -> Result<void> {
    Statement put = TRY(database_->prepare_write(questions_of(table_).put_key));
    return put.bind_bytes(1, sha256).bind(2, number_in_exhibit(document.id)).bind_text(3, key).run();
  };
  for (const std::string& key : keys) TRY(put_one(key));
  return put_one(kKeyed);
}

Result<std::vector<Document>> DerivedRows::ask_keys(const char* question, std::string_view first, std::string_view last,
                                                    size_t limit) const {
  const auto lock = database_->lock();
  if (!TRY(has_keys())) return std::vector<Document>();
  Statement ask = TRY(database_->prepare(question));
  ask.bind_text(1, first).bind_text(2, last).bind(3, static_cast<int64_t>(std::min<size_t>(limit, INT64_MAX)));
  std::vector<Document> documents;
  while (TRY(ask.step())) documents.push_back(document_from(ask));
  return documents;
}

Result<std::vector<Document>> DerivedRows::with_key(std::string_view first, std::string_view last, size_t limit) const {
  return ask_keys(questions_of(table_).with_key, first, last, limit);
}

Result<std::vector<Document>> DerivedRows::with_key_holding(std::string_view part, size_t limit) const {
  return ask_keys(questions_of(table_).with_key_holding, part, "", limit);
}

Result<uint64_t> DerivedRows::keyed() const {
  const auto lock = database_->lock();
  if (!TRY(has_keys())) return 0;
  Statement ask = TRY(database_->prepare(questions_of(table_).keyed));
  TRY(ask.step());
  return static_cast<uint64_t>(ask.integer(0));
}

Result<void> DerivedRows::commit() {
  const auto lock = database_->lock();
  return database_->commit();
}

}  // namespace recto::store
