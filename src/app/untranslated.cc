// How a claim is held against a paper in another language.
//
// The claim's words (of a fact: its sentence) are looked up word by word in the dictionary and proposed to the index like a quotation. Each
// sentence of the pages found, alone and with the next, is weighed by what it has of the claim: dictionary words, names by their sound, other
// values. Words of a dictionary are chance to a good part, so the best sentence is only a candidate, and none below kCandidateShare is one. What
// does not go through a dictionary is compared: values, names and ranks, by the rules that hold a translation against its original.
#include "app/untranslated.h"

#include <algorithm>
#include <map>

#include "judging/values.h"
#include "linking/rendering.h"
#include "linking/translation_differences.h"

namespace recto::app {

/// The best sentences found for a claim.
struct UntranslatedPlace {
  DocumentId document;
  std::shared_ptr<const Page> page;
  std::vector<linking::BilingualSentence> sentences;
  linking::CommonGround ground;
  double order = 0;
};

namespace {

using linking::BilingualSentence;
using linking::BilingualText;
using linking::CommonGround;
using linking::Stretch;

constexpr unsigned kPieces = 20, kLeastFound = 3;
constexpr size_t kMostWeighed = 2'000;                            // pages in memory as sentences
constexpr double kCandidateShare = 0.35, kQuotationShare = 0.45;  // of the claim's words and values
constexpr double kSameThing = 0.5;                                // from here on what is read otherwise differs
constexpr double kLongerSentence = 0.02;                          // off the share of a candidate, for a second sentence
constexpr double kSameKind = 0.015;                               // on it, where it gives values of the claim's kind

bool wants_candidates(const Finding& finding) {
  if (finding.verdict == Verdict::not_found) return true;
  return finding.verdict == Verdict::for_a_person && finding.reasons == std::vector{Reason::needs_translation};
}

/// Whether two stretches give values of one kind: numbers, dates.
bool share_a_kind(Stretch claim, Stretch there) {
  for (const BilingualSentence& one : claim)
    for (const linking::StatedValue& value : one.values)
      for (const BilingualSentence& other : there)
        if (std::any_of(other.values.begin(), other.values.end(),
                        [&](const linking::StatedValue& theirs) { return theirs.fact.type == value.fact.type; }))
          return true;
  return false;
}

CharRange range_of(Stretch stretch) { return {stretch.front().range.start, stretch.back().range.end}; }

bool overlap(const CharRange& a, const CharRange& b) { return a.start < b.end && b.start < a.end; }

std::u32string_view part(std::u32string_view text, const CharRange& range) {
  return text.substr(range.start.value, range.length());
}

BilingualText text_of(std::u32string_view text) {
  Page page;
  page.text = text;
  const Page* const pages[] = {&page};
  return linking::bilingual_text(pages);
}

/// The value of the other language's sentences that the claim says; null where they have none.
const linking::StatedValue* same_value(const UntranslatedPlace& place, const linking::StatedValue& claimed) {
  for (const BilingualSentence& sentence : place.sentences) {
    for (const linking::StatedValue& value : sentence.values) {
      if (value.fact.type != claimed.fact.type) continue;
      const judging::ValueRelation relation = judging::relate(value.fact.type, claimed.fact.value, value.fact.value);
      if (value.key == claimed.key || relation == judging::ValueRelation::same ||
          relation == judging::ValueRelation::covered)
        return &value;
    }
  }
  return nullptr;
}

/// What a story raises to a fact that the paper only expects, asks for or makes hang on something.
std::optional<Reason> raised(const Fact& claimed, const Fact& written) {
  if (claimed.modality != Modality::stated) return std::nullopt;
  if (written.modality == Modality::conditional) return Reason::condition_dropped;
  if (written.modality == Modality::expected || written.modality == Modality::requested)
    return Reason::certainty_raised;
  return std::nullopt;
}

}  // namespace

class Untranslated::Implementation {
 public:
  Implementation(const BilingualStory& story, Papers& papers, Translations& translations)
      : story_(story.text), papers_(papers), translations_(translations), text_(story.sentences) {}

  Result<void> look(Finding& finding) {
    const BilingualText claim = claim_of(finding);
    if (claim.sentences.empty()) return {};
    const std::optional<UntranslatedPlace>& place = TRY(place_of(finding, claim)).get();
    if (!place || TRY(has_translation(place->document))) return {};
    return put(finding, claim, *place);
  }

