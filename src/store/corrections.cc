#include "store/corrections.h"

#include <cmath>

#include "store/document_acts.h"
#include "text/utf8.h"

namespace recto::store {
namespace {

constexpr const char* kCorrectedAct = "corrected";
constexpr ActTable kCorrectionsTable = ActTable::corrections;
constexpr double kStepsPerPoint = 100;  // a box in an act counts hundredths of a point: bencoding has integers only

Bencode pack_box(const Box& box) {
  Bencode::List sides;
  for (const float side : {box.x0, box.y0, box.x1, box.y1}) {
    sides.emplace_back(int64_t{std::llround(static_cast<double>(side) * kStepsPerPoint)});
  }
  return sides;
}

Result<Box> unpack_box(const Bencode& packed) {
  const auto* sides = std::get_if<Bencode::List>(&packed.value);
  if (!sides || sides->size() != 4) return fail(ErrorKind::corrupt, "a box has four sides");
  float values[4] = {};
  for (size_t k = 0; k < 4; ++k) {
    const auto* steps = std::get_if<int64_t>(&(*sides)[k].value);
    if (!steps) return fail(ErrorKind::corrupt, "a side of a box is an integer");
    values[k] = static_cast<float>(static_cast<double>(*steps) / kStepsPerPoint);
  }
  return Box{values[0], values[1], values[2], values[3]};
}

Bencode::Dictionary pack_correction(const Correction& correction) {
  Bencode::List boxes;
  for (const Box& box : correction.boxes) boxes.push_back(pack_box(box));
  return {{"boxes", std::move(boxes)},
          {"by", correction.by},
          {"end", int64_t{correction.at.range.end.value}},
          {"place", pack_place({correction.at.document, correction.at.page, correction.at.range.start})},
          {"read", text::encode_utf8(correction.read)},
          {"text", text::encode_utf8(correction.text)},
          {"why", correction.why}};
}

Result<Correction> unpack_correction(const Act& act) {
  const auto& payload = act.payload;
  Correction out;
  out.act = act.number.value;
  out.at_ms = act.time_ms;
  const LetterPlace place = TRY(place_field(payload, "place"));
  const int64_t end = TRY(integer_field(payload, "end"));
  if (end < place.start.value || end > UINT32_MAX)
    return fail(ErrorKind::corrupt, "a correction ends before it begins");
  out.at = {place.document, place.page, {place.start, CharOffset(static_cast<uint32_t>(end))}};
  out.read = TRY(text::decode_utf8(TRY(string_field(payload, "read"))));
  out.text = TRY(text::decode_utf8(TRY(string_field(payload, "text"))));
  out.why = TRY(string_field(payload, "why"));
  out.by = TRY(string_field(payload, "by"));
  if (out.by.empty()) out.by = act.actor;
  const auto boxes = payload.find("boxes");
  const auto* list = boxes == payload.end() ? nullptr : std::get_if<Bencode::List>(&boxes->second.value);
  if (!list) return fail(ErrorKind::corrupt, "a correction has a list of boxes");
  for (const Bencode& box : *list) out.boxes.push_back(TRY(unpack_box(box)));
  return out;
}

}  // namespace

Result<std::vector<Correction>> Corrections::on(const DocumentId& document) const {
  const auto lock = database_->lock();
  std::vector<Correction> out;
  for (const Act& act : TRY(DocumentActs(*database_, kCorrectionsTable).on(document))) {
    out.push_back(TRY(unpack_correction(act)));
  }
  return out;
}

Result<std::map<DocumentId, uint64_t>> Corrections::newest() const {
  const auto lock = database_->lock();
  std::map<DocumentId, uint64_t> out;
  for (const Act& act : TRY(DocumentActs(*database_, kCorrectionsTable).all())) {
    out[TRY(place_field(act.payload, "place")).document] = act.number.value;
  }
  return out;
}

Result<uint64_t> Corrections::add(const Correction& correction) {
  const auto lock = database_->lock();
  auto number = append(correction);
  if (!number) {
    database_->roll_back();
    return number;
  }
  TRY(database_->commit());
  return number;
}

Result<uint64_t> Corrections::append(const Correction& correction) {
  const ActNumber act = TRY(log_.append(kCorrectedAct, pack_correction(correction)));
  TRY(DocumentActs(*database_, kCorrectionsTable).point(correction.at.document, act));
  return act.value;
}

}  // namespace recto::store
