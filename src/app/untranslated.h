#pragma once
// Claims held against papers in another language that nobody has translated.

#include <memory>
#include <span>
#include <string_view>

#include "app/papers.h"
#include "app/translations.h"
#include "linking/bilingual_text.h"
#include "model/finding.h"

namespace recto::app {

/// A story as sentences that can be held against another language; the text must outlive it.
struct BilingualStory {
  std::u32string_view text;
  linking::BilingualText sentences;
};
BilingualStory bilingual_story(std::u32string_view story);

/// Looks for the claims of one story; keeps the pages it has read, some thousand at most. For one thread; what it is given must outlive it.
class Untranslated {
 public:
  Untranslated(const BilingualStory& story, Papers& papers, Translations& translations);
  ~Untranslated();
  Untranslated(const Untranslated&) = delete;

  /// For findings that no paper in the story's language answers: the sentence of a paper in the other one that has most of the claim's words (by the
  /// dictionary), values and names. Its words are a candidate and no verdict (`for_a_person`, `needs_translation`); where a figure, date, name or rank of the claim
  /// was surely read otherwise there, it differs. A paper whose translation is in the case is left out: the claim was sought there. One
  /// look-up a sentence and some milliseconds a page found: claims of a sentence should follow each other. Errors: those of the sources.
  Result<void> add_candidates(std::span<Finding> findings);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace recto::app
