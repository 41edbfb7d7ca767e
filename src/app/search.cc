#include "app/search.h"

#include "app/case_names.h"
#include "app/papers.h"
#include "search/query.h"

namespace recto::app {
namespace {

Result<void> name_file(const store::Catalogue& catalogue, Passage& passage) {
  passage.file = TRY(catalogue.document(passage.cite.document)).untrusted_file;
  if (!passage.and_) return {};
  auto second = std::make_shared<Passage>(*passage.and_);
  second->file = passage.file;
  passage.and_ = std::move(second);
  return {};
}

}  // namespace

Result<void> check_query(std::string_view untrusted_query) {
  TRY(search::parse_query(untrusted_query));
  return {};
}

Result<search::Hits> search(const std::string& folder, std::string_view untrusted_query,
                            const search::SearchOptions& options) {
  const auto papers = TRY(CasePapers::open(folder));
  if (papers->index() == nullptr) {
    return fail(ErrorKind::not_found, "nothing is indexed yet; add papers with recto add", folder);
  }
  const store::Catalogue& catalogue = papers->opened().catalogue();
  const CaseNames names(names::Tables::built_in());
  search::SearchOptions with_names = options;
  with_names.names = &names;
  search::Hits hits = TRY(papers->index()->search(untrusted_query, catalogue, with_names));
  for (search::Hit& hit : hits.hits) TRY(name_file(catalogue, hit.passage));
  return hits;
}

}  // namespace recto::app
