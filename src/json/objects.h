#pragma once
// The model as JSON, with the key names that INTERFACE promises.

#include <nlohmann/json_fwd.hpp>

#include "model/finding.h"
#include "model/other_language.h"
#include "model/page.h"
#include "model/passage.h"

namespace recto::json {

using Json = nlohmann::ordered_json;

/// UTF-8 of a text.
std::string utf8(std::u32string_view text);
/// A text, or null for an empty one.
Json or_null(std::u32string_view text);
Json or_null(const std::string& text);
/// A share, or a measure in points, as the nearest double that prints with two decimals.
double hundredths(double value);
/// A box as [x0, y0, x1, y1], rounded to a hundredth of a point.
Json to_json(const Box& box);
Json to_json(const Passage& passage);
Json to_json(const Difference& difference);
Json to_json(const Match& match);
/// A quotation or other fact of a text.
Json to_json(const Fact& fact);
Json to_json(const LanguageDifference& difference);
Json to_json(const OtherLanguage& other);
/// What a person said of a claim, or null.
Json decision_json(const std::optional<ClaimDecision>& decision);
/// The line of `recto check`.
Json to_json(const Finding& finding);
/// The same with what stands in another language beside its evidence ("other_language" of a match).
Json to_json(const Finding& finding, const OtherLanguages& others);
/// The line of `recto read` for a page.
Json to_json(const Page& page, const std::string& file);

Json array_of(const std::vector<Box>& boxes);
Json array_of(const std::vector<Passage>& passages);
Json array_of(const std::vector<Difference>& differences);
Json array_of(const std::vector<Match>& matches);
Json array_of(const std::vector<LanguageDifference>& differences);
Json array_of(const std::vector<Fact>& facts);

}  // namespace recto::json
