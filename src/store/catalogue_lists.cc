// The catalogue's answers about exhibits, files and the whole case.
#include "store/catalogue.h"
#include "store/database.h"
#include "store/log_writer.h"
#include "store/row_reader.h"

namespace recto::store {
namespace {

/// As file_rows, put so that paths are gone through as they lie on the disk: by their acts they would be looked up one by one, which takes three times as long.
constexpr const char* kUnsettledFiles =
    "SELECT f.path, f.act, f.copy, f.changed, f.outcome, f.why, e.number, e.sha256, e.path, e.read, e.outcome, e.why"
    " FROM files f LEFT JOIN exhibits e ON e.number = f.exhibit WHERE +f.act > ?1 AND (f.exhibit IS NULL OR f.exhibit "
    "IN"
    " (SELECT number FROM exhibits WHERE read IS NULL OR outcome IS NOT 'stored')) ORDER BY +f.act LIMIT 500";

/// Counts paths by what became of them, as file_from() tells it of one: a duplicate is one whatever became of its first copy.
Result<void> count_outcomes(Database& database, CaseSummary& sums) {
  Statement ask = TRY(
      database.prepare("SELECT count(*), CASE WHEN f.exhibit IS NULL THEN f.outcome WHEN e.read IS NULL THEN 'unread'"
                       " WHEN f.copy THEN 'duplicate' ELSE e.outcome END AS became"
                       " FROM files f LEFT JOIN exhibits e ON e.number = f.exhibit GROUP BY became"));
  while (TRY(ask.step())) {
    sums.files += ask.count(0);
    if (ask.bytes_view(1) == "unread") continue;
    const Outcome outcome = outcome_from(ask.bytes_view(1)).value_or(Outcome::failed);
    sums.outcomes[static_cast<size_t>(outcome)] += ask.count(0);
  }
  return {};
}

}  // namespace

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

/// The question has the act it begins behind as its value, and gives some of file_rows in the order of their acts.
Result<void> Catalogue::each_file_of(const char* question,
                                     const std::function<Result<void>(const FileRecord&)>& each) const {
  ActNumber after;
  for (;;) {
    std::vector<FileRecord> records;
    {
      const auto lock = database_->lock();
      Statement ask = TRY(database_->prepare(question));
      ask.bind(1, after.value);
      while (TRY(ask.step())) records.push_back(TRY(file_from(*database_, ask)));
    }
    if (records.empty()) return {};
    for (const FileRecord& record : records) TRY(each(record));
    after = records.back().act;
  }
}

Result<void> Catalogue::for_each_file(const std::function<Result<void>(const FileRecord&)>& each) const {
  return each_file_of("SELECT * FROM file_rows WHERE act > ?1 ORDER BY act LIMIT 500", each);
}

Result<void> Catalogue::for_each_unsettled_file(const std::function<Result<void>(const FileRecord&)>& each) const {
  return each_file_of(kUnsettledFiles, each);
}

Result<CaseSize> Catalogue::size() const {
  const auto lock = database_->lock();
  Statement ask =
      TRY(database_->prepare("SELECT (SELECT count(*) FROM exhibits), (SELECT count(*) FROM documents), (SELECT "
                             "total(pages) FROM documents)"));
  TRY(ask.step());
  return CaseSize{ask.count(0), ask.count(1), ask.count(2)};
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
    TRY(count_outcomes(*database_, sums));
  }
  return sums;
}

}  // namespace recto::store
