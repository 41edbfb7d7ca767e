// Query language, in order of binding:
//
//   query   = any { any }                           a bare sequence is Kind::plain unless it is one thing
//   query   = ored ;  ored = anded { OR anded } ;  anded = sequence { AND [NOT] sequence | NOT sequence }
//   sequence = near { near } ;  near = unary { NEAR[/n] unary } ;  unary = [-] primary
//   primary = ( query ) | "phrase" | name:value | field:value | word | word*
//
// Operators are upper case, so that a pasted sentence is a plain sequence. A sign that is no operator separates words: what a word is,
// the text layer says, for pages and queries alike.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "search/query.h"
#include "search/tokens.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace recto::search {
namespace {

constexpr size_t kMostBytes = 10'000, kMostWords = 100;
constexpr unsigned kNearDefault = 10, kNearMost = 1000, kMostDepth = 50;

enum class LexKind { open, close, and_, or_, not_, near, minus, phrase, text, filter, name, end };

struct Lexeme {
  LexKind kind = LexKind::end;
  size_t at = 0;        ///< in characters, from 0
  std::u32string text;  ///< of a phrase, text or filter: what stands in it
  std::u32string field;
  unsigned distance = 0;
};

tl::unexpected<Error> wrong(std::string_view what, size_t at) {
  return fail(ErrorKind::invalid_input, fmt::format("{} (character {} of the query)", what, at + 1));
}

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0; }
char32_t closing_quote(char32_t c) {
  switch (c) {
    case U'"':
      return U'"';
    case U'“':
      return U'”';
    case U'«':
      return U'»';
    case U'„':
      return U'“';
    default:
      return 0;
  }
}

std::optional<unsigned> whole_number(std::u32string_view digits) {
  const std::string ascii = text::encode_utf8(text::folded(digits, text::Folding::spelling));
  unsigned value = 0;
  const auto [end, error] = std::from_chars(ascii.data(), ascii.data() + ascii.size(), value);
  if (ascii.empty() || error != std::errc() || end != ascii.data() + ascii.size()) return std::nullopt;
  return value;
}

/// Cuts a query into lexemes.
class Lexer {
 public:
  explicit Lexer(std::u32string_view query) : query_(query) {}

  Result<std::vector<Lexeme>> run() {
    std::vector<Lexeme> out;
    while (true) {
      while (at_ < query_.size() && is_space(query_[at_])) ++at_;
      if (at_ >= query_.size()) break;
      out.push_back(TRY(next()));
    }
    out.push_back({LexKind::end, query_.size(), {}, {}, 0});
    return out;
  }

 private:
  Result<Lexeme> next() {
    Lexeme lexeme;
    lexeme.at = at_;
    const char32_t c = query_[at_];
    if (c == U'(' || c == U')') {
      lexeme.kind = c == U'(' ? LexKind::open : LexKind::close;
      ++at_;
      return lexeme;
    }
    if (closing_quote(c) != 0) {
      lexeme.kind = LexKind::phrase;
      lexeme.text = TRY(quoted());
      return lexeme;
    }
    const bool before_operand = at_ + 1 < query_.size() && !is_space(query_[at_ + 1]) && query_[at_ + 1] != U'-';
    if (c == U'-' && before_operand) {
      lexeme.kind = LexKind::minus;
      ++at_;
      return lexeme;
    }
    return bare(lexeme);
  }

  Result<std::u32string> quoted() {
    const size_t opened = at_;
    const char32_t close = closing_quote(query_[at_++]);
    const size_t start = at_;
    while (at_ < query_.size() && query_[at_] != close) ++at_;
    if (at_ >= query_.size()) return wrong("a quotation mark is opened and never closed", opened);
    return std::u32string(query_.substr(start, at_++ - start));
  }

