#pragma once
// The tables everything in names stands on: readable TSV files in src/names/tables, built into the program, each of which
// a user may replace. What a row means is written at the head of its file.

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace recto::names {

/// One table as text. `name` is the file's name: "titles.tsv".
struct TableFile {
  std::string name;
  std::string text;
};

class SoundTable;
class SpellingTable;
class WordTable;
class Commonness;
class Equivalents;

/// All tables, checked and ready. Cheap to copy; immutable, so any number of threads may share one.
class Tables {
 public:
  /// The tables built into the program. O(1) after the first call, which takes some milliseconds.
  static const Tables& built_in();
  /// The built-in tables with each of `files` in the place of the one of its name.
  /// Errors: invalid_input (a name that is no table's, or a row that cannot be read; the message names file and row).
  static Result<Tables> from(std::span<const TableFile> files);
  /// The built-in tables as text, for a user who wants to edit them.
  static std::span<const TableFile> sources();

  /// What one sound costs in the place of another.
  const SoundTable& sounds() const { return *sounds_; }
  /// Letters as sounds.
  const SpellingTable& spelling() const { return *spelling_; }
  /// Titles and particles.
  const WordTable& words() const { return *words_; }
  /// What a part proves by its rarity.
  const Commonness& commonness() const { return *commonness_; }
  /// Names that are one in several languages.
  const Equivalents& equivalents() const { return *equivalents_; }

 private:
  Tables() = default;
  std::shared_ptr<const SoundTable> sounds_;
  std::shared_ptr<const SpellingTable> spelling_;
  std::shared_ptr<const WordTable> words_;
  std::shared_ptr<const Commonness> commonness_;
  std::shared_ptr<const Equivalents> equivalents_;
};

}  // namespace recto::names
