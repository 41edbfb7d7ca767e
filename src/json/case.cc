#include "json/case.h"

#include <nlohmann/json.hpp>

#include "base/clock.h"
#include "base/files.h"
#include "base/hash.h"

namespace recto::json {
namespace {

template <class Counts>
Json outcomes(const Counts& counts) {
  Json out = Json::object();
  for (unsigned i = 0; i < std::size(counts); ++i) out[std::string(to_string(static_cast<Outcome>(i)))] = counts[i];
  return out;
}

/// An act's payload for reading: hashes as hex digits, other byte strings made printable.
Json payload_json(const store::Bencode& value) {
  if (const auto* number = std::get_if<int64_t>(&value.value)) return *number;
  if (const auto* bytes = std::get_if<std::string>(&value.value)) {
    const bool hash = bytes->size() == sizeof(Sha256) && printable(*bytes) != *bytes;
    return hash ? to_hex(std::span(reinterpret_cast<const unsigned char*>(bytes->data()), bytes->size()))
                : printable(*bytes);
  }
  if (const auto* list = std::get_if<store::Bencode::List>(&value.value)) {
    Json out = Json::array();
    for (const store::Bencode& item : *list) out.push_back(payload_json(item));
    return out;
  }
  Json out = Json::object();
  for (const auto& [key, item] : std::get<store::Bencode::Dictionary>(value.value))
    out[printable(key)] = payload_json(item);
  return out;
}

}  // namespace

Json to_json(const intake::FileLine& line) {
  Json ids = Json::array();
  for (const DocumentId& id : line.documents) ids.push_back(id.text);
  return {{"kind", "file"},
          {"file", printable(line.untrusted_path)},
          {"outcome", to_string(line.outcome)},
          {"why", or_null(printable(line.why))},
          {"documents", std::move(ids)},
          {"pages", line.pages}};
}

Json to_json(const intake::AddSummary& summary) {
  Json out = {{"kind", "summary"}, {"seen", summary.seen}};
  out.update(outcomes(summary.outcomes));
  out["pages"] = summary.pages;
  if (summary.cancelled) out["cancelled"] = true;
  return out;
}

Json to_json(const store::FileRecord& file) {
  return {{"kind", "file"},
          {"file", printable(file.untrusted_path)},
          {"outcome", to_string(file.outcome)},
          {"why", printable(file.why)}};
}

Json unread_json(const store::Exhibit& exhibit) {
  return {{"kind", "unread"},
          {"file", printable(exhibit.untrusted_path)},
          {"sha256", exhibit.id.hex},
          {"size", exhibit.size}};
}

Json to_json(const app::Status& status) {
  const store::CaseSummary& s = status.summary;
  Json summary = {{"kind", "summary"},
                  {"files", s.files},
                  {"exhibits", s.exhibits},
                  {"bytes", s.bytes},
                  {"documents", s.documents},
                  {"pages", s.pages},
                  {"pages_ocr", s.pages_recognised},
                  {"pages_blank", s.pages_blank},
                  {"pages_faulty", s.pages_faulty},
                  {"unread", s.unread},
                  {"unindexed", status.unindexed},
                  {"acts", s.acts}};
  summary.update(outcomes(s.outcomes));
  return summary;
}

Json to_json(const store::Act& act) {
  return {{"kind", "act"},
          {"n", act.number.value},
          {"time", rfc3339(act.time_ms)},
          {"by", printable(act.actor)},
          {"act", act.kind},
          {"what", payload_json(store::Bencode(act.payload))},
          {"hash", to_hex(store::leaf_hash(store::encode_act(act)))},
          {"previous", to_hex(act.previous)}};
}

Json to_json(const Correction& correction) {
  return {{"cite", correction.at.to_string()},
          {"read", utf8(correction.read)},
          {"text", utf8(correction.text)},
          {"by", printable(correction.by)},
          {"why", printable(correction.why)},
          {"at", rfc3339(correction.at_ms)},
          {"act", correction.act}};
}

Json corrected_json(const Correction& correction) {
  Json out = {{"kind", "corrected"}};
  out.update(to_json(correction));
  return out;
}

Json corrected_page_json(const reading::CorrectedPage& page) {
  if (page.applied.empty() && page.lost.empty()) return nullptr;
  Json corrections = Json::array(), lost = Json::array();
  for (const reading::AnchoredCorrection& one : page.applied) {
    const CharRange at = page.to_read.to_derived(one.range);
    Json out = {{"start", one.range.start.value},
                {"end", one.range.end.value},
                {"in_text", {{"start", at.start.value}, {"end", at.end.value}}},
                {"says", utf8(one.text)}};
    out.update(to_json(one.said));
    corrections.push_back(std::move(out));
  }
  for (const Correction& one : page.lost) lost.push_back(to_json(one));
  return {{"text", utf8(page.page.text)}, {"corrections", std::move(corrections)}, {"lost", std::move(lost)}};
}

Json to_json(const Note& note) {
  const bool whole = note.is_on_document();
  return {{"document", note.at.document.text},
          {"cite", whole ? Json(nullptr) : Json(note.at.to_string())},
          {"page", whole ? Json(nullptr) : Json(note.at.page.value)},
          {"start", whole ? Json(nullptr) : Json(note.at.range.start.value)},
          {"end", whole ? Json(nullptr) : Json(note.at.range.end.value)},
          {"words", or_null(note.words)},
          {"text", utf8(note.text)},
          {"by", printable(note.by)},
          {"at", rfc3339(note.at_ms)},
          {"act", note.act}};
}

Json note_line_json(const Note& note) {
  Json out = {{"kind", "note"}};
  out.update(to_json(note));
  return out;
}

Json array_of(const std::vector<Note>& notes) {
  Json out = Json::array();
  for (const Note& note : notes) out.push_back(to_json(note));
  return out;
}

Json to_json(const app::Shown& shown) {
  Json corrections = Json::array();
  for (const auto& one : shown.corrections) corrections.push_back(to_json(one.said));
  return {{"kind", "passage"},
          {"passage", to_json(shown.passage)},
          {"corrected", corrections.empty() ? Json(nullptr) : Json(utf8(shown.corrected))},
          {"corrections", std::move(corrections)},
          {"notes", array_of(shown.notes)},
          {"before", utf8(shown.before)},
          {"after", utf8(shown.after)},
          {"source", to_string(shown.page->source)},
          {"confidence", shown.page->confidence},
          {"reader", shown.document.reader},
          {"sha256", shown.document.id.exhibit().hex}};
}

}  // namespace recto::json
