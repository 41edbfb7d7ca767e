#include "app/translations.h"

#include <algorithm>

#include "linking/rendering.h"
#include "linking/translation_differences.h"
#include "text/fold.h"
#include "text/words.h"

namespace recto::app {

/// The pages of a document, as they are and, once asked for, as sentences.
class PagesRead {
 public:
  std::vector<std::shared_ptr<const Page>> pages;

  /// Some milliseconds a page the first time.
  const linking::BilingualText& text() const { return read(linking::Persons::looked_for, text_); }
  /// The same without persons, which is enough to be aligned: half the time.
  const linking::BilingualText& text_to_align() const {
    return text_ ? *text_ : read(linking::Persons::left_out, text_to_align_);
  }
  /// Whether most of it is Arabic, page by page.
  bool arabic() const {
    size_t arabic = 0, all = 0;
    for (const auto& page : pages) {
      all += page->text.size();
      arabic += linking::is_arabic(page->text) ? page->text.size() : 0;
    }
    return 2 * arabic > all;
  }

  const Page* page(PageNumber number) const {
    for (const auto& page : pages) {
      if (page->number == number) return page.get();
    }
    return nullptr;
  }

 private:
  const linking::BilingualText& read(linking::Persons persons, std::optional<linking::BilingualText>& into) const {
    if (!into) {
      std::vector<const Page*> borrowed;
      for (const auto& page : pages) borrowed.push_back(page.get());
      into = linking::bilingual_text(borrowed, persons);
    }
    return *into;
  }
  mutable std::optional<linking::BilingualText> text_, text_to_align_;
};

/// A pair with its sentences.
struct AlignedTexts {
  TranslationPair pair;
  std::shared_ptr<const PagesRead> translation, original;
  linking::BilingualText ours, theirs;  // the sentences of the two spans
  std::vector<linking::Bead> beads;     // here: the translation
};

namespace {

using linking::Bead;
using linking::BilingualSentence;
using linking::BilingualText;
using linking::Stretch;

constexpr uint32_t kMostPages = 400, kScreenedPages = 8;
constexpr size_t kMostNumbers = 80, kRenderedScalars = 1'500, kMostRivals = 8;
constexpr size_t kMostRead = 1'000,
                 kMostKnown = 1'000;  // pages in memory as sentences; documents whose pairs are known
constexpr unsigned kCandidates = 60;
constexpr double kProposed = 0.5;       // of the letters of both texts
constexpr double kSureSentences = 0.3;  // likeness below which no difference is sure
constexpr size_t kHead = 400;           // scalars in which a translation calls itself one

BilingualText within(const BilingualText& text, const TextSpan& span) {
  BilingualText out;
  out.arabic = text.arabic;
  for (const BilingualSentence& sentence : text.sentences) {
    if (span.holds(sentence.page, sentence.range.start)) out.sentences.push_back(sentence);
  }
  return out;
}

using Numbers = std::vector<std::u32string>;

/// The numbers of a text, each once, in plain digits, in their order: what a translation has in common with its original in any script.
Numbers numbers_of(const PagesRead& read) {
  Numbers out;
  std::set<std::u32string> seen;
  for (const auto& page : read.pages) {
    for (const text::WordSpan& word : text::words(page->text)) {
      const auto written = std::u32string_view(page->text).substr(word.range.start.value, word.range.length());
      if (word.kind != text::WordKind::number || written.size() < 2) continue;
      std::u32string number = text::folded(written, text::Folding::spelling);
      if (seen.insert(number).second) out.push_back(std::move(number));
      if (out.size() == kMostNumbers) return out;
    }
  }
  return out;
}

/// Whether a number is one that two papers seldom share by chance: days and years are.
bool is_telling(const std::u32string& number) {
  return number.size() > 2 && !(number.size() == 4 && (number.starts_with(U"19") || number.starts_with(U"20")));
}

/// How much of the numbers that `counts` the text with fewer of them has in common with the other; empty where it has only a few.
std::optional<double> in_common(const Numbers& ours, const Numbers& theirs, bool (*counts)(const std::u32string&)) {
  constexpr std::ptrdiff_t kFew = 4;
  const std::ptrdiff_t fewer =
      std::min(std::count_if(ours.begin(), ours.end(), counts), std::count_if(theirs.begin(), theirs.end(), counts));
  if (fewer < kFew) return std::nullopt;
  const std::ptrdiff_t common = std::count_if(ours.begin(), ours.end(), [&](const std::u32string& number) {
    return counts(number) && std::find(theirs.begin(), theirs.end(), number) != theirs.end();
  });
  return static_cast<double>(common) / static_cast<double>(fewer);
}

/// Whether two texts may say the same for all their numbers tell: a fifth of the telling ones, or, where these are few, half of all, days and years with
/// them. Asked before a text is read sentence by sentence, which costs a hundred times as much.
bool may_say_the_same(const Numbers& ours, const Numbers& theirs) {
  constexpr double kOfTelling = 0.2, kOfAny = 0.5;
  if (const auto telling = in_common(ours, theirs, is_telling)) return *telling >= kOfTelling;
  const auto any = in_common(ours, theirs, [](const std::u32string&) { return true; });
  return !any || *any >= kOfAny;
}

std::u32string beginning_of(const PagesRead& read, size_t scalars) {
  return read.pages.empty() ? std::u32string() : read.pages.front()->text.substr(0, scalars);
}

/// Whether a text calls itself a translation at its head.
bool says_translation(const PagesRead& read) {
  const std::u32string head = beginning_of(read, kHead);
  for (const std::u32string_view word : {U"ranslation", U"ranslated", U"RANSLATION", U"ترجمة", U"مترجم"}) {
    if (head.find(word) != head.npos) return true;
  }
  return false;
}

bool is_scan(const PagesRead& read) {
  return std::any_of(read.pages.begin(), read.pages.end(),
                     [](const auto& page) { return page->source == TextSource::ocr; });
}

/// Of two papers that say the same: the one that calls itself a translation; else the one that is no scan; else the one that is not Arabic.
bool is_translation(const PagesRead& one, const PagesRead& other) {
  if (says_translation(one) != says_translation(other)) return says_translation(one);
  if (is_scan(one) != is_scan(other)) return is_scan(other);
  return !one.arabic();
}

bool overlaps(const BilingualSentence& sentence, const Passage& passage) {
  const Cite& cite = passage.cite;
  if (sentence.page == cite.page && sentence.range.start < cite.range.end && cite.range.start < sentence.range.end)
    return true;
  return passage.and_ && overlaps(sentence, *passage.and_);
}

/// The sentences of a stretch that stand on the page of its sentence `first`, as a passage with what follows on the next page.
Passage passage_of(const DocumentId& document, const std::string& file, const PagesRead& read, Stretch stretch) {
  Passage out;
  const BilingualSentence& first = stretch.front();
  size_t same = 1;
  while (same < stretch.size() && stretch[same].page == first.page) ++same;
  out.cite = {document, first.page, {first.range.start, stretch[same - 1].range.end}};
  out.file = file;
  if (const Page* page = read.page(first.page)) {
    out.text = page->text.substr(out.cite.range.start.value, out.cite.range.length());
    out.boxes = boxes_of(*page, out.cite.range);
  }
  if (same < stretch.size())
    out.and_ = std::make_shared<const Passage>(passage_of(document, file, read, stretch.subspan(same)));
  return out;
}

/// The differences of a bead, none of them sure where its sentences are not very much alike.
std::vector<LanguageDifference> differences_of(Stretch here, Stretch there, double likeness) {
  std::vector<LanguageDifference> out = linking::differences(here, there);
  for (LanguageDifference& one : out) one.sure = one.sure && likeness >= kSureSentences;
  return out;
}

}  // namespace

class Translations::Implementation {
 public:
  Implementation(Papers& papers, TranslationLinks links) : papers_(papers), links_(std::move(links)) {}

