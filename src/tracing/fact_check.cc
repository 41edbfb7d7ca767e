// How a fact outside quotations is checked.
//
// The story's sentence proposes pieces of pages (the index, as for quotations). Their pages are cut into statements, and every fact of the same
// type in them is held against the story's: value, unit, thing counted, modality, and how much of what the story's sentence
// speaks of the paper's sentence has too. Words are weighed by their rarity among the statements looked at. What agrees in value goes before
// what does not, unless the latter's sentence has far more in common; the rules of judging then say what the best place proves.
#include "tracing/fact_check.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "judging/fact_rules.h"
#include "reading/facts.h"
#include "text/fold.h"
#include "tracing/common_ground.h"
#include "tracing/page_statements.h"
#include "tracing/unsure_words.h"

namespace recto::tracing {
namespace {

using judging::ValueRelation;

constexpr size_t kMostScalars = 2'000'000;
constexpr double kAgreement = 0.5;  // what a value that agrees is worth in order, against a share of common words of 1
constexpr double kSameCounted = 0.1;  // the thing counted too

bool overlaps(const CharRange& a, const CharRange& b) { return a.start < b.end && b.start < a.end; }

bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
}

bool is_worth_checking(const Fact& fact) {
  if (fact.value.doubt == "malformed") return true;
  if (fact.value.value.empty() && fact.value.low.empty() && fact.value.high.empty()) return false;
  if (fact.type != FactType::figure) return true;
  if (std::any_of(fact.text.begin(), fact.text.end(), is_digit)) return true;
  return fact.value.form != "ordinal" && fact.value.value != "1";
}

/// A place in the papers with what it has in common with the claim.
struct Held {
  std::shared_ptr<const PageStatements> page;
  size_t statement = 0;
  const Fact* fact = nullptr;
  judging::FactEvidence evidence;
  judging::Judgement judgement;

  double order() const {
    const bool agrees = evidence.relation == ValueRelation::same || evidence.relation == ValueRelation::covered;
    const bool counted = evidence.counted == judging::Likeness::same;
    return evidence.shared +
           (agrees                                      ? kAgreement
            : evidence.relation == ValueRelation::finer ? kAgreement / 2
                                                        : 0) +
           (counted ? kSameCounted : 0);
  }
};

bool is_other(const Held& held) { return held.evidence.relation == ValueRelation::other; }

/// Takes away other values from sentences that also have the claim's: they are other facts of it.
void drop_neighbours(std::vector<Held>& places) {
  std::set<const Statement*> with_the_value;
  for (const Held& held : places) {
    if (!is_other(held)) with_the_value.insert(&held.page->statements[held.statement]);
  }
  std::erase_if(places, [&](const Held& held) {
    return is_other(held) && with_the_value.contains(&held.page->statements[held.statement]);
  });
}

/// The sentence of a match as read, in one line and folded: equal ones are copies of each other.
std::u32string sentence_of(const Match& match) {
  std::u32string out =
      text::folded(match.context_before + match.passage.text + match.context_after, text::Folding::spelling);
  std::replace(out.begin(), out.end(), U'\n', U' ');
  return out;
}

/// The earlier match in another document whose sentence is the same; null if there is none.
Match* original_of(const Match& match, std::vector<Match>& earlier) {
  const auto found = std::find_if(earlier.begin(), earlier.end(), [&](const Match& other) {
    return other.passage.cite.document != match.passage.cite.document && other.verdict == match.verdict &&
           sentence_of(other) == sentence_of(match);
  });
  return found == earlier.end() ? nullptr : &*found;
}

/// Where the best place is green and another document contradicts it, moves the first such place behind it; null where there is none.
const Held* bring_forward_contradiction(std::vector<Held>& places) {
  if (places.empty() || places.front().judgement.verdict != Verdict::supported) return nullptr;
  const auto against = std::find_if(places.begin() + 1, places.end(), [&](const Held& held) {
    return held.page->document != places.front().page->document && judging::contradicts(held.evidence) &&
           held.judgement.verdict == Verdict::differs;
  });
  if (against == places.end()) return nullptr;
  std::rotate(places.begin() + 1, against, against + 1);
  return &places[1];
}

/// Behind a place that has the claim's value, places with another one are only of interest where they contradict it.
void drop_other_values(std::vector<Held>& places) {
  if (places.empty() || is_other(places.front())) return;
  std::erase_if(places, [](const Held& held) { return is_other(held) && !judging::contradicts(held.evidence); });
}

const Statement* beside(const std::vector<Statement>& statements, size_t k, int step) {
  const size_t other = k + static_cast<size_t>(step);
  return other < statements.size() ? &statements[other] : nullptr;
}

FactPlace place(const std::vector<Statement>& statements, size_t k, const Fact& fact) {
  return {beside(statements, k, -1), &statements[k], beside(statements, k, 1), &fact};
}

}  // namespace

