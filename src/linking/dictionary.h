#pragma once
// Which words of English and Arabic may translate each other: FreeDict's word list (made into a table at build time, cmake/dictionary.py) and
// tables/official_words.tsv. One word each, compared by stems. It proposes; what it does not know proves nothing.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recto::linking {

/// A stem as a number; of two different stems almost surely different ones (64 bits).
using StemKey = uint64_t;
/// Of a word folded to Folding::spelling.
StemKey stem_key(std::u32string_view folded_word);

class Dictionary {
 public:
  /// The built-in one, made at the first call: some 100 ms and 6 MB. Thread-safe.
  static const Dictionary& built_in();
  /// Of tables as text, rows "english<TAB>arabic arabic …"; what begins with # is a remark, a row of another form is left out.
  explicit Dictionary(std::span<const std::string_view> tables);

  struct Entry {
    StemKey from = 0, to = 0;
    std::string_view word;  ///< UTF-8, of the other language, as the table has it
  };
  /// The words of the other language for a stem of either; empty where it is not known. O(log).
  std::span<const Entry> of(StemKey stem) const;

 private:
  void add_rows(std::string_view table);
  void sort_entries();
  std::vector<Entry> entries_;  // ascending by `from`, both languages
};

}  // namespace recto::linking
