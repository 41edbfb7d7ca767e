#include "serve/browsing.h"

#include <algorithm>
#include <array>

#include "serve/replies.h"

namespace recto::serve {
namespace {

using Sort = app::BrowseQuery::Sort;
constexpr std::array<std::pair<std::string_view, Sort>, 6> kSorts = {{{"received", Sort::received},
                                                                      {"file", Sort::file},
                                                                      {"date", Sort::date},
                                                                      {"subject", Sort::subject},
                                                                      {"correspondent", Sort::correspondent},
                                                                      {"pages", Sort::pages}}};

}  // namespace

Result<app::BrowseQuery> browse_query(const Asked& asked) {
  const Slice slice = TRY(slice_of(asked));
  app::BrowseQuery query{asked.text("q"), asked.text("type"), asked.text("language"), asked.text("correspondent"),
                         asked.text("year")};
  query.offset = slice.offset;
  query.limit = slice.limit;
  std::string sort = asked.text("sort");
  query.descending = sort.starts_with('-');
  if (query.descending) sort.erase(0, 1);
  const auto found = std::ranges::find(kSorts, sort, &std::pair<std::string_view, Sort>::first);
  if (!sort.empty() && found == kSorts.end()) {
    return fail(ErrorKind::invalid_input,
                "sort is one of received, file, date, subject, correspondent, pages; with - before it from the end");
  }
  if (found != kSorts.end()) query.sort = found->second;
  return query;
}

std::vector<QueryField> browse_fields() {
  return with_slice(
      {{"q", "string", "words of the file's name, subject, number or correspondents"},
       {"type", "string", "a type of letter"},
       {"language", "string", "ISO 639-3"},
       {"correspondent", "string", "as the facet names it"},
       {"year", "string", "of a letter's date"},
       {"sort", "string", "received, file, date, subject, correspondent or pages; -date: the newest first"}});
}

}  // namespace recto::serve
