#pragma once
// The letters of one document as they hold now: read by the rules, with what persons said of them over it.

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "model/letter.h"
#include "model/letter_decision.h"
#include "model/page.h"
#include "store/case.h"
#include "store/rows.h"

namespace recto::app {

using LetterPages = std::vector<std::shared_ptr<const Page>>;

/// A document's stored pages. Pages that cannot be had are left out. Errors: corrupt, io.
Result<LetterPages> letter_pages(const store::Case& opened, const store::Document& document);

struct LetterReading {
  std::vector<Letter> letters;
  std::vector<LetterDecision> decisions;  ///< on this document, in the order they were taken
};

/// Reads a document's letters from the case where it has them, else from the pages. Pages are asked for only if they are needed.
Result<LetterReading> letter_reading(const store::Case& opened, const store::Document& document);

/// The letters of all documents as letter_reading() gives them, in the order the documents were read; stops when `each` returns an error. Some 40 µs a letter, a third of
/// reading document by document.
using EachReading = std::function<Result<void>(const store::Document& document, const std::vector<Letter>& letters)>;
Result<void> for_each_letter_reading(const store::Case& opened, const EachReading& each);

/// The letters that the rules read from pages, nobody asked.
std::vector<Letter> letters_of_pages(std::span<const std::shared_ptr<const Page>> pages);

}  // namespace recto::app
