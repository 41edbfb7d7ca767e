// Letters with their fields and chains.

#include <map>
#include <nlohmann/json.hpp>

#include "app/letters.h"
#include "json/documents.h"
#include "json/letters.h"
#include "serve/browsing.h"
#include "serve/replies.h"
#include "serve/routes.h"
#include "serve/service.h"
#include "store/catalogue.h"

namespace recto::serve {
namespace {

/// The letters named, in their order; each document is read once.
Result<Json> letters_json(Service& service, const std::vector<LetterId>& ids) {
  const auto citations = TRY(service.citations());
  const auto papers = TRY(service.cases().lease());
  std::map<DocumentId, std::vector<app::FoundLetter>> read;
  Json items = Json::array();
  for (const LetterId& id : ids) {
    auto at = read.find(id.document);
    if (at == read.end()) {
      const store::Document document = TRY(papers->opened().catalogue().document(id.document));
      at = read.emplace(id.document, TRY(app::letters_of(papers->opened(), document, *citations))).first;
    }
    if (id.number <= at->second.size()) items.push_back(json::to_json(at->second[id.number - 1]));
  }
  return items;
}

Result<Reply> get_letters(Service& service, Asked& asked) {
  const app::BrowseQuery query = TRY(browse_query(asked));
  const app::LetterPage page = service.documents().letters(query);
  Json out = list_json(page.total, query.offset, TRY(letters_json(service, page.letters)));
  out["facets"] = json::facets_json(page.facets);
  out["complete"] = page.complete;
  return reply_json(out);
}

Result<Reply> get_missing(Service& service, Asked& asked) {
  const Slice slice = TRY(slice_of(asked));
  const auto citations = TRY(service.citations());
  const std::vector<app::MissingLetter> missing = citations->missing();
  Json items = Json::array();
  for (size_t k = slice.offset; k < std::min<size_t>(missing.size(), slice.offset + slice.limit); ++k)
    items.push_back(json::to_json(missing[k]));
  return reply_json(list_json(missing.size(), slice.offset, std::move(items)));
}

}  // namespace

std::vector<Route> letter_routes() {
  return {
      {Method::get, "/api/letters", "Letters with their fields; those of type other only where they are asked for.",
       get_letters, browse_fields()},
      {Method::get, "/api/letters/missing", "Letters that are cited and not in the case.", get_missing, with_slice({})},
  };
}

}  // namespace recto::serve
