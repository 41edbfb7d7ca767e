#pragma once
// Persons, bodies, places and titles in Arabic and English text. docs/decisions/014-names-in-text.md says how and how well.

#include <string_view>
#include <vector>

#include "model/finding.h"
#include "reading/entities/tagger.h"

namespace recto::reading {

/// What finds names in Arabic besides lexicons and patterns; null leaves it out.
struct NameTaggers {
  const Tagger* names = nullptr;
  const Tagger* titles = nullptr;
};

/// The persons, bodies, places and titles of a text, by place, the longer first; they may nest (a place in a body, a body in a title).
/// `cue` is the word that decided. `value.value` of a person is the name without rank and courtesies, `unit` the id of the rank, `other` the post, as
/// written; of a place its name in Latin letters, `unit` the country (ISO 3166), `form` country, region or city, `other` the province, `doubt`
/// ambiguous where several places are called so. Nothing is ever concluded of a person from a name. Never fails; any text is accepted. O(n).
std::vector<Fact> find_names(std::u32string_view text, const NameTaggers& taggers);
/// With the taggers built in.
std::vector<Fact> find_names(std::u32string_view text);

}  // namespace recto::reading
