#pragma once
// A text as a row of tokens: words and phrases with their roles, numbers in digits with their value, single signs. What the small
// grammars of figures, dates and references read.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/types.h"
#include "reading/facts/lexicon.h"

namespace recto::reading {

enum class TokenKind : uint8_t { word, number, sign, address };

struct Token {
  TokenKind kind = TokenKind::sign;
  CharRange range;            ///< the whole word or phrase
  CharOffset core;            ///< where it begins without و ف ب ل ك
  bool space_before = false;  ///< or the start of the text
  bool line_before = false;   ///< a line ends before it
  bool wrapped = false;       ///< … and runs on here: it is long, and no blank line follows it
  bool capital = false;       ///< a Latin word that begins with a capital
  bool eastern = false;       ///< a number in Eastern Arabic digits
  bool arabic = false;        ///< a word in Arabic letters
  bool plain = false;  ///< a word that begins no figure, date or reference: unknown, or a cue or function word only
  char32_t sign = 0;   ///< of a sign: itself, dashes all '-'
  Clitics clitics;
  std::span<const Sense> senses;
  std::u32string_view folded;  ///< of a word or phrase
  std::string digits;          ///< of a number: ASCII digits with at most one point, separators gone
  bool grouped = false;        ///< it had separators of thousands
  bool doubtful = false;       ///< its separator may be of the other kind: 2.500
};

/// A token's meaning in a role; null if it has none.
const Sense* as(const Token& token, Role role);

/// The tokens of one text, which must outlive them. Addresses (e-mail, web) are one token each. O(n).
class Tokens {
 public:
  explicit Tokens(std::u32string_view text);
  Tokens(const Tokens&) = delete;
  size_t size() const { return tokens_.size(); }
  /// The i-th; past the end a sign that nothing matches.
  const Token& operator[](size_t i) const { return i < tokens_.size() ? tokens_[i] : end_; }
  std::u32string_view text() const { return text_; }
  std::u32string_view written(CharRange range) const { return text_.substr(range.start.value, range.length()); }
  /// Most words are Arabic.
  bool mostly_arabic() const { return arabic_words_ * 2 > words_; }

  bool is_sign(size_t i, char32_t sign) const { return (*this)[i].kind == TokenKind::sign && (*this)[i].sign == sign; }
  /// True when nothing stands between the token and the one before it.
  bool joined(size_t i) const { return i > 0 && i < size() && !tokens_[i].space_before; }

 private:
  friend class Lexer;
  std::u32string_view text_;
  std::vector<Token> tokens_;
  std::u32string pool_;  ///< the folded words, a space after each
  Token end_;
  size_t words_ = 0, arabic_words_ = 0;
};

}  // namespace recto::reading