 private:
  /// The best place of its sentence, as of the claim before if that stood in it too.
  Result<std::reference_wrapper<const std::optional<UntranslatedPlace>>> place_of(const Finding& finding,
                                                                                  const BilingualText& claim) {
    const CharRange sentences = range_of(claim.sentences);
    const bool quotation = finding.claim.type == FactType::quotation;
    if (quotation || !last_sentences_ || !(*last_sentences_ == sentences)) {
      last_place_ = TRY(best_place(finding, claim));
      last_sentences_ = quotation ? std::nullopt : std::optional(sentences);
    }
    return std::cref(last_place_);
  }

  /// A quotation alone, ranges moved to the story; of another fact the sentence it stands in.
  BilingualText claim_of(const Finding& finding) const {
    if (finding.claim.type == FactType::quotation) return text_of(finding.claim.text);
    BilingualText out;
    out.arabic = text_.arabic;
    for (const BilingualSentence& sentence : text_.sentences) {
      if (overlap(sentence.range, finding.claim.range)) out.sentences.push_back(sentence);
    }
    return out;
  }

  Result<std::optional<UntranslatedPlace>> best_place(const Finding& finding, const BilingualText& claim);
  static void look_for_persons(UntranslatedPlace& place);
  void weigh(const DocumentId& document, const std::shared_ptr<const Page>& page, const BilingualText& claim,
             std::optional<UntranslatedPlace>& best);
  Result<bool> has_translation(const DocumentId& document) { return !TRY(translations_.pairs_of(document)).empty(); }
  Result<void> put(Finding& finding, const BilingualText& claim, const UntranslatedPlace& place);
  void judge(Finding& finding, const BilingualText& claim, const UntranslatedPlace& place, Match& match) const;

