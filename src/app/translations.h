#pragma once
// Which papers say the same in two languages, and which sentences of them belong together.

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/papers.h"
#include "app/translation_links.h"
#include "linking/sentence_alignment.h"
#include "model/other_language.h"

namespace recto::app {

/// A paper and its translation.
struct TranslationPair {
  TextSpan translation, original;
  bool confirmed = false;  ///< a person linked them; else the machine proposes it
  std::string by, why;     ///< of the link
  double share = 0;        ///< 0–1: of the letters of both texts, those in sentences that were aligned and are alike
};

/// Aligned sentences of a pair.
struct AlignedPassages {
  Passage translation, original;
  double likeness = 0;
  std::vector<LanguageDifference> differences;  ///< `here` is the translation
};

/// Finds and aligns translations; keeps what it aligned lately. Pairs that persons linked come first; where there is none, the machine proposes a paper: the
/// numbers of a text, or if it has few its words in the other language, are looked up like a quotation, and of the papers found the one that aligns
/// best is taken if most of both texts does. So no two papers of a case are compared that share nothing. A new document costs a look-up and some milliseconds
/// a candidate; a known one nothing. Not for use by two threads at once.
class Translations {
 public:
  /// Borrows `papers` for its lifetime.
  Translations(Papers& papers, TranslationLinks links);
  ~Translations();
  Translations(const Translations&) = delete;
  Translations& operator=(const Translations&) = delete;

  /// The pairs that a document belongs to: all linked ones; where none is, at most one proposed. Errors: those of the sources.
  Result<std::vector<TranslationPair>> pairs_of(const DocumentId& document);

  /// Whether a person linked a document as a translation or an original.
  bool is_linked(const DocumentId& document) const;

  /// What stands beside a passage in the other language; null where no pair is known or no sentence of it is alike. Errors: those of the sources.
  Result<std::shared_ptr<const OtherLanguage>> beside(const Passage& passage);

  /// All aligned sentences of a pair that are alike, in the order of the translation. Errors: those of the sources.
  Result<std::vector<AlignedPassages>> aligned(const TranslationPair& pair);

  /// One sentence each: links that cannot be followed.
  const std::vector<std::string>& faults() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace recto::app
