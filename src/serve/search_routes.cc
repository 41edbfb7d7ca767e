// Full-text search.

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "app/search.h"
#include "json/answers.h"
#include "json/documents.h"
#include "serve/replies.h"
#include "serve/routes.h"
#include "serve/service.h"

namespace recto::serve {
namespace {

constexpr uint64_t kFacetHits = 300;  ///< hits whose documents the facets count
constexpr size_t kLongestQuery = 4'000;

/// Documents of the hits by what the register knows of them. A hit counts once for each value.
Json facets_of(const Service& service, const std::vector<search::Hit>& hits) {
  std::array<std::map<std::string, uint32_t>, app::kFacets> counts;
  std::map<std::string, uint32_t> files;
  for (const search::Hit& hit : hits) {
    ++files[printable(hit.passage.file)];
    const auto row = service.documents().row(hit.passage.cite.document);
    if (!row) continue;
    std::array<std::set<std::string>, app::kFacets> values;
    values[static_cast<size_t>(app::Facet::language)] = {row->language};
    for (const app::LetterRow& letter : row->letters) {
      values[static_cast<size_t>(app::Facet::type)].insert(std::string(to_string(letter.type)));
      if (letter.date.size() >= 4) values[static_cast<size_t>(app::Facet::year)].insert(letter.date.substr(0, 4));
      if (!letter.from.empty()) values[static_cast<size_t>(app::Facet::correspondent)].insert(letter.from);
    }
    for (size_t k = 0; k < values.size(); ++k)
      for (const std::string& value : values[k]) ++counts[k][value];
  }
  std::array<app::Counts, app::kFacets> lists;
  for (size_t k = 0; k < counts.size(); ++k) lists[k].assign(counts[k].begin(), counts[k].end());
  Json out = json::facets_json(lists);
  out["file"] = files;
  out["of"] = hits.size();
  return out;
}

Result<Reply> get_search(Service& service, Asked& asked) {
  const Slice slice = TRY(slice_of(asked));
  const bool facets = asked.flag("facets");
  const std::string query = asked.text("q");
  if (query.size() > kLongestQuery) return fail(ErrorKind::limit, "the query is too long");
  search::SearchOptions options;
  options.limit = static_cast<unsigned>(std::min<uint64_t>(10'000, slice.offset + slice.limit));
  if (facets) options.limit = std::max(options.limit, static_cast<unsigned>(kFacetHits));
  options.matching = asked.flag("exact") ? search::Matching::as_written : search::Matching::forgiving;
  const auto papers = TRY(service.cases().lease());
  search::Hits hits = TRY(app::search(*papers, query, options));
  Json items = Json::array();
  for (size_t k = slice.offset; k < std::min<size_t>(hits.hits.size(), slice.offset + slice.limit); ++k)
    items.push_back(json::to_json(hits.hits[k], static_cast<unsigned>(k + 1)));
  Json out = list_json(hits.total, slice.offset, std::move(items));
  out["estimated"] = hits.estimated;
  if (facets) out["facets"] = facets_of(service, hits.hits);
  return reply_json(out);
}

}  // namespace

std::vector<Route> search_routes() {
  return {
      {Method::get, "/api/search", "Full-text search, in the language of docs/QUERY.md.", get_search,
       with_slice({{"q", "string", "the query"},
                   {"exact", "boolean", "words as written: no folding, no other forms, nothing misread"},
                   {"facets", "boolean", "with counts of the documents of the first 300 hits"}})},
  };
}

}  // namespace recto::serve
