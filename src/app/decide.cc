#include "app/decide.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/check.h"
#include "app/sentence.h"
#include "store/claim_decisions.h"
#include "text/fold.h"
#include "text/words.h"

namespace recto::app {
namespace {

constexpr double kSameSentence =
    0.75;  // of the words of two wordings together, those that both have, to be one sentence reworded

/// Folded, in one line.
std::u32string plain(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text::folded(text, text::Folding::spelling)) {
    const bool space = c == U'\n' || c == U' ' || c == U'\t' || c == U'\f';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != U' ') out += U' ';
  }
  while (!out.empty() && out.back() == U' ') out.pop_back();
  return out;
}

std::set<std::u32string> word_set(std::u32string_view plain_text) {
  std::set<std::u32string> out;
  for (const text::WordSpan& word : text::words(plain_text)) {
    out.insert(std::u32string(plain_text.substr(word.range.start.value, word.range.length())));
  }
  return out;
}

/// Words that both have, of all that either has.
double common_words(std::u32string_view a, std::u32string_view b) {
  const std::set<std::u32string> left = word_set(a), right = word_set(b);
  const auto both = std::count_if(left.begin(), left.end(), [&](const auto& word) { return right.contains(word); });
  const double either = static_cast<double>(left.size() + right.size()) - static_cast<double>(both);
  return either > 0 ? static_cast<double>(both) / either : 1;
}

/// Claims with the sentences they stand in, and which of equal claims of a sentence each is.
class ClaimPlaces {
 public:
  explicit ClaimPlaces(std::u32string_view story) : story_(story), sentences_(text::sentences(story)) {}

  /// Ask for the findings of a story in their order.
  ClaimDecision claim_of(const Finding& finding) {
    ClaimDecision out;
    out.type = finding.claim.type;
    out.text = finding.claim.text;
    out.proposed = finding.verdict;
    const CharRange range = sentence_around(sentences_, finding.claim.range);
    out.sentence = std::u32string(story_.substr(range.start.value, range.length()));
    out.nth = seen_[{range.start, out.type, plain(out.text)}]++;
    return out;
  }

 private:
  std::u32string_view story_;
  std::vector<CharRange> sentences_;
  std::map<std::tuple<CharOffset, FactType, std::u32string>, unsigned> seen_;
};

/// The newest decisions: on this claim in this sentence, and on its words in another wording of it.
void attach(const ClaimDecision& claim, const std::vector<ClaimDecision>& decisions, Finding& finding) {
  const std::u32string sentence = plain(claim.sentence);
  std::optional<ClaimDecision> here, reworded;
  for (const ClaimDecision& decision : decisions) {
    if (decision.nth != claim.nth) continue;
    const std::u32string other = plain(decision.sentence);
    if (other == sentence) {
      here = decision;
    } else if (common_words(other, sentence) >= kSameSentence) {
      reworded = decision;
    }
  }
  if (here && here->verdict) finding.decision = std::move(here);
  if (!finding.decision && reworded && reworded->verdict) finding.earlier = std::move(reworded);
}

/// The word of a reader that holds on a claim in its sentence.
Result<std::optional<ClaimDecision>> word_of(const store::Case& opened, store::ClaimReader reader,
                                             const ClaimDecision& claim) {
  Finding finding;
  attach(claim, TRY(opened.claim_decisions().on(claim.type, claim.text, reader)), finding);
  return finding.decision;
}

}  // namespace

Result<void> attach_decisions(const store::Case& opened, std::u32string_view story, std::vector<Finding>& findings) {
  ClaimPlaces places(story);
  for (Finding& finding : findings) {
    const ClaimDecision claim = places.claim_of(finding);
    attach(claim, TRY(opened.claim_decisions().on(claim.type, claim.text)), finding);
  }
  return {};
}

Result<SecondWords> second_words(const std::string& folder, std::u32string_view story,
                                 const std::vector<Finding>& findings) {
  const auto opened = TRY(store::Case::open(folder, store::Access::reading));
  ClaimPlaces places(story);
  SecondWords out;
  for (const Finding& finding : findings) {
    out.push_back(TRY(word_of(*opened, store::ClaimReader::second, places.claim_of(finding))));
  }
  return out;
}

Result<Finding> decide_on(const std::string& folder, const ClaimWord& said, std::u32string_view story_text,
                          const std::vector<Finding>& findings) {
  if (said.by.empty())
    return fail(ErrorKind::invalid_input, "a decision is somebody's; name the person with --by NAME");
  if (said.claim == 0 || said.claim > findings.size()) {
    return fail(
        ErrorKind::not_found,
        "the story has " + std::to_string(findings.size()) + " claims; recto check shows them with their numbers",
        said.story);
  }
  ClaimPlaces places(story_text);
  ClaimDecision decision;
  for (unsigned k = 0; k < said.claim; ++k) decision = places.claim_of(findings[k]);
  Finding finding = findings[said.claim - 1];
  const auto opened = TRY(store::Case::open(folder, store::Access::writing));
  const auto reader = said.second ? store::ClaimReader::second : store::ClaimReader::first;
  const auto standing = TRY(word_of(*opened, reader, decision));
  decision.verdict = said.accept ? std::optional(finding.verdict) : said.verdict;
  if (!decision.verdict && !standing)
    return fail(ErrorKind::invalid_input, "nothing was decided on this claim that could be taken back", said.story);
  decision.by = said.by;
  decision.note = said.note;
  decision.story = said.story;
  decision.story_sha256 = said.story_sha256;
  TRY(opened->claim_decisions().add(decision, reader));
  finding.decision.reset();
  attach(decision, TRY(opened->claim_decisions().on(decision.type, decision.text)), finding);
  return finding;
}

Result<Finding> decide(const DecideOptions& options) {
  if (options.by.empty())
    return fail(ErrorKind::invalid_input, "a decision is somebody's; name the person with --by NAME");
  CheckOptions checking;
  checking.folder = options.folder;
  checking.story = options.story;
  checking.languages = options.languages;
  checking.allow_degraded = options.allow_degraded;
  const CheckAnswer answer = TRY(check(checking));
  const ClaimWord said{options.claim, options.verdict, options.accept,     options.by,
                       options.note,  options.story,   answer.story.sha256};
  return decide_on(options.folder, said, answer.story_text, answer.findings);
}

}  // namespace recto::app
