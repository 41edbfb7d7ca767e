#pragma once
// Letters as sounds: cuts a word into the graphemes of letters.tsv.

#include <functional>
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
  Step step(std::u32string_view word, size_t at) const;
  std::u32string known_letters(std::u32string_view word) const;
  template <class Each>
  void each_step(std::u32string_view word, Each each) const;

  struct Hash {
    using is_transparent = void;
    size_t operator()(std::u32string_view letters) const { return std::hash<std::u32string_view>()(letters); }
  };
  /// Those for a place before those for any.
  std::unordered_map<std::u32string, std::vector<Grapheme>, Hash, std::equal_to<>> graphemes_;
  std::unordered_map<char32_t, size_t> longest_;  ///< of those that begin with a letter
  std::vector<Row> rows_;
};

}  // namespace recto::names
