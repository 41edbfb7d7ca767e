// names match.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/name_lists.h"
#include "cli/commands.h"
#include "json/answers.h"
#include "json/csv.h"

namespace recto::cli {
namespace {

/// An option may be given twice: for the left list, then for the right one.
std::string of_side(const std::vector<std::string>& given, size_t side) {
  return given.empty() ? "" : given[std::min(side, given.size() - 1)];
}

app::MatchOptions options_of(const NamesMatchCall& asked, bool allow_degraded) {
  const auto choice = [&](const std::string& path, size_t side) {
    return app::ListChoice{path, of_side(asked.column, side), of_side(asked.year, side), of_side(asked.place, side)};
  };
  return {choice(asked.left, 0), choice(asked.right, 1), asked.threshold, asked.tables, allow_degraded};
}

std::string joined(const std::vector<std::string>& reasons) {
  std::string out;
  for (const std::string& reason : reasons) out += (out.empty() ? "" : "; ") + reason;
  return out;
}

void print_match(Printer& printer, const app::NameMatch& match, bool csv) {
  if (csv) {
    const std::string row =
        json::csv_row({std::to_string(match.left), std::to_string(match.right), json::utf8(match.left_name),
                       json::utf8(match.right_name), fmt::format("{:.4f}", match.score), joined(match.why)});
    return printer.say(row);
  }
  printer.line(json::to_json(match));
  printer.say(fmt::format("{:.3f}  {}: {}  =  {}: {}\n       {}", match.score, match.left, shown(match.left_name),
                          match.right, shown(match.right_name), joined(match.why)));
}

void print_fault(Printer& printer, const app::RowFault& fault, const NamesMatchCall& asked) {
  const auto side = static_cast<size_t>(fault.side);
  const std::string row = fault.row == 0 ? "" : fmt::format("row {} was left out: ", fault.row);
  note(fmt::format("{}: {}{}", shown(side == 0 ? asked.left : asked.right), row, shown(fault.why)));
  printer.line(json::to_json(fault));
}

void print_summary(Printer& printer, const app::MatchSummary& summary) {
  printer.line(json::to_json(summary));
  printer.say(fmt::format("\n{} names against {}: {} pairs{}", summary.left, summary.right, summary.matches,
                          summary.nameless == 0 ? "" : fmt::format("; {} rows hold no name", summary.nameless)));
}

}  // namespace

Exit run_names_match(const Call& call, const NamesMatchCall& asked) {
  if (asked.csv && call.json) return usage({ErrorKind::invalid_input, "give --csv or --json, not both", {}});
  Printer printer(call.format());
  printer.header("names match");
  Progress bar(call.quiet);
  sandbox::Cancellation cancellation;
  const StopListener listener(cancellation);
  if (asked.csv) printer.say("left,right,left_name,right_name,score,why");
  app::MatchEvents events;
  events.fault = [&](const app::RowFault& fault) {
    bar.clear();
    print_fault(printer, fault, asked);
  };
  events.match = [&](const app::NameMatch& match) -> Result<void> {
    bar.clear();
    print_match(printer, match, asked.csv);
    return {};
  };
  events.progress = [&](uint64_t names, double share) { bar.show_share("names compared", names, share); };
  const auto summary = app::match_names(options_of(asked, call.allow_degraded), events, &cancellation);
  bar.clear();
  if (!summary) return printer.finish(report(summary.error()));
  if (!asked.csv) print_summary(printer, *summary);
  return printer.finish(summary->faults == 0 ? Exit::done : Exit::look);
}

}  // namespace recto::cli
