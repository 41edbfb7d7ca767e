// How a fact outside quotations is checked.
//
// The story's sentence proposes pieces of pages (the index, as for quotations). Their pages are cut into statements, and every fact of the same
// type in them is held against the story's: value, unit, thing counted, modality, and how much of what the story's sentence
// speaks of the paper's sentence has too. Words are weighed by their rarity among the statements looked at. What agrees in value goes before
// what does not, unless the latter's sentence has far more in common; the rules of judging then say what the best place proves. Where no place has the
// value, arithmetic.h looks for one whose figures give it. Names are looked for on the same pages by name_check.h, and by themselves besides.
#include "tracing/fact_check.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "judging/fact_rules.h"
#include "reading/facts.h"
#include "text/fold.h"
#include "tracing/arithmetic.h"
#include "tracing/common_ground.h"
#include "tracing/name_check.h"
#include "tracing/page_statements.h"
#include "tracing/unsure_words.h"

namespace recto::tracing {
namespace {

using judging::ValueRelation;

constexpr size_t kMostScalars = 2'000'000;
constexpr double kAgreement = 0.5;  // what a value that agrees is worth in order, against a share of common words of 1
constexpr double kSameCounted = 0.1;  // the thing counted too
constexpr unsigned kOfName = 12;      // pieces of pages looked at for a name by itself

bool is_name(FactType type) {
  return type == FactType::person || type == FactType::body || type == FactType::place || type == FactType::title;
}

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
  std::optional<Derived> derived = {};