  Result<std::vector<TranslationPair>> pairs_of(const DocumentId& document) {
    std::vector<TranslationPair> out;
    for (const auto& aligned : TRY(all_of(document))) out.push_back(aligned->pair);
    return out;
  }
  Result<std::shared_ptr<const OtherLanguage>> beside(const Passage& passage);
  Result<std::vector<AlignedPassages>> aligned(const TranslationPair& pair);
  const TranslationLinks& links() const { return links_; }

 private:
  using AlignedList = std::vector<std::shared_ptr<const AlignedTexts>>;

  Result<AlignedList> all_of(const DocumentId& document);
  Result<std::shared_ptr<const AlignedTexts>> propose(const DocumentId& document);
  Result<std::shared_ptr<const AlignedTexts>> best_of(const DocumentId& document, const PagesRead& read,
                                                      std::u32string_view query);
  Result<std::shared_ptr<const AlignedTexts>> align_pair(TranslationPair pair);
  Result<std::shared_ptr<const PagesRead>> read(const DocumentId& document, uint32_t most_pages);
  bool may_be_pair(const DocumentId& a, const DocumentId& b) const {
    return !links_.taken_back.contains({a, b}) && !links_.taken_back.contains({b, a});
  }
  OtherLanguage other_side(const AlignedTexts& aligned, const std::vector<const Bead*>& beads, bool from_translation,
                           const std::string& file) const;

