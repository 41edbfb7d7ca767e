// Full-text search.

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "app/query_batch.h"
#include "app/saved_searches.h"
#include "app/search.h"
#include "base/files.h"
#include "json/answers.h"
#include "json/csv.h"
#include "json/documents.h"
#include "serve/replies.h"
#include "serve/routes.h"
#include "serve/service.h"

namespace recto::serve {
namespace {

constexpr uint64_t kFacetHits = 300;  ///< hits whose documents the facets count
constexpr size_t kLongestQuery = 4'000;

/// Documents of the hits by what the register knows of them. A hit counts once for each value.
Json facets_of(Service& service, const std::vector<search::Hit>& hits) {
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

constexpr unsigned kBatchHits = 10;  ///< of a query

/// Names in lists are hidden where they leave the program.
Result<Reply> post_batch(Service& service, Asked& asked) {
  const auto papers = TRY(service.cases().lease());
  Reply reply;
  reply.type = "application/octet-stream";
  reply.headers = {{"Content-Disposition", attachment("answers.csv")}};
  reply.body = "query,total,rank,file,page,text,why,cite\r\n";
  const auto row = [&](const std::vector<std::string>& cells) { reply.body += json::csv_row(cells) + "\r\n"; };
  TRY(app::search_batch(
      *papers, service.runner(), asked.staged_file, kBatchHits, [&](const app::BatchAnswer& answer) -> Result<void> {
        const std::string total = answer.fault.empty() ? std::to_string(answer.hits.total) : "";
        if (answer.hits.hits.empty()) row({answer.query, total, "", "", "", printable(answer.fault), "", ""});
        for (size_t k = 0; k < answer.hits.hits.size(); ++k) {
          const search::Hit& hit = answer.hits.hits[k];
          row({answer.query, total, std::to_string(k + 1), printable(hit.passage.file),
               std::to_string(hit.passage.cite.page.value), answer.with_names[k] ? "[hidden]" : json::utf8(hit.snippet),
               std::string(search::to_string(hit.why)), hit.passage.cite.to_string()});
        }
        return {};
      }));
  return reply;
}

Json saved_json(const app::SavedSearch& one) { return {{"id", one.id}, {"name", one.name}, {"q", one.query}}; }

Result<Reply> get_searches(Service& service, Asked&) {
  Json items = Json::array();
  for (const app::SavedSearch& one : TRY(app::saved_searches(service.options().folder)))
    items.push_back(saved_json(one));
  const size_t total = items.size();
  return reply_json(list_json(total, 0, std::move(items)));
}

Result<Reply> post_search(Service& service, Asked& asked) {
  const Json body = TRY(body_of(asked));
  const std::string name = TRY(text_in(body, "name", Need::needed)), query = TRY(text_in(body, "q", Need::needed));
  return reply_json(saved_json(
      TRY(service.write<app::SavedSearch>([&] { return app::save_search(service.options().folder, name, query); }))));
}

Result<Reply> delete_search(Service& service, Asked& asked) {
  TRY(service.write<void>([&] { return app::forget_search(service.options().folder, asked.text("id")); }));
  return reply_json(Json::object());
}

}  // namespace

std::vector<Route> search_routes() {
  Route batch = changing({Method::post, "/api/search/batch",
                          "Answers a list of queries (CSV, TSV or XLSX, the first column) with a CSV; text of pages "
                          "with lists of persons is hidden.",
                          post_batch},
                         Takes::bytes);
  batch.gives = "application/octet-stream";
  return {
      {Method::get, "/api/search", "Full-text search, in the language of docs/QUERY.md.", get_search,
       with_slice({{"q", "string", "the query"},
                   {"exact", "boolean", "words as written: no folding, no other forms, nothing misread"},
                   {"facets", "boolean", "with counts of the documents of the first 300 hits"}})},
      batch,
      {Method::get, "/api/searches", "Searches that were saved.", get_searches},
      changing({Method::post, "/api/searches", "Saves a search: {\"name\",\"q\"}.", post_search}, Takes::json),
      changing({Method::remove,
                "/api/searches",
                "Forgets a saved search. The body is {}.",
                delete_search,
                {{"id", "string", "as it was given"}}},
               Takes::json),
  };
}

}  // namespace recto::serve
