#pragma once
// Where some pages speak of a person, body, place or title of a story, and what they say otherwise.

#include <memory>
#include <span>
#include <vector>

#include "judging/name_rules.h"
#include "tracing/common_ground.h"
#include "tracing/mention.h"
#include "tracing/page_statements.h"

namespace recto::tracing {

/// A name of a story where it stands.
struct NameClaim {
  std::u32string_view story;
  FactPlace place;
  std::span<const Fact> quoted;  ///< quotations of the story: no part of what it says itself
  size_t persons = 1;            ///< that the story's sentence names
};

/// A place in the papers that has the name, or another one where it would stand.
struct NamePlace {
  std::shared_ptr<const PageStatements> page;
  size_t statement = 0;
  CharRange range;  ///< of the name, with rank and post, in the page
  judging::NameEvidence evidence;
  judging::Judgement judgement;

  /// The more the better it answers.
  double order() const;
};

/// The persons, bodies, places and titles of a story that a checker holds against the papers: not those within a quotation; no name of one
/// word that is part of one told before; no title that is said of a person told with it. In English also words with capitals behind "in", "at", "near",
/// "from", "to" or "of" that nothing else speaks for: places, perhaps, that no gazetteer knows.
std::vector<Fact> names_to_check(std::u32string_view story, std::span<const Fact> quotations);

/// The places for a name in `pages`, best first. A person is found by the sounds of the name's parts, in any spelling and script; bodies, places and titles by
/// their words. Another name counts where it stands in the same place of a sentence that has most in common, or holds the very post. Where
/// one place has the story's rank or post, others that differ in it are left out: a person may have had both. O(words of the pages).
std::vector<NamePlace> find_name(const NameClaim& claim, std::span<const std::shared_ptr<const PageStatements>> pages,
                                 const Rarity& rarity);

}  // namespace recto::tracing
