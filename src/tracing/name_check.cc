// How a name is checked.
//
// A person of the story is looked for word by word: the paper's words that sound like a part of the name begin a window, and the window that scores
// best is the name, or none. The rank before it and the post around it are then read on both sides and compared. Nothing depends on whether the paper's
// names are recognised as such, which in Arabic they often are not. Only where another name is to be shown in the story's place are names recognised, in the
// one sentence that is about the same or holds the very post.
#include "tracing/name_check.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "names/prepared.h"
#include "reading/entities/entities.h"
#include "reading/facts.h"
#include "text/fold.h"
#include "text/stem.h"
#include "text/words.h"
#include "tracing/name_slot.h"
#include "tracing/unknown_places.h"
#include "tracing/unsure_words.h"

namespace recto::tracing {
namespace {

using judging::FactEvidence;
using judging::Likeness;
using judging::NameEvidence;
using judging::NameRelation;
using judging::PostRelation;
using judging::ValueRelation;

constexpr float kPartAlike = 0.85F, kNameAlike = 0.9F;
constexpr uint32_t kWidestGap = 6;  // scalars between two words of a name: "al-", a line end
constexpr size_t kLeastPostStems = 2;

bool lies_within(const CharRange& inner, const CharRange& outer) {
  return outer.start <= inner.start && inner.end <= outer.end;
}
bool is_latin_small(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF); }

std::set<std::u32string> stems_of_words(std::u32string_view text) {
  std::set<std::u32string> out;
  for (const text::WordSpan& word : text::words(text)) {
    const std::u32string folded =
        text::folded(text.substr(word.range.start.value, word.range.length()), text::Folding::spelling);
    if (folded.size() > 2 && folded != U"the" && folded != U"and" && folded != U"for") out.insert(text::stem(folded));
  }
  return out;
}

bool has_stem(const Statement& statement, const std::u32string& stem) {
  return std::any_of(statement.terms.begin(), statement.terms.end(),
                     [&](const Term& term) { return term.stem == stem; });
}

/// Looks for one person in the words of pages.
class PersonFinder {
 public:
  explicit PersonFinder(const Mention& mention)
      : tables_(names::Tables::built_in()), mention_(mention), preparer_(tables_) {
    prepared_ = preparer_.prepare(mention.parsed);
  }

  std::vector<CharRange> find(std::u32string_view text, const Statement& statement) {
    std::vector<CharRange> out;
    for (size_t i = 0; i < statement.terms.size(); ++i) {
      if (!begins_name(text, statement.terms[i])) continue;
      const auto [range, words] = best_window(text, statement.terms, i);
      if (words == 0) continue;
      out.push_back(range);
      i += words - 1;
    }
    return out;
  }

 private:
  bool begins_name(std::u32string_view text, const Term& term) {
    if (is_latin_small(text[term.range.start.value])) return false;
    std::u32string word(text.substr(term.range.start.value, term.range.length()));
    const auto known = alike_.find(word);
    if (known != alike_.end()) return known->second;
    const names::Prepared prepared = preparer_.prepare(names::parse(word, tables_));
    bool alike = false;
    for (size_t a = 0; a < prepared.count; ++a) {
      for (size_t b = 0; b < prepared_.count; ++b) {
        const names::Sounds &one = prepared.parts[a], &other = prepared_.parts[b];
        alike = alike || (!other.is_initial() && names::may_be_alike(one, other) &&
                          names::similarity(one, other, tables_) >= kPartAlike);
      }
    }
    alike_.emplace(std::move(word), alike);
    return alike;
  }

  std::pair<CharRange, size_t> best_window(std::u32string_view text, const std::vector<Term>& terms, size_t first) {
    const size_t parts = prepared_.count;
    std::pair<CharRange, size_t> best{{}, 0};
    float best_score = kNameAlike;
    for (size_t words = 1; words <= parts + 2 && first + words <= terms.size(); ++words) {
      const Term& last = terms[first + words - 1];
      if (words > 1 && !continues(text, terms[first + words - 2], last)) break;
      if (words == 1 && parts > 1) continue;
      const CharRange range{terms[first].range.start, last.range.end};
      const names::Name name = names::parse(text.substr(range.start.value, range.length()), tables_);
      const float score = names::score(prepared_, preparer_.prepare(name), tables_);
      if (score < best_score || (score == best_score && best.second > 0)) continue;
      best = {range, words};
      best_score = score;
    }
    return best;
  }

