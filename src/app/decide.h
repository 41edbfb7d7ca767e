#pragma once
// What a checker says of the claims of a story, kept over its drafts.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"
#include "store/case.h"

namespace recto::app {

struct DecideOptions {
  std::string folder, story;
  unsigned claim = 0;              ///< its number in the check of this story
  std::optional<Verdict> verdict;  ///< what the person says; none takes back what was said
  bool accept = false;             ///< the machine's verdict, whatever it is, in the place of `verdict`
  std::string by, note;
  std::vector<std::string> languages;  ///< as for check
  bool allow_degraded = false;
};

/// Checks the story, and appends the decision on one of its claims to the log. Gives the finding with the decision. Errors: those of
/// check and of opening the case for writing; not_found (no claim of that number), invalid_input (nobody is named; nothing to take back).
Result<Finding> decide(const DecideOptions& options);

/// A person's word on a claim of a check that was done.
struct ClaimWord {
  unsigned claim = 0;
  std::optional<Verdict> verdict;  ///< as in DecideOptions
  bool accept = false;
  std::string by, note;
  std::string story, story_sha256;  ///< the story's name, and the hash of its bytes
  bool second = false;              ///< a second reader's: stands beside the first one's and changes none
};
/// The same without checking again: `findings` are those of `story_text`, in their order. The finding has the first reader's decision, whoever spoke. Errors: those of decide() but of checking.
Result<Finding> decide_on(const std::string& folder, const ClaimWord& said, std::u32string_view story_text,
                          const std::vector<Finding>& findings);

/// The second readers' words that hold on findings, one for each. Errors: those of opening; corrupt, io.
using SecondWords = std::vector<std::optional<ClaimDecision>>;
Result<SecondWords> second_words(const std::string& folder, std::u32string_view story,
                                 const std::vector<Finding>& findings);

/// Sets `decision` of findings on whose claim, in the same sentence, the newest word of a person is a verdict, and `earlier` of those
/// whose words were decided on in another wording of the sentence (at least three of four of its words, in any order). Errors: corrupt, io.
Result<void> attach_decisions(const store::Case& opened, std::u32string_view story, std::vector<Finding>& findings);

}  // namespace recto::app
