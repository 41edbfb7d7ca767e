#pragma once
// Whether two texts give a person the same post.

#include <string_view>

#include "judging/fact_rules.h"

namespace recto::judging {

/// How the post that a story gives a person stands to the one that a paper gives.
enum class PostRelation : uint8_t {
  unknown,  ///< one of them gives none, or they are in different languages
  same,     ///< the story's words are all in the paper's, and the offices are the same
  other,  ///< another office of the same body (commander, deputy commander), or the same office of another (supply committee, security committee)
  unclear,  ///< other words: a person may hold two posts, and one post may have two names
};

/// Relates posts as written: "head of the supply committee", «معاون قائد حرس المدينة». Words are compared by their stems, articles and
/// prepositions left aside. O(words).
PostRelation relate_posts(std::u32string_view story, std::u32string_view paper);

/// Whether a word, folded to spelling, says that a person holds an office: the ranks and offices of meaning_words.h, and "member", "keeper", ناطق.
bool is_office(std::u32string_view word);

}  // namespace recto::judging
