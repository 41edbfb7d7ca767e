// add.

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

#include "app/add.h"
#include "cli/commands.h"
#include "cli/languages.h"
#include "json/case.h"

namespace recto::cli {
namespace {

/// Prints each file that wants a look (in JSON every file) and moves the bar.
class Lines : public app::AddEvents {
 public:
  Lines(Printer& printer, bool quiet) : printer_(printer), bar_(quiet) {}

  Result<void> file(const intake::FileLine& line) override {
    printer_.line(json::to_json(line));
    if (printer_.json() || line.outcome == Outcome::stored || line.outcome == Outcome::duplicate) return {};
    bar_.clear();
    printer_.say(fmt::format("{:<8} {}: {}", to_string(line.outcome), shown(line.untrusted_path), shown(line.why)));
    return {};
  }
  void progress(const intake::AddProgress& now) override {
    bar_.show("files", now.files_done, now.files_total, now.pages);
  }
  void clear() { bar_.clear(); }

 private:
  Printer& printer_;
  Progress bar_;
};

void print_summary(Printer& printer, const intake::AddSummary& summary) {
  std::string words = fmt::format("{} files:", summary.seen);
  for (unsigned i = 0; i < std::size(summary.outcomes); ++i) {
    const std::string name(to_string(static_cast<Outcome>(i)));
    if (summary.outcomes[i] > 0) words += fmt::format(" {} {},", summary.outcomes[i], name);
  }
  printer.line(json::to_json(summary));
  printer.say(fmt::format("{} {} pages read", words, summary.pages));
}

/// True where something must be looked at: a file that is neither stored nor a duplicate, or an early end.
bool wants_a_look(const intake::AddSummary& summary) {
  const auto count = [&](Outcome outcome) { return summary.outcomes[static_cast<size_t>(outcome)]; };
  return summary.cancelled || count(Outcome::stored) + count(Outcome::duplicate) < summary.seen;
}

}  // namespace

Exit run_add(const Call& call, const AddCall& asked) {
  Printer printer(call.format());
  printer.header("add");
  const auto languages = parse_languages(asked.languages);
  if (!languages) return printer.finish(usage(languages.error()));
  sandbox::Cancellation cancellation;
  const StopListener stop(cancellation);
  Lines lines(printer, call.quiet);
  const auto summary =
      app::add({asked.folder, asked.paths, *languages, asked.jobs, {}, call.allow_degraded}, lines, cancellation);
  lines.clear();
  if (!summary) return printer.finish(report(summary.error()));
  print_summary(printer, *summary);
  if (summary->cancelled) note("stopped; what was reported is kept, run the same command again to go on");
  return printer.finish(wants_a_look(*summary) ? Exit::look : Exit::done);
}

}  // namespace recto::cli
