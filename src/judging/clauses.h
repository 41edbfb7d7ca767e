#pragma once
// A stretch of a sentence as words, and what a word does to the sense of its sentence where it stands. The tables of
// meaning_words.h say what a word can be; here its neighbours decide: "No. 88" denies nothing, "Subject:" sets no condition.

#include <string>
#include <string_view>
#include <vector>

namespace recto::judging {

struct ClauseWord {
  std::u32string written, folded;
  bool opens_clause = false;  ///< one of , ; : ( ) or a dash stands before it
  bool number = false;
};

/// Words in their order. `closed`: a mark that parts clauses stands behind the last one.
struct Clauses {
  std::vector<ClauseWord> words;
  bool closed = false;
};

/// O(n).
Clauses clauses_of(std::u32string_view text);

/// Whether word k denies: not "No. 88", "not only", لا سيما, ما زال; ما only before كان; ألا and not إلا.
bool denies(const std::vector<ClauseWord>& words, size_t k);
/// Whether word k sets a condition: "subject to", "provided that", ما لم, في حال, إلا; not "Subject:", "provided by", حال الطرق.
bool sets_condition(const std::vector<ClauseWord>& words, size_t k);
/// Whether word k makes what is said less sure: not "the plan", "in May"; قد only before a verb of the present.
bool hedges(const std::vector<ClauseWord>& words, size_t k);
/// Whether a new thing is said from word k on: and, but, or, ثم, and a clause that begins with an attached و (not وذلك).
bool coordinates(const std::vector<ClauseWord>& words, size_t k);

}  // namespace recto::judging