  static bool continues(std::u32string_view text, const Term& before, const Term& term) {
    const uint32_t from = before.range.end.value, to = term.range.start.value;
    if (to > from + kWidestGap || is_latin_small(text[to])) return false;
    const std::u32string_view gap = text.substr(from, to - from);
    return gap.find_first_of(U",;:.()،؛!?") == gap.npos;
  }

  const names::Tables& tables_;
  const Mention& mention_;
  names::Preparer preparer_;
  names::Prepared prepared_;
  std::unordered_map<std::u32string, bool> alike_;
};

class NameSearch {
 public:
  NameSearch(const NameClaim& claim, const Rarity& rarity)
      : claim_(claim), rarity_(rarity), rest_(*claim.place.statement) {
    const Fact& fact = *claim.place.fact;
    whole_ = fact.range;
    if (fact.type == FactType::person) {
      mention_ = mention_at(claim.story, fact.range, claim.place.statement->range);
      whole_ = mention_->whole;
      post_stems_ = stems_of_words(mention_->post);
      finder_.emplace(*mention_);
    }
    std::erase_if(rest_.terms, [&](const Term& term) { return lies_within(term.range, whole_); });
    for (const Term& term : claim.place.statement->terms) {
      if (lies_within(term.range, fact.range)) own_.push_back(term.stem);
    }
  }

  void search(const std::shared_ptr<const PageStatements>& page) {
    for (size_t k = 0; k < page->statements.size(); ++k) {
      const Statement& statement = page->statements[k];
      const std::vector<CharRange> found = finder_ ? finder_->find(page->page->text, statement) : phrases(statement);
      for (const CharRange& range : found) add_same(page, k, range);
      if (found.empty()) add_others(page, k);
    }
  }

  std::vector<NamePlace> take() {
    leave_out_other_times();
    std::stable_sort(out_.begin(), out_.end(),
                     [](const NamePlace& a, const NamePlace& b) { return a.order() > b.order(); });
    return std::move(out_);
  }

 private:
  FactPlace paper_place(const std::vector<Statement>& statements, size_t k, const Fact& fact) const {
    return {k > 0 ? &statements[k - 1] : nullptr, &statements[k],
            k + 1 < statements.size() ? &statements[k + 1] : nullptr, &fact};
  }

  /// The stretches of a statement that have the name's words in their order, one behind the other.
  std::vector<CharRange> phrases(const Statement& statement) const {
    std::vector<CharRange> out;
    const std::vector<Term>& terms = statement.terms;
    for (size_t i = 0; !own_.empty() && i + own_.size() <= terms.size(); ++i) {
      size_t k = 0;
      while (k < own_.size() && terms[i + k].stem == own_[k]) ++k;
      if (k == own_.size()) out.push_back({terms[i].range.start, terms[i + k - 1].range.end});
    }
    return out;
  }

  Fact fact_at(const Page& page, const CharRange& range) const {
    Fact fact;
    fact.type = claim_.place.fact->type;
    fact.range = range;
    fact.text = page.text.substr(range.start.value, range.length());
    return fact;
  }

  void add_same(const std::shared_ptr<const PageStatements>& page, size_t k, const CharRange& range) {
    const Fact fact = fact_at(*page->page, range);
    NamePlace place{page, k, range, {}, {}};
    NameEvidence& e = place.evidence;
    e.type = fact.type;
    e.name = NameRelation::same;
    e.ambiguous = claim_.place.fact->value.doubt == "ambiguous";
    if (mention_) {
      const Mention theirs = mention_at(page->page->text, range, page->statements[k].range);
      e.name = relate_names(*mention_, theirs);
      e.rank = relate_ranks(*mention_, theirs);
      e.post = judging::relate_posts(mention_->post, theirs.post);
      e.other_script = is_arabic(mention_->text) != is_arabic(theirs.text);
      e.untold = (!mention_->rank.empty() && theirs.rank.empty()) || (!mention_->post.empty() && theirs.post.empty());
      place.range = theirs.whole;
    }
    if (e.name == NameRelation::other) return;
    e.sentence = ground_beside(page->statements, k, fact);
    finish(std::move(place));
  }