  std::u32string_view story_;
  Papers& papers_;
  Translations& translations_;
  const BilingualText& text_;
  std::optional<CharRange> last_sentences_;
  std::optional<UntranslatedPlace> last_place_;
  const linking::Dictionary& dictionary_ = linking::Dictionary::built_in();
  /// Pages as sentences without persons: enough to be weighed.
  std::map<const Page*, std::pair<std::shared_ptr<const Page>, BilingualText>> read_;
};

Result<std::optional<UntranslatedPlace>> Untranslated::Implementation::best_place(const Finding& finding,
                                                                                  const BilingualText& claim) {
  const std::u32string_view words = finding.claim.type == FactType::quotation ? std::u32string_view(finding.claim.text)
                                                                              : part(story_, range_of(claim.sentences));
  const bool arabic = linking::is_arabic(words);
  std::optional<UntranslatedPlace> best;
  std::set<std::pair<DocumentId, PageNumber>> seen;
  const std::u32string rendered = linking::in_other_language(words, dictionary_);
  for (const tracing::Candidate& candidate : TRY(papers_.candidates(rendered, kPieces))) {
    if (!seen.emplace(candidate.document, candidate.page).second) continue;
    const auto page = TRY(papers_.page(candidate.document, candidate.page));
    if (linking::is_arabic(page->text) != arabic) weigh(candidate.document, page, claim, best);
  }
  const double least = finding.claim.type == FactType::quotation ? kQuotationShare : kCandidateShare;
  const unsigned found = best ? best->ground.words_found + best->ground.values_found : 0;
  if (found < kLeastFound || best->ground.share() < least) return std::nullopt;
  look_for_persons(*best);
  return best;
}

/// The place's sentences with their persons.
void Untranslated::Implementation::look_for_persons(UntranslatedPlace& place) {
  const Page* const pages[] = {place.page.get()};
  BilingualText text = linking::bilingual_text(pages);
  const auto outside = [&](const BilingualSentence& sentence) {
    return !overlap(sentence.range, range_of(place.sentences));
  };
  std::erase_if(text.sentences, outside);
  place.sentences = std::move(text.sentences);
}

/// Holds each sentence of a page, alone and with the next, against the claim.
void Untranslated::Implementation::weigh(const DocumentId& document, const std::shared_ptr<const Page>& page,
                                         const BilingualText& claim, std::optional<UntranslatedPlace>& best) {
  if (read_.size() >= kMostWeighed && !read_.contains(page.get())) read_.clear();
  auto& [kept, text] = read_[page.get()];
  if (!kept) {
    kept = page;
    const Page* const pages[] = {page.get()};
    text = linking::bilingual_text(pages, linking::Persons::left_out);
  }
  for (size_t k = 0; k < text.sentences.size(); ++k) {
    for (const size_t count : {size_t{1}, size_t{2}}) {
      if (k + count > text.sentences.size()) continue;
      const Stretch there(&text.sentences[k], count);
      const CommonGround ground = linking::common_ground(claim.sentences, there, dictionary_);
      const double order =
          ground.share() - (count > 1 ? kLongerSentence : 0) + (share_a_kind(claim.sentences, there) ? kSameKind : 0);
      if (ground.words_found == 0 || (best && order <= best->order)) continue;
      best = UntranslatedPlace{document, page, {there.begin(), there.end()}, ground, order};
    }
  }
}

/// The verdict of the place. Words prove nothing; what was surely read otherwise does.
void Untranslated::Implementation::judge(Finding& finding, const BilingualText& claim, const UntranslatedPlace& place,
                                         Match& match) const {
  const bool quotation = finding.claim.type == FactType::quotation;
  const uint32_t moved = quotation ? finding.claim.range.start.value : 0;
  match.verdict = Verdict::for_a_person;
  match.reasons.push_back(Reason::needs_translation);
  for (const LanguageDifference& one : linking::differences(claim.sentences, place.sentences)) {
    const bool about = quotation || overlap(one.here_range, finding.claim.range);
    const bool word = one.reason == Reason::negation_differs;
    if (!about || (!one.sure && !word) || (word && !quotation)) continue;
    const bool count = one.reason == Reason::digit_differs && !quotation && !finding.claim.value.counted.empty();
    match.reasons.push_back(count ? Reason::count_differs : one.reason);
    if (word || place.ground.share() < kSameThing) continue;
    match.verdict = Verdict::differs;
    const CharRange story{CharOffset(one.here_range.start.value + moved), CharOffset(one.here_range.end.value + moved)};
    const DifferenceKind kind = one.reason == Reason::name_differs ? DifferenceKind::name : DifferenceKind::digit;
    match.differences.push_back({one.here, one.there, kind, story, one.there_range, 0, 1});
  }
  if (match.verdict == Verdict::differs) std::erase(match.reasons, Reason::needs_translation);
  std::sort(match.reasons.begin(), match.reasons.end());
  match.reasons.erase(std::unique(match.reasons.begin(), match.reasons.end()), match.reasons.end());
}

Result<void> Untranslated::Implementation::put(Finding& finding, const BilingualText& claim,
                                               const UntranslatedPlace& place) {
  Match match;
  CharRange shown = range_of(place.sentences);
  const CharRange whole = shown;
  for (const BilingualSentence& sentence : claim.sentences) {
    for (const linking::StatedValue& value : sentence.values) {
      if (finding.claim.type == FactType::quotation || !overlap(value.fact.range, finding.claim.range)) continue;
      const auto* same = same_value(place, value);
      if (!same) continue;
      shown = same->fact.range;
      if (const auto reason = raised(value.fact, same->fact)) match.reasons.push_back(*reason);
    }
  }
  match.passage.cite = {place.document, place.page->number, shown};
  match.passage.file = TRY(papers_.file(place.document));
  match.passage.text = part(place.page->text, shown);
  match.passage.boxes = boxes_of(*place.page, shown);
  match.context_before = part(place.page->text, {whole.start, shown.start});
  match.context_after = part(place.page->text, {shown.end, whole.end});
  match.given = finding.claim.range;
  match.closeness = place.ground.share();
  judge(finding, claim, place, match);
  finding.verdict = match.verdict;
  finding.reasons = match.reasons;
  std::erase_if(finding.evidence, [&](const Match& other) { return other.passage.cite == match.passage.cite; });
  finding.evidence.insert(finding.evidence.begin(), std::move(match));
  return {};
}

BilingualStory bilingual_story(std::u32string_view story) { return {story, text_of(story)}; }

Untranslated::Untranslated(const BilingualStory& story, Papers& papers, Translations& translations)
    : implementation_(std::make_unique<Implementation>(story, papers, translations)) {}
Untranslated::~Untranslated() = default;

Result<void> Untranslated::add_candidates(std::span<Finding> findings) {
  for (Finding& finding : findings) {
    if (wants_candidates(finding)) TRY(implementation_->look(finding));
  }
  return {};
}

}  // namespace recto::app
