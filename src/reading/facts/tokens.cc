// Text to tokens in two passes: first words, numbers and signs with the folded words in one pool, a space after each, so that a phrase
// is a stretch of the pool; then roles, longest phrase first.
#include "reading/facts/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "reading/facts/numeral.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace recto::reading {
namespace {

bool is_mark(char32_t c) { return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || c == 0x0640; }
bool is_vulgar_fraction(char32_t c) { return (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x215E); }
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return text::is_arabic_letter(c) || (!is_mark(c) && u_isalpha(static_cast<UChar32>(c)));
}
bool is_space(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x3000;
}
bool is_dash(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
constexpr size_t kRunningLine = 35;  // scalars: shorter lines are headings, items, rows

bool is_line_end(char32_t c) { return c == U'\n' || c == U'\f' || c == 0x2029; }
CharOffset at(size_t i) { return CharOffset(static_cast<uint32_t>(i)); }

}  // namespace

const Sense* as(const Token& token, Role role) {
  for (const Sense& sense : token.senses) {
    if (sense.role == role) return &sense;
  }
  return nullptr;
}

/// The two passes.
class Lexer {
 public:
  explicit Lexer(Tokens& out) : out_(out), text_(out.text_) {}

  void run() {
    size_t i = 0;
    while (i < text_.size()) i = step(i);
    give_roles();
  }

 private:
  struct Place {
    size_t start, length;
  };

  size_t step(size_t i) {
    const char32_t c = text_[i];
    if (is_space(c) || is_invisible(c)) {
      space_ = space_ || is_space(c);
      if (is_line_end(c)) end_line(i);
      return i + 1;
    }
    if (i >= chunk_end_) look_for_address(i);
    if (i == address_start_ && address_end_ > i) return add(TokenKind::address, i, address_end_);
    const bool decimal = c == U'.' && i + 1 < text_.size() && digit_value(text_[i + 1]) >= 0 &&
                         (i == 0 || (!is_letter(text_[i - 1]) && digit_value(text_[i - 1]) < 0));
    if (digit_value(c) >= 0 || decimal) return add_number(i);
    if (is_letter(c) || is_vulgar_fraction(c)) return add_word(i);
    return add_sign(i);
  }

  /// Looks through the characters up to the next space for an e-mail or web address.
  void look_for_address(size_t i) {
    size_t first = i;
    while (first < text_.size() && !is_space(text_[first]) && !is_letter(text_[first]) && digit_value(text_[first]) < 0)
      ++first;
    chunk_end_ = first;
    while (chunk_end_ < text_.size() && !is_space(text_[chunk_end_])) ++chunk_end_;
    const std::u32string_view chunk = text_.substr(first, chunk_end_ - first);
    const size_t monkey = chunk.find(U'@');
    const bool mail = monkey != chunk.npos && monkey > 0 && chunk.find(U'.', monkey) != chunk.npos;
    if (!mail && chunk.find(U"://") == chunk.npos && !chunk.starts_with(U"www.")) return;
    address_start_ = first;
    address_end_ = chunk_end_;
    while (address_end_ > first && !is_letter(text_[address_end_ - 1]) && digit_value(text_[address_end_ - 1]) < 0 &&
           text_[address_end_ - 1] != U'/')
      --address_end_;
  }

  void end_line(size_t i) {
    if (line_ends_++ == 0) last_line_ = i - line_start_;
    line_start_ = i + 1;
    line_ = true;
  }

  Token& new_token(TokenKind kind, size_t start, size_t end) {
    Token token;
    token.kind = kind;
    token.range = {at(start), at(end)};
    token.core = at(start);
    token.space_before = space_ || out_.tokens_.empty();
    token.line_before = line_;
    token.wrapped = line_ends_ == 1 && last_line_ >= kRunningLine;
    line_ends_ = 0;
    space_ = line_ = false;
    out_.tokens_.push_back(std::move(token));
    return out_.tokens_.back();
  }

  size_t add(TokenKind kind, size_t start, size_t end) {
    new_token(kind, start, end);
    pool_word(U"");
    return end;
  }

  size_t add_sign(size_t i) {
    Token& token = new_token(TokenKind::sign, i, i + 1);
    token.sign = is_dash(text_[i]) ? U'-' : text_[i];
    add_folded(text_.substr(i, 1));
    return i + 1;
  }

  size_t add_number(size_t i) {
    Numeral numeral = read_numeral(text_, i);
    Token& token = new_token(TokenKind::number, i, numeral.end);
    token.digits = std::move(numeral.digits);
    token.grouped = numeral.grouped;
    token.doubtful = numeral.doubtful;
    token.eastern = numeral.eastern;
    pool_word(U"");
    return numeral.end;
  }