  /// What the sentences have in common beside the names themselves.
  FactEvidence ground_beside(const std::vector<Statement>& statements, size_t k, const Fact& fact) const {
    Statement story = *claim_.place.statement, paper = statements[k];
    std::erase_if(story.terms, [&](const Term& term) { return lies_within(term.range, claim_.place.fact->range); });
    std::erase_if(paper.terms, [&](const Term& term) { return lies_within(term.range, fact.range); });
    FactPlace ours = claim_.place, theirs = paper_place(statements, k, fact);
    ours.statement = &story;
    theirs.statement = &paper;
    FactEvidence ground = common_ground(ours, claim_.quoted, theirs, rarity_);
    ground.relation = ValueRelation::same;
    ground.unit = ground.counted = Likeness::unknown;
    return ground;
  }

  static bool is_arabic(std::u32string_view text) {
    return std::any_of(text.begin(), text.end(), [](char32_t c) { return c >= 0x600 && c <= 0x6FF; });
  }

  /// Other names that stand where the story's would.
  void add_others(const std::shared_ptr<const PageStatements>& page, size_t k) {
    const Statement& statement = page->statements[k];
    if (statement.arabic != claim_.place.statement->arabic) return;
    const bool post = has_the_post(statement);
    if (!post && !has_half(statement)) return;
    const Page& paper = *page->page;
    const double shared = shared_by_rest(*page, k);
    const bool much = shared >= judging::kMuchShared && rest_words_ >= judging::kLeastWords;
    if (!post && !much) return;
    const std::vector<CharRange> found = mention_ ? persons(paper.text, statement.range) : slot(paper.text, statement);
    for (const CharRange& range : found) {
      NamePlace place{page, k, range, {}, {}};
      NameEvidence& e = place.evidence;
      e.type = claim_.place.fact->type;
      e.very_place = much;
      e.one_of_several = found.size() > 1 || stands_beside(page->statements, k) || claim_.persons > 1;
      e.sentence.shared = shared;
      if (mention_) {
        const Mention theirs = mention_at(paper.text, range, statement.range);
        if (relate_names(*mention_, theirs) != NameRelation::other) continue;
        e.same_post = post && judging::relate_posts(mention_->post, theirs.post) == PostRelation::same &&
                      judging::relate_posts(theirs.post, mention_->post) == PostRelation::same;
        place.range = theirs.whole;
      }
      finish(std::move(place));
    }
  }

  void finish(NamePlace place) {
    const Page& page = *place.page->page;
    place.evidence.unsure_name =
        page.source == TextSource::ocr && lowest_confidence(page, place.range) < judging::kSureReading;
    const CharRange& sentence = place.page->statements[place.statement].range;
    place.evidence.sentence.unsure_reading = place.evidence.unsure_name;
    place.evidence.sentence.unsure_word =
        page.source == TextSource::ocr && lowest_confidence(page, sentence) < judging::kSureReading;
    place.judgement = judging::judge_name(place.evidence);
    if (place.judgement.verdict != Verdict::not_found) out_.push_back(std::move(place));
  }

  bool has_the_post(const Statement& statement) const {
    return post_stems_.size() >= kLeastPostStems &&
           std::all_of(post_stems_.begin(), post_stems_.end(),
                       [&](const std::u32string& stem) { return has_stem(statement, stem); });
  }
  bool has_half(const Statement& statement) const {
    const auto common = std::count_if(rest_.terms.begin(), rest_.terms.end(),
                                      [&](const Term& term) { return has_stem(statement, term.stem); });
    return common > 0 && static_cast<size_t>(common) * 2 >= rest_.terms.size();
  }

  /// How much of what the story's sentence says besides the name the paper's has.
  double shared_by_rest(const PageStatements& page, size_t k) {
    const Statement& statement = page.statements[k];
    Fact nothing = fact_at(*page.page, {statement.range.start, statement.range.start});
    const FactPlace story{claim_.place.before, &rest_, claim_.place.after, claim_.place.fact};
    const FactEvidence ground = common_ground(story, claim_.quoted, paper_place(page.statements, k, nothing), rarity_);
    rest_words_ = ground.words;
    return ground.shared;
  }

  static std::vector<CharRange> persons(std::u32string_view text, const CharRange& sentence) {
    std::vector<CharRange> out;
    for (const Fact& fact : reading::find_names(text.substr(sentence.start.value, sentence.length()))) {
      if (fact.type != FactType::person) continue;
      out.push_back({CharOffset(fact.range.start.value + sentence.start.value),
                     CharOffset(fact.range.end.value + sentence.start.value)});
    }
    return out;
  }

  std::vector<CharRange> slot(std::u32string_view text, const Statement& statement) const {
    if (claim_.place.fact->type == FactType::title) return {};
    const std::optional<CharRange> found =
        other_in_slot(*claim_.place.statement, claim_.place.fact->range, text, statement);
    if (!found) return {};
    return {*found};
  }

