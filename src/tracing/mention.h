#pragma once
// A person as a text names them: the name with the rank before it and the post before or behind it.

#include <string>
#include <string_view>

#include "base/types.h"
#include "judging/name_rules.h"
#include "names/name.h"

namespace recto::tracing {

struct Mention {
  CharRange name;       ///< without rank and post
  CharRange whole;      ///< from the first to the last word of rank, name and post
  std::u32string text;  ///< the name as written
  std::string rank;     ///< id of a military or police title; empty where none is given
  std::u32string post;  ///< as written; empty where none is given
  names::Name parsed;
};

/// Reads what stands around a name (its range in `text`) within its sentence: "Captain Idris Halzun, who commands", «رئيس اللجنة المقدم نعمان تلعوب»,
/// "Samir Rindan, deputy commander of the town guard,". A post behind the name stands behind a comma or bracket and ends at the next mark or verb; one before
/// it begins with an office and holds no verb. Untrusted text. O(sentence).
Mention mention_at(std::u32string_view text, CharRange name, CharRange sentence);

/// Whether two mentions can be one person: `same` and `alike` need two parts of the name to agree; `part` is a name of one part that the other has.
judging::NameRelation relate_names(const Mention& story, const Mention& paper);

/// The ranks of two mentions; unknown where one has none.
judging::Likeness relate_ranks(const Mention& story, const Mention& paper);

}  // namespace recto::tracing
