#include "tracing/memory_source.h"

#include <algorithm>
#include <cmath>

#include "tracing/word_stream.h"

namespace recto::tracing {
namespace {

constexpr size_t kPieceScalars = 2000;  // folded; pieces overlap by a quarter

/// The distinct letter triples of folded text, spaces among them.
std::vector<uint64_t> triples(std::u32string_view folded) {
  std::vector<uint64_t> out;
  for (size_t k = 0; k + 3 <= folded.size(); ++k) {
    out.push_back((uint64_t{folded[k]} << 42) | (uint64_t{folded[k + 1]} << 21) | uint64_t{folded[k + 2]});
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

void MemorySource::add(const DocumentId& document, std::string file, std::vector<Page> pages) {
  files_[document] = std::move(file);
  for (Page& page : pages) {
    index(document, page);
    const PageNumber number = page.number;
    pages_[{document, number}] = std::make_shared<const Page>(std::move(page));
  }
}

void MemorySource::index(const DocumentId& document, const Page& page) {
  const WordStream words = word_stream(page.text);
  for (size_t start = 0; start < words.text.size(); start += kPieceScalars * 3 / 4) {
    const size_t end = std::min(words.text.size(), start + kPieceScalars);
    const WordStream::Tokens tokens = words.touching(static_cast<uint32_t>(start), static_cast<uint32_t>(end));
    if (tokens.empty()) continue;
    const CharRange range{words.tokens[tokens.first].range.start, words.tokens[tokens.last - 1].range.end};
    for (const uint64_t triple : triples(std::u32string_view(words.text).substr(start, end - start))) {
      pieces_with_[triple].push_back(static_cast<uint32_t>(pieces_.size()));
    }
    pieces_.push_back({document, page.number, range, 0});
    if (end == words.text.size()) break;
  }
}

Result<std::vector<Candidate>> MemorySource::candidates(std::u32string_view given, unsigned limit) {
  std::vector<double> scores(pieces_.size(), 0);
  for (const uint64_t triple : triples(word_stream(given).text)) {
    const auto found = pieces_with_.find(triple);
    if (found == pieces_with_.end()) continue;
    const double rarity = std::log(1 + static_cast<double>(pieces_.size()) / static_cast<double>(found->second.size()));
    for (const uint32_t piece : found->second) scores[piece] += rarity;
  }
  std::vector<uint32_t> order;
  for (uint32_t piece = 0; piece < pieces_.size(); ++piece) {
    if (scores[piece] > 0) order.push_back(piece);
  }
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return scores[a] > scores[b]; });
  if (order.size() > limit) order.resize(limit);
  std::vector<Candidate> out;
  for (const uint32_t piece : order) {
    out.push_back(pieces_[piece]);
    out.back().score = scores[piece];
  }
  return out;
}

Result<std::vector<Candidate>> MemorySource::name_candidates(std::u32string_view, unsigned limit) {
  return std::vector<Candidate>(pieces_.begin(),
                                pieces_.begin() + static_cast<ptrdiff_t>(std::min<size_t>(limit, pieces_.size())));
}

Result<std::shared_ptr<const Page>> MemorySource::page(const DocumentId& document, PageNumber number) {
  const auto found = pages_.find({document, number});
  if (found == pages_.end()) return fail(ErrorKind::not_found, "the document has no such page", document.text);
  return found->second;
}

Result<std::string> MemorySource::file(const DocumentId& document) {
  const auto found = files_.find(document);
  if (found == files_.end()) return fail(ErrorKind::not_found, "there is no such document", document.text);
  return found->second;
}

}  // namespace recto::tracing
