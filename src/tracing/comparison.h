#pragma once
// A text held against a stretch of a paper, word by word, with every difference typed.

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "model/finding.h"
#include "model/page.h"
#include "tracing/given_text.h"
#include "tracing/word_stream.h"

namespace recto::tracing {

/// A page, or the end of one and the beginning of the next, as tracing compares it.
struct SourceText {
  std::shared_ptr<const WordStream> words;
  std::array<std::shared_ptr<const Page>, 2> pages;  ///< by the `part` of a token; the second may be null

  /// The text as read around a token's place.
  std::u32string_view text_of(uint8_t part) const { return pages[part]->text; }
};

struct Comparison {
  std::vector<Difference> differences;
  bool letter_for_letter = true;    ///< equal as written, white space apart
  std::u32string in_brackets;       ///< the story's own words that the paper does not have
  std::u32string replaced;          ///< the paper's words in their place
  CharRange given;                  ///< what of the given text is answered
  std::vector<bool> same;           ///< for each given word of the part: the paper has the same one in its place
  bool unsure_word = false;         ///< has_unsure_word() of the words that answer
  WordStream::Tokens source{0, 0};  ///< the words that answer, of SourceText::words; empty if none does
};

/// Compares the given words `part` with the source words `core`, those the letters were aligned with, and some more on each side. Words before
/// the first and behind the last that answer do not count. `distance` is an upper bound of the edits expected between them.
/// O(|part| · distance).
Comparison compare(const GivenText& given, WordStream::Tokens part, const SourceText& source, WordStream::Tokens core,
                   uint32_t distance);

}  // namespace recto::tracing
