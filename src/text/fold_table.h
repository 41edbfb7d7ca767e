#pragma once
// What folding does to a single code point, looked up in a table. Used by fold.cc alone; fold.h is the header to read.

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold.h"

namespace recto::text {

/// One code point's rule.
struct FoldRule {
  enum class Step : uint8_t {
    one,      ///< becomes `value`
    drop,     ///< goes
    many,     ///< becomes the expansion numbered `value`
    mark,     ///< may compose with what stands before it (in the typography table only)
    compute,  ///< not in the table: ask `replacement`
  };
  char32_t value = 0;
  Step step = Step::compute;
};

/// What a single code point becomes under typography or spelling folding. O(1), some 200 ns: the normaliser is asked.
std::u32string replacement(char32_t c, Folding folding);
/// True for a mark or half of a syllable that may compose with what stands before it. O(1), slow too.
bool joins_previous(char32_t c);
/// NFKC of a cluster, with what typography folding removes or makes one kind.
std::u32string typography_of(std::u32string_view cluster);

/// The rules for the scripts that pages are usually in, computed once (1–2 ms); others are computed when they are met.
class FoldTable {
 public:
  explicit FoldTable(Folding folding);
  FoldRule operator[](char32_t c) const { return c < kEnd ? (*pages_[c >> 8])[c & 0xFF] : kCompute; }
  std::u32string_view expansion(FoldRule rule) const { return expansions_[rule.value]; }

 private:
  static constexpr char32_t kEnd = 0x10000;
  static constexpr FoldRule kCompute = {};
  using Page = std::array<FoldRule, 256>;
  FoldRule rule_for(char32_t c, Folding folding);

  std::array<const Page*, kEnd / 256> pages_;
  std::vector<std::unique_ptr<Page>> owned_;
  std::vector<std::u32string> expansions_;
};

/// The table of typography or spelling.
const FoldTable& fold_table(Folding folding);

}  // namespace recto::text
