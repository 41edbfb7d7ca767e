#pragma once
// What the use cases answer as JSON, with the key names that INTERFACE promises.

#include "app/check.h"
#include "app/conflicts.h"
#include "app/name_lists.h"
#include "app/translations.h"
#include "json/objects.h"
#include "search/index.h"

namespace recto::json {

/// A text of several lines in one.
std::string in_one_line(std::u32string text);

/// The lines of `recto search`. `rank` counts from 1.
Json to_json(const search::Hit& hit, unsigned rank);
Json summary_json(const search::Hits& hits);
/// The last line of `recto check`.
/// The line of `recto check`: a claim with all that persons said of it.
Json claim_json(const Finding& finding, const app::ClaimRemarks& remarks, const OtherLanguages& others);
Json summary_json(const app::CheckAnswer& answer);
/// The line of `recto conflicts`.
Json to_json(const app::Divergence& divergence);
/// The lines of `recto translations`: a pair, then its sentences.
Json to_json(const app::TranslationPair& pair, const std::vector<app::AlignedPassages>& sentences);
Json to_json(const app::AlignedPassages& both);
/// The lines of `recto names match`.
Json to_json(const app::NameMatch& match);
Json to_json(const app::RowFault& fault);
Json to_json(const app::MatchSummary& summary);

}  // namespace recto::json