  /// Whether the story's own name stands in the sentence before or behind.
  bool stands_beside(const std::vector<Statement>& statements, size_t k) const {
    const auto stands = [&](size_t other) { return other < statements.size() && !phrases(statements[other]).empty(); };
    return stands(k - 1) || stands(k + 1);
  }

  /// Where the story's rank or post is found, another of the same person is of another time.
  void leave_out_other_times() {
    const auto meant = [](const NamePlace& place) {
      return place.evidence.name == NameRelation::same || place.evidence.name == NameRelation::alike;
    };
    const auto any = [&](auto what) {
      return std::any_of(out_.begin(), out_.end(), [&](const NamePlace& p) { return meant(p) && what(p.evidence); });
    };
    const bool rank = any([](const NameEvidence& e) { return e.rank == Likeness::same; });
    const bool post = any([](const NameEvidence& e) { return e.post == PostRelation::same; });
    std::erase_if(out_, [&](const NamePlace& place) {
      const NameEvidence& e = place.evidence;
      if (!meant(place)) return false;
      return (rank && e.rank == Likeness::other) ||
             (post && (e.post == PostRelation::other || e.post == PostRelation::unclear));
    });
  }

  const NameClaim& claim_;
  const Rarity& rarity_;
  Statement rest_;  // the story's sentence without the name
  CharRange whole_;
  std::optional<Mention> mention_;  // of a person
  std::optional<PersonFinder> finder_;
  std::set<std::u32string> post_stems_;
  std::vector<std::u32string> own_;  // stems of the name
  unsigned rest_words_ = 0;
  std::vector<NamePlace> out_;
};

bool is_part_of(const std::u32string& name, const std::vector<Fact>& told) {
  return std::any_of(told.begin(), told.end(), [&](const Fact& fact) {
    return fact.type == FactType::person && fact.text.size() > name.size() && fact.text.find(name) != fact.text.npos;
  });
}

bool overlaps_any(const CharRange& range, std::span<const CharRange> others) {
  return std::any_of(others.begin(), others.end(),
                     [&](const CharRange& other) { return other.start < range.end && range.start < other.end; });
}

}  // namespace

double NamePlace::order() const {
  constexpr double kMeant = 0.5, kOther = 0.3;
  const bool meant = evidence.name == NameRelation::same || evidence.name == NameRelation::alike;
  const bool against = meant && judgement.verdict == Verdict::differs;
  return evidence.sentence.shared + (meant || evidence.same_post ? kMeant : 0) + (against ? kOther : 0);
}

std::vector<Fact> names_to_check(std::u32string_view story, std::span<const Fact> quotations) {
  std::vector<Fact> out;
  std::vector<CharRange> taken;
  for (const Fact& quotation : quotations) {
    if (quotation.type == FactType::quotation) taken.push_back(quotation.range);
  }
  std::vector<Fact> names = reading::find_names(story);
  std::ranges::move(unknown_places(story, names), std::back_inserter(names));
  std::stable_sort(names.begin(), names.end(),
                   [](const Fact& a, const Fact& b) { return a.range.start < b.range.start; });
  std::vector<CharRange> persons;
  for (const Fact& fact : names) {
    if (fact.type != FactType::person || overlaps_any(fact.range, taken)) continue;
    const size_t from = story.substr(0, fact.range.start.value).find_last_of(U"\n.!?؟");
    const size_t to = std::min(story.find_first_of(U"\n!?؟", fact.range.end.value), story.size());
    const CharRange sentence{CharOffset(static_cast<uint32_t>(from == story.npos ? 0 : from + 1)),
                             CharOffset(static_cast<uint32_t>(to))};
    persons.push_back(mention_at(story, fact.range, sentence).whole);
  }
  for (Fact& fact : names) {
    if (overlaps_any(fact.range, taken)) continue;
    const bool of_person = fact.type != FactType::person && overlaps_any(fact.range, persons);
    const bool short_form = fact.type == FactType::person && is_part_of(fact.text, out);
    if (of_person || short_form) continue;
    taken.push_back(fact.range);
    out.push_back(std::move(fact));
  }
  return out;
}

std::vector<NamePlace> find_name(const NameClaim& claim, std::span<const std::shared_ptr<const PageStatements>> pages,
                                 const Rarity& rarity) {
  NameSearch search(claim, rarity);
  for (const auto& page : pages) search.search(page);
  return search.take();
}

}  // namespace recto::tracing
