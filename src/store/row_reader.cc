#include "store/row_reader.h"

#include "base/files.h"
#include "store/log_writer.h"

namespace recto::store {
namespace {

Outcome outcome_named(std::string_view name) { return outcome_from(name).value_or(Outcome::failed); }

std::string joined(std::string first, const std::string& second) {
  if (first.empty() || second.empty()) return first + second;
  return first + "; " + second;
}

Result<void> add_documents(Database& database, int64_t exhibit, FileRecord& record) {
  Statement ask = TRY(database.prepare("SELECT number, pages FROM documents WHERE exhibit = ?1 ORDER BY number"));
  ask.bind(1, exhibit);
  while (TRY(ask.step())) {
    record.documents.push_back(document_of(*record.exhibit, static_cast<unsigned>(ask.integer(0))));
    record.pages += ask.count(1);
  }
  return {};
}

}  // namespace

Document document_from(const Statement& row) {
  Document document;
  document.id = document_of(exhibit_id_from(row.bytes_view(1)), static_cast<unsigned>(row.integer(2)));
  document.untrusted_file = row.bytes(3);
  document.pages = static_cast<uint32_t>(row.integer(4));
  document.reader = row.bytes(5);
  document.outcome = outcome_named(row.bytes_view(6));
  document.read = ActNumber(row.count(7));
  return document;
}

Exhibit exhibit_from(const Statement& row) {
  Exhibit exhibit;
  exhibit.id = exhibit_id_from(row.bytes_view(1));
  exhibit.untrusted_path = row.bytes(2);
  exhibit.size = row.count(3);
  exhibit.modified_ms = row.integer(4);
  exhibit.received = ActNumber(row.count(5));
  exhibit.read = !row.is_null(6);
  return exhibit;
}

Result<FileRecord> file_from(Database& database, const Statement& row) {
  FileRecord record;
  record.untrusted_path = row.bytes(0);
  record.act = ActNumber(row.count(1));
  if (row.is_null(6)) {
    record.outcome = outcome_named(row.bytes_view(4));
    record.why = row.bytes(5);
    return record;
  }
  record.exhibit = exhibit_id_from(row.bytes_view(7));
  record.unread = row.is_null(9);
  TRY(add_documents(database, row.integer(6), record));
  const std::string reading = row.bytes(10);
  record.why = row.bytes(11);
  record.outcome = record.unread ? Outcome::failed : outcome_named(reading);
  if (row.integer(2) != 0) {
    const std::string first = "the same bytes as " + printable(row.bytes(8));
    record.why = record.outcome == Outcome::stored || record.unread
                     ? first
                     : first + ", which was " + reading + ": " + record.why;
    record.outcome = Outcome::duplicate;
  }
  if (row.integer(3) != 0)
    record.why = joined("it changed while it was copied, what was stored is one state of it", record.why);
  return record;
}

}  // namespace recto::store
