#pragma once
// What persons said about which letter translates which.

#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/letter_decision.h"
#include "store/case.h"

namespace recto::app {

/// A letter in its document, or a whole document.
struct TextSpan {
  DocumentId document;
  PageNumber first_page{1}, last_page{std::numeric_limits<uint32_t>::max()};
  CharOffset start{0}, end{std::numeric_limits<uint32_t>::max()};  ///< on the first and the last page

  bool holds(PageNumber page, CharOffset at) const {
    return !(page < first_page || page > last_page || (page == first_page && at < start) ||
             (page == last_page && at >= end));
  }
  auto operator<=>(const TextSpan&) const = default;
};

struct TranslationLink {
  TextSpan translation, original;
  std::string by, why;
  uint64_t act = 0;  ///< its number in the log
};

struct TranslationLinks {
  std::vector<TranslationLink> links;                      ///< none of them part of a circle
  std::set<std::pair<DocumentId, DocumentId>> taken_back;  ///< translation and original: a person says they are not
  std::vector<std::string> faults;  ///< one sentence a circle; file names are shown as given, printable
};

/// The newest word on each pair of letters. Links that lead back to where they began (A translates B, B translates A) say nothing about which paper is
/// the original: they are left out and named. Errors: corrupt, io.
Result<TranslationLinks> translation_links(const store::Case& opened);

/// Whether to say that `translation` translates `original` would close a circle. Errors: as above.
Result<bool> closes_a_circle(const store::Case& opened, const LetterPlace& translation, const LetterPlace& original);

}  // namespace recto::app
