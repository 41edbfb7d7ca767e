#include "serve/comparisons.h"

#include <nlohmann/json.hpp>

#include "app/conflicts.h"
#include "app/name_lists.h"
#include "base/files.h"
#include "base/random.h"
#include "json/answers.h"

namespace recto::serve {
namespace {

using json::Json;
constexpr size_t kMostMatchings = 20;     ///< kept; the oldest goes
constexpr size_t kMostMatches = 100'000;  ///< of one job

}  // namespace

struct Comparisons::Conflicts {
  bool done = false;
  std::string error;
  uint64_t documents = 0, of = 0;
  Json items = Json::array();
};

struct Comparisons::Matching {
  bool done = false;
  std::string error;
  uint64_t names = 0;
  Json items = Json::array(), faults = Json::array(), summary;
};

Result<Json> Comparisons::conflicts(Again again) {
  std::shared_ptr<Conflicts> work, fresh;
  {
    const std::lock_guard guard(mutex_);
    if (!conflicts_ || (conflicts_->done && again == Again::yes)) conflicts_ = fresh = std::make_shared<Conflicts>();
    work = conflicts_;
  }
  if (fresh && !jobs_.start([this, fresh](sandbox::Cancellation& stop) { compare(fresh, stop); })) {
    const std::lock_guard guard(mutex_);
    conflicts_ = nullptr;
    return fail(ErrorKind::busy, "too much waits already; ask again later");
  }
  const std::lock_guard guard(mutex_);
  return Json({{"done", work->done},
               {"error", json::or_null(work->error)},
               {"documents", work->documents},
               {"of", work->of},
               {"items", work->items}});
}

void Comparisons::compare(const std::shared_ptr<Conflicts>& work, sandbox::Cancellation& cancellation) {
  app::ConflictsListener listener;
  listener.found = [&](const app::Divergence& divergence) -> Result<void> {
    const std::lock_guard guard(mutex_);
    work->items.push_back(json::to_json(divergence));
    return {};
  };
  listener.progress = [&](uint64_t done, uint64_t all) {
    const std::lock_guard guard(mutex_);
    work->documents = done;
    work->of = all;
  };
  const auto done = app::conflicts({case_folder_, {}}, listener, cancellation);
  {
    const std::lock_guard guard(mutex_);
    work->done = true;
    if (!done) work->error = printable(done.error().message);
  }
  events_.tell("checked", Json({{"job", "conflicts"}}));
}

Result<std::string> Comparisons::match_names(NameLists lists) {
  const std::string job = std::to_string(matchings_.size() + 1) + "-" + random_hex(4);
  auto work = std::make_shared<Matching>();
  {
    const std::lock_guard guard(mutex_);
    if (matchings_.size() >= kMostMatchings) matchings_.erase(matchings_.begin());
    matchings_[job] = work;
  }
  if (jobs_.start([this, work, lists](sandbox::Cancellation& stop) { match(work, lists, stop); })) return job;
  const std::lock_guard guard(mutex_);
  matchings_.erase(job);
  return fail(ErrorKind::busy, "too much waits already; ask again later");
}

void Comparisons::match(const std::shared_ptr<Matching>& work, const NameLists& lists,
                        sandbox::Cancellation& cancellation) {
  app::MatchOptions options;
  options.left.path = lists.left;
  options.right.path = lists.right;
  options.threshold = lists.threshold;
  options.allow_degraded = allow_degraded_;
  app::MatchEvents events;
  events.fault = [&](const app::RowFault& fault) {
    const std::lock_guard guard(mutex_);
    if (work->faults.size() < kMostMatches) work->faults.push_back(json::to_json(fault));
  };
  events.match = [&](const app::NameMatch& match) -> Result<void> {
    const std::lock_guard guard(mutex_);
    if (work->items.size() >= kMostMatches) {
      return fail(ErrorKind::limit, "there are more than 100,000 matches; ask for a higher score");
    }
    work->items.push_back(json::to_json(match));
    return {};
  };
  events.progress = [&](uint64_t names, double) {
    const std::lock_guard guard(mutex_);
    work->names = names;
  };
  const auto summary = app::match_names(options, events, &cancellation);
  for (const std::string& path : {lists.left, lists.right}) (void)real_file_system().remove(path);
  {
    const std::lock_guard guard(mutex_);
    work->done = true;
    if (summary) work->summary = json::to_json(*summary);
    if (!summary) work->error = printable(summary.error().message);
  }
  events_.tell("checked", Json({{"job", "names"}}));
}

Result<Json> Comparisons::matching(const std::string& job) const {
  const std::lock_guard guard(mutex_);
  const auto found = matchings_.find(job);
  if (found == matchings_.end()) return fail(ErrorKind::not_found, "there is no such comparison", job);
  const Matching& work = *found->second;
  return Json({{"job", job},
               {"done", work.done},
               {"error", json::or_null(work.error)},
               {"names", work.names},
               {"items", work.items},
               {"faults", work.faults},
               {"summary", work.summary}});
}

}  // namespace recto::serve
