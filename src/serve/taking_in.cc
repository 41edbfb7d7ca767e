// The run that takes in what was put up.

#include <nlohmann/json.hpp>

#include "app/add.h"
#include "json/case.h"
#include "serve/service.h"
#include "store/case.h"

namespace recto::serve {
namespace {

using json::Json;

class TellingEvents : public app::AddEvents {
 public:
  explicit TellingEvents(Events& events) : events_(events) {}
  Result<void> file(const intake::FileLine& line) override {
    events_.tell("file", json::to_json(line));
    return {};
  }
  void progress(const intake::AddProgress& now) override {
    events_.tell("progress",
                 Json({{"files_done", now.files_done}, {"files_total", now.files_total}, {"pages", now.pages}}));
  }

 private:
  Events& events_;
};

}  // namespace

Result<void> Service::take_in() {
  if (!adding_.idle())
    return fail(ErrorKind::busy, "papers are being taken in already; what was put up since waits for the next run");
  TRY(store::Case::open(options_.folder, store::Access::writing));  // says now who else writes to it, if anybody does
  const std::string folder = TRY(uploads_.begin());
  const bool begun = adding_.start([this, folder](sandbox::Cancellation& stop) { run_add(folder, stop); });
  return begun ? Result<void>() : fail(ErrorKind::busy, "too much is waiting already");
}

void Service::stop_taking_in() { adding_.cancel_running(); }

void Service::run_add(const std::string& folder, sandbox::Cancellation& stop) {
  const std::lock_guard writing(writing_);
  TellingEvents events(events_);
  app::AddOptions options;
  options.folder = options_.folder;
  options.untrusted_paths = {folder};
  options.leave_out = folder;
  options.allow_degraded = options_.allow_degraded;
  const auto summary = app::add(options, events, stop);
  if (summary && !summary->cancelled) {
    uploads_.end(folder);
  } else {
    uploads_.put_back(folder);
  }
  changed();
  Json told = summary ? json::to_json(*summary) : Json::object();
  if (!summary) told["error"] = printable(summary.error().sentence());
  events_.tell("summary", told);
}

}  // namespace recto::serve
