// names compare.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/names.h"
#include "cli/commands.h"
#include "cli/lines.h"

namespace recto::cli {
namespace {

constexpr uint64_t kLargestInput = 1ULL << 30;

void print_pair(Printer& printer, const app::ComparedPair& pair) {
  const names::Comparison& comparison = pair.comparison;
  if (!printer.json()) {
    const std::string why = pair.fault.empty() ? comparison.why() : pair.fault;
    return printer.say(fmt::format("{}\t{:.5f}\t{}", pair.row, comparison.score, why));
  }
  printer.line({{"kind", "comparison"},
                {"left", json::utf8(pair.left)},
                {"right", json::utf8(pair.right)},
                {"score", comparison.score},
                {"why", pair.fault.empty() ? comparison.reasons : std::vector<std::string>{pair.fault}}});
}

}  // namespace

Exit run_names_compare(const Call& call, const NamesCompareCall& asked) {
  Printer printer(call.format());
  printer.header("names");
  const auto tables = app::name_tables(asked.tables);
  if (!tables) return printer.finish(report(tables.error()));
  const auto input = read_input(asked.pairs, kLargestInput);
  if (!input) return printer.finish(report(input.error()));
  const auto header = app::pairs_header(*input);
  if (!header) return printer.finish(report(Error{header.error().kind, header.error().message, shown(asked.pairs)}));
  printer.say(header->row + "\tscore\twhy");
  bool faults = false;
  const auto done = app::compare_pairs(*input, *header, *tables, [&](const app::ComparedPair& pair) -> Result<void> {
    if (!pair.fault.empty()) note(shown(asked.pairs) + ": " + pair.fault);
    faults |= !pair.fault.empty();
    print_pair(printer, pair);
    return {};
  });
  if (!done) return printer.finish(report(done.error()));
  return printer.finish(faults ? Exit::look : Exit::done);
}

}  // namespace recto::cli
