#include "store/letter_decisions.h"

#include "store/database.h"
#include "store/document_acts.h"
#include "text/utf8.h"

namespace recto::store {
namespace {

using Dictionary = Bencode::Dictionary;

constexpr const char* kAct = "letter";
constexpr ActTable kTable = ActTable::letter_decisions;

Dictionary pack(const LetterDecision& decision) {
  Bencode::List values;
  for (const std::u32string& value : decision.values) values.emplace_back(text::encode_utf8(value));
  Dictionary out = {{"by", decision.by},
                    {"letter", pack_place(decision.letter)},
                    {"matter", std::string(to_string(decision.matter))},
                    {"values", std::move(values)},
                    {"why", decision.why}};
  if (decision.other) out.emplace("other", pack_place(*decision.other));
  return out;
}

Result<LetterDecision> unpack(const Act& act) {
  LetterDecision decision;
  decision.act = act.number.value;
  decision.letter = TRY(place_field(act.payload, "letter"));
  const std::string name = TRY(string_field(act.payload, "matter"));
  const auto matter = letter_matter_from(name);
  if (!matter) return fail(ErrorKind::corrupt, "a decision is about nothing that is known");
  decision.matter = *matter;
  decision.by = TRY(string_field(act.payload, "by"));
  if (decision.by.empty()) decision.by = act.actor;
  decision.why = TRY(string_field(act.payload, "why"));
  if (act.payload.contains("other")) decision.other = TRY(place_field(act.payload, "other"));
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

Result<std::vector<LetterDecision>> decisions_in(const std::vector<Act>& acts) {
  std::vector<LetterDecision> decisions;
  for (const Act& act : acts) decisions.push_back(TRY(unpack(act)));
  return decisions;
}

}  // namespace

Result<std::vector<LetterDecision>> LetterDecisions::on(const DocumentId& document) const {
  const auto lock = database_->lock();
  return decisions_in(TRY(DocumentActs(*database_, kTable).on(document)));
}

Result<std::vector<LetterDecision>> LetterDecisions::all() const {
  const auto lock = database_->lock();
  return decisions_in(TRY(DocumentActs(*database_, kTable).all()));
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
  DocumentActs pointers(*database_, kTable);
  TRY(pointers.point(decision.letter.document, act));
  if (decision.other && decision.other->document != decision.letter.document)
    TRY(pointers.point(decision.other->document, act));
  return {};
}

}  // namespace recto::store
