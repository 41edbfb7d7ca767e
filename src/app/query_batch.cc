#include "app/query_batch.h"

#include <algorithm>
#include <map>

#include "app/lists.h"
#include "app/search.h"
#include "base/files.h"
#include "intake/table_reader.h"
#include "store/catalogue.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

constexpr size_t kMostQueries = 2'000;

Result<std::vector<std::string>> queries_in(const sandbox::Runner& runner, const std::string& path) {
  std::vector<std::string> queries;
  const FileDescriptor file = TRY(open_regular(path));
  const auto take = [&](const intake::SheetHead&, const TableRow& row) -> Result<void> {
    if (row.cells.empty() || row.cells.front().empty()) return {};
    if (queries.empty() && row.number == 1 && row.cells.front() == U"query") return {};
    if (queries.size() == kMostQueries) return fail(ErrorKind::limit, "a list of queries has at most 2,000 rows");
    queries.push_back(text::encode_utf8(row.cells.front()));
    return {};
  };
  const intake::TableReading reading = TRY(intake::read_table(runner, file, "queries.csv", take));
  if (reading.outcome != Outcome::stored)
    return fail(reading.kind, "the list of queries cannot be read: " + reading.why);
  return queries;
}

/// Which pages hold a list with columns that an export hides.
class PagesWithNames {
 public:
  explicit PagesWithNames(const store::Case& opened) : opened_(opened) {}

  Result<bool> holds(const Cite& cite) {
    auto at = lists_.find(cite.document);
    if (at == lists_.end()) {
      std::vector<std::pair<PageNumber, PageNumber>> ranges;
      for (const FoundList& found : TRY(lists_of(opened_, TRY(opened_.catalogue().document(cite.document))))) {
        const std::vector<bool> hidden = private_columns(found.list);
        if (std::ranges::find(hidden, true) != hidden.end())
          ranges.emplace_back(found.list.first_page, found.list.last_page);
      }
      at = lists_.emplace(cite.document, std::move(ranges)).first;
    }
    return std::ranges::any_of(
        at->second, [&](const auto& range) { return range.first <= cite.page && cite.page <= range.second; });
  }

 private:
  const store::Case& opened_;
  std::map<DocumentId, std::vector<std::pair<PageNumber, PageNumber>>> lists_;
};

}  // namespace

Result<void> search_batch(CasePapers& papers, const sandbox::Runner& runner, const std::string& path, unsigned limit,
                          const std::function<Result<void>(const BatchAnswer&)>& each) {
  PagesWithNames names(papers.opened());
  search::SearchOptions options;
  options.limit = limit;
  for (std::string& query : TRY(queries_in(runner, path))) {
    BatchAnswer answer{std::move(query), {}, {}, {}};
    auto hits = search(papers, answer.query, options);
    if (hits) answer.hits = std::move(*hits);
    if (!hits) answer.fault = hits.error().sentence();
    for (const search::Hit& hit : answer.hits.hits) answer.with_names.push_back(TRY(names.holds(hit.passage.cite)));
    TRY(each(answer));
  }
  return {};
}

}  // namespace recto::app
