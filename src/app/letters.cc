#include "app/letters.h"

#include "reading/letters/letters.h"
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

std::vector<Letter> read_from(const Pages& pages) {
  std::vector<const Page*> borrowed;
  for (const auto& page : pages) borrowed.push_back(page.get());
  return reading::letters::read_letters(borrowed);
}

Result<std::vector<Letter>> letters_of(const store::Case& opened, const store::Document& document, const Pages& pages) {
  if (auto stored = TRY(opened.letters().letters(document, reading::letters::kReader))) return std::move(*stored);
  return read_from(pages);
}

}  // namespace

std::vector<Box> FoundLetter::boxes(const PageRange& at) const {
  for (const auto& page : pages) {
    if (page->number == at.page) return boxes_of(*page, at.range);
  }
  return {};
}

Result<void> letters(const std::string& folder, const std::string& untrusted_document,
                     const std::function<Result<void>(const FoundLetter&)>& each) {
  const auto opened = TRY(store::Case::open(folder, store::Access::reading));
  const auto documents = TRY(untrusted_document.empty() ? opened->catalogue().documents()
                                                        : opened->catalogue().find_documents(untrusted_document));
  if (documents.empty() && !untrusted_document.empty()) {
    return fail(ErrorKind::not_found, "there is no such document in the case; recto status counts them",
                untrusted_document);
  }
  for (const store::Document& document : documents) {
    const Pages pages = TRY(pages_of(opened->catalogue(), document));
    uint32_t number = 0;
    for (Letter& letter : TRY(letters_of(*opened, document, pages))) {
      FoundLetter found{{document.id, ++number}, document, std::move(letter), {}, {}, pages};
      found.cited.resize(found.letter.references.size());
      TRY(each(found));
    }
  }
  return {};
}

Result<void> read_new_letters(store::Case& opened, const sandbox::Cancellation& cancellation) {
  uint64_t pages = 0;
  for (const store::Document& document : TRY(opened.letters().wanting(reading::letters::kReader))) {
    if (cancellation.cancelled()) break;
    const auto letters = read_from(TRY(pages_of(opened.catalogue(), document)));
    TRY(opened.letters().put(document, reading::letters::kReader, letters));
    pages += document.pages;
    if (pages < kPagesInACommit) continue;
    TRY(opened.letters().commit());
    pages = 0;
  }
  return opened.letters().commit();
}

}  // namespace recto::app