std::vector<Fact> facts_to_check(std::u32string_view story, std::span<const Fact> quotations) {
  std::vector<Fact> facts = reading::find_facts(story, {}, reading::FactKinds::values);
  std::erase_if(facts, [&](const Fact& fact) {
    return !is_worth_checking(fact) || std::any_of(quotations.begin(), quotations.end(), [&](const Fact& quotation) {
      return quotation.type == FactType::quotation && overlaps(quotation.range, fact.range);
    });
  });
  return facts;
}

class FactChecker::Implementation {
 public:
  Implementation(CandidateSource& candidates, PageSource& pages)
      : candidates_(candidates), pages_(pages), cache_(pages, kMostScalars) {}

  Result<std::vector<Finding>> check(std::u32string_view story, std::span<const Fact> facts,
                                     std::span<const Fact> quotations, const FactCheckOptions& options) {
    options_ = options;
    quotations_ = quotations;
    std::vector<Finding> findings;
    TRY(for_each(story, facts, [&](const FactPlace& claim, const Looked& looked) -> Result<void> {
      findings.push_back(TRY(check_one(claim, looked)));
      return {};
    }));
    return findings;
  }

  Result<std::vector<std::vector<Counterpart>>> counterparts(std::u32string_view text, std::span<const Fact> facts,
                                                             const FactCheckOptions& options) {
    options_ = options;
    quotations_ = {};
    std::vector<std::vector<Counterpart>> out;
    TRY(for_each(text, facts, [&](const FactPlace& claim, const Looked& looked) -> Result<void> {
      out.push_back(TRY(counterparts_of(claim, looked)));
      return {};
    }));
    return out;
  }

 private:
  /// The pages looked at for a sentence of the story.
  struct Looked {
    std::vector<std::shared_ptr<const PageStatements>> pages;
    Rarity rarity;
  };

  using Each = std::function<Result<void>(const FactPlace&, const Looked&)>;
  Result<void> for_each(std::u32string_view text, std::span<const Fact> facts, const Each& each);
  Result<Looked> look(std::u32string_view sentence);
  Result<std::vector<Counterpart>> counterparts_of(const FactPlace& claim, const Looked& looked);
  Result<Finding> check_one(const FactPlace& claim, const Looked& looked);
  std::vector<Held> hold(const FactPlace& claim, const Looked& looked) const;
  Held held(const FactPlace& claim, const Looked& looked, const Held& where) const;
  Result<Match> match(const FactPlace& claim, const Held& held);

  CandidateSource& candidates_;
  PageSource& pages_;
  StatementCache cache_;
  FactCheckOptions options_;
  std::span<const Fact> quotations_;
};

/// Hands each fact with its place and the pages that its sentence proposes to `each`.
Result<void> FactChecker::Implementation::for_each(std::u32string_view text, std::span<const Fact> facts,
                                                   const Each& each) {
  const std::vector<Statement> statements = statements_of(text);
  auto fact = facts.begin();
  for (size_t k = 0; k < statements.size(); ++k) {
    const CharRange& range = statements[k].range;
    std::optional<Looked> looked;
    for (; fact != facts.end() && fact->range.start < range.end; ++fact) {
      if (!looked) looked = TRY(look(text.substr(range.start.value, range.length())));
      TRY(each(place(statements, k, *fact), *looked));
    }
  }
  return {};
}

Result<FactChecker::Implementation::Looked> FactChecker::Implementation::look(std::u32string_view sentence) {
  Looked looked;
  std::set<std::pair<DocumentId, PageNumber>> seen;
  for (const Candidate& candidate : TRY(candidates_.candidates(sentence, options_.candidates))) {
    if (options_.excluded.contains(candidate.document)) continue;
    if (!seen.emplace(candidate.document, candidate.page).second) continue;
    looked.pages.push_back(TRY(cache_.page(candidate.document, candidate.page)));
    for (const Statement& statement : looked.pages.back()->statements) looked.rarity.add(statement);
  }
  return looked;
}

/// `where` with what the place has in common with the claim.
Held FactChecker::Implementation::held(const FactPlace& claim, const Looked& looked, const Held& where) const {
  Held out = where;
  const FactPlace paper = place(where.page->statements, where.statement, *where.fact);
  out.evidence = common_ground(claim, quotations_, paper, looked.rarity);
  const Page& page = *where.page->page;
  out.evidence.unsure_reading =
      page.source == TextSource::ocr && lowest_confidence(page, where.fact->range) < judging::kSureReading;
  out.evidence.unsure_word =
      page.source == TextSource::ocr && lowest_confidence(page, paper.statement->range) < judging::kSureReading;
  out.judgement = judging::judge_fact(out.evidence);
  return out;
}

