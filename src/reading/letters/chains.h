#pragma once
// Which letter a reference means: chains of letters, and the gaps in them.
//
// A reference gives a number, mostly a date, and says whose letter it is ("your letter", كتابنا). Each is a sign for or against a
// letter of the case: the number as written or without the signs in it, the date, whether the sender is the one to expect, whether
// it was written before. The best letter is meant if its signs suffice and no other has as many; a number misread by one
// character is forgiven where date and sender agree.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/letter.h"

namespace recto::reading::letters {

/// A letter's number as any writing of it has it: letters and digits alone, Arabic letters as translations write them. 288/م/2 and 288/M/2 are "288m2".
std::u32string bare_number(std::u32string_view number);

class Chains {
 public:
  /// Adds a letter; letters are numbered from 0 in this order.
  void add(const Letter& letter);
  /// Takes a letter away: no reference means it any more. Its number stays its own.
  void remove(size_t letter);
  size_t size() const { return letters_.size(); }

  struct Meant {
    size_t letter = 0;
    bool doubtful = false;  ///< its number is one character off: a person must look
  };
  /// The letter that a reference of letter `citing` means; none where it is not here, or two fit alike. O(letters with that
  /// number or date).
  std::optional<Meant> meant_by(size_t citing, const Reference& reference) const;

 private:
  struct Known {
    std::u32string number;  ///< number_key
    std::string date;
    std::vector<uint32_t> from, to;  ///< words of three letters or more, by their numbers in words_
  };
  /// What is looked for: a reference with its number as it is compared.
  struct Cited {
    const Reference& reference;
    std::u32string key, bare;
  };
  void add_words(const Party& party, std::vector<uint32_t>& words);
  float fit(const Known& citing, const Cited& cited, const Known& candidate) const;
  std::vector<uint32_t> candidates(const Cited& cited) const;

  std::vector<Known> letters_;
  std::unordered_map<std::u32string, std::vector<uint32_t>> by_number_;  ///< without signs, in Latin letters
  std::unordered_map<std::string, std::vector<uint32_t>> by_date_;
  std::unordered_map<std::u32string, uint32_t> words_;  ///< offices recur: a word is kept once
};

}  // namespace recto::reading::letters
