// new, status, log, show.

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

#include "app/cases.h"
#include "app/corrections.h"
#include "base/clock.h"
#include "cli/commands.h"
#include "json/case.h"

namespace recto::cli {
namespace {

void say_status(Printer& printer, const app::Status& status) {
  const store::CaseSummary& s = status.summary;
  printer.say(fmt::format("{} files given, {} exhibits ({} MB), {} documents, {} pages", s.files, s.exhibits,
                          s.bytes / 1'000'000, s.documents, s.pages));
  printer.say(fmt::format("read by OCR: {} pages; blank: {}; with faults: {}", s.pages_recognised, s.pages_blank,
                          s.pages_faulty));
  if (s.unread > 0) printer.say(fmt::format("not read yet: {} exhibits; recto add again goes on", s.unread));
  if (status.unindexed > 0)
    printer.say(fmt::format("not searchable yet: {} documents; recto add again goes on", status.unindexed));
  for (const store::FileRecord& file : status.wanting) {
    printer.say(fmt::format("{:<8} {}{}{}", to_string(file.outcome), shown(file.untrusted_path),
                            file.why.empty() ? "" : ": ", shown(file.why)));
  }
}

}  // namespace

Exit run_status(const Call& call, const CaseCall& asked) {
  Printer printer(call.format());
  printer.header("status");
  const auto status = app::status(asked.folder);
  if (!status) return printer.finish(report(status.error()));
  const store::CaseSummary& s = status->summary;
  for (const store::FileRecord& file : status->wanting) {
    printer.line(json::to_json(file));
  }
  for (const store::Exhibit& exhibit : status->unread) {
    printer.line(json::unread_json(exhibit));
  }
  printer.line(json::to_json(*status));
  say_status(printer, *status);
  const bool look = !status->wanting.empty() || s.unread > 0;
  return printer.finish(look ? Exit::look : Exit::done);
}

Exit run_log(const Call& call, const CaseCall& asked) {
  Printer printer(call.format());
  printer.header("log");
  const auto done = app::log(asked.folder, [&](const store::Act& act) -> Result<void> {
    const Json line = json::to_json(act);
    printer.line(line);
    printer.say(fmt::format("{:>6}  {}  {}  {}  {}", act.number.value, rfc3339(act.time_ms), shown(act.actor), act.kind,
                            line["what"].dump()));
    return {};
  });
  if (!done) return printer.finish(report(done.error()));
  return printer.finish(Exit::done);
}

Exit run_show(const Call& call, const ShowCall& asked) {
  Printer printer(call.format());
  printer.header("show");
  const auto found = app::show(asked.folder, asked.cite);
  if (!found) return printer.finish(report(found.error()));
  printer.line(json::to_json(*found));
  printer.say(fmt::format("{}, page {} of {}", shown(found->passage.file), found->passage.cite.page.value,
                          found->document.pages));
  printer.say(fmt::format("SHA-256 {}", found->document.id.exhibit().hex));
  printer.say(fmt::format("read by {} ({}, {:.0f} % sure)\n", found->document.reader, to_string(found->page->source),
                          found->page->confidence * 100));
  for (const auto& one : found->corrections) {
    printer.say(fmt::format("corrected by {}: {} → {}  ({}; act {})", shown(one.said.by), shown(one.said.read),
                            shown(one.said.text), shown(one.said.why), one.said.act));
  }
  printer.say(shown(found->before) + "⟦" + shown(found->passage.text) + "⟧" + shown(found->after));
  return printer.finish(Exit::done);
}

Exit run_correct(const Call& call, const CorrectCall& asked) {
  Printer printer(call.format());
  printer.header("correct");
  app::CorrectionWords said{asked.cite, asked.text, asked.by, asked.why};
  if (asked.withdraw && !asked.text.empty()) {
    return printer.finish(usage({ErrorKind::invalid_input, "give a text or --withdraw, not both", {}}));
  }
  if (asked.withdraw) said.text.reset();
  const auto made = app::correct(asked.folder, said);
  if (!made) return printer.finish(report(made.error()));
  printer.line(json::corrected_json(*made));
  printer.say(fmt::format("{}: read {}, says {}  [{}, act {}]", made->at.to_string(), shown(made->read),
                          made->text.empty() ? "nothing" : shown(made->text), shown(made->by), made->act));
  return printer.finish(Exit::done);
}

Exit run_new(const Call& call, const CaseCall& asked) {
  Printer printer(call.format());
  printer.header("new");
  if (const auto made = app::new_case(asked.folder); !made) return printer.finish(report(made.error()));
  printer.line({{"kind", "case"}, {"case", shown(asked.folder)}});
  printer.say("made the case " + shown(asked.folder) + "; next: recto add " + shown(asked.folder) + " PAPERS…");
  return printer.finish(Exit::done);
}

}  // namespace recto::cli
