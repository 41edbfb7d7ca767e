#include "json/answers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/clock.h"
#include "base/files.h"

namespace recto::json {
namespace {

constexpr std::string_view kSides[] = {"left", "right"};

std::string value_of(const Fact& fact) { return fact.value.value.empty() ? in_one_line(fact.text) : fact.value.value; }

Json statement_json(const app::Statement& statement) {
  Json copies = Json::array(), independent = Json::array();
  for (const Passage& copy : statement.stated.copies) copies.push_back(to_json(copy));
  for (const DocumentId& id : statement.independent_of) independent.push_back(id.text);
  return {{"value", value_of(statement.stated.fact)},
          {"passage", to_json(statement.stated.passage)},
          {"sentence", in_one_line(statement.stated.sentence)},
          {"copies", std::move(copies)},
          {"independent_of", std::move(independent)}};
}

}  // namespace

std::string in_one_line(std::u32string text) {
  for (char32_t& c : text) c = c == U'\n' || c == U'\f' ? U' ' : c;
  return printable(utf8(text));
}

Json to_json(const search::Hit& hit, unsigned rank) {
  Json matched = Json::array();
  for (const std::u32string& word : hit.matched) matched.push_back(utf8(word));
  return {{"kind", "hit"},
          {"rank", rank},
          {"score", hit.score},
          {"passage", to_json(hit.passage)},
          {"snippet", utf8(hit.snippet)},
          {"matched", matched},
          {"why", search::to_string(hit.why)}};
}

Json summary_json(const search::Hits& hits) {
  Json out = {{"kind", "summary"}, {"total", hits.total}};
  if (hits.estimated) out["estimated"] = true;
  return out;
}

Json claim_json(const Finding& finding, const app::ClaimRemarks& remarks, const OtherLanguages& others) {
  Json out = to_json(finding, others), notes = Json::array();
  for (const ClaimDecision& note : remarks.notes)
    notes.push_back({{"by", note.by}, {"at", rfc3339(note.at_ms)}, {"text", note.note}});
  out["second"] = decision_json(remarks.second);
  out["notes"] = std::move(notes);
  return out;
}

Json summary_json(const app::CheckAnswer& answer) {
  Json out = {{"kind", "summary"}, {"claims", answer.findings.size()}};
  for (unsigned i = 0; i < answer.counts.size(); ++i)
    out[std::string(to_string(static_cast<Verdict>(i)))] = answer.counts[i];
  out["decided"] = answer.decided;
  out["unread"] = answer.unread.size();
  return out;
}

Json to_json(const app::Divergence& divergence) {
  Json statements = Json::array();
  for (const app::Statement& statement : divergence.statements) statements.push_back(statement_json(statement));
  Json out = {{"kind", divergence.conflict ? "conflict" : "agreement"},
              {"about", in_one_line(divergence.statements.front().stated.sentence)},
              {"type", divergence.type},
              {"statements", std::move(statements)}};
  if (divergence.translation) out["translation"] = *divergence.translation ? "person" : "proposed";
  return out;
}

Json to_json(const app::TranslationPair& pair, const std::vector<app::AlignedPassages>& sentences) {
  size_t differences = 0;
  for (const app::AlignedPassages& both : sentences) {
    differences += static_cast<size_t>(std::count_if(both.differences.begin(), both.differences.end(),
                                                     [](const LanguageDifference& one) { return one.sure; }));
  }
  return {{"kind", "translation"},
          {"translation", pair.translation.document.text},
          {"original", pair.original.document.text},
          {"linked", pair.confirmed ? "person" : "proposed"},
          {"by", or_null(pair.by)},
          {"why", or_null(pair.why)},
          {"aligned", hundredths(pair.share)},
          {"sentences", sentences.size()},
          {"differences", differences}};
}

Json to_json(const app::AlignedPassages& both) {
  return {{"kind", "sentence"},
          {"translation", to_json(both.translation)},
          {"original", to_json(both.original)},
          {"likeness", hundredths(both.likeness)},
          {"differences", array_of(both.differences)}};
}

Json to_json(const app::NameMatch& match) {
  return {{"kind", "match"},
          {"left", match.left},
          {"right", match.right},
          {"left_name", utf8(match.left_name)},
          {"right_name", utf8(match.right_name)},
          {"score", match.score},
          {"why", match.why}};
}

Json to_json(const app::RowFault& fault) {
  return {{"kind", "fault"},
          {"side", kSides[static_cast<size_t>(fault.side)]},
          {"row", fault.row == 0 ? Json(nullptr) : Json(fault.row)},
          {"why", printable(fault.why)}};
}

Json to_json(const app::MatchSummary& summary) {
  return {{"kind", "summary"},          {"left", summary.left},
          {"right", summary.right},     {"nameless", summary.nameless},
          {"matches", summary.matches}, {"faults", summary.faults}};
}

}  // namespace recto::json
