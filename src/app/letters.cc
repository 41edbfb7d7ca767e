#include "app/letters.h"

#include <set>

#include "app/citations.h"
#include "app/letter_readings.h"
#include "app/paper_keys.h"
#include "reading/letters/decided.h"
#include "reading/letters/letters.h"
#include "store/catalogue.h"
#include "store/letter_shelf.h"

namespace recto::app {
namespace {

constexpr uint64_t kPagesInACommit = 2'000;

}  // namespace

std::vector<Box> FoundLetter::boxes(const PageRange& at) const {
  for (const auto& page : pages) {
    if (page->number == at.page) return boxes_of(*page, at.range);
  }
  return {};
}

Result<std::vector<FoundLetter>> letters_of(const store::Case& opened, const store::Document& document) {
  const LetterPages pages = TRY(letter_pages(opened, document));
  LetterReading reading = TRY(letter_reading(opened, document));
  std::vector<std::vector<LetterDecision>> decisions(reading.letters.size());
  for (const LetterDecision& one : reading.decisions) {
    if (!is_field(one.matter)) continue;
    auto& mine = decisions[reading::letters::letter_at(reading.letters, one.letter.page, one.letter.start)];
    std::erase_if(mine, [&](const LetterDecision& before) { return before.matter == one.matter; });
    if (!one.values.empty()) mine.push_back(one);
  }
  std::vector<FoundLetter> out;
  for (uint32_t n = 0; n < reading.letters.size(); ++n) {
    out.push_back(
        {{document.id, n + 1}, document, std::move(reading.letters[n]), {}, {}, {}, std::move(decisions[n]), pages});
    out.back().cited.resize(out.back().letter.references.size());
  }
  return out;
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
    for (FoundLetter& found : TRY(letters_of(*opened, document))) {
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
  const std::vector<Letter> letters = letters_of_pages(pages);
  return opened.letters().put(document, reading::letters::kReader, letters, keys_of(letters));
}

Result<void> read_new_letters(store::Case& opened, const sandbox::Cancellation& cancellation) {
  uint64_t pages = 0;
  for (const store::Document& document : TRY(opened.letters().wanting(reading::letters::kReader))) {
    if (cancellation.cancelled()) break;
    TRY(keep_letters(opened, document, TRY(letter_pages(opened, document))));
    pages += document.pages;
    if (pages < kPagesInACommit) continue;
    TRY(opened.letters().commit());
    pages = 0;
  }
  return opened.letters().commit();
}

}  // namespace recto::app
