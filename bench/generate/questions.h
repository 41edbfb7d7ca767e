#pragma once
// What is asked of a generated case, with the right answers: passages to trace and queries to search.

#include <cstdint>
#include <string>
#include <vector>

#include "bench/generate/prose.h"

namespace recto::bench {

/// A passage of one page as a draft would quote it.
struct GoldPassage {
  uint64_t page = 0;          ///< k of Prose::page
  size_t start = 0, end = 0;  ///< where it stands in the page's text, in scalars
  std::u32string text;        ///< as asked: one line, with noise
};

/// `count` passages of 10–30 words from pages drawn among the first `pages`, with `noise` of their characters changed.
std::vector<GoldPassage> make_passages(const Prose& prose, uint64_t pages, size_t count, double noise, uint64_t seed);

/// A query as a person types it; every one has a page that answers it.
struct Query {
  std::string kind;     ///< "rare", "word", "two", "three", "phrase", "common"
  std::u32string text;  ///< words; a phrase stands in quotation marks
};

/// `count` queries, the six kinds in turn: one of a page's rarest-looking words, any word, two and three words of a page,
/// two to four words that stand together, and a word that stands on a large part of the pages.
std::vector<Query> make_queries(const Prose& prose, uint64_t pages, size_t count, uint64_t seed);

}  // namespace recto::bench
