#pragma once
// A text as tracing compares it: folded words and what must not be folded away, with single spaces, each knowing its place.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/types.h"

namespace recto::tracing {

enum class TokenKind : uint8_t {
  letters,
  number,
  sign,  ///< what changes the meaning of a number: % ‰ ° $ € ½ ² ± and a minus before a digit
};

/// What stands between a token and the one before it.
enum class Joint : uint8_t {
  apart,        ///< white space or punctuation
  touching,     ///< nothing
  hyphen,       ///< a hyphen within the line
  line_hyphen,  ///< a hyphen and a line end: one word broken, or a compound
};

struct Token {
  CharRange range;     ///< in the text as read (of page part `part`)
  uint32_t start = 0;  ///< of its folded form in the stream's text
  uint32_t length = 0;
  TokenKind kind = TokenKind::letters;
  Joint joint = Joint::apart;
  uint8_t part = 0;  ///< 1: of the page after
};

/// Folded tokens joined by single spaces. Numbers lose the commas between groups of three, nothing else; "per cent" is the sign %.
struct WordStream {
  std::u32string text;
  std::vector<Token> tokens;

  std::u32string_view folded(const Token& token) const {
    return std::u32string_view(text).substr(token.start, token.length);
  }
  /// The tokens that a stretch of `text` touches, as half-open indexes. O(log).
  struct Tokens {
    size_t first, last;
    bool empty() const { return first >= last; }
  };
  Tokens touching(uint32_t start, uint32_t end) const;
  /// Tokens first … last − 1 added behind, as of page part `part`.
  void append(const WordStream& other, Tokens tokens, uint8_t part);
};

/// O(n).
WordStream word_stream(std::u32string_view text_as_read);

}  // namespace recto::tracing
