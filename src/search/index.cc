#include "search/index.h"

#include <array>

#include "search/candidates.h"
#include "search/database.h"
#include "search/name_query.h"
#include "search/searcher.h"
#include "search/xapian_guard.h"

namespace recto::search {
namespace {

/// Runs `action` and, if a writer has overtaken the reader, again on what was committed since.
template <class Action>
auto on_latest(Database& database, Action action) -> decltype(action()) {
  constexpr int kAttempts = 5;
  return guarded(database.folder(), [&]() -> decltype(action()) {
    for (int attempt = 1;; ++attempt) {
      try {
        return action();
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kAttempts) throw;
        TRY(database.refresh());
      }
    }
  });
}

}  // namespace

std::string_view to_string(Why why) {
  constexpr std::array<std::string_view, 5> kNames = {"exact", "folded", "stem", "skeleton", "name"};
  return kNames[static_cast<size_t>(why)];
}

struct Index::Parts {
  std::unique_ptr<Database> database;
};

Index::Index(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Index::~Index() = default;

Result<std::unique_ptr<Index>> Index::open(const std::string& folder) {
  auto parts = std::make_unique<Parts>();
  parts->database = TRY(Database::open(folder));
  return std::unique_ptr<Index>(new Index(std::move(parts)));
}

Result<Hits> Index::search(std::string_view untrusted_query, const PageSource& pages,
                           const SearchOptions& options) const {
  Query query = TRY(parse_query(untrusted_query));
  TRY(resolve_names(options.names, query));
  return on_latest(*parts_->database, [&] { return Searcher(*parts_->database, pages, options).run(query); });
}

Result<std::vector<Candidate>> Index::candidates(std::u32string_view text, const CandidateOptions& options) const {
  return on_latest(*parts_->database, [&] { return find_candidates(*parts_->database, text, options); });
}

Result<void> Index::refresh() { return parts_->database->refresh(); }

uint64_t Index::documents() const { return parts_->database->documents(); }
uint64_t Index::records() const { return parts_->database->records(); }

}  // namespace recto::search
