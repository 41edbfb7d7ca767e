#include "json/documents.h"

#include <nlohmann/json.hpp>

#include "app/crops.h"
#include "base/files.h"

namespace recto::json {
namespace {

/// The letter that stands for a document: the first that is one, else the first.
const app::LetterRow* first_letter(const app::DocumentRow& row) {
  for (const app::LetterRow& letter : row.letters)
    if (letter.type != LetterType::other) return &letter;
  return row.letters.empty() ? nullptr : &row.letters.front();
}

}  // namespace

Json to_json(const app::DocumentRow& row) {
  static const app::LetterRow kNone;
  const app::LetterRow* found = first_letter(row);
  const app::LetterRow& letter = found ? *found : kNone;
  Json types = Json::array();
  for (const app::LetterRow& one : row.letters) {
    const Json type = to_string(one.type);
    if (std::find(types.begin(), types.end(), type) == types.end()) types.push_back(type);
  }
  return {{"document", row.document.id.text},
          {"file", printable(row.document.untrusted_file)},
          {"pages", row.document.pages},
          {"language", row.read ? Json(row.language) : Json(nullptr)},
          {"confidence", hundredths(static_cast<double>(row.confidence))},
          {"source", to_string(row.source)},
          {"types", std::move(types)},
          {"date", or_null(letter.date)},
          {"from", or_null(letter.from)},
          {"to", letter.to},
          {"subject", or_null(letter.subject)},
          {"number", or_null(letter.reference)},
          {"letters", row.letters.size()},
          {"lists", row.lists},
          {"pictures", !app::drawing_reader(row.document.reader).empty()},
          {"outcome", to_string(row.document.outcome)}};
}

Json facets_json(const std::array<app::Counts, app::kFacets>& facets) {
  constexpr std::array<const char*, app::kFacets> kNames = {"type", "language", "correspondent", "year"};
  Json out = Json::object();
  for (size_t k = 0; k < facets.size(); ++k) {
    Json counts = Json::object();
    for (const auto& [value, count] : facets[k]) counts[value] = count;
    out[kNames[k]] = std::move(counts);
  }
  return out;
}

Json page_head_json(const Page& page) {
  return {{"page", page.number.value},
          {"width", hundredths(static_cast<double>(page.width))},
          {"height", hundredths(static_cast<double>(page.height))},
          {"rotation", page.rotation},
          {"source", to_string(page.source)},
          {"language", page.language},
          {"confidence", hundredths(static_cast<double>(page.confidence))},
          {"blank", page.blank},
          {"faults", page.faults}};
}

}  // namespace recto::json
