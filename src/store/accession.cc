#include "store/accession.h"

#include <algorithm>

#include "store/database.h"
#include "store/packed_words.h"
#include "store/row_reader.h"

namespace recto::store {
namespace {

/// A reading that ended so is tried again when its file is given again: the cause may be gone.
bool worth_another_try(std::string_view outcome) {
  return outcome == "failed" || outcome == "timeout" || outcome == "limit";
}

/// What the case holds of an exhibit and of a path.
struct OnRecord {
  int64_t number = 0;  ///< 0: the exhibit is new
  bool settled = false;
  bool under_this_path = false;
};

Result<OnRecord> look_up(Database& database, const ExhibitId& exhibit, std::string_view path) {
  OnRecord found;
  const std::string sha256 = bytes_of(exhibit);
  Statement ask = TRY(database.prepare("SELECT number, read, outcome FROM exhibits WHERE sha256 = ?1"));
  ask.bind_bytes(1, sha256);
  if (!TRY(ask.step())) return found;
  found.number = ask.integer(0);
  found.settled = !ask.is_null(1) && !worth_another_try(ask.bytes_view(2));
  Statement files = TRY(database.prepare("SELECT 1 FROM files WHERE path = ?1 AND exhibit = ?2"));
  files.bind_bytes(1, path).bind(2, found.number);
  found.under_this_path = TRY(files.step());
  return found;
}

Result<int64_t> add_exhibit(Database& database, const Arrival& arrival, ActNumber act) {
  const std::string sha256 = bytes_of(arrival.staged->id);
  Statement add = TRY(database.prepare_write(
      "INSERT INTO exhibits (number, sha256, path, size, modified, received)"
      " VALUES ((SELECT coalesce(max(number), 0) + 1 FROM exhibits), ?1, ?2, ?3, ?4, ?5) RETURNING number"));
  add.bind_bytes(1, sha256).bind_bytes(2, arrival.untrusted_path).bind(3, arrival.staged->size);
  add.bind(4, arrival.staged->modified_ms).bind(5, act.value);
  TRY(add.step());
  const int64_t number = add.integer(0);
  TRY(add.run());
  return number;
}

Result<void> add_file(Database& database, const Arrival& arrival, ActNumber act, int64_t exhibit, bool copy) {
  Statement add =
      TRY(database.prepare_write("INSERT INTO files (path, act, exhibit, copy, changed) VALUES (?1, ?2, ?3, ?4, ?5)"
                                 " ON CONFLICT (path) DO UPDATE SET act = excluded.act, exhibit = excluded.exhibit,"
                                 " copy = excluded.copy, changed = excluded.changed, outcome = NULL, why = NULL"));
  add.bind_bytes(1, arrival.untrusted_path).bind(2, act.value).bind(3, exhibit);
  add.bind(4, int64_t{copy}).bind(5, int64_t{arrival.staged->changed});
  return add.run();
}

/// A document's pages: how many, and the hash over the hashes of what they say.
struct Digest {
  uint64_t pages = 0;
  Sha256 hash{};
};

Result<Digest> digest_of(Database& database, int64_t exhibit, uint64_t document) {
  Statement ask = TRY(database.prepare("SELECT hash FROM pages WHERE exhibit = ?1 AND document = ?2 ORDER BY page"));
  ask.bind(1, exhibit).bind(2, document);
  Digest digest;
  Sha256Stream hash;
  while (TRY(ask.step())) {
    hash.add(std::as_bytes(std::span(ask.bytes_view(0))));
    ++digest.pages;
  }
  digest.hash = hash.finish();
  return digest;
}

}  // namespace

Accession::Accession(std::shared_ptr<Database> database, Originals& originals, LogWriter log)
    : database_(std::move(database)), originals_(originals), log_(std::move(log)) {}

Result<Staged> Accession::stage(const FileDescriptor& source, const std::string& subject) {
  if (!database_->writable()) return fail(ErrorKind::denied, "the case was opened for reading only", subject);
  return originals_.stage(source, subject);
}

Result<std::vector<Received>> Accession::receive(std::span<Arrival> arrivals) {
  std::vector<Staged> staged;
  for (Arrival& arrival : arrivals) {
    if (!arrival.staged) continue;
    staged.push_back(std::move(*arrival.staged));
    arrival.staged->id = staged.back().id;
  }
  TRY(originals_.settle(staged));
  const auto lock = database_->lock();
  std::vector<Received> answers;
  for (const Arrival& arrival : arrivals) {
    answers.push_back(TRY(arrival.staged ? receive_one(arrival) : receive_nothing(arrival)));
  }
  TRY(database_->commit());
  return answers;
}

Result<Received> Accession::receive_one(const Arrival& arrival) {
  Received answer{Standing::unread, arrival.staged->id, arrival.staged->changed};
  const OnRecord found = TRY(look_up(*database_, arrival.staged->id, arrival.untrusted_path));
  // Of two copies in one run the first is read; whether it has been by now must not matter.
  const bool here = found.number != 0 && (found.settled || in_this_run_.contains(found.number));
  if (here) answer.standing = found.under_this_path ? Standing::known : Standing::copy;
  int64_t number = found.number;
  if (!found.under_this_path) {
    Bencode::Dictionary payload{{"modified", arrival.staged->modified_ms},
                                {"path", arrival.untrusted_path},
                                {"sha256", bytes_of(arrival.staged->id)},
                                {"size", static_cast<int64_t>(arrival.staged->size)}};
    if (arrival.staged->changed) payload.emplace("changed", int64_t{1});
    const ActNumber act = TRY(log_.append("received", std::move(payload)));
    if (number == 0) number = TRY(add_exhibit(*database_, arrival, act));
    TRY(add_file(*database_, arrival, act, number, found.number != 0));
  }
  in_this_run_.insert(number);
  return answer;
}

Result<Received> Accession::receive_nothing(const Arrival& arrival) {
  const Received answer{Standing::not_here, {}, false};
  const std::string outcome(to_string(arrival.outcome));
  {
    Statement ask = TRY(database_->prepare("SELECT 1 FROM files WHERE path = ?1 AND outcome = ?2 AND why = ?3"));
    ask.bind_bytes(1, arrival.untrusted_path).bind_text(2, outcome).bind_text(3, arrival.why);
    if (TRY(ask.step())) return answer;
  }
  const ActNumber act =
      TRY(log_.append("not received", {{"outcome", outcome}, {"path", arrival.untrusted_path}, {"why", arrival.why}}));
  // A path whose bytes came earlier keeps its exhibit; that it could not be read this time is in the log.
  Statement add = TRY(database_->prepare_write(
      "INSERT INTO files (path, act, copy, changed, outcome, why) VALUES (?1, ?2, 0, 0, ?3, ?4)"
      " ON CONFLICT (path) DO UPDATE SET act = excluded.act, outcome = excluded.outcome, why = excluded.why"
      " WHERE exhibit IS NULL"));
  add.bind_bytes(1, arrival.untrusted_path).bind(2, act.value).bind_text(3, outcome).bind_text(4, arrival.why);
  TRY(add.run());
  return answer;
}

Result<int64_t> Accession::number_of(const ExhibitId& exhibit) {
  const OnRecord found = TRY(look_up(*database_, exhibit, {}));
  if (found.number == 0) return fail(ErrorKind::not_found, "the exhibit was not received", exhibit.hex);
  return found.number;
}

Result<void> Accession::begin_reading(const ExhibitId& exhibit) {
  const auto lock = database_->lock();
  const int64_t number = TRY(number_of(exhibit));
  bool had_documents = false;
  {
    Statement ask = TRY(database_->prepare("SELECT 1 FROM documents WHERE exhibit = ?1"));
    had_documents = TRY(ask.bind(1, number).step());
  }
  if (had_documents) ++database_->rereadings;
  for (const char* sql : {"DELETE FROM pages WHERE exhibit = ?1", "DELETE FROM documents WHERE exhibit = ?1",
                          "UPDATE exhibits SET read = NULL, outcome = NULL, why = NULL WHERE number = ?1"}) {
    Statement forget = TRY(database_->prepare_write(sql));
    TRY(forget.bind(1, number).run());
  }
  return {};
}

Result<void> Accession::put_page(const ExhibitId& exhibit, unsigned document, const Page& page) {
  if (!is_well_formed(page)) {
    return fail(ErrorKind::corrupt, "the reader gave an impossible page " + std::to_string(page.number.value),
                exhibit.hex);
  }
  const Record record = pack_page(page);
  const std::string hash = bytes_of(record.hash);
  const auto lock = database_->lock();
  const int64_t number = TRY(number_of(exhibit));
  Statement put = TRY(database_->prepare_write(
      "INSERT INTO pages (exhibit, document, page, ocr, blank, faulty, hash, record)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE SET ocr = excluded.ocr, blank = excluded.blank,"
      " faulty = excluded.faulty, hash = excluded.hash, record = excluded.record"));
  put.bind(1, number).bind(2, uint64_t{document}).bind(3, uint64_t{page.number.value});
  put.bind(4, int64_t{page.source == TextSource::ocr}).bind(5, int64_t{page.blank});
  put.bind(6, int64_t{!page.faults.empty()}).bind_bytes(7, hash).bind_bytes(8, record.bytes);
  return put.run();
}

Result<void> Accession::finish_reading(const ExhibitId& exhibit, const ReadingEnd& end) {
  const auto lock = database_->lock();
  const int64_t number = TRY(number_of(exhibit));
  Bencode::List documents;
  std::vector<uint64_t> pages;
  for (uint64_t k = 1; k <= end.documents; ++k) {
    const Digest digest = TRY(digest_of(*database_, number, k));
    pages.push_back(digest.pages);
    documents.emplace_back(
        Bencode::Dictionary{{"digest", bytes_of(digest.hash)}, {"pages", static_cast<int64_t>(digest.pages)}});
  }
  const std::string outcome(to_string(end.outcome));
  const ActNumber act = TRY(log_.append("read", {{"documents", std::move(documents)},
                                                 {"outcome", outcome},
                                                 {"reader", end.reader},
                                                 {"sha256", bytes_of(exhibit)},
                                                 {"why", end.why}}));
  for (uint64_t k = 1; k <= pages.size(); ++k) {
    Statement add =
        TRY(database_->prepare_write("INSERT INTO documents (exhibit, number, pages, read) VALUES (?1, ?2, ?3, ?4)"));
    TRY(add.bind(1, number).bind(2, k).bind(3, pages[k - 1]).bind(4, act.value).run());
  }
  Statement set = TRY(
      database_->prepare_write("UPDATE exhibits SET read = ?2, outcome = ?3, why = ?4, reader = ?5 WHERE number = ?1"));
  return set.bind(1, number)
      .bind(2, act.value)
      .bind_text(3, outcome)
      .bind_text(4, end.why)
      .bind_text(5, end.reader)
      .run();
}

Result<void> Accession::commit() {
  const auto lock = database_->lock();
  return database_->commit();
}

Result<FileRecord> Accession::record(const std::string& untrusted_path) const {
  const auto lock = database_->lock();
  Statement ask = TRY(database_->prepare("SELECT * FROM file_rows WHERE path = ?1"));
  ask.bind_bytes(1, untrusted_path);
  if (!TRY(ask.step())) return fail(ErrorKind::not_found, "that path was never given", untrusted_path);
  return file_from(*database_, ask);
}

}  // namespace recto::store
