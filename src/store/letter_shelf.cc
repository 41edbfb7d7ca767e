#include "store/letter_shelf.h"

#include "store/database.h"
#include "store/letter_rows.h"
#include "store/log_writer.h"
#include "store/packed_letters.h"
#include "store/row_reader.h"

namespace recto::store {
namespace {

/// A case made before there were letters has no table for them until it is next written to.
Result<bool> has_table(Database& database) {
  Statement ask = TRY(database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'letters'"));
  return ask.step();
}

}  // namespace

Result<std::optional<std::vector<Letter>>> LetterShelf::letters(const Document& document,
                                                                std::string_view reader) const {
  std::string record;
  {
    const auto lock = database_->lock();
    if (!TRY(has_table(*database_))) return std::nullopt;
    Statement ask = TRY(database_->prepare(
        "SELECT l.record FROM exhibits e JOIN letters l ON l.exhibit = e.number AND l.document = ?2 AND l.read = ?3"
        " AND l.reader = ?4 WHERE e.sha256 = ?1"));
    const std::string sha256 = bytes_of(document.id.exhibit());
    ask.bind_bytes(1, sha256).bind(2, number_in_exhibit(document.id)).bind(3, document.read.value).bind_text(4, reader);
    if (!TRY(ask.step())) return std::nullopt;
    record = ask.bytes(0);
  }
  auto letters = unpack_letters(record);
  if (!letters && letters.error().kind == ErrorKind::corrupt) return std::nullopt;
  return std::optional(TRY(std::move(letters)));
}

Result<std::vector<Document>> LetterShelf::wanting(std::string_view reader, size_t limit) const {
  const auto lock = database_->lock();
  const bool there = TRY(has_table(*database_));
  Statement ask = TRY(database_->prepare(
      there ? "SELECT d.* FROM document_rows d LEFT JOIN letters l ON l.exhibit = d.exhibit AND l.document = d.number"
              " AND l.read = d.read AND l.reader = ?1 WHERE l.exhibit IS NULL ORDER BY d.read, d.number LIMIT ?2"
            : "SELECT * FROM document_rows WHERE ?1 IS NOT NULL ORDER BY read, number LIMIT ?2"));
  ask.bind_text(1, reader).bind(2, static_cast<int64_t>(std::min<size_t>(limit, INT64_MAX)));
  std::vector<Document> documents;
  while (TRY(ask.step())) documents.push_back(document_from(ask));
  return documents;
}

Result<void> LetterShelf::put(const Document& document, std::string_view reader, std::span<const Letter> letters) {
  const std::string record = pack_letters(letters);
  const std::string sha256 = bytes_of(document.id.exhibit());
  const auto lock = database_->lock();
  Statement put =
      TRY(database_->prepare_write("INSERT OR REPLACE INTO letters (exhibit, document, read, reader, record)"
                                   " SELECT number, ?2, ?3, ?4, ?5 FROM exhibits WHERE sha256 = ?1"));
  put.bind_bytes(1, sha256).bind(2, number_in_exhibit(document.id)).bind(3, document.read.value);
  return put.bind_text(4, reader).bind_bytes(5, record).run();
}

Result<void> LetterShelf::commit() {
  const auto lock = database_->lock();
  return database_->commit();
}

}  // namespace recto::store
