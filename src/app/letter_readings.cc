#include "app/letter_readings.h"

#include <set>

#include "reading/letters/decided.h"
#include "reading/letters/letters.h"
#include "store/catalogue.h"
#include "store/letter_decisions.h"
#include "store/letter_shelf.h"

namespace recto::app {
namespace {

std::vector<const Page*> borrowed(std::span<const std::shared_ptr<const Page>> pages) {
  std::vector<const Page*> out;
  for (const auto& page : pages) out.push_back(page.get());
  return out;
}

}  // namespace

Result<LetterPages> letter_pages(const store::Case& opened, const store::Document& document) {
  LetterPages pages;
  for (uint32_t n = 1; n <= document.pages; ++n) {
    auto page = opened.catalogue().page(document.id, PageNumber(n));
    if (!page && page.error().kind != ErrorKind::not_found) return tl::unexpected(std::move(page).error());
    if (page) pages.push_back(std::move(*page));
  }
  return pages;
}

std::vector<Letter> letters_of_pages(std::span<const std::shared_ptr<const Page>> pages) {
  return reading::letters::read_letters(borrowed(pages));
}

Result<LetterReading> letter_reading(const store::Case& opened, const store::Document& document) {
  LetterReading reading;
  reading.decisions = TRY(opened.letter_decisions().on(document.id));
  std::erase_if(reading.decisions,
                [&](const LetterDecision& one) { return one.letter.document != document.id && !is_link(one.matter); });
  auto stored = TRY(opened.letters().letters(document, reading::letters::kReader));
  if (stored && reading.decisions.empty()) {
    reading.letters = std::move(*stored);
    return reading;
  }
  const LetterPages pages = TRY(letter_pages(opened, document));
  const reading::letters::Cuts cuts = reading::letters::cuts_of(reading.decisions);
  reading.letters = stored && cuts.empty() ? std::move(*stored) : reading::letters::read_letters(borrowed(pages), cuts);
  reading::letters::put_decisions(reading.decisions, borrowed(pages), reading.letters);
  return reading;
}

Result<void> for_each_letter_reading(const store::Case& opened, const EachReading& each) {
  std::set<DocumentId> spoken_on;
  for (const LetterDecision& one : TRY(opened.letter_decisions().all())) spoken_on.insert(one.letter.document);
  return opened.letters().for_each(reading::letters::kReader,
                                   [&](const store::Document& document, std::vector<Letter>* letters) -> Result<void> {
                                     if (letters && !spoken_on.contains(document.id)) return each(document, *letters);
                                     return each(document, TRY(letter_reading(opened, document)).letters);
                                   });
}

}  // namespace recto::app
