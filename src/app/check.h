#pragma once
// The main job: what stands of a story, quotation by quotation, against the papers.

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/decide.h"
#include "app/story.h"
#include "model/finding.h"
#include "model/other_language.h"
#include "publish/report.h"

namespace recto::app {

/// Hears what a check has come to while it works. Claims are told with the numbers and verdicts they have so far: the answer's are those that hold.
class CheckListener {
 public:
  virtual ~CheckListener() = default;
  virtual void story(const Story& story) = 0;
  /// An error ends the check: cancelled.
  virtual Result<void> claim(const Finding& finding) = 0;
};

struct CheckOptions {
  std::optional<std::string> folder;   ///< the case; none: against `against` alone
  std::string story;                   ///< .txt .md .html .docx .odt .pdf
  std::vector<std::string> against;    ///< files to read for this check
  std::vector<std::string> languages;  ///< OCR of `against` and of a scanned story; empty: Arabic and English
  bool with_report = false;
  bool allow_degraded = false;  ///< read with the walls this system gives; the log says which stood
  CheckListener* listener = nullptr;
};

struct CheckAnswer {
  Story story;
  std::u32string story_text;            ///< what the ranges of claims count in
  std::vector<Finding> findings;        ///< in the order of the story, with what persons decided
  OtherLanguages other_languages;       ///< what stands beside the evidence in papers that translate each other
  std::vector<std::string> faults;      ///< one sentence each: links between papers that cannot be followed
  std::array<unsigned, 5> counts{};     ///< by Verdict, the machine's
  unsigned decided = 0;                 ///< claims that a person has spoken on
  std::vector<publish::Unread> unread;  ///< papers that could not be read, or not to the end
  std::string report;                   ///< HTML; empty unless asked for
  std::vector<ClaimRemarks> remarks;  ///< of each finding: what stands beside its decision; none where no case is asked
  unsigned count(Verdict verdict) const { return counts[static_cast<size_t>(verdict)]; }
};

/// Checks the quotations of a story. Errors: those of reading the story (not_found, unsupported, limit: over 500,000 scalars, invalid_input: empty),
/// of opening the case, of the sandbox; papers that cannot be read are in the answer, not errors.
Result<CheckAnswer> check(const CheckOptions& options);

/// The report of a check of a case that was done, with what persons have decided since. Errors: those of opening the case and the sandbox.
Result<std::string> report_again(const CheckOptions& options, CheckAnswer answer);

}  // namespace recto::app