std::vector<Held> FactChecker::Implementation::hold(const FactPlace& claim, const Looked& looked) const {
  std::vector<Held> out;
  for (const auto& page : looked.pages) {
    for (size_t k = 0; k < page->statements.size(); ++k) {
      for (const Fact& fact : page->statements[k].facts) {
        if (fact.type != claim.fact->type) continue;
        Held place = held(claim, looked, {page, k, &fact, {}, {}});
        if (place.judgement.verdict != Verdict::not_found) out.push_back(std::move(place));
      }
    }
  }
  drop_neighbours(out);
  std::stable_sort(out.begin(), out.end(), [](const Held& a, const Held& b) { return a.order() > b.order(); });
  return out;
}

Result<Match> FactChecker::Implementation::match(const FactPlace& claim, const Held& held) {
  const Page& page = *held.page->page;
  const Fact& fact = *held.fact;
  const CharRange sentence = held.page->statements[held.statement].range;
  Match out;
  Passage& passage = out.passage;
  passage.cite = {held.page->document, page.number, fact.range};
  passage.file = TRY(pages_.file(held.page->document));
  passage.text = fact.text;
  passage.boxes = boxes_of(page, fact.range);
  out.given = claim.fact->range;
  out.closeness = std::clamp(held.evidence.shared, 0.0, 1.0);
  out.verdict = held.judgement.verdict;
  out.reasons = held.judgement.reasons;
  out.context_before = page.text.substr(sentence.start.value, fact.range.start.value - sentence.start.value);
  if (fact.range.end < sentence.end)
    out.context_after = page.text.substr(fact.range.end.value, sentence.end.value - fact.range.end.value);
  if (out.verdict == Verdict::differs && held.evidence.relation == ValueRelation::other) {
    out.differences.push_back({claim.fact->text, fact.text, DifferenceKind::digit, claim.fact->range, fact.range, 0,
                               lowest_confidence(page, fact.range)});
  }
  return out;
}

Result<Finding> FactChecker::Implementation::check_one(const FactPlace& claim, const Looked& looked) {
  Finding finding;
  finding.claim = *claim.fact;
  std::vector<Held> places = hold(claim, looked);
  drop_other_values(places);
  const Held* against = bring_forward_contradiction(places);
  for (const Held& held : places) {
    if (finding.evidence.size() == options_.limit) break;
    Match found = TRY(match(claim, held));
    if (Match* original = original_of(found, finding.evidence)) {
      original->copies.push_back(std::move(found.passage));
    } else {
      finding.evidence.push_back(std::move(found));
    }
  }
  if (finding.evidence.empty()) {
    const bool malformed = claim.fact->value.doubt == "malformed";
    finding.verdict = malformed ? Verdict::for_a_person : Verdict::not_found;
    finding.reasons = {malformed ? Reason::malformed : Reason::nothing_close};
    return finding;
  }
  finding.verdict = finding.evidence.front().verdict;
  finding.reasons = finding.evidence.front().reasons;
  if (against) {
    finding.verdict = Verdict::contradicted;
    finding.reasons = against->judgement.reasons;
  }
  return finding;
}

Result<std::vector<Counterpart>> FactChecker::Implementation::counterparts_of(const FactPlace& claim,
                                                                              const Looked& looked) {
  std::vector<Counterpart> out;
  for (const Held& held : hold(claim, looked)) {
    const bool agrees = held.judgement.verdict == Verdict::supported && held.evidence.words >= judging::kLeastWords;
    if (!agrees && !judging::contradicts(held.evidence)) continue;
    Match found = TRY(match(claim, held));
    const std::u32string sentence = sentence_of(found);
    const auto original = std::find_if(out.begin(), out.end(), [&](const Counterpart& other) {
      return other.agrees == agrees && sentence_of(other.match) == sentence;
    });
    if (original != out.end()) {
      original->match.copies.push_back(std::move(found.passage));
    } else if (out.size() < options_.limit) {
      out.push_back({*held.fact, std::move(found), agrees});
    }
  }
  return out;
}

FactChecker::FactChecker(CandidateSource& candidates, PageSource& pages)
    : implementation_(std::make_unique<Implementation>(candidates, pages)) {}
FactChecker::~FactChecker() = default;

Result<std::vector<Finding>> FactChecker::check(std::u32string_view story, std::span<const Fact> facts,
                                                std::span<const Fact> quotations, const FactCheckOptions& options) {
  return implementation_->check(story, facts, quotations, options);
}

Result<std::vector<std::vector<Counterpart>>> FactChecker::counterparts(std::u32string_view text,
                                                                        std::span<const Fact> facts,
                                                                        const FactCheckOptions& options) {
  return implementation_->counterparts(text, facts, options);
}

}  // namespace recto::tracing
