// conflicts.

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/conflicts.h"
#include "cli/commands.h"
#include "json/answers.h"

namespace recto::cli {
namespace {

void say_divergence(Printer& printer, const app::Divergence& divergence) {
  const std::string_view between = !divergence.translation   ? ""
                                   : *divergence.translation ? ", a translation and its original"
                                                             : ", what seems to be a translation and its original";
  printer.say(fmt::format("{} ({}{})", divergence.conflict ? "conflict" : "agreement", divergence.type, between));
  for (const app::Statement& statement : divergence.statements) {
    const Passage& passage = statement.stated.passage;
    printer.say(fmt::format(
        "  {:<14} {}, page {}{}", shown(statement.stated.fact.text), shown(passage.file), passage.cite.page.value,
        statement.independent_of.empty() && !divergence.translation ? "  (not independent of the others)" : ""));
    printer.say(fmt::format("                 {}", json::in_one_line(statement.stated.sentence)));
  }
}

}  // namespace

Exit run_conflicts(const Call& call, const ConflictsCall& asked) {
  Printer printer(call.format());
  printer.header("conflicts");
  sandbox::Cancellation cancellation;
  const StopListener stop(cancellation);
  Progress bar(call.quiet);
  uint64_t conflicts = 0, agreements = 0;
  app::ConflictsListener listener;
  listener.fault = [](const std::string& sentence) { note(sentence + "."); };
  listener.progress = [&](uint64_t done, uint64_t all) { bar.show("documents", done, all, 0); };
  listener.found = [&](const app::Divergence& divergence) -> Result<void> {
    bar.clear();
    ++(divergence.conflict ? conflicts : agreements);
    printer.line(json::to_json(divergence));
    say_divergence(printer, divergence);
    return {};
  };
  const auto done = app::conflicts({asked.folder, asked.document}, listener, cancellation);
  bar.clear();
  if (!done) return printer.finish(report(done.error()));
  printer.line({{"kind", "summary"}, {"conflicts", conflicts}, {"agreements", agreements}});
  printer.say(fmt::format(
      "{} conflicts, {} agreements. Names, posts and places were compared between translations and originals only.",
      conflicts, agreements));
  return printer.finish(conflicts == 0 ? Exit::done : Exit::look);
}

}  // namespace recto::cli
