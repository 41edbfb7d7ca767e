#pragma once
// Letters as sounds: cuts a word into the graphemes of letters.tsv.

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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
    for (const auto& [letters, graphemes] : graphemes_) {
      for (const Grapheme& grapheme : graphemes) each(std::u32string_view(letters), std::span(grapheme.sounds));
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
  struct Step {
    const Grapheme* grapheme;
    size_t length;
  };
  Result<void> add(const TableRow& row, const SoundTable& sounds);
  bool fits(const Grapheme& grapheme, std::u32string_view word, size_t at, size_t length) const;
  size_t longest_from(char32_t letter) const;
  bool stands_alone(char32_t letter) const;
  Step step(std::u32string_view word, size_t at) const;
  std::u32string known_letters(std::u32string_view word) const;
  template <class Each>
  void each_step(std::u32string_view word, Each each) const;

  struct Hash {
    using is_transparent = void;
    /// Of one to four letters mostly, by the million: std::hash takes three times as long.
    size_t operator()(std::u32string_view letters) const {
      constexpr uint64_t kOdd = 0x9E3779B97F4A7C15;
      uint64_t hash = letters.size();
      for (const char32_t c : letters) hash = (hash ^ c) * kOdd;
      return hash ^ hash >> 32;
    }
  };
  /// Those for a place before those for any.
  std::unordered_map<std::u32string, std::vector<Grapheme>, Hash, std::equal_to<>> graphemes_;
  std::unordered_map<char32_t, size_t> longest_;  ///< of those that begin with a letter
  /// The same for the letters of most words, Latin and Arabic; 0 for none.
  static constexpr char32_t kCommonLetters = 0x0700;
  std::array<uint8_t, kCommonLetters> longest_common_{};
  std::array<bool, kCommonLetters> stands_alone_{};  ///< is a grapheme by itself
  std::vector<Row> rows_;
};

}  // namespace recto::names
