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

/// Whether what was said of a claim in one sentence is of the same claim in another, or in another wording of it.
bool same_claim(const ClaimDecision& a, const ClaimDecision& b) {
  return a.nth == b.nth && common_words(plain(a.sentence), plain(b.sentence)) >= kSameSentence;
}

Result<ClaimRemarks> remarks_of(const store::Case& opened, const ClaimDecision& claim) {
  ClaimRemarks out;
  out.second = TRY(word_of(opened, store::ClaimReader::second, claim));
  out.notes = TRY(opened.claim_decisions().on(claim.type, claim.text, store::ClaimReader::note));
  std::erase_if(out.notes, [&](const ClaimDecision& note) { return !same_claim(note, claim); });
  return out;
}

/// What a person says, on the claim it is said of; without a verdict.
Result<ClaimDecision> word_on(const ClaimWord& said, std::u32string_view story_text,
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
  decision.by = said.by;
  decision.note = said.note;
  decision.story = said.story;
  decision.story_sha256 = said.story_sha256;
  return decision;
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

Result<std::vector<ClaimRemarks>> remarks_on(const store::Case& opened, std::u32string_view story,
                                             const std::vector<Finding>& findings) {
  ClaimPlaces places(story);
  std::vector<ClaimRemarks> out;
  for (const Finding& finding : findings) out.push_back(TRY(remarks_of(opened, places.claim_of(finding))));
  return out;
}

Result<ClaimRemarks> note_on_claim(const std::string& folder, const ClaimWord& said, std::u32string_view story_text,
                                   const std::vector<Finding>& findings) {
  if (said.note.find_first_not_of(" \t\r\n") == std::string::npos)
    return fail(ErrorKind::invalid_input, "the note is empty; give it with --note TEXT", said.story);
  const ClaimDecision note = TRY(word_on(said, story_text, findings));
  const auto opened = TRY(store::Case::open(folder, store::Access::writing));
  TRY(opened->claim_decisions().add(note, store::ClaimReader::note));
  return remarks_of(*opened, note);
}

Result<Finding> decide_on(const std::string& folder, const ClaimWord& said, std::u32string_view story_text,
                          const std::vector<Finding>& findings) {
  ClaimDecision decision = TRY(word_on(said, story_text, findings));
  Finding finding = findings[said.claim - 1];
  const auto opened = TRY(store::Case::open(folder, store::Access::writing));
  const auto reader = said.second ? store::ClaimReader::second : store::ClaimReader::first;
  const auto standing = TRY(word_of(*opened, reader, decision));
  decision.verdict = said.accept ? std::optional(finding.verdict) : said.verdict;
  if (!decision.verdict && !standing)
    return fail(ErrorKind::invalid_input, "nothing was decided on this claim that could be taken back", said.story);
  TRY(opened->claim_decisions().add(decision, reader));
  finding.decision.reset();
  attach(decision, TRY(opened->claim_decisions().on(decision.type, decision.text)), finding);
  return finding;
}

Result<Decided> decide(const DecideOptions& options) {
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
  if (!options.only_note) {
    Finding finding = TRY(decide_on(options.folder, said, answer.story_text, answer.findings));
    return Decided{std::move(finding), answer.remarks[said.claim - 1]};
  }
  ClaimRemarks remarks = TRY(note_on_claim(options.folder, said, answer.story_text, answer.findings));
  return Decided{answer.findings[said.claim - 1], std::move(remarks)};
}

}  // namespace recto::app
