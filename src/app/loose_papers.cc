#include "app/loose_papers.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "app/letter_readings.h"
#include "app/lists.h"
#include "text/fold.h"
#include "text/words.h"

namespace recto::app {
namespace {

constexpr uint32_t kPiece = 2'000;  // scalars of a piece of a long page
constexpr uint32_t kOverlap = 400;  // shared with the next, so that most passages lie whole in one

/// The letter triples of the words of a text, with marks for their beginnings and ends.
std::unordered_set<uint64_t> triples(std::u32string_view text) {
  std::unordered_set<uint64_t> out;
  const std::u32string shape = text::folded(text, text::Folding::skeleton);
  for (const text::WordSpan& span : text::words(shape)) {
    const std::u32string word = U" " + shape.substr(span.range.start.value, span.range.length()) + U" ";
    for (size_t i = 0; i + 2 < word.size(); ++i) {
      out.insert(uint64_t{word[i]} << 42 | uint64_t{word[i + 1]} << 21 | uint64_t{word[i + 2]});
    }
  }
  return out;
}

/// The page as one piece, or a long one as overlapping pieces.
std::vector<CharRange> pieces_of(uint32_t length) {
  std::vector<CharRange> out;
  for (uint32_t start = 0;; start += kPiece - kOverlap) {
    const uint32_t end = std::min(length, start + kPiece);
    out.push_back({CharOffset(start), CharOffset(length <= 2 * kPiece ? length : end)});
    if (out.back().end.value == length) return out;
  }
}

}  // namespace

void LoosePapers::add(LooseDocument document) {
  const DocumentId id = document.id;
  if (documents_.contains(id)) return;
  const auto& kept = documents_.emplace(id, std::move(document)).first->second;
  for (const auto& page : kept.pages) add_page(id, *page);
}

void LoosePapers::add_page(const DocumentId& document, const Page& page) {
  ++pages_;
  for (const CharRange& range : pieces_of(static_cast<uint32_t>(page.text.size()))) {
    const auto number = static_cast<uint32_t>(pieces_.size());
    pieces_.push_back({document, page.number, range});
    const auto text = std::u32string_view(page.text).substr(range.start.value, range.length());
    for (const uint64_t triple : triples(text)) pieces_of_triple_[triple].push_back(number);
  }
}

Result<std::vector<tracing::Candidate>> LoosePapers::candidates(std::u32string_view given, unsigned limit) {
  std::vector<double> scores(pieces_.size());
  double most = 0;
  for (const uint64_t triple : triples(given)) {
    const auto holders = pieces_of_triple_.find(triple);
    const double count = holders == pieces_of_triple_.end() ? 0 : static_cast<double>(holders->second.size());
    const double weight = std::log(1 + static_cast<double>(pieces_.size()) / (1 + count));
    most += weight;
    if (count == 0) continue;
    for (const uint32_t piece : holders->second) scores[piece] += weight;
  }
  std::vector<tracing::Candidate> out;
  for (size_t i = 0; i < pieces_.size(); ++i) {
    if (scores[i] > 0) out.push_back({pieces_[i].document, pieces_[i].page, pieces_[i].range, scores[i] / most});
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
  if (out.size() > limit) out.resize(limit);
  return out;
}

Result<const LooseDocument*> LoosePapers::find(const DocumentId& document) const {
  const auto at = documents_.find(document);
  if (at == documents_.end()) return fail(ErrorKind::not_found, "there is no such document", document.text);
  return &at->second;
}

Result<std::shared_ptr<const Page>> LoosePapers::page(const DocumentId& document, PageNumber number) {
  const LooseDocument* found = TRY(find(document));
  const auto at =
      std::find_if(found->pages.begin(), found->pages.end(), [&](const auto& page) { return page->number == number; });
  if (at == found->pages.end()) return fail(ErrorKind::not_found, "the document has no such page", document.text);
  return *at;
}

Result<std::string> LoosePapers::file(const DocumentId& document) { return TRY(find(document))->view.file; }
Result<std::vector<tracing::Candidate>> LoosePapers::name_candidates(std::u32string_view, unsigned limit) {
  std::vector<tracing::Candidate> out;
  for (size_t i = 0; i < std::min<size_t>(limit, pieces_.size()); ++i)
    out.push_back({pieces_[i].document, pieces_[i].page, pieces_[i].range, 0});
  return out;
}

Result<tracing::KnownLetters> LoosePapers::letters(const tracing::LetterQuery&) {
  if (letters_) return letters_;
  std::vector<tracing::KnownLetter> out;
  for (const auto& [id, document] : documents_) {
    uint32_t number = 0;
    for (Letter& letter : letters_of_pages(document.pages)) out.push_back({{id, ++number}, std::move(letter)});
  }
  letters_ = std::make_shared<const std::vector<tracing::KnownLetter>>(std::move(out));
  return letters_;
}

Result<tracing::KnownLists> LoosePapers::lists(const tracing::LetterQuery&) {
  if (lists_.lists) return lists_;
  std::vector<tracing::KnownList> out;
  for (const auto& [id, document] : documents_) {
    uint32_t number = 0;
    for (List& list : lists_of_pages(document.pages)) out.push_back({{id, ++number}, std::move(list)});
  }
  lists_.lists = std::make_shared<const std::vector<tracing::KnownList>>(std::move(out));
  return lists_;
}

Result<PaperView> LoosePapers::view(const DocumentId& document) { return TRY(find(document))->view; }

}  // namespace recto::app
