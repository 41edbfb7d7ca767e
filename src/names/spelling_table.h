#pragma once
// Letters as sounds: cuts a word into the graphemes of letters.tsv.

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "names/sound_table.h"

namespace recto::names {

class SpellingTable {
 public:
  /// Errors: invalid_input (also a sound that `sounds` doesn't know).
  static Result<SpellingTable> from(const TableFile& letters, const SoundTable& sounds);

  /// Appends the sounds of a word in lower case and composed form: the longest row that fits at each place, a row for
  /// the place before one for anywhere. Letters without a row lose their accents, or are silent. O(letters).
  void spell(std::u32string_view word, std::vector<Sound>& sounds) const;
  /// The number of the row (from 0, in the order of the file) that spells `word` as a whole, or the rows used one after
  /// the other; for tests.
  std::vector<size_t> rows_used(std::u32string_view word) const;
  /// Calls each(letters, sounds) for every row.
  template <class Each>
  void each_grapheme(Each each) const {
    for (const Spelling& one : spellings_) {
      for (const Grapheme& grapheme : one.graphemes) each(std::u32string_view(one.letters), std::span(grapheme.sounds));
    }
  }
  /// True if the letter has a row by itself for any place: it makes a sound wherever it stands, but for the second of two.
  bool is_always_heard(char32_t letter) const;
  struct Row {
    std::string script, letters, where;
  };
  const std::vector<Row>& rows() const { return rows_; }

 private:
  enum class Where : uint8_t { any, start, end, word, article };
  struct Grapheme {
    Where where;
    size_t row;
    std::vector<Sound> sounds;
  };
  /// All rows of some letters, those for a place before those for any.
  struct Spelling {
    std::u32string letters;
    std::vector<Grapheme> graphemes;
  };
  struct Step {
    const Grapheme* grapheme;
    size_t length;
  };
  Result<void> add(const TableRow& row, const SoundTable& sounds);
  void arrange();
  bool fits(const Grapheme& grapheme, std::u32string_view word, size_t at, size_t length) const;
  std::span<const Spelling> from(char32_t letter) const;
  const Spelling* alone(char32_t letter) const;
  bool stands_alone(char32_t letter) const;
  Step step(std::u32string_view word, size_t at) const;
  std::u32string known_letters(std::u32string_view word) const;
  template <class Each>
  void each_step(std::u32string_view word, Each each) const;

  std::vector<Spelling> spellings_;  ///< by their first letter, the longest first
  /// Where those of a letter begin and end, for the letters of most words, Latin and Arabic.
  static constexpr char32_t kCommonLetters = 0x0700;
  struct Range {
    uint16_t first = 0, last = 0;
  };
  std::array<Range, kCommonLetters> common_{};
  std::array<bool, kCommonLetters> stands_alone_{};  ///< is a grapheme by itself
  std::array<uint64_t, kCommonLetters> seconds_{};   ///< bit c % 64: a longer one goes on with c
  std::vector<Row> rows_;
};

}  // namespace recto::names
