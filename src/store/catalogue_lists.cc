// The catalogue's answers about exhibits, files and the whole case.
#include "store/catalogue.h"
#include "store/database.h"
#include "store/log_writer.h"
#include "store/row_reader.h"

namespace recto::store {

Result<Exhibit> Catalogue::exhibit(const ExhibitId& id) const {
  const auto lock = database_->lock();
  Statement ask = TRY(database_->prepare("SELECT * FROM exhibits WHERE sha256 = ?1"));
  const std::string sha256 = bytes_of(id);
  ask.bind_bytes(1, sha256);
  if (!TRY(ask.step())) return fail(ErrorKind::not_found, "there is no such exhibit in the case", id.hex);
  return exhibit_from(ask);
}

Result<std::vector<Exhibit>> Catalogue::unread() const {
  const auto lock = database_->lock();
  Statement ask = TRY(database_->prepare("SELECT * FROM exhibits WHERE read IS NULL ORDER BY number"));
  std::vector<Exhibit> exhibits;
  while (TRY(ask.step())) exhibits.push_back(exhibit_from(ask));
  return exhibits;
}

Result<void> Catalogue::for_each_file(const std::function<Result<void>(const FileRecord&)>& each) const {
  ActNumber after;
  for (;;) {
    std::vector<FileRecord> records;
    {
      const auto lock = database_->lock();
      Statement ask = TRY(database_->prepare("SELECT * FROM file_rows WHERE act > ?1 ORDER BY act LIMIT 500"));
      ask.bind(1, after.value);
      while (TRY(ask.step())) records.push_back(TRY(file_from(*database_, ask)));
    }
    if (records.empty()) return {};
    for (const FileRecord& record : records) TRY(each(record));
    after = records.back().act;
  }
}

Result<CaseSummary> Catalogue::summary() const {
  CaseSummary sums;
  {
    const auto lock = database_->lock();
    Statement exhibits = TRY(database_->prepare("SELECT count(*), count(*) - count(read), total(size) FROM exhibits"));
    TRY(exhibits.step());
    sums.exhibits = exhibits.count(0);
    sums.unread = exhibits.count(1);
    sums.bytes = exhibits.count(2);
    Statement pages =
        TRY(database_->prepare("SELECT count(*), total(ocr), total(blank), total(faulty) FROM pages p"
                               " JOIN documents d ON d.exhibit = p.exhibit AND d.number = p.document"));
    TRY(pages.step());
    sums.pages = pages.count(0);
    sums.pages_recognised = pages.count(1);
    sums.pages_blank = pages.count(2);
    sums.pages_faulty = pages.count(3);
    Statement others = TRY(database_->prepare("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM acts)"));
    TRY(others.step());
    sums.documents = others.count(0);
    sums.acts = others.count(1);
  }
  TRY(for_each_file([&](const FileRecord& record) -> Result<void> {
    ++sums.files;
    if (!record.unread) ++sums.outcomes[static_cast<size_t>(record.outcome)];
    return {};
  }));
  return sums;
}

}  // namespace recto::store
