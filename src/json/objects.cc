#include "json/objects.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/clock.h"
#include "base/files.h"
#include "publish/aligned.h"
#include "text/utf8.h"

namespace recto::json {
namespace {

template <class Item>
Json each_of(const std::vector<Item>& list) {
  Json out = Json::array();
  for (const Item& item : list) out.push_back(to_json(item));
  return out;
}

double rounded(double value, double step) { return std::round(value / step) * step; }

Json names_of(const std::vector<Reason>& reasons) {
  Json out = Json::array();
  for (const Reason reason : reasons) out.push_back(to_string(reason));
  return out;
}

}  // namespace

std::string utf8(std::u32string_view text) { return text::encode_utf8(text); }
Json or_null(std::u32string_view text) { return text.empty() ? Json(nullptr) : Json(utf8(text)); }
Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
double hundredths(double value) { return std::round(value * 100.0) / 100.0; }

Json to_json(const Box& box) {
  return Json::array({hundredths(box.x0), hundredths(box.y0), hundredths(box.x1), hundredths(box.y1)});
}

Json to_json(const Passage& passage) {
  Json out = {{"document", passage.cite.document.text}, {"file", printable(passage.file)},
              {"page", passage.cite.page.value},        {"start", passage.cite.range.start.value},
              {"end", passage.cite.range.end.value},    {"text", utf8(passage.text)},
              {"boxes", array_of(passage.boxes)},       {"cite", passage.cite.to_string()}};
  if (passage.and_) out["and"] = to_json(*passage.and_);
  return out;
}

Json to_json(const Difference& difference) {
  Json out = {{"story", utf8(difference.story)},
              {"source", utf8(difference.source)},
              {"kind", to_string(difference.kind)},
              {"start", difference.story_range.start.value},
              {"end", difference.story_range.end.value},
              {"source_start", difference.source_range.start.value},
              {"source_end", difference.source_range.end.value},
              {"confidence", hundredths(difference.confidence)}};
  if (difference.page_part != 0) out["part"] = difference.page_part;
  return out;
}

Json to_json(const Match& match) {
  Json out = {{"passage", to_json(match.passage)},
              {"start", match.given.start.value},
              {"end", match.given.end.value},
              {"closeness", rounded(match.closeness, 0.0001)},
              {"verdict", to_string(match.verdict)},
              {"reasons", names_of(match.reasons)},
              {"differences", array_of(match.differences)}};
  if (!match.copies.empty()) out["copies"] = array_of(match.copies);
  if (!match.context_before.empty()) out["before"] = utf8(match.context_before);
  if (!match.context_after.empty()) out["after"] = utf8(match.context_after);
  if (!match.sum.empty()) out["sum"] = printable(match.sum);
  if (match.private_name) out["private"] = true;
  return out;
}

Json to_json(const Fact& fact) {
  Json out = {{"type", to_string(fact.type)}, {"start", fact.range.start.value},  {"end", fact.range.end.value},
              {"text", utf8(fact.text)},      {"speaker", or_null(fact.speaker)}, {"cue", or_null(fact.cue)}};
  if (fact.type == FactType::quotation) return out;
  const FactValue& value = fact.value;
  out.update({{"value", or_null(value.value)},
              {"unit", or_null(value.unit)},
              {"low", or_null(value.low)},
              {"high", or_null(value.high)},
              {"approximate", value.approximate},
              {"modality", to_string(fact.modality)},
              {"form", or_null(value.form)},
              {"counted", or_null(value.counted)},
              {"doubt", or_null(value.doubt)},
              {"other", or_null(value.other)}});
  if (!value.calendar.empty()) out["calendar"] = value.calendar;
  return out;
}

Json decision_json(const std::optional<ClaimDecision>& decision) {
  if (!decision) return nullptr;
  return {{"by", decision->by},
          {"at", decision->at_ms == 0 ? Json(nullptr) : Json(rfc3339(decision->at_ms))},
          {"verdict", to_string(*decision->verdict)},
          {"note", or_null(decision->note)},
          {"proposed", to_string(decision->proposed)},
          {"sentence", utf8(decision->sentence)}};
}

/// A quotation's words above those of the paper, or null where no word parts from the other.
Json columns_json(const Fact& claim, const Match& match) {
  if (claim.type != FactType::quotation) return nullptr;
  const std::vector<publish::Column> columns = publish::aligned(claim, match);
  const auto alike = [](const publish::Column& column) {
    return column.kind == publish::ColumnKind::same && column.story == column.paper;
  };
  if (std::all_of(columns.begin(), columns.end(), alike)) return nullptr;
  Json out = Json::array();
  for (const publish::Column& column : columns)
    out.push_back({{"kind", to_string(column.kind)}, {"story", utf8(column.story)}, {"paper", utf8(column.paper)}});
  return out;
}

Json evidence_json(const Finding& finding) {
  Json out = array_of(finding.evidence);
  for (size_t i = 0; i < out.size(); ++i) {
    Json columns = columns_json(finding.claim, finding.evidence[i]);
    if (!columns.is_null()) out[i]["columns"] = std::move(columns);
  }
  return out;
}

Json to_json(const Finding& finding) {
  return {{"kind", "claim"},
          {"n", finding.number},
          {"start", finding.claim.range.start.value},
          {"end", finding.claim.range.end.value},
          {"text", utf8(finding.claim.text)},
          {"type", to_string(finding.claim.type)},
          {"speaker", or_null(finding.claim.speaker)},
          {"cue", or_null(finding.claim.cue)},
          {"verdict", to_string(finding.verdict)},
          {"reasons", names_of(finding.reasons)},
          {"evidence", evidence_json(finding)},
          {"decision", decision_json(finding.decision)},
          {"earlier", decision_json(finding.earlier)}};
}

Json to_json(const LanguageDifference& difference) {
  return {{"reason", to_string(difference.reason)},
          {"here", or_null(difference.here)},
          {"there", or_null(difference.there)},
          {"sure", difference.sure}};
}

Json to_json(const OtherLanguage& other) {
  return {{"role", other.original ? "original" : "translation"},
          {"linked", other.confirmed ? "person" : "proposed"},
          {"likeness", hundredths(other.likeness)},
          {"passage", to_json(other.passage)},
          {"differences", array_of(other.differences)}};
}

Json to_json(const Finding& finding, const OtherLanguages& others) {
  Json out = to_json(finding);
  for (size_t k = 0; k < finding.evidence.size(); ++k) {
    const auto at = others.find(finding.evidence[k].passage.cite.to_string());
    if (at != others.end()) out["evidence"][k]["other_language"] = to_json(*at->second);
  }
  return out;
}

Json array_of(const std::vector<Box>& boxes) { return each_of(boxes); }
Json array_of(const std::vector<Passage>& passages) { return each_of(passages); }
Json array_of(const std::vector<Difference>& differences) { return each_of(differences); }
Json array_of(const std::vector<Match>& matches) { return each_of(matches); }
Json array_of(const std::vector<LanguageDifference>& differences) { return each_of(differences); }
Json array_of(const std::vector<Fact>& facts) { return each_of(facts); }

Json to_json(const Page& page, const std::string& file) {
  Json words = Json::array();
  for (const Word& word : page.words) {
    words.push_back({{"text", utf8(std::u32string_view(page.text).substr(word.start.value, word.length.value))},
                     {"start", word.start.value},
                     {"box", to_json(word.box)},
                     {"confidence", hundredths(word.confidence)}});
  }
  return {{"kind", "page"},
          {"file", printable(file)},
          {"page", page.number.value},
          {"width", hundredths(page.width)},
          {"height", hundredths(page.height)},
          {"source", to_string(page.source)},
          {"language", page.language},
          {"confidence", rounded(page.confidence, 0.001)},
          {"rotation", page.rotation},
          {"blank", page.blank},
          {"faults", page.faults},
          {"text", utf8(page.text)},
          {"words", std::move(words)}};
}

}  // namespace recto::json
