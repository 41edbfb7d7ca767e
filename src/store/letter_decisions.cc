#include "store/letter_decisions.h"

#include "store/database.h"
#include "store/letter_rows.h"
#include "text/utf8.h"

namespace recto::store {
namespace {

using Dictionary = Bencode::Dictionary;

constexpr const char* kAct = "letter";

/// A case made before there were decisions has no table for them until it is next written to.
Result<bool> has_decisions(Database& database) {
  Statement ask =
      TRY(database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'letter_decisions'"));
  return ask.step();
}

Dictionary pack(const LetterPlace& place) {
  return {{"document", number_in_exhibit(place.document)},
          {"page", int64_t{place.page.value}},
          {"sha256", bytes_of(place.document.exhibit())},
          {"start", int64_t{place.start.value}}};
}

Dictionary pack(const LetterDecision& decision) {
  Bencode::List values;
  for (const std::u32string& value : decision.values) values.emplace_back(text::encode_utf8(value));
  Dictionary out = {{"by", decision.by},
                    {"letter", pack(decision.letter)},
                    {"matter", std::string(to_string(decision.matter))},
                    {"values", std::move(values)},
                    {"why", decision.why}};
  if (decision.other) out.emplace("other", pack(*decision.other));
  return out;
}

Result<LetterPlace> unpack_place(const Dictionary& payload, std::string_view key) {
  const auto at = payload.find(key);
  const auto* fields = at == payload.end() ? nullptr : std::get_if<Dictionary>(&at->second.value);
  if (!fields) return fail(ErrorKind::corrupt, "a decision names its letter");
  const std::string sha256 = TRY(string_field(*fields, "sha256"));
  const int64_t document = TRY(integer_field(*fields, "document")), page = TRY(integer_field(*fields, "page")),
                start = TRY(integer_field(*fields, "start"));
  const bool sound = sha256.size() == sizeof(Sha256) && document >= 1 && document <= UINT32_MAX && page >= 1 &&
                     page <= UINT32_MAX && start >= 0 && start <= UINT32_MAX;
  if (!sound) return fail(ErrorKind::corrupt, "a decision names no place of a document");
  return LetterPlace{document_of(exhibit_id_from(sha256), static_cast<unsigned>(document)),
                     PageNumber(static_cast<uint32_t>(page)), CharOffset(static_cast<uint32_t>(start))};
}

Result<LetterDecision> unpack(const Act& act) {
  LetterDecision decision;
  decision.act = act.number.value;
  decision.letter = TRY(unpack_place(act.payload, "letter"));
  const std::string name = TRY(string_field(act.payload, "matter"));
  const auto matter = letter_matter_from(name);
  if (!matter) return fail(ErrorKind::corrupt, "a decision is about nothing that is known");
  decision.matter = *matter;
  decision.by = TRY(string_field(act.payload, "by"));
  if (decision.by.empty()) decision.by = act.actor;
  decision.why = TRY(string_field(act.payload, "why"));
  if (act.payload.contains("other")) decision.other = TRY(unpack_place(act.payload, "other"));
  const auto values = act.payload.find("values");
  const auto* list = values == act.payload.end() ? nullptr : std::get_if<Bencode::List>(&values->second.value);
  if (!list) return fail(ErrorKind::corrupt, "a decision has a list of values");
  for (const Bencode& item : *list) {
    const auto* bytes = std::get_if<std::string>(&item.value);
    if (!bytes) return fail(ErrorKind::corrupt, "a decision's value is a text");
    decision.values.push_back(TRY(text::decode_utf8(*bytes)));
  }
  return decision;
}

Result<std::vector<LetterDecision>> decisions_of(Statement& ask) {
  std::vector<LetterDecision> decisions;
  while (TRY(ask.step())) {
    const Act act = TRY(decode_act(ask.bytes_view(0)));
    decisions.push_back(TRY(unpack(act)));
  }
  return decisions;
}

}  // namespace

Result<std::vector<LetterDecision>> LetterDecisions::on(const DocumentId& document) const {
  const std::string sha256 = bytes_of(document.exhibit());
  const auto lock = database_->lock();
  if (!TRY(has_decisions(*database_))) return std::vector<LetterDecision>();
  Statement ask = TRY(database_->prepare(
      "SELECT a.bytes FROM exhibits e JOIN letter_decisions d ON d.exhibit = e.number AND d.document = ?2"
      " JOIN acts a ON a.number = d.act WHERE e.sha256 = ?1 ORDER BY d.act"));
  ask.bind_bytes(1, sha256).bind(2, number_in_exhibit(document));
  return decisions_of(ask);
}

Result<std::vector<LetterDecision>> LetterDecisions::all() const {
  const auto lock = database_->lock();
  if (!TRY(has_decisions(*database_))) return std::vector<LetterDecision>();
  Statement ask = TRY(
      database_->prepare("SELECT bytes FROM acts WHERE number IN (SELECT act FROM letter_decisions) ORDER BY number"));
  return decisions_of(ask);
}

Result<void> LetterDecisions::add(const std::vector<LetterDecision>& decisions) {
  const auto lock = database_->lock();
  for (const LetterDecision& decision : decisions) {
    if (auto added = add_one(decision); !added) {
      database_->roll_back();
      return added;
    }
  }
  return database_->commit();
}

Result<void> LetterDecisions::add_one(const LetterDecision& decision) {
  const ActNumber act = TRY(log_.append(kAct, pack(decision)));
  TRY(point_from(decision.letter.document, act));
  if (decision.other && decision.other->document != decision.letter.document)
    TRY(point_from(decision.other->document, act));
  return {};
}

Result<void> LetterDecisions::point_from(const DocumentId& document, ActNumber act) {
  const std::string sha256 = bytes_of(document.exhibit());
  Statement add = TRY(database_->prepare_write(
      "INSERT INTO letter_decisions (exhibit, document, act)"
      " SELECT e.number, d.number, ?3 FROM exhibits e JOIN documents d ON d.exhibit = e.number AND d.number = ?2"
      " WHERE e.sha256 = ?1 RETURNING act"));
  add.bind_bytes(1, sha256).bind(2, number_in_exhibit(document)).bind(3, act.value);
  if (!TRY(add.step())) return fail(ErrorKind::not_found, "there is no such document in the case", document.text);
  return add.run();
}

}  // namespace recto::store
