#include "app/add.h"

#include "app/index_feeder.h"
#include "app/letters.h"
#include "app/lists.h"
#include "app/read.h"

namespace recto::app {
namespace {

/// Feeds the index with what intake reports, and passes the rest on.
class Forward : public intake::AddEvents {
 public:
  Forward(app::AddEvents& events, IndexFeeder& feeder) : events_(events), feeder_(feeder) {}
  Result<void> file(const intake::FileLine& line) override { return events_.file(line); }
  Result<void> document(const store::Document& document) override { return feeder_.feed(document); }
  void progress(const intake::AddProgress& progress) override { events_.progress(progress); }

 private:
  app::AddEvents& events_;
  IndexFeeder& feeder_;
};

}  // namespace

Result<intake::AddSummary> add(const AddOptions& options, AddEvents& events, sandbox::Cancellation& cancellation) {
  const auto opened = TRY(store::Case::open(options.folder, store::Access::writing));
  const auto runner = TRY(open_sandbox(options.allow_degraded));
  // A document's letters and lists are read from the pages at hand; what is left of them is made up for at the end.
  const auto feeder =
      TRY(IndexFeeder::start(*opened, [&](const store::Document& document, const auto& pages) -> Result<void> {
        TRY(keep_letters(*opened, document, pages));
        return keep_lists(*opened, document, pages);
      }));
  const intake::FileReader reader(*runner, {options.languages, options.jobs});
  Forward forward(events, *feeder);
  intake::AddOptions intake_options;
  intake_options.jobs = options.jobs;
  intake_options.leave_out = options.leave_out;
  intake_options.cancellation = &cancellation;
  const auto summary =
      TRY(intake::add(*opened, options.untrusted_paths, intake::read_with(reader), forward, intake_options));
  TRY(feeder->finish(summary.cancelled ? IndexFeeder::Rest::put_off : IndexFeeder::Rest::indexed));
  TRY(read_new_letters(*opened, cancellation));
  TRY(read_new_lists(*opened, cancellation));
  return summary;
}

}  // namespace recto::app