  Result<Lexeme> bare(Lexeme lexeme) {
    const size_t start = at_;
    while (at_ < query_.size() && !is_space(query_[at_]) && query_[at_] != U'(' && query_[at_] != U')' &&
           closing_quote(query_[at_]) == 0) {
      ++at_;
      if (query_[at_ - 1] == U':' && is_field(query_.substr(start, at_ - 1 - start))) {
        lexeme.kind = query_.substr(start, at_ - 1 - start) == U"name" ? LexKind::name : LexKind::filter;
        lexeme.field = query_.substr(start, at_ - 1 - start);
        lexeme.text = TRY(filter_value());
        return lexeme;
      }
    }
    const std::u32string_view text = query_.substr(start, at_ - start);
    lexeme.text = text;
    lexeme.kind = text == U"AND"   ? LexKind::and_
                  : text == U"OR"  ? LexKind::or_
                  : text == U"NOT" ? LexKind::not_
                                   : LexKind::text;
    if (text == U"NEAR" || text.starts_with(U"NEAR/")) {
      lexeme.kind = LexKind::near;
      const std::optional<unsigned> distance = text.size() > 5    ? whole_number(text.substr(5))
                                               : text.size() == 4 ? std::optional(kNearDefault)
                                                                  : std::nullopt;
      if (!distance || *distance < 1 || *distance > kNearMost) {
        return wrong(fmt::format("NEAR takes a number of words from 1 to {}, as in NEAR/5", kNearMost), start);
      }
      lexeme.distance = *distance;
    }
    return lexeme;
  }

  static bool is_field(std::u32string_view name) {
    return name == U"name" || name == U"file" || name == U"page" || name == U"language" || name == U"date";
  }

  Result<std::u32string> filter_value() {
    if (at_ < query_.size() && closing_quote(query_[at_]) != 0) return quoted();
    const size_t start = at_;
    while (at_ < query_.size() && !is_space(query_[at_]) && query_[at_] != U'(' && query_[at_] != U')') ++at_;
    return std::u32string(query_.substr(start, at_ - start));
  }

  std::u32string_view query_;
  size_t at_ = 0;
};

/// A date to the year, month or day.
bool is_date(std::string_view text) {
  constexpr std::string_view kPattern = "dddd-dd-dd";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (size_t k = 0; k < text.size(); ++k) {
    const bool digit = text[k] >= '0' && text[k] <= '9';
    if (kPattern[k] == 'd' ? !digit : text[k] != '-') return false;
  }
  return true;
}

