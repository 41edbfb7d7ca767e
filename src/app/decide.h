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
  bool only_note = false;  ///< nothing is decided: `note` is said of the claim
};

/// What stands beside the first reader's decision on a claim.
struct ClaimRemarks {
  std::optional<ClaimDecision> second;  ///< the second reader's word that holds
  std::vector<ClaimDecision> notes;  ///< what anybody noted on it, also in another wording of the sentence; no verdicts
  bool operator==(const ClaimRemarks&) const = default;
};

/// A finding with all that persons said of it.
struct Decided {
  Finding finding;
  ClaimRemarks remarks;
};

/// Checks the story, and appends the decision or note on one of its claims to the log. Errors: those of check and of opening the case for writing;
/// not_found (no claim of that number), invalid_input (nobody is named; nothing to take back; an empty note).
Result<Decided> decide(const DecideOptions& options);

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

/// The remarks on findings, one for each. Errors: corrupt, io.
Result<std::vector<ClaimRemarks>> remarks_on(const store::Case& opened, std::u32string_view story,
                                             const std::vector<Finding>& findings);

/// Notes something on a claim, deciding nothing: of `said` the claim, the note, its author and the story count. Gives the remarks on the claim as they are
/// now. Errors: those of decide_on; invalid_input (nobody is named, the note is empty).
Result<ClaimRemarks> note_on_claim(const std::string& folder, const ClaimWord& said, std::u32string_view story_text,
                                   const std::vector<Finding>& findings);

/// Sets `decision` of findings on whose claim, in the same sentence, the newest word of a person is a verdict, and `earlier` of those
/// whose words were decided on in another wording of the sentence (at least three of four of its words, in any order). Errors: corrupt, io.
Result<void> attach_decisions(const store::Case& opened, std::u32string_view story, std::vector<Finding>& findings);

}  // namespace recto::app
