#pragma once
// `name:"…"` in a query: its name becomes the words that stand for its parts, near each other in any order.

#include <vector>

#include "search/expansion.h"
#include "search/matches.h"
#include "search/name_forms.h"
#include "search/query.h"
#include "search/reading.h"
#include "search/vocabulary.h"

namespace recto::search {

/// Puts the parts of its names into a query. Errors: invalid_input (a name without parts, or `names` is null and the query has one),
/// limit (over 100 words).
Result<void> resolve_names(const NameForms* names, Query& query);

/// The forms of all words that are parts of names, by the number of the word; of the others none. Errors: corrupt.
Result<std::vector<WordForms>> name_word_forms(const NameForms& names, const Query& query,
                                               const Vocabulary& vocabulary);

/// Drops the matches of names where the stretch of the page is not that name: Haydar Haydar does not stand where one Haydar does.
void drop_other_names(const NameForms& names, const Query& query, const Run& run, std::vector<WordMatch>& matches);

}  // namespace recto::search
