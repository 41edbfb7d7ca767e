#include "linking/rendering.h"

#include <algorithm>

#include "reading/facts.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace recto::linking {

std::u32string in_other_language(std::u32string_view text, const Dictionary& dictionary) {
  std::u32string out;
  const auto add = [&](std::u32string_view word) {
    if (!out.empty()) out += U' ';
    out += word;
  };
  for (const text::WordSpan& word : text::words(text)) {
    const std::u32string folded =
        text::folded(text.substr(word.range.start.value, word.range.length()), text::Folding::spelling);
    if (word.kind == text::WordKind::number) add(folded);
    const auto entries = dictionary.of(stem_key(folded));
    for (size_t k = 0; k < std::min(entries.size(), kMostRenderings); ++k)
      add(text::decode_utf8_lossy(entries[k].word));
  }
  for (const Fact& fact : reading::find_facts(text, {}, reading::FactKinds::values)) {
    if (fact.type == FactType::figure) add(text::decode_utf8_lossy(fact.value.value));
  }
  return out;
}

}  // namespace recto::linking