  double order() const {
    const bool agrees =
        derived || evidence.relation == ValueRelation::same || evidence.relation == ValueRelation::covered;
    const bool counted = evidence.counted == judging::Likeness::same;
    return evidence.shared +
           (agrees                                      ? kAgreement
            : evidence.relation == ValueRelation::finer ? kAgreement / 2
                                                        : 0) +
           (counted ? kSameCounted : 0);
  }
};

bool is_other(const Held& held) { return !held.derived && held.evidence.relation == ValueRelation::other; }

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

/// Adds evidence; the same sentence of another document is a copy.
void add_evidence(Match found, std::vector<Match>& evidence) {
  if (Match* original = original_of(found, evidence)) {
    original->copies.push_back(std::move(found.passage));
  } else {
    evidence.push_back(std::move(found));
  }
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

std::vector<Fact> facts_to_check(std::u32string_view story, std::span<const Fact> quotations,
                                 reading::FactKinds kinds) {
  std::vector<Fact> facts = reading::find_facts(story, {}, reading::FactKinds::values);
  std::erase_if(facts, [&](const Fact& fact) {
    return !is_worth_checking(fact) || std::any_of(quotations.begin(), quotations.end(), [&](const Fact& quotation) {
      return quotation.type == FactType::quotation && overlaps(quotation.range, fact.range);
    });
  });
  if (kinds == reading::FactKinds::values) return facts;
  std::ranges::move(names_to_check(story, quotations), std::back_inserter(facts));
  std::stable_sort(facts.begin(), facts.end(),
                   [](const Fact& a, const Fact& b) { return a.range.start < b.range.start; });
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
    story_ = story;
    std::vector<Finding> findings;
    TRY(for_each(story, facts, [&](const FactPlace& claim, const Looked& looked) -> Result<void> {
      findings.push_back(TRY(is_name(claim.fact->type) ? check_name(claim, looked) : check_one(claim, looked)));
      return {};
    }));
    return findings;
  }

  Result<std::vector<std::vector<Counterpart>>> counterparts(std::u32string_view text, std::span<const Fact> facts,
                                                             const FactCheckOptions& options) {
    options_ = options;
    quotations_ = {};
    story_ = text;
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
  void add_sums(const FactPlace& claim, const Looked& looked, std::vector<Held>& places) const;
  Result<Finding> check_name(const FactPlace& claim, const Looked& looked);
  Result<void> look_for(std::u32string_view given, unsigned limit, Looked& looked);
  Result<void> add_pages(const std::vector<Candidate>& candidates, Looked& looked);
  Result<std::vector<NamePlace>> name_places(const FactPlace& claim, std::u32string_view given, Looked wider);
  Result<Match> match(const FactPlace& claim, const Held& held);
  Result<Match> match_at(const PageStatements& page, size_t statement, CharRange range);
  void conclude(Finding& finding, const judging::Judgement* against) const;

  CandidateSource& candidates_;
  PageSource& pages_;
  StatementCache cache_;
  FactCheckOptions options_;
  std::span<const Fact> quotations_;
  std::u32string_view story_;
  size_t persons_ = 1;  // that the sentence looked at names
};

/// Hands each fact with its place and the pages that its sentence proposes to `each`.
Result<void> FactChecker::Implementation::for_each(std::u32string_view text, std::span<const Fact> facts,
                                                   const Each& each) {
  const std::vector<Statement> statements = statements_of(text);
  auto fact = facts.begin();
  for (size_t k = 0; k < statements.size(); ++k) {
    const CharRange& range = statements[k].range;
    std::optional<Looked> looked;
    persons_ = static_cast<size_t>(std::count_if(fact, facts.end(), [&](const Fact& other) {
      return other.type == FactType::person && other.range.start < range.end;
    }));
    for (; fact != facts.end() && fact->range.start < range.end; ++fact) {
      if (!looked) looked = TRY(look(text.substr(range.start.value, range.length())));
      TRY(each(place(statements, k, *fact), *looked));
    }
  }
  return {};
}

Result<FactChecker::Implementation::Looked> FactChecker::Implementation::look(std::u32string_view sentence) {
  Looked looked;
  TRY(look_for(sentence, options_.candidates, looked));
  return looked;
}

/// Adds the pages that `given` proposes.
Result<void> FactChecker::Implementation::look_for(std::u32string_view given, unsigned limit, Looked& looked) {
  return add_pages(TRY(candidates_.candidates(given, limit)), looked);
}

Result<void> FactChecker::Implementation::add_pages(const std::vector<Candidate>& candidates, Looked& looked) {
  for (const Candidate& candidate : candidates) {
    if (options_.excluded.contains(candidate.document)) continue;
    const bool seen = std::any_of(looked.pages.begin(), looked.pages.end(), [&](const auto& page) {
      return page->document == candidate.document && page->page->number == candidate.page;
    });
    if (seen) continue;
    looked.pages.push_back(TRY(cache_.page(candidate.document, candidate.page)));
    for (const Statement& statement : looked.pages.back()->statements) looked.rarity.add(statement);
  }
  return {};
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
  add_sums(claim, looked, out);
  std::stable_sort(out.begin(), out.end(), [](const Held& a, const Held& b) { return a.order() > b.order(); });
  return out;
}

/// Where no place has the value, those whose figures or dates give it, in sentences that have something in common. Other values of such a
/// passage are its parts.
void FactChecker::Implementation::add_sums(const FactPlace& claim, const Looked& looked,
                                           std::vector<Held>& places) const {
  const bool stands = std::any_of(places.begin(), places.end(), [](const Held& held) {
    return !is_other(held) && !held.evidence.other_language && held.evidence.shared >= judging::kSomeShared;
  });
  if (claim.fact->type != FactType::figure || stands) return;
  std::vector<Held> sums;
  for (const auto& page : looked.pages) {
    for (size_t k = 0; k < page->statements.size(); ++k) {
      const std::optional<Derived> derived = derive(claim, story_, *page, k);
      if (!derived) continue;
      Held place = held(claim, looked, {page, k, derived->first, {}, {}});
      if (place.evidence.shared < judging::kSomeShared) continue;
      place.derived = derived;
      place.evidence.sum = derived->against ? judging::Sum::against : judging::Sum::gives;
      place.judgement = judging::judge_fact(place.evidence);
      sums.push_back(std::move(place));
    }
  }
  std::erase_if(places, [&](const Held& held) {
    return std::any_of(sums.begin(), sums.end(), [&](const Held& sum) {
      return sum.page == held.page && (sum.statement == held.statement || sum.statement + 1 == held.statement);
    });
  });
  std::ranges::move(sums, std::back_inserter(places));
}

/// A range of a page as evidence, with the rest of its sentence around it.
Result<Match> FactChecker::Implementation::match_at(const PageStatements& where, size_t statement, CharRange range) {
  const Page& page = *where.page;
  const CharRange sentence = where.statements[statement].range;
  Match out;
  Passage& passage = out.passage;
  passage.cite = {where.document, page.number, range};
  passage.file = TRY(pages_.file(where.document));
  passage.text = page.text.substr(range.start.value, range.length());
  passage.boxes = boxes_of(page, range);
  if (sentence.start < range.start)
    out.context_before = page.text.substr(sentence.start.value, range.start.value - sentence.start.value);
  if (range.end < sentence.end)
    out.context_after = page.text.substr(range.end.value, sentence.end.value - range.end.value);
  return out;
}

Result<Match> FactChecker::Implementation::match(const FactPlace& claim, const Held& held) {
  const Fact& fact = *held.fact;
  const CharRange range = held.derived ? held.derived->range : fact.range;
  Match out = TRY(match_at(*held.page, held.statement, range));
  out.given = claim.fact->range;
  out.closeness = std::clamp(held.evidence.shared, 0.0, 1.0);
  out.verdict = held.judgement.verdict;
  out.reasons = held.judgement.reasons;
  if (held.derived) out.sum = held.derived->sum;
  if (out.verdict == Verdict::differs && is_other(held)) {
    out.differences.push_back({claim.fact->text, fact.text, DifferenceKind::digit, claim.fact->range, fact.range, 0,
                               lowest_confidence(*held.page->page, fact.range)});
  }
  return out;
}

/// The verdict of the best evidence; `against` contradicts it.
void FactChecker::Implementation::conclude(Finding& finding, const judging::Judgement* against) const {
  if (finding.evidence.empty()) {
    const bool malformed = finding.claim.value.doubt == "malformed";
    finding.verdict = malformed ? Verdict::for_a_person : Verdict::not_found;
    finding.reasons = {malformed ? Reason::malformed : Reason::nothing_close};
    return;
  }
  finding.verdict = finding.evidence.front().verdict;
  finding.reasons = finding.evidence.front().reasons;
  if (!against) return;
  finding.verdict = Verdict::contradicted;
  finding.reasons = against->reasons;
}

Result<Finding> FactChecker::Implementation::check_one(const FactPlace& claim, const Looked& looked) {
  Finding finding;
  finding.claim = *claim.fact;
  std::vector<Held> places = hold(claim, looked);
  drop_other_values(places);
  const Held* against = bring_forward_contradiction(places);
  for (const Held& held : places) {
    if (finding.evidence.size() == options_.limit) break;
    add_evidence(TRY(match(claim, held)), finding.evidence);
  }
  conclude(finding, against ? &against->judgement : nullptr);
  return finding;
}

/// A name is also looked for on the pages that the name with its rank and post proposes: the story's sentence may say other things of it; a person
/// whose name is on none of them, in any spelling and script.
Result<std::vector<NamePlace>> FactChecker::Implementation::name_places(const FactPlace& claim,
                                                                        std::u32string_view given, Looked wider) {
  TRY(look_for(given, kOfName, wider));
  const NameClaim name{story_, claim, quotations_, persons_};
  std::vector<NamePlace> places = find_name(name, wider.pages, wider.rarity);
  const bool found = std::any_of(places.begin(), places.end(), [](const NamePlace& place) {
    return place.evidence.name == judging::NameRelation::same || place.evidence.name == judging::NameRelation::alike;
  });
  const bool whole_name = claim.fact->text.find(U' ') != claim.fact->text.npos;
  if (found || claim.fact->type != FactType::person || !whole_name) return places;
  const size_t before = wider.pages.size();
  TRY(add_pages(TRY(candidates_.name_candidates(claim.fact->text, kOfName)), wider));
  return wider.pages.size() == before ? places : find_name(name, wider.pages, wider.rarity);
}

Result<Finding> FactChecker::Implementation::check_name(const FactPlace& claim, const Looked& looked) {
  Finding finding;
  finding.claim = *claim.fact;
  std::u32string_view given = story_.substr(claim.fact->range.start.value, claim.fact->range.length());
  if (claim.fact->type == FactType::person) {
    const CharRange whole = mention_at(story_, claim.fact->range, claim.statement->range).whole;
    given = story_.substr(whole.start.value, whole.length());
  }
  for (const NamePlace& place : TRY(name_places(claim, given, looked))) {
    if (finding.evidence.size() == options_.limit) break;
    Match found = TRY(match_at(*place.page, place.statement, place.range));
    found.given = claim.fact->range;
    found.closeness = std::clamp(place.evidence.sentence.shared, 0.0, 1.0);
    found.verdict = place.judgement.verdict;
    found.reasons = place.judgement.reasons;
    if (found.verdict == Verdict::differs) {
      found.differences.push_back({std::u32string(given), found.passage.text, DifferenceKind::name, claim.fact->range,
                                   place.range, 0, lowest_confidence(*place.page->page, place.range)});
    }
    add_evidence(std::move(found), finding.evidence);
  }
  conclude(finding, nullptr);
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
