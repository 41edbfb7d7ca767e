#include "text/stem.h"

#include <libstemmer.h>

#include <algorithm>
#include <memory>

#include "text/arabic.h"

namespace recto::text {
namespace {

struct Free {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

}  // namespace

std::u32string stem(std::u32string_view folded_word) {
  const bool latin = std::all_of(folded_word.begin(), folded_word.end(), [](char32_t c) { return c < 0x80; });
  if (!latin) return light_stem(folded_word);
  // Snowball's stemmers keep the word they work on, so each thread has its own.
  thread_local const std::unique_ptr<sb_stemmer, Free> english(sb_stemmer_new("english", "ISO_8859_1"));
  std::string word;
  for (const char32_t c : folded_word) word += static_cast<char>(c);
  const auto* symbols = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stemmed = sb_stemmer_stem(english.get(), symbols, static_cast<int>(word.size()));
  if (!stemmed) return std::u32string(folded_word);
  return {stemmed, stemmed + sb_stemmer_length(english.get())};
}

}  // namespace recto::text
