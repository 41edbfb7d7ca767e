#include "store/document_acts.h"

#include "store/database.h"
#include "store/letter_rows.h"
#include "store/log_writer.h"

namespace recto::store {

/// The statements on one table: a table's name cannot be bound, so each is written out.
struct ActTableSql {
  const char *name, *on, *all, *point;
};

namespace {

#define RECTO_ACT_TABLE(TABLE)                                                                               \
  {                                                                                                          \
#TABLE,                                                                                                  \
        "SELECT a.bytes FROM exhibits e JOIN " #TABLE                                                        \
        " d ON d.exhibit = e.number AND d.document = ?2 JOIN acts a ON a.number = d.act WHERE e.sha256 = ?1" \
        " ORDER BY d.act",                                                                                   \
        "SELECT bytes FROM acts WHERE number IN (SELECT act FROM " #TABLE ") ORDER BY number",               \
        "INSERT INTO " #TABLE                                                                                \
        " (exhibit, document, act) SELECT e.number, d.number, ?3 FROM exhibits e JOIN documents d"           \
        " ON d.exhibit = e.number AND d.number = ?2 WHERE e.sha256 = ?1 RETURNING act"                       \
  }
// As ActTable.
constexpr ActTableSql kActTables[] = {RECTO_ACT_TABLE(letter_decisions), RECTO_ACT_TABLE(corrections),
                                      RECTO_ACT_TABLE(notes)};
#undef RECTO_ACT_TABLE

Result<std::vector<Act>> acts_of(Statement& ask) {
  std::vector<Act> acts;
  while (TRY(ask.step())) acts.push_back(TRY(decode_act(ask.bytes_view(0))));
  return acts;
}

}  // namespace

DocumentActs::DocumentActs(Database& database, ActTable table)
    : database_(database), sql_(kActTables[static_cast<size_t>(table)]) {}

Result<bool> DocumentActs::exists() const {
  Statement ask = TRY(database_.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1"));
  ask.bind_text(1, sql_.name);
  return ask.step();
}

Result<std::vector<Act>> DocumentActs::on(const DocumentId& document) const {
  if (!TRY(exists())) return std::vector<Act>();
  const std::string sha256 = bytes_of(document.exhibit());
  Statement ask = TRY(database_.prepare(sql_.on));
  ask.bind_bytes(1, sha256).bind(2, number_in_exhibit(document));
  return acts_of(ask);
}

Result<std::vector<Act>> DocumentActs::all() const {
  if (!TRY(exists())) return std::vector<Act>();
  Statement ask = TRY(database_.prepare(sql_.all));
  return acts_of(ask);
}

Result<void> DocumentActs::point(const DocumentId& document, ActNumber act) {
  const std::string sha256 = bytes_of(document.exhibit());
  Statement add = TRY(database_.prepare_write(sql_.point));
  add.bind_bytes(1, sha256).bind(2, number_in_exhibit(document)).bind(3, act.value);
  if (!TRY(add.step())) return fail(ErrorKind::not_found, "there is no such document in the case", document.text);
  return add.run();
}

Bencode::Dictionary pack_place(const LetterPlace& place) {
  return {{"document", number_in_exhibit(place.document)},
          {"page", int64_t{place.page.value}},
          {"sha256", bytes_of(place.document.exhibit())},
          {"start", int64_t{place.start.value}}};
}

Result<LetterPlace> place_field(const Bencode::Dictionary& payload, std::string_view key) {
  const auto at = payload.find(key);
  const auto* fields = at == payload.end() ? nullptr : std::get_if<Bencode::Dictionary>(&at->second.value);
  if (!fields) return fail(ErrorKind::corrupt, "an act names no place of a document");
  const std::string sha256 = TRY(string_field(*fields, "sha256"));
  const int64_t document = TRY(integer_field(*fields, "document")), page = TRY(integer_field(*fields, "page")),
                start = TRY(integer_field(*fields, "start"));
  const bool sound = sha256.size() == sizeof(Sha256) && document >= 1 && document <= UINT32_MAX && page >= 1 &&
                     page <= UINT32_MAX && start >= 0 && start <= UINT32_MAX;
  if (!sound) return fail(ErrorKind::corrupt, "an act names no place of a document");
  return LetterPlace{document_of(exhibit_id_from(sha256), static_cast<unsigned>(document)),
                     PageNumber(static_cast<uint32_t>(page)), CharOffset(static_cast<uint32_t>(start))};
}

}  // namespace recto::store