  Papers& papers_;
  TranslationLinks links_;
  const linking::Dictionary& dictionary_ = linking::Dictionary::built_in();
  std::map<DocumentId, AlignedList> known_;
  std::map<std::pair<DocumentId, uint32_t>, std::shared_ptr<const PagesRead>> read_;
  size_t pages_read_ = 0;
};

Result<std::shared_ptr<const PagesRead>> Translations::Implementation::read(const DocumentId& document,
                                                                            uint32_t most_pages) {
  const uint32_t pages = std::min(TRY(papers_.view(document)).pages, most_pages);
  if (const auto known = read_.find({document, pages}); known != read_.end()) return known->second;
  const auto out = std::make_shared<PagesRead>();
  for (uint32_t n = 1; n <= pages; ++n) {
    auto page = papers_.page(document, PageNumber(n));
    if (!page && page.error().kind == ErrorKind::not_found) continue;
    out->pages.push_back(TRY(std::move(page)));
  }
  if ((pages_read_ += pages) > kMostRead) {
    read_.clear();
    pages_read_ = pages;
  }
  read_[{document, pages}] = out;
  return std::shared_ptr<const PagesRead>(out);
}

/// The pairs of a document aligned: linked ones, or the proposed one. Two papers in one language are not aligned, whoever linked them.
Result<Translations::Implementation::AlignedList> Translations::Implementation::all_of(const DocumentId& document) {
  if (const auto known = known_.find(document); known != known_.end()) return known->second;
  AlignedList out;
  bool linked = false;
  for (const TranslationLink& link : links_.links) {
    if (link.translation.document != document && link.original.document != document) continue;
    linked = true;
    auto aligned = TRY(align_pair({link.translation, link.original, true, link.by, link.why, 0}));
    if (aligned->ours.arabic != aligned->theirs.arabic) out.push_back(std::move(aligned));
  }
  if (!linked) {
    if (auto proposed = TRY(propose(document))) out.push_back(std::move(proposed));
  }
  if (known_.size() >= kMostKnown) known_.clear();
  known_[document] = out;
  return out;
}

Result<std::shared_ptr<const AlignedTexts>> Translations::Implementation::align_pair(TranslationPair pair) {
  auto out = std::make_shared<AlignedTexts>();
  out->translation = TRY(read(pair.translation.document, kMostPages));
  out->original = TRY(read(pair.original.document, kMostPages));
  out->ours = within(out->translation->text(), pair.translation);
  out->theirs = within(out->original->text(), pair.original);
  out->beads = linking::align(out->ours, out->theirs, dictionary_);
  pair.share = linking::aligned_share(out->beads, out->ours, out->theirs);
  out->pair = std::move(pair);
  return std::shared_ptr<const AlignedTexts>(out);
}

Result<std::shared_ptr<const AlignedTexts>> Translations::Implementation::propose(const DocumentId& document) {
  constexpr size_t kFewNumbers = 3;
  const auto screened = TRY(read(document, kScreenedPages));
  const Numbers numbers = numbers_of(*screened);
  if (numbers.size() <= kFewNumbers) {
    const std::u32string beginning = beginning_of(*screened, kRenderedScalars);
    return best_of(document, *screened, linking::in_other_language(beginning, dictionary_));
  }
  std::u32string query;
  for (const std::u32string& number : numbers) (query += U' ') += number;
  return best_of(document, *screened, query);
}

/// Of the papers in the other language that a query finds the one that aligns best with the document; null where none does well.
Result<std::shared_ptr<const AlignedTexts>> Translations::Implementation::best_of(const DocumentId& document,
                                                                                  const PagesRead& screened,
                                                                                  std::u32string_view query) {
  constexpr uint32_t kTimes = 3, kMore = 12;  // pages: a file without pages is one however long
  const uint32_t pages = TRY(papers_.view(document)).pages;
  if (screened.pages.empty()) return std::shared_ptr<const AlignedTexts>();
  const Numbers numbers = numbers_of(screened);
  const bool arabic = screened.arabic();
  std::set<DocumentId> seen{document};
  std::pair<double, DocumentId> best{0, {}};
  for (const tracing::Candidate& candidate : TRY(papers_.candidates(query, kCandidates))) {
    if (seen.size() > kMostRivals) break;
    if (seen.contains(candidate.document) || !may_be_pair(document, candidate.document)) continue;
    const uint32_t of_rival = TRY(papers_.view(candidate.document)).pages;
    if (of_rival > kTimes * pages + kMore || pages > kTimes * of_rival + kMore) continue;
    const auto page = TRY(papers_.page(candidate.document, candidate.page));
    if (linking::is_arabic(page->text) == arabic) continue;
    seen.insert(candidate.document);
    const auto rival = TRY(read(candidate.document, kScreenedPages));
    if (rival->arabic() == arabic || !may_say_the_same(numbers, numbers_of(*rival))) continue;
    const BilingualText &ours = screened.text_to_align(), &theirs = rival->text_to_align();
    const double share = linking::aligned_share(linking::align(ours, theirs, dictionary_), ours, theirs);
    best = std::max(best, {share, candidate.document});
  }
  if (best.first < kProposed) return std::shared_ptr<const AlignedTexts>();
  TranslationPair pair;
  pair.translation.document = document;
  pair.original.document = best.second;
  if (!is_translation(screened, *TRY(read(best.second, kScreenedPages)))) std::swap(pair.translation, pair.original);
  return align_pair(std::move(pair));
}

OtherLanguage Translations::Implementation::other_side(const AlignedTexts& aligned,
                                                       const std::vector<const Bead*>& beads, bool from_translation,
                                                       const std::string& file) const {
  OtherLanguage out;
  out.original = from_translation;
  out.confirmed = aligned.pair.confirmed;
  out.likeness = 1;
  for (const Bead* bead : beads) {
    out.likeness = std::min(out.likeness, bead->likeness);
    const Stretch ours = bead->of_here(aligned.ours), theirs = bead->of_there(aligned.theirs);
    out.read_surely = out.read_surely && linking::read_surely(from_translation ? theirs : ours);
    for (LanguageDifference& one :
         differences_of(from_translation ? ours : theirs, from_translation ? theirs : ours, bead->likeness))
      out.differences.push_back(std::move(one));
  }
  const Bead &first = *beads.front(), &last = *beads.back();
  const size_t from = from_translation ? first.there : first.here;
  const size_t to = from_translation ? last.there_end : last.here_end;
  const Stretch there(&(from_translation ? aligned.theirs : aligned.ours).sentences[from], to - from);
  const TextSpan& span = from_translation ? aligned.pair.original : aligned.pair.translation;
  out.passage = passage_of(span.document, file, *(from_translation ? aligned.original : aligned.translation), there);
  return out;
}

Result<std::shared_ptr<const OtherLanguage>> Translations::Implementation::beside(const Passage& passage) {
  constexpr size_t kMostBeads = 6;
  for (const auto& aligned : TRY(all_of(passage.cite.document))) {
    const bool from_translation = aligned->pair.translation.document == passage.cite.document;
    const BilingualText& here = from_translation ? aligned->ours : aligned->theirs;
    std::vector<const Bead*> beads;
    for (const Bead& bead : aligned->beads) {
      const Stretch side = from_translation ? bead.of_here(here) : bead.of_there(here);
      const bool meant = std::any_of(side.begin(), side.end(),
                                     [&](const BilingualSentence& sentence) { return overlaps(sentence, passage); });
      if (meant && bead.likeness >= linking::kAlikeSentences) beads.push_back(&bead);
    }
    if (beads.empty() || beads.size() > kMostBeads) continue;
    const TextSpan& other = from_translation ? aligned->pair.original : aligned->pair.translation;
    return std::make_shared<const OtherLanguage>(
        other_side(*aligned, beads, from_translation, TRY(papers_.file(other.document))));
  }
  return std::shared_ptr<const OtherLanguage>();
}

Result<std::vector<AlignedPassages>> Translations::Implementation::aligned(const TranslationPair& pair) {
  const auto found = TRY(align_pair(pair));
  const std::string ours = TRY(papers_.file(pair.translation.document));
  const std::string theirs = TRY(papers_.file(pair.original.document));
  std::vector<AlignedPassages> out;
  for (const Bead& bead : found->beads) {
    if (bead.likeness < linking::kAlikeSentences) continue;
    const Stretch here = bead.of_here(found->ours), there = bead.of_there(found->theirs);
    out.push_back({passage_of(pair.translation.document, ours, *found->translation, here),
                   passage_of(pair.original.document, theirs, *found->original, there), bead.likeness,
                   differences_of(here, there, bead.likeness)});
  }
  return out;
}

Translations::Translations(Papers& papers, TranslationLinks links)
    : implementation_(std::make_unique<Implementation>(papers, std::move(links))) {}
Translations::~Translations() = default;

Result<std::vector<TranslationPair>> Translations::pairs_of(const DocumentId& document) {
  return implementation_->pairs_of(document);
}
Result<std::shared_ptr<const OtherLanguage>> Translations::beside(const Passage& passage) {
  return implementation_->beside(passage);
}
Result<std::vector<AlignedPassages>> Translations::aligned(const TranslationPair& pair) {
  return implementation_->aligned(pair);
}
bool Translations::is_linked(const DocumentId& document) const {
  const auto& links = implementation_->links().links;
  return std::any_of(links.begin(), links.end(), [&](const TranslationLink& link) {
    return link.translation.document == document || link.original.document == document;
  });
}
const std::vector<std::string>& Translations::faults() const { return implementation_->links().faults; }

}  // namespace recto::app
