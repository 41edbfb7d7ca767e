#include "app/letters.h"

#include <map>
#include <set>

#include "reading/letters/chains.h"
#include "reading/letters/letters.h"
#include "reading/letters/references.h"
#include "reading/letters/replies.h"
#include "store/catalogue.h"
#include "store/letter_shelf.h"

namespace recto::app {
namespace {

constexpr uint64_t kPagesInACommit = 2'000;

using Pages = std::vector<std::shared_ptr<const Page>>;

/// A document's stored pages. Pages that cannot be had are left out.
Result<Pages> pages_of(const store::Catalogue& catalogue, const store::Document& document) {
  Pages pages;
  for (uint32_t n = 1; n <= document.pages; ++n) {
    auto page = catalogue.page(document.id, PageNumber(n));
    if (!page && page.error().kind != ErrorKind::not_found) return tl::unexpected(std::move(page).error());
    if (page) pages.push_back(std::move(*page));
  }
  return pages;
}

std::vector<Letter> read_from(std::span<const std::shared_ptr<const Page>> pages) {
  std::vector<const Page*> borrowed;
  for (const auto& page : pages) borrowed.push_back(page.get());
  return reading::letters::read_letters(borrowed);
}

Result<std::vector<Letter>> letters_of(const store::Case& opened, const store::Document& document, const Pages& pages) {
  if (auto stored = TRY(opened.letters().letters(document, reading::letters::kReader))) return std::move(*stored);
  return read_from(pages);
}

/// What cites what in a case. Holds keys and references, not letters: a few hundred bytes a letter.
class Citations {
 public:
  static Result<Citations> of(const store::Case& opened) {
    Citations citations;
    for (const store::Document& document : TRY(opened.catalogue().documents())) {
      const auto stored = TRY(opened.letters().letters(document, reading::letters::kReader));
      citations.add(document.id, stored ? *stored : read_from(TRY(pages_of(opened.catalogue(), document))));
    }
    citations.resolve();
    return citations;
  }

  /// Fills what a letter cites and what cites it.
  void put(FoundLetter& found) const {
    const auto at = index_.find(found.id);
    if (at == index_.end()) return;
    for (const auto& target : cited_[at->second]) {
      found.cited.push_back(target ? std::optional(ids_[*target]) : std::nullopt);
    }
    found.cited.resize(found.letter.references.size());
    for (const size_t citing : cited_by_[at->second]) found.cited_by.push_back(ids_[citing]);
  }

  /// The letters that the listed ones cite and the case lacks, in the order they are first cited.
  std::vector<MissingLetter> missing(const std::set<LetterId>& listed) const {
    std::vector<MissingLetter> all;
    std::map<std::u32string, size_t> places;
    for (size_t i = 0; i < ids_.size(); ++i) {
      if (!listed.contains(ids_[i])) continue;
      for (size_t k = 0; k < references_[i].size(); ++k) {
        const Reference& reference = references_[i][k];
        if (cited_[i][k] || reference.number.empty()) continue;
        const auto [at, fresh] = places.emplace(reading::letters::number_key(reference.number), all.size());
        if (fresh) all.push_back({reference.number, reference.date, {}});
        all[at->second].cited_by.push_back(ids_[i]);
      }
    }
    return all;
  }

 private:
  void add(const DocumentId& document, const std::vector<Letter>& letters) {
    uint32_t number = 0;
    for (const Letter& letter : letters) {
      const LetterId id{document, ++number};
      index_.emplace(id, ids_.size());
      ids_.push_back(id);
      chains_.add(letter);
      references_.push_back(letter.references);
    }
  }

  void resolve() {
    cited_.resize(ids_.size());
    cited_by_.resize(ids_.size());
    for (size_t i = 0; i < ids_.size(); ++i) {
      for (const Reference& reference : references_[i]) {
        cited_[i].push_back(target_of(i, reference));
        if (cited_[i].back()) cited_by_[*cited_[i].back()].push_back(i);
      }
    }
  }

  std::optional<size_t> target_of(size_t citing, const Reference& reference) const {
    const bool below = !reference.evidence.empty() && reference.evidence.front() == reading::letters::kReplyChain;
    if (!below) return chains_.meant_by(citing, reference);
    const size_t next = citing + 1;
    return next < ids_.size() && ids_[next].document == ids_[citing].document ? std::optional(next) : std::nullopt;
  }

  reading::letters::Chains chains_;
  std::vector<LetterId> ids_;
  std::map<LetterId, size_t> index_;
  std::vector<std::vector<Reference>> references_;
  std::vector<std::vector<std::optional<size_t>>> cited_;
  std::vector<std::vector<size_t>> cited_by_;
};

}  // namespace

std::vector<Box> FoundLetter::boxes(const PageRange& at) const {
  for (const auto& page : pages) {
    if (page->number == at.page) return boxes_of(*page, at.range);
  }
  return {};
}

Result<void> letters(const std::string& folder, const std::string& untrusted_document, LetterListener& listener) {
  const auto opened = TRY(store::Case::open(folder, store::Access::reading));
  const auto documents = TRY(untrusted_document.empty() ? opened->catalogue().documents()
                                                        : opened->catalogue().find_documents(untrusted_document));
  if (documents.empty() && !untrusted_document.empty()) {
    return fail(ErrorKind::not_found, "there is no such document in the case; recto status counts them",
                untrusted_document);
  }
  const Citations citations = TRY(Citations::of(*opened));
  std::set<LetterId> listed;
  for (const store::Document& document : documents) {
    const Pages pages = TRY(pages_of(opened->catalogue(), document));
    uint32_t number = 0;
    for (Letter& letter : TRY(letters_of(*opened, document, pages))) {
      FoundLetter found{{document.id, ++number}, document, std::move(letter), {}, {}, pages};
      citations.put(found);
      listed.insert(found.id);
      TRY(listener.letter(found));
    }
  }
  for (const MissingLetter& missing : citations.missing(listed)) TRY(listener.missing(missing));
  return {};
}

Result<void> keep_letters(store::Case& opened, const store::Document& document,
                          std::span<const std::shared_ptr<const Page>> pages) {
  return opened.letters().put(document, reading::letters::kReader, read_from(pages));
}

Result<void> read_new_letters(store::Case& opened, const sandbox::Cancellation& cancellation) {
  uint64_t pages = 0;
  for (const store::Document& document : TRY(opened.letters().wanting(reading::letters::kReader))) {
    if (cancellation.cancelled()) break;
    TRY(keep_letters(opened, document, TRY(pages_of(opened.catalogue(), document))));
    pages += document.pages;
    if (pages < kPagesInACommit) continue;
    TRY(opened.letters().commit());
    pages = 0;
  }
  return opened.letters().commit();
}

}  // namespace recto::app