  size_t add_word(size_t i) {
    size_t end = i + 1;
    if (is_letter(text_[i])) {
      while (end < text_.size() && (is_letter(text_[end]) || is_mark(text_[end]) || is_invisible(text_[end]))) ++end;
      while (is_invisible(text_[end - 1])) --end;
      if (end < text_.size() && (text_[end] == U'²' || text_[end] == U'³')) ++end;
    }
    Token& token = new_token(TokenKind::word, i, end);
    token.capital = text_[i] >= U'A' && text_[i] <= U'Z';
    token.arabic = text::is_arabic_letter(text_[i]);
    ++out_.words_;
    out_.arabic_words_ += token.arabic ? 1 : 0;
    add_folded(text_.substr(i, end - i));
    return end;
  }

  void add_folded(std::u32string_view word) {
    const bool ascii = std::all_of(word.begin(), word.end(), [](char32_t c) { return c < 0x80; });
    if (!ascii) return pool_word(text::folded(word, text::Folding::spelling));
    std::u32string lower(word);
    for (char32_t& c : lower) c = c >= U'A' && c <= U'Z' ? c + 32 : c;
    pool_word(lower);
  }

  void pool_word(std::u32string_view folded) {
    places_.push_back({out_.pool_.size(), folded.size()});
    out_.pool_ += folded;
    out_.pool_ += U' ';
  }

  // The second pass.

  void give_roles() {
    const Lexicon& lexicon = Lexicon::instance();
    const std::u32string_view pool = out_.pool_;
    std::vector<Token>& tokens = out_.tokens_;
    size_t kept = 0;
    for (size_t i = 0; i < tokens.size();) {
      Token token = std::move(tokens[i]);
      token.folded = pool.substr(places_[i].start, places_[i].length);
      size_t words = 1;
      if (token.kind == TokenKind::word) words = match_phrase(lexicon, i, token);
      if (words == 1) match_word(lexicon, token);
      if (words > 1) token.range.end = tokens[i + words - 1].range.end;
      token.plain =
          token.kind == TokenKind::word && std::all_of(token.senses.begin(), token.senses.end(),
                                                       [](const Sense& sense) { return sense.role >= Role::cue; });
      set_core(token);
      i += words;
      tokens[kept++] = std::move(token);
    }
    tokens.resize(kept);
  }

  static void match_word(const Lexicon& lexicon, Token& token) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::sign) return;
    const Found found = lexicon.find(token.folded);
    token.senses = found.senses;
    token.clitics = found.clitics;
  }

  /// Tries the longest phrase that begins with word i, with و ف ب ل ك before it or without; gives the number of its words, or 1.
  size_t match_phrase(const Lexicon& lexicon, size_t i, Token& token) {
    const std::u32string_view pool = out_.pool_;
    for (uint8_t off = 0; off <= 2 && off + 1U < token.folded.size(); ++off) {
      if (off > 0 && !is_clitic(token.folded[off - 1], off)) break;
      const unsigned most = lexicon.longest_phrase(token.folded.substr(off));
      for (unsigned words = std::min(most, following_words(i, most)); words > 1; --words) {
        const Place last = places_[i + words - 1];
        const size_t start = places_[i].start + off;
        const auto senses = lexicon.find_exact(pool.substr(start, last.start + last.length - start));
        if (senses.empty()) continue;
        token.senses = senses;
        token.clitics = {off > 0, off > 1, false, off};
        token.folded = pool.substr(start, last.start + last.length - start);
        return words;
      }
    }
    return 1;
  }

  static bool is_clitic(char32_t c, unsigned place) {
    return c == U'و' || c == U'ف' || (c == U'ب' || c == U'ل' || c == U'ك' ? place <= 2 : false);
  }

  /// How many tokens from i on are words on one line, at most `most`.
  unsigned following_words(size_t i, unsigned most) const {
    unsigned count = 1;
    while (count < most && i + count < out_.tokens_.size() && out_.tokens_[i + count].kind == TokenKind::word &&
           out_.tokens_[i + count].space_before)
      ++count;
    return count;
  }

  void set_core(Token& token) const {
    size_t i = token.range.start.value;
    for (unsigned letters = token.clitics.before_core; letters > 0 && i < token.range.end.value; ++i) {
      if (is_letter(text_[i])) --letters;
    }
    while (i < token.range.end.value && token.clitics.before_core > 0 && (is_mark(text_[i]) || is_invisible(text_[i])))
      ++i;
    token.core = at(i);
  }

  Tokens& out_;
  std::u32string_view text_;
  std::vector<Place> places_;
  size_t chunk_end_ = 0, address_start_ = 0, address_end_ = 0;
  bool space_ = false, line_ = false;
  size_t line_start_ = 0, last_line_ = 0;  // where the line began; how long the one before the white space was
  unsigned line_ends_ = 0;                 // since the last token
};

Tokens::Tokens(std::u32string_view text) : text_(text) { Lexer(*this).run(); }

}  // namespace recto::reading