Result<void> read_range(const Lexeme& lexeme, std::string value, QueryFilter& filter) {
  const size_t dots = value.find("..");
  filter.low = value.substr(0, dots);
  filter.high = dots == value.npos ? value : value.substr(dots + 2);
  const auto good = [&](const std::string& end) {
    if (filter.field == QueryFilter::Field::date) return is_date(end);
    return !end.empty() && end.size() <= 9 &&
           std::all_of(end.begin(), end.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  const bool open_low = dots != value.npos && filter.low.empty(), open_high = dots != value.npos && filter.high.empty();
  if ((open_low && open_high) || !(open_low || good(filter.low)) || !(open_high || good(filter.high))) {
    return wrong(filter.field == QueryFilter::Field::date
                     ? "date: takes a date or two with .. between them, as in date:2013-12..2014-03-31"
                     : "page: takes a number or two with .. between them, as in page:2..7",
                 lexeme.at);
  }
  return {};
}

Result<QueryFilter> read_filter(const Lexeme& lexeme, bool negative) {
  QueryFilter filter;
  filter.negative = negative;
  const std::u32string folded = text::folded(lexeme.text, text::Folding::spelling);
  if (lexeme.field == U"file") {
    for (const Token& token : tokens(lexeme.text)) filter.terms.push_back(token.term);
    if (filter.terms.empty()) return wrong("file: needs a part of a file's name after the colon", lexeme.at);
    if (lexeme.text.ends_with(U'*')) filter.terms.back() += '*';
  } else if (lexeme.field == U"language") {
    filter.field = QueryFilter::Field::language;
    filter.terms = {text::encode_utf8(folded)};
    const bool good = folded.size() == 3 &&
                      std::all_of(folded.begin(), folded.end(), [](char32_t c) { return c >= U'a' && c <= U'z'; });
    if (!good) return wrong("language: takes three letters (ISO 639-3), as in language:ara", lexeme.at);
  } else {
    filter.field = lexeme.field == U"page" ? QueryFilter::Field::page : QueryFilter::Field::date;
    TRY(read_range(lexeme, text::encode_utf8(folded), filter));
  }
  return filter;
}

class Parser {
 public:
  explicit Parser(std::vector<Lexeme> lexemes) : lexemes_(std::move(lexemes)) {}

  Result<Query> run() {
    std::optional<QueryNode> tree = TRY(ored());
    if (peek().kind == LexKind::close) return wrong("a bracket is closed that was not opened", peek().at);
    const bool wants =
        tree && std::any_of(query_.words.begin(), query_.words.end(), [](const QueryWord& w) { return !w.negative; });
    if (!wants && (query_.filters.empty() || tree)) {
      return wrong("the query names no word to look for", 0);
    }
    if (tree) {
      query_.has_tree = true;
      query_.tree = std::move(*tree);
    }
    return std::move(query_);
  }

 private:
  using Kind = QueryNode::Kind;
  /// Nothing where only filters or signs stood.
  using Maybe = std::optional<QueryNode>;

  const Lexeme& peek() const { return lexemes_[next_]; }
  Lexeme take() { return lexemes_[next_ + 1 < lexemes_.size() ? next_++ : next_]; }
  bool at_operand() const {
    const LexKind kind = peek().kind;
    return kind == LexKind::open || kind == LexKind::minus || kind == LexKind::phrase || kind == LexKind::text ||
           kind == LexKind::filter || kind == LexKind::name;
  }
  Result<void> need_operand(std::string_view after) {
    if (at_operand() || peek().kind == LexKind::not_) return {};
    return wrong(fmt::format("{} needs something after it", after), peek().at);
  }

  static Maybe join(Kind kind, Maybe left, Maybe right) {
    if (!left || !right) return left ? std::move(left) : std::move(right);
    if (left->kind == kind && kind != Kind::except) {
      left->children.push_back(std::move(*right));
      return left;
    }
    QueryNode node;
    node.kind = kind;
    node.children.push_back(std::move(*left));
    node.children.push_back(std::move(*right));
    return node;
  }

  Result<Maybe> ored() {
    if (peek().kind == LexKind::and_ || peek().kind == LexKind::or_ || peek().kind == LexKind::near) {
      return wrong("an operator needs something before it", peek().at);
    }
    Maybe left = TRY(anded());
    while (peek().kind == LexKind::or_) {
      take();
      TRY(need_operand("OR"));
      if (!query_.filters.empty() && !left) return wrong("a filter cannot stand in an OR", peek().at);
      const size_t filters = query_.filters.size();
      left = join(Kind::any, std::move(left), TRY(anded()));
      if (query_.filters.size() != filters) return wrong("a filter cannot stand in an OR", peek().at);
    }
    return left;
  }

  Result<Maybe> anded() {
    Maybe left = TRY(sequence());
    while (peek().kind == LexKind::and_ || peek().kind == LexKind::not_) {
      const Lexeme sign = take();
      bool without = sign.kind == LexKind::not_;
      if (!without && peek().kind == LexKind::not_) {
        take();
        without = true;
      }
      TRY(need_operand(without ? "NOT" : "AND"));
      if (!without) {
        left = join(Kind::all, std::move(left), TRY(sequence()));
        continue;
      }
      Maybe right = TRY(negated([this] { return sequence(); }));
      left = exclude(std::move(left), std::move(right));
    }
    return left;
  }

  static Maybe exclude(Maybe left, Maybe right) {
    if (!right) return left;
    if (left) return join(Kind::except, std::move(left), std::move(right));
    QueryNode node;
    node.kind = Kind::nothing_but;
    node.children.push_back(std::move(*right));
    return node;
  }

  /// Parses what must not match: its words are marked, its filters turned.
  template <class Parse>
  Result<Maybe> negated(Parse parse) {
    negative_ = !negative_;
    Result<Maybe> out = parse();
    negative_ = !negative_;
    return out;
  }

  Result<Maybe> sequence() {
    Maybe wanted;
    std::vector<QueryNode> unwanted;
    QueryNode list;
    list.kind = Kind::plain;
    while (at_operand()) {
      if (peek().kind == LexKind::minus) {
        take();
        Maybe node = TRY(negated([this] { return primary(); }));
        if (node) unwanted.push_back(std::move(*node));
        continue;
      }
      Maybe node = TRY(near());
      if (node) list.children.push_back(std::move(*node));
    }
    if (list.children.size() == 1) wanted = std::move(list.children.front());
    if (list.children.size() > 1) wanted = std::move(list);
    for (QueryNode& node : unwanted) wanted = exclude(std::move(wanted), std::move(node));
    return wanted;
  }

  Result<Maybe> near() {
    Maybe left = TRY(primary());
    while (peek().kind == LexKind::near) {
      const Lexeme sign = take();
      const bool simple = peek().kind == LexKind::text || peek().kind == LexKind::phrase;
      if (!left || !simple || !may_be_near(*left)) {
        return wrong("NEAR stands between words or phrases", sign.at);
      }
      Maybe right = TRY(primary());
      if (!right || !may_be_near(*right)) return wrong("NEAR stands between words or phrases", sign.at);
      left = join(Kind::near, std::move(left), std::move(right));
      left->distance = std::max(left->distance, sign.distance);
    }
    return left;
  }

  static bool may_be_near(const QueryNode& node) {
    return node.kind == Kind::word || node.kind == Kind::phrase || node.kind == Kind::near;
  }

  Result<Maybe> primary() {
    const Lexeme lexeme = take();
    switch (lexeme.kind) {
      case LexKind::open:
        return bracketed(lexeme);
      case LexKind::phrase:
        return words_of(lexeme, false);
      case LexKind::text:
        return words_of(lexeme, lexeme.text.size() > 1 && lexeme.text.ends_with(U'*'));
      case LexKind::name:
        return name_of(lexeme);
      case LexKind::filter:
        if (depth_ > 0) return wrong("a filter cannot stand in brackets", lexeme.at);
        query_.filters.push_back(TRY(read_filter(lexeme, negative_)));
        return Maybe();
      default:
        return wrong("a word is missing", lexeme.at);
    }
  }

  Maybe name_of(const Lexeme& lexeme) {
    query_.names.push_back({lexeme.text, lexeme.at, {}});
    QueryNode node;
    node.words = {query_.words.size()};
    query_.words.push_back({lexeme.text, {}, false, negative_, query_.names.size()});
    return node;
  }

  Result<Maybe> bracketed(const Lexeme& open) {
    if (++depth_ > kMostDepth) return wrong("there are too many brackets within each other", open.at);
    Maybe inside = TRY(ored());
    --depth_;
    if (peek().kind != LexKind::close) return wrong("a bracket is opened and never closed", open.at);
    take();
    if (!inside) return wrong("there is nothing in these brackets", open.at);
    return inside;
  }

  /// One word, or a phrase of those that stand in one quotation or in one unbroken stretch (214/3, e-mail).
  Result<Maybe> words_of(const Lexeme& lexeme, bool prefix) {
    const std::vector<Token> found = tokens(lexeme.text);
    if (found.empty()) return Maybe();
    QueryNode node;
    node.kind = found.size() == 1 ? Kind::word : Kind::phrase;
    for (const Token& token : found) {
      const std::u32string_view typed =
          std::u32string_view(lexeme.text).substr(token.range.start.value, token.range.length());
      node.words.push_back(query_.words.size());
      query_.words.push_back({text::folded(typed, text::Folding::typography), token.term,
                              prefix && &token == &found.back(), negative_, 0});
    }
    if (query_.words.size() > kMostWords)
      return fail(ErrorKind::limit, fmt::format("a query may have {} words at most", kMostWords));
    return Maybe(std::move(node));
  }

  std::vector<Lexeme> lexemes_;
  size_t next_ = 0;
  Query query_;
  bool negative_ = false;
  unsigned depth_ = 0;
};

}  // namespace

Result<Query> parse_query(std::string_view untrusted_query) {
  if (untrusted_query.size() > kMostBytes)
    return fail(ErrorKind::limit, fmt::format("a query may have {} bytes at most", kMostBytes));
  const std::u32string query = TRY(text::decode_utf8(untrusted_query));
  return Parser(TRY(Lexer(query).run())).run();
}

}  // namespace recto::search
