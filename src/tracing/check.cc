// How a story's quotations are checked.
//
// Each is traced by the conventions of quoting and judged again with the sentences around it: the story's and the paper's. Then the parts of
// a quotation that the story split ("…," the letter says, "…") are held against each other: they must stand in one document, in
// their order.
#include "tracing/check.h"

#include <algorithm>
#include <map>

#include "judging/judge.h"

namespace recto::tracing {
namespace {

constexpr double kNothingClose = 0.6, kNothingCloseShort = 0.8;
constexpr size_t kShort = 16;      // scalars; a few letters are like many others
constexpr size_t kSentence = 400;  // scalars of the story's sentence looked at on each side

bool ends_sentence(std::u32string_view story, size_t at) {
  const char32_t c = story[at];
  if (c == U'\n') return at + 1 < story.size() && story[at + 1] == U'\n';
  const bool mark = c == U'.' || c == U'!' || c == U'?' || c == U'؟';
  return mark && (at + 1 == story.size() || story[at + 1] == U' ' || story[at + 1] == U'\n');
}

/// The sentence of the story before and behind a quotation, other quotations in it included: what they say the story says.
std::u32string_view before_in_sentence(std::u32string_view story, CharRange quotation) {
  size_t start = quotation.start.value;
  while (start > 0 && quotation.start.value - start < kSentence && !ends_sentence(story, start - 1)) --start;
  return story.substr(start, quotation.start.value - start);
}
std::u32string_view after_in_sentence(std::u32string_view story, CharRange quotation) {
  size_t end = quotation.end.value;
  if (end > 0 && std::u32string_view(U".!?؟").find(story[end - 1]) != std::u32string_view::npos) return {};
  while (end < story.size() && end - quotation.end.value < kSentence && !ends_sentence(story, end)) ++end;
  return story.substr(quotation.end.value, end - quotation.end.value);
}

/// Judges an answer again with both sentences around it.
void judge_in_context(std::u32string_view story, const Fact& fact, Answer& answer) {
  Match& match = answer.match;
  const std::u32string quoted = match.passage.text + (match.passage.and_ ? U" " + match.passage.and_->text : U"");
  const judging::Surroundings around{before_in_sentence(story, fact.range), after_in_sentence(story, fact.range),
                                     match.context_before, match.context_after, quoted};
  const judging::Liberties liberties{answer.in_brackets, answer.replaced, answer.left_out};
  judging::Judgement judgement = judging::judge(
      {match.differences, answer.letter_for_letter, answer.in_order, liberties, around, answer.unsure_word});
  match.verdict = judgement.verdict;
  match.reasons = std::move(judgement.reasons);
}

/// Offsets in the quotation to offsets in the story.
void move_to_story(Match& match, CharOffset by) {
  const auto move = [by](CharRange& range) { range = {range.start + by, range.end + by}; };
  move(match.given);
  for (Difference& difference : match.differences) move(difference.story_range);
}

void conclude(Finding& finding) {
  const double least = finding.claim.text.size() < kShort ? kNothingCloseShort : kNothingClose;
  if (finding.evidence.empty() || finding.evidence.front().closeness < least) {
    finding.verdict = Verdict::not_found;
    finding.reasons = {Reason::nothing_close};
    return;
  }
  finding.verdict = finding.evidence.front().verdict;
  finding.reasons = finding.evidence.front().reasons;
}

/// Of places equally close a supporting one is the better evidence.
void order(std::vector<Match>& evidence) {
  std::stable_sort(evidence.begin(), evidence.end(), [](const Match& a, const Match& b) {
    if (a.closeness != b.closeness) return a.closeness > b.closeness;
    return (a.verdict == Verdict::supported) > (b.verdict == Verdict::supported);
  });
}

bool before(const Passage& a, const Passage& b) {
  if (a.cite.page != b.cite.page) return a.cite.page < b.cite.page;
  return a.cite.range.start < b.cite.range.start;
}

const Match* match_in(const Finding& finding, const DocumentId& document) {
  const auto found = std::find_if(finding.evidence.begin(), finding.evidence.end(),
                                  [&](const Match& m) { return m.passage.cite.document == document; });
  return found == finding.evidence.end() ? nullptr : &*found;
}

/// Whether the parts stand in this document one behind the other, each as close as it is anywhere.
bool in_order_in(const std::vector<Finding*>& parts, const DocumentId& document) {
  const Match* previous = nullptr;
  for (const Finding* part : parts) {
    const Match* match = match_in(*part, document);
    if (!match || match->closeness < part->evidence.front().closeness) return false;
    if (previous && !before(previous->passage, match->passage)) return false;
    previous = match;
  }
  return true;
}

void hold_together(const std::vector<Finding*>& parts) {
  for (const Finding* part : parts) {
    if (part->evidence.empty()) return;  // not found; the others stand for themselves
  }
  for (const Match& candidate : parts.front()->evidence) {
    const DocumentId document = candidate.passage.cite.document;
    if (!in_order_in(parts, document)) continue;
    for (Finding* part : parts) {
      std::stable_partition(part->evidence.begin(), part->evidence.end(),
                            [&](const Match& m) { return m.passage.cite.document == document; });
      conclude(*part);
    }
    return;
  }
  for (Finding* part : parts) {
    if (part->verdict == Verdict::not_found) continue;
    if (part->verdict == Verdict::supported) part->reasons.clear();
    part->verdict = Verdict::differs;
    part->reasons.push_back(Reason::out_of_order);
  }
}

Result<Finding> check_one(std::u32string_view story, const Fact& fact, Tracer& tracer, const TraceOptions& options) {
  Finding finding;
  finding.claim = fact;
  Result<std::vector<Answer>> answers = tracer.answers(fact.text, options);
  if (!answers) {
    const ErrorKind kind = answers.error().kind;
    if (kind != ErrorKind::invalid_input && kind != ErrorKind::limit) return tl::unexpected<Error>(answers.error());
    finding.verdict = Verdict::for_a_person;
    finding.reasons = {Reason::malformed};
    return finding;
  }
  for (Answer& answer : *answers) {
    judge_in_context(story, fact, answer);
    move_to_story(answer.match, fact.range.start);
    finding.evidence.push_back(std::move(answer.match));
  }
  order(finding.evidence);
  conclude(finding);
  return finding;
}

}  // namespace

Result<std::vector<Finding>> check_quotations(std::u32string_view story, std::span<const Fact> facts, Tracer& tracer,
                                              const TraceOptions& options) {
  TraceOptions quoting = options;
  quoting.conventions = Conventions::quotation;
  std::vector<Finding> findings;
  for (const Fact& fact : facts) {
    if (fact.type != FactType::quotation) continue;
    findings.push_back(TRY(check_one(story, fact, tracer, quoting)));
    findings.back().number = static_cast<unsigned>(findings.size());
  }
  std::map<unsigned, std::vector<Finding*>> groups;
  for (Finding& finding : findings) {
    if (finding.claim.group != 0) groups[finding.claim.group].push_back(&finding);
  }
  for (const auto& [group, parts] : groups) {
    if (parts.size() > 1) hold_together(parts);
  }
  return findings;
}

}  // namespace recto::tracing
