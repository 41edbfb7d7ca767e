#pragma once
// What a sentence of a story says of a letter: which one, who wrote to whom, what is enclosed.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tracing/statements.h"

namespace recto::tracing {

/// The part that somebody has in a letter.
enum class LetterRole : uint8_t { none, sender, addressee, signer };

class LetterSentence {
 public:
  /// Reads a sentence of `story`. English and Arabic. O(words).
  LetterSentence(std::u32string_view story, const Statement& statement);

  bool speaks_of_letter() const { return letter_; }  ///< "letter", "wrote", a number of a letter
  bool speaks_of_list() const { return list_; }      ///< "list", "names", قائمة
  bool encloses() const { return encloses_; }        ///< "enclosed", "attached", ربطا
  /// Of a name: "from X to Y", "X wrote to Y", "signed by X", «كتب س إلى ص».
  LetterRole role_of(const CharRange& name) const;
  /// Whether a date is the letter's: it stands behind the letter's number, or the word for a letter, with only "dated", "of" and the like between.
  bool is_letters_date(const CharRange& date, std::span<const CharRange> references) const;
  /// Whether a number is that of a letter answered: behind "answers", "in reply to", جوابا.
  bool is_answered(const CharRange& reference) const;
  /// What follows a count as its place: "names from Hawsh Qandal"; empty where nothing does.
  std::u32string place_of_count(const CharRange& figure) const;
  /// Whether all its words but those in `told` are such as name a letter, its fields and what is enclosed, and none turns or hedges the sense.
  bool is_bare(std::span<const CharRange> told) const;

 private:
  struct Seen {
    CharRange range;
    std::u32string folded;
  };
  bool parted(size_t first, size_t last) const;
  size_t index_before(CharOffset at) const;

  std::u32string_view story_;
  const Statement& statement_;
  std::vector<Seen> words_;
  bool letter_ = false, list_ = false, encloses_ = false;
};

}  // namespace recto::tracing
