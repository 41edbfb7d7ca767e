#include "store/log.h"

#include <algorithm>

#include "store/database.h"
#include "store/log_writer.h"

namespace recto::store {
namespace {

Result<Sha256> hash_from(std::string_view bytes) {
  Sha256 hash{};
  if (bytes.size() != hash.size()) return fail(ErrorKind::corrupt, "a hash has 32 bytes");
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

struct StoredAct {
  ActNumber number;
  std::string bytes, leaf;
};

Result<std::vector<StoredAct>> some_acts(Database& database, ActNumber from) {
  const auto lock = database.lock();
  Statement ask =
      TRY(database.prepare("SELECT number, bytes, leaf FROM acts WHERE number >= ?1 ORDER BY number LIMIT 500"));
  ask.bind(1, from.value);
  std::vector<StoredAct> acts;
  while (TRY(ask.step())) acts.push_back({ActNumber(ask.count(0)), ask.bytes(1), ask.bytes(2)});
  return acts;
}

int nibble(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

/// What is wrong with one act that follows one with the leaf hash `previous`; empty if nothing.
std::string fault_of(const StoredAct& stored, ActNumber expected, const Sha256& previous) {
  if (stored.number != expected) return "an act is missing before it";
  if (stored.leaf != bytes_of(leaf_hash(stored.bytes))) return "its bytes do not have its hash";
  const auto act = decode_act(stored.bytes);
  if (!act) return act.error().message;
  if (act->number != expected) return "it says that it is another act";
  if (act->previous != previous) return "it does not follow the act before it";
  if ((expected.value == 1) != (act->kind == "created")) return "a log begins with \"created\", once";
  return {};
}

}  // namespace

std::string bytes_of(const Sha256& hash) { return {hash.begin(), hash.end()}; }

std::string bytes_of(const ExhibitId& id) {
  std::string bytes;
  for (size_t i = 0; i + 1 < id.hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(nibble(id.hex[i]) << 4 | nibble(id.hex[i + 1])));
  }
  return bytes;
}

ExhibitId exhibit_id_from(std::string_view bytes) {
  return {to_hex({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()})};
}

std::string encode_act(const Act& act) {
  return Bencode(Bencode::Dictionary{
                     {"act", act.kind},
                     {"actor", act.actor},
                     {"number", static_cast<int64_t>(act.number.value)},
                     {"payload", act.payload},
                     {"previous", bytes_of(act.previous)},
                     {"time", act.time_ms},
                 })
      .encode();
}

Result<Act> decode_act(std::string_view untrusted_bytes) {
  const Bencode whole = TRY(Bencode::decode(untrusted_bytes));
  const auto* fields = std::get_if<Bencode::Dictionary>(&whole.value);
  if (!fields || fields->size() != 6) return fail(ErrorKind::corrupt, "an act is a dictionary of six fields");
  Act act;
  act.kind = TRY(string_field(*fields, "act"));
  act.actor = TRY(string_field(*fields, "actor"));
  const int64_t number = TRY(integer_field(*fields, "number"));
  const std::string previous = TRY(string_field(*fields, "previous"));
  act.previous = TRY(hash_from(previous));
  act.time_ms = TRY(integer_field(*fields, "time"));
  const auto payload = fields->find("payload");
  const bool has_payload =
      payload != fields->end() && std::holds_alternative<Bencode::Dictionary>(payload->second.value);
  if (!has_payload || number < 1) return fail(ErrorKind::corrupt, "an act has a number from 1 and a payload");
  act.payload = std::get<Bencode::Dictionary>(payload->second.value);
  act.number = ActNumber(static_cast<uint64_t>(number));
  return act;
}

Sha256 leaf_hash(std::string_view act_bytes) {
  std::string leaf(1, '\0');
  leaf += act_bytes;
  return sha256(leaf);
}

Result<ActNumber> LogWriter::append(std::string kind, Bencode::Dictionary payload) {
  Act act{ActNumber(1), clock_.now_ms(), actor_, std::move(kind), std::move(payload), Sha256{}};
  {
    Statement ask = TRY(database_->prepare_write("SELECT number, leaf FROM acts ORDER BY number DESC LIMIT 1"));
    if (TRY(ask.step())) {
      act.number = ActNumber(ask.count(0) + 1);
      act.previous = TRY(hash_from(ask.bytes_view(1)));
    }
  }
  const std::string bytes = encode_act(act), leaf = bytes_of(leaf_hash(bytes));
  Statement add = TRY(database_->prepare_write("INSERT INTO acts (number, bytes, leaf) VALUES (?1, ?2, ?3)"));
  TRY(add.bind(1, act.number.value).bind_bytes(2, bytes).bind_bytes(3, leaf).run());
  return act.number;
}

Log::Log(std::shared_ptr<Database> database) : database_(std::move(database)) {}

Result<void> Log::for_each(ActNumber from, const std::function<Result<void>(const Act&)>& each) const {
  for (;;) {
    const auto acts = TRY(some_acts(*database_, from));
    if (acts.empty()) return {};
    for (const StoredAct& stored : acts) {
      const Act act = TRY(decode_act(stored.bytes));
      TRY(each(act));
    }
    from = acts.back().number + ActNumber(1);
  }
}

Result<Log::Head> Log::head() const {
  const auto lock = database_->lock();
  Statement ask = TRY(database_->prepare("SELECT number, leaf FROM acts ORDER BY number DESC LIMIT 1"));
  if (!TRY(ask.step())) return Head{};
  return Head{ActNumber(ask.count(0)), TRY(hash_from(ask.bytes_view(1)))};
}

Result<std::vector<LogFault>> Log::verify_acts() const {
  std::vector<LogFault> faults;
  ActNumber expected(1);
  Sha256 previous{};
  for (;;) {
    const auto acts = TRY(some_acts(*database_, expected));
    for (const StoredAct& stored : acts) {
      std::string what = fault_of(stored, expected, previous);
      if (!what.empty()) faults.push_back({stored.number, std::move(what)});
      previous = leaf_hash(stored.bytes);
      expected = stored.number + ActNumber(1);
    }
    if (acts.empty()) break;
  }
  if (expected == ActNumber(1)) faults.push_back({ActNumber(1), "the log is empty"});
  return faults;
}

}  // namespace recto::store
