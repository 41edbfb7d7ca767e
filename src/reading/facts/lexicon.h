#pragma once
// The words that facts are made of, read from the tables in src/reading/tables: what role a word or phrase plays, with what value.
//
// A table's row is: role, value, code, forms. Forms are separated by "|" and may be phrases; they are folded like the text
// (text::Folding::spelling). Arabic forms are written without و ف ب ل ك ال before them: the lexicon takes those off by itself.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace recto::reading {

/// What a word can be. The tables say what each value and code means.
enum class Role : uint8_t {
  // numbers.tsv
  digit,
  teen,
  tens,
  hundred,
  scale,
  plural,
  suffix,
  fraction,
  vulgar,
  ordinal,
  ordinal_ending,
  ten_ending,
  point,
  minus,
  and_word,
  article,
  not_number,
  one_not_behind,
  one_not_before,
  vague,
  approximate,
  at_least,
  at_most,
  between,
  from,
  to,
  equal,
  or_more,
  or_less,
  or_equal,
  percent,
  ratio,
  arithmetic,
  share,
  // money.tsv, units.tsv
  unit,
  money,
  money_country,
  per,
  // dates.tsv
  month,
  weekday,
  year_word,
  month_word,
  day_word,
  date_word,
  era,
  part,
  decade,
  century,
  in_word,
  of_word,
  relative_day,
  relative_period,
  before_word,
  after_word,
  period,
  // labels.tsv
  reference_label,
  phone_label,
  plate_label,
  id_label,
  // cues.tsv
  cue,
  clause_break,
  counted,
  function_word,
};

/// One meaning of a word.
struct Sense {
  Role role;
  int64_t value = 0;
  std::string_view code;  ///< "-" in the table is empty here
};

/// Letters taken off the front of an Arabic word to find it.
struct Clitics {
  bool conjunction = false;  ///< و ف
  bool preposition = false;  ///< ب ل ك
  bool definite = false;     ///< ال
  uint8_t before_core = 0;   ///< letters of the first two kinds; ال belongs to the core
};

struct Found {
  std::span<const Sense> senses;  ///< empty: the word is not known
  Clitics clitics;
};

class Lexicon {
 public:
  /// The one of the embedded tables; parsed at the first call (about a millisecond).
  static const Lexicon& instance();

  /// A folded word, with Arabic clitics and the accusative's ا taken off if it is not known as it is.
  Found find(std::u32string_view folded_word) const;
  /// A folded phrase, words separated by single spaces, as it is.
  std::span<const Sense> find_exact(std::u32string_view folded_phrase) const;
  /// The most words of a phrase that begins with this word (as it is in the table); 0 for none longer than one.
  unsigned longest_phrase(std::u32string_view folded_word) const;

 private:
  Lexicon();
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::u32string_view word) const { return std::hash<std::u32string_view>()(word); }
  };
  template <class T>
  using Table = std::unordered_map<std::u32string, T, Hash, std::equal_to<>>;
  void add_table(std::string_view rows);
  void add_row(std::string_view row);

  Table<std::vector<Sense>> senses_;
  Table<unsigned> phrases_;
};

}  // namespace recto::reading
