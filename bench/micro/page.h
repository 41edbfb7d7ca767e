#pragma once
// A page as a PDF reader gives it: about 2.5 KB of Arabic text, a box for every word.

#include "bench/generate/prose.h"
#include "model/page.h"
#include "text/words.h"

namespace recto::bench {

inline Page page_of_words() {
  Page page;
  page.width = 595;
  page.height = 842;
  page.language = "ara";
  page.text = Prose(1).page_in(Language::arabic, 5, 2500);
  float at = 0;
  for (const text::WordSpan& word : text::words(page.text)) {
    const Box box{at, 10, at + 20, 22};
    page.words.push_back(
        {.start = word.range.start, .length = CharOffset(word.range.length()), .box = box, .confidence = 1});
    at = at > 500 ? 0 : at + 24;
  }
  return page;
}

}  // namespace recto::bench
