#include "store/claim_decisions.h"

#include <array>

#include "base/hash.h"
#include "store/database.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace recto::store {
namespace {

constexpr const char* kAct = "claim";
constexpr std::array<std::string_view, 3> kReaders = {"", "second", "note"};  // as ClaimReader
constexpr std::array kTypes = {FactType::quotation, FactType::figure,    FactType::date,
                               FactType::person,    FactType::body,      FactType::place,
                               FactType::title,     FactType::reference, FactType::identifier};

Result<FactType> type_named(const std::string& name) {
  for (const FactType type : kTypes) {
    if (to_string(type) == name) return type;
  }
  return fail(ErrorKind::corrupt, "a decision is on nothing that is known", name);
}
Result<Verdict> verdict_named(const std::string& name) {
  if (const auto verdict = verdict_from(name)) return *verdict;
  return fail(ErrorKind::corrupt, "a decision is no verdict that is known", name);
}

/// The key of a claim's words: the same in every sentence, draft and spelling habit.
std::string key_of(FactType type, std::u32string_view text) {
  const std::string folded = text::encode_utf8(text::folded(text, text::Folding::spelling));
  return bytes_of(sha256(std::string(to_string(type)) + '\0' + folded));
}

/// A case made before there were decisions has no table for them until it is next written to.
Result<bool> has_claims(Database& database) {
  Statement ask =
      TRY(database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'claim_decisions'"));
  return ask.step();
}

/// "reader" is in the acts of others than first readers alone, so that a first reader's act is what it was before there were second ones.
Bencode::Dictionary pack_claim(const ClaimDecision& decision, ClaimReader reader) {
  Bencode::Dictionary out = {{"by", decision.by},
                             {"claim", text::encode_utf8(decision.text)},
                             {"note", decision.note},
                             {"nth", int64_t{decision.nth}},
                             {"proposed", std::string(to_string(decision.proposed))},
                             {"sentence", text::encode_utf8(decision.sentence)},
                             {"sha256", decision.story_sha256},
                             {"story", decision.story},
                             {"type", std::string(to_string(decision.type))},
                             {"verdict", decision.verdict ? std::string(to_string(*decision.verdict)) : std::string()}};
  if (reader != ClaimReader::first) out.insert_or_assign("reader", std::string(kReaders[static_cast<size_t>(reader)]));
  return out;
}

Result<ClaimReader> reader_of(const Act& act) {
  if (!act.payload.contains("reader")) return ClaimReader::first;
  const std::string reader = TRY(string_field(act.payload, "reader"));
  for (const ClaimReader part : {ClaimReader::second, ClaimReader::note}) {
    if (reader == kReaders[static_cast<size_t>(part)]) return part;
  }
  return fail(ErrorKind::corrupt, "a decision is of no reader that is known", reader);
}

Result<ClaimDecision> unpack_claim(const Act& act) {
  const auto& payload = act.payload;
  ClaimDecision decision;
  decision.at_ms = act.time_ms;
  decision.by = TRY(string_field(payload, "by"));
  decision.note = TRY(string_field(payload, "note"));
  decision.story = TRY(string_field(payload, "story"));
  decision.story_sha256 = TRY(string_field(payload, "sha256"));
  decision.text = TRY(text::decode_utf8(TRY(string_field(payload, "claim"))));
  decision.sentence = TRY(text::decode_utf8(TRY(string_field(payload, "sentence"))));
  decision.type = TRY(type_named(TRY(string_field(payload, "type"))));
  decision.proposed = TRY(verdict_named(TRY(string_field(payload, "proposed"))));
  const int64_t nth = TRY(integer_field(payload, "nth"));
  if (nth < 0 || nth > UINT32_MAX) return fail(ErrorKind::corrupt, "a decision counts claims from 0");
  decision.nth = static_cast<unsigned>(nth);
  const std::string verdict = TRY(string_field(payload, "verdict"));
  if (!verdict.empty()) decision.verdict = TRY(verdict_named(verdict));
  return decision;
}

}  // namespace

Result<std::vector<ClaimDecision>> ClaimDecisions::on(FactType type, std::u32string_view text,
                                                      ClaimReader reader) const {
  const std::string key = key_of(type, text);
  const auto lock = database_->lock();
  std::vector<ClaimDecision> decisions;
  if (!TRY(has_claims(*database_))) return decisions;
  Statement ask = TRY(database_->prepare(
      "SELECT a.bytes FROM claim_decisions d JOIN acts a ON a.number = d.act WHERE d.claim = ?1 ORDER BY d.act"));
  ask.bind_bytes(1, key);
  while (TRY(ask.step())) {
    const Act act = TRY(decode_act(ask.bytes_view(0)));
    if (TRY(reader_of(act)) == reader) decisions.push_back(TRY(unpack_claim(act)));
  }
  return decisions;
}

Result<void> ClaimDecisions::add(const ClaimDecision& decision, ClaimReader reader) {
  const auto lock = database_->lock();
  if (auto added = append(decision, reader); !added) {
    database_->roll_back();
    return added;
  }
  return database_->commit();
}

Result<void> ClaimDecisions::append(const ClaimDecision& decision, ClaimReader reader) {
  const std::string key = key_of(decision.type, decision.text);
  const ActNumber act = TRY(log_.append(kAct, pack_claim(decision, reader)));
  Statement add = TRY(database_->prepare_write("INSERT INTO claim_decisions (claim, act) VALUES (?1, ?2)"));
  add.bind_bytes(1, key).bind(2, act.value);
  return add.run();
}

}  // namespace recto::store
