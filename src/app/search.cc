#include "app/search.h"

#include <algorithm>
#include <map>

#include "app/case_names.h"
#include "app/corrections.h"
#include "app/letter_search.h"
#include "app/papers.h"
#include "search/query.h"

namespace recto::app {
namespace {

constexpr unsigned kMostWeighed = 10'000;  ///< hits of the index among which those in letters are looked for

Result<void> name_file(const store::Catalogue& catalogue, Passage& passage) {
  passage.file = TRY(catalogue.document(passage.cite.document)).untrusted_file;
  if (!passage.and_) return {};
  auto second = std::make_shared<Passage>(*passage.and_);
  second->file = passage.file;
  passage.and_ = std::move(second);
  return {};
}

Result<search::Hits> ask_index(const CasePapers& papers, std::string_view query, const search::SearchOptions& options) {
  if (papers.index() == nullptr) {
    return fail(ErrorKind::not_found, "nothing is indexed yet; add papers with recto add", papers.opened().folder());
  }
  const CaseNames names(names::Tables::built_in());
  search::SearchOptions with_names = options;
  with_names.names = &names;
  const CorrectedPages pages = TRY(CorrectedPages::of(papers.opened()));
  search::Hits hits = TRY(papers.index()->search(query, pages, with_names));
  for (search::Hit& hit : hits.hits) TRY(pages.cite_as_read(hit.passage));
  return hits;
}

/// A letter shown by its first words.
Result<search::Hit> first_words(const store::Catalogue& catalogue, const MetLetter& letter) {
  constexpr uint32_t kMost = 160;
  search::Hit hit;
  hit.score = 1;
  CharRange range = letter.begins.range;
  const auto page = TRY(catalogue.page(letter.document, letter.begins.page));
  const auto size = static_cast<uint32_t>(page->text.size());
  const uint32_t end = letter.ends.page == letter.begins.page ? letter.ends.range.end.value : size;
  range.end = std::max(range.start, CharOffset(std::min({end, size, range.start.value + kMost})));
  hit.passage.cite = {letter.document, letter.begins.page, range};
  hit.passage.text = page->text.substr(range.start.value, range.length());
  hit.passage.boxes = boxes_of(*page, range);
  hit.snippet = hit.passage.text;
  std::replace(hit.snippet.begin(), hit.snippet.end(), U'\n', U' ');
  return hit;
}

bool lies_in(const Cite& cite, const MetLetter& letter) {
  const auto before = [](PageNumber page, CharOffset at, PageNumber other, CharOffset other_at) {
    return page < other || (page == other && at < other_at);
  };
  return !before(cite.page, cite.range.start, letter.begins.page, letter.begins.range.start) &&
         before(cite.page, cite.range.start, letter.ends.page, letter.ends.range.end);
}

/// The hits of the index that lie in one of the letters. Exact while the index gives no more than kMostWeighed.
Result<search::Hits> within_letters(const CasePapers& papers, const std::string& query,
                                    const std::vector<MetLetter>& met, search::SearchOptions options) {
  const unsigned limit = options.limit;
  options.limit = kMostWeighed;
  search::Hits hits = TRY(ask_index(papers, query, options));
  std::multimap<DocumentId, const MetLetter*> by_document;
  for (const MetLetter& letter : met) by_document.emplace(letter.document, &letter);
  std::erase_if(hits.hits, [&](const search::Hit& hit) {
    const auto [first, last] = by_document.equal_range(hit.passage.cite.document);
    return std::none_of(first, last, [&](const auto& one) { return lies_in(hit.passage.cite, *one.second); });
  });
  hits.estimated = hits.estimated || hits.total > kMostWeighed;
  hits.total = hits.hits.size();
  if (hits.hits.size() > limit) hits.hits.resize(limit);
  return hits;
}

Result<search::Hits> search_letters(const CasePapers& papers, const SplitQuery& split,
                                    const search::SearchOptions& options) {
  const std::vector<MetLetter> met = TRY(letters_that_meet(papers.opened(), split.letters));
  if (!split.rest.empty()) return within_letters(papers, split.rest, met, options);
  search::Hits hits;
  hits.total = met.size();
  for (size_t i = 0; i < std::min<size_t>(met.size(), options.limit); ++i) {
    hits.hits.push_back(TRY(first_words(papers.opened().catalogue(), met[i])));
  }
  return hits;
}

}  // namespace

Result<void> check_query(std::string_view untrusted_query) {
  const SplitQuery split = TRY(split_letter_conditions(untrusted_query));
  if (split.letters.empty() || !split.rest.empty()) TRY(search::parse_query(split.rest));
  return {};
}

Result<search::Hits> search(const std::string& folder, std::string_view untrusted_query,
                            const search::SearchOptions& options) {
  const auto papers = TRY(CasePapers::open(folder));
  return search(*papers, untrusted_query, options);
}

Result<search::Hits> search(CasePapers& papers, std::string_view untrusted_query,
                            const search::SearchOptions& options) {
  const SplitQuery split = TRY(split_letter_conditions(untrusted_query));
  search::Hits hits =
      TRY(split.letters.empty() ? ask_index(papers, untrusted_query, options) : search_letters(papers, split, options));
  for (search::Hit& hit : hits.hits) TRY(name_file(papers.opened().catalogue(), hit.passage));
  return hits;
}

}  // namespace recto::app
