#include "store/notes.h"

#include <set>

#include "store/document_acts.h"
#include "text/utf8.h"

namespace recto::store {
namespace {

constexpr const char* kNotedAct = "noted";
constexpr ActTable kNotesTable = ActTable::notes;

/// "takes_back" is in an act that takes one back alone.
Bencode::Dictionary pack_note(const Note& note) {
  Bencode::Dictionary out = {{"by", note.by},
                             {"end", int64_t{note.at.range.end.value}},
                             {"place", pack_place({note.at.document, note.at.page, note.at.range.start})},
                             {"read", text::encode_utf8(note.words)},
                             {"text", text::encode_utf8(note.text)}};
  if (note.takes_back != 0) out.insert_or_assign("takes_back", static_cast<int64_t>(note.takes_back));
  return out;
}

Result<Note> unpack_note(const Act& act) {
  const auto& payload = act.payload;
  Note out;
  out.act = act.number.value;
  out.at_ms = act.time_ms;
  const LetterPlace place = TRY(place_field(payload, "place"));
  const int64_t end = TRY(integer_field(payload, "end"));
  if (end < place.start.value || end > UINT32_MAX) return fail(ErrorKind::corrupt, "a note ends before it begins");
  out.at = {place.document, place.page, {place.start, CharOffset(static_cast<uint32_t>(end))}};
  out.words = TRY(text::decode_utf8(TRY(string_field(payload, "read"))));
  out.text = TRY(text::decode_utf8(TRY(string_field(payload, "text"))));
  out.by = TRY(string_field(payload, "by"));
  if (out.by.empty()) out.by = act.actor;
  if (!payload.contains("takes_back")) return out;
  const int64_t earlier = TRY(integer_field(payload, "takes_back"));
  if (earlier < 1) return fail(ErrorKind::corrupt, "acts are numbered from 1");
  out.takes_back = static_cast<uint64_t>(earlier);
  return out;
}

Result<std::vector<Note>> standing(const std::vector<Act>& acts) {
  std::vector<Note> notes;
  std::set<uint64_t> gone;
  for (const Act& act : acts) {
    Note note = TRY(unpack_note(act));
    if (note.takes_back != 0) {
      gone.insert(note.takes_back);
    } else {
      notes.push_back(std::move(note));
    }
  }
  std::erase_if(notes, [&](const Note& note) { return gone.contains(note.act); });
  return notes;
}

}  // namespace

Result<std::vector<Note>> Notes::on(const DocumentId& document) const {
  const auto lock = database_->lock();
  return standing(TRY(DocumentActs(*database_, kNotesTable).on(document)));
}

Result<std::vector<Note>> Notes::all() const {
  const auto lock = database_->lock();
  return standing(TRY(DocumentActs(*database_, kNotesTable).all()));
}

Result<uint64_t> Notes::add(const Note& note) {
  const auto lock = database_->lock();
  auto number = append(note);
  if (!number) {
    database_->roll_back();
    return number;
  }
  TRY(database_->commit());
  return number;
}

Result<uint64_t> Notes::append(const Note& note) {
  const ActNumber act = TRY(log_.append(kNotedAct, pack_note(note)));
  TRY(DocumentActs(*database_, kNotesTable).point(note.at.document, act));
  return act.value;
}

}  // namespace recto::store
