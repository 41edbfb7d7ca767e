#pragma once
// Work of minutes whose answer is asked for again and again: what the papers say against each other; two lists of names.

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "json/objects.h"
#include "serve/events.h"
#include "serve/jobs.h"

namespace recto::serve {

class Comparisons {
 public:
  /// All must outlive it.
  Comparisons(std::string case_folder, bool allow_degraded, Jobs& jobs, Events& events)
      : case_folder_(std::move(case_folder)), allow_degraded_(allow_degraded), jobs_(jobs), events_(events) {}

  /// {"done","error","documents","of","items"}: the conflicts found last; begins to look for them where nobody has yet, or `again` is said.
  enum class Again : uint8_t { no, yes };
  Result<json::Json> conflicts(Again again);

  /// Two lists as files, which are removed at the end.
  struct NameLists {
    std::string left, right;
    float threshold = 0.75F;
  };
  /// Gives the job's id. Errors: busy.
  Result<std::string> match_names(NameLists lists);
  /// {"job","done","error","names","items","faults","summary"}. Errors: not_found.
  Result<json::Json> matching(const std::string& job) const;

 private:
  struct Conflicts;
  struct Matching;
  void compare(const std::shared_ptr<Conflicts>& work, sandbox::Cancellation& cancellation);
  void match(const std::shared_ptr<Matching>& work, const NameLists& lists, sandbox::Cancellation& cancellation);

  std::string case_folder_;
  bool allow_degraded_;
  Jobs& jobs_;
  Events& events_;
  mutable std::mutex mutex_;
  std::shared_ptr<Conflicts> conflicts_;
  std::map<std::string, std::shared_ptr<Matching>> matchings_;
};

}  // namespace recto::serve
