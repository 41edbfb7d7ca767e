// read.

#include <memory>
#include <nlohmann/json.hpp>

#include "app/read.h"
#include "cli/commands.h"
#include "cli/languages.h"

namespace recto::cli {
namespace {

/// In text: the pages, with form feeds between them, of one file after the other.
void print_text(const app::FilePages& read, bool& first) {
  for (const Page& page : read.pages) {
    const std::string text = (first ? "" : "\f") + json::utf8(page.text);
    std::fwrite(text.data(), 1, text.size(), stdout);
    first = false;
  }
}

}  // namespace

Exit run_read(const Call& call, const ReadCall& asked) {
  Printer printer(call.format());
  printer.header("read");
  const auto languages = parse_languages(asked.languages);
  if (!languages) return printer.finish(usage(languages.error()));
  const auto runner = app::open_sandbox(call.allow_degraded);
  if (!runner) return printer.finish(report(runner.error()));
  bool first = true, look = false;
  const auto done = app::read_files(**runner, asked.files, *languages, [&](app::FilePages read) -> Result<void> {
    for (const Page& page : read.pages) printer.line(json::to_json(page, read.file));
    if (!printer.json()) print_text(read, first);
    if (read.reading.outcome == Outcome::stored) return {};
    look = true;
    printer.line({{"kind", "file"},
                  {"file", shown(read.file)},
                  {"outcome", to_string(read.reading.outcome)},
                  {"why", shown(read.reading.why)}});
    note(shown(read.file) + ": " + std::string(to_string(read.reading.outcome)) + ": " + shown(read.reading.why));
    return {};
  });
  if (!done) return printer.finish(report(done.error()));
  return printer.finish(look ? Exit::look : Exit::done);
}

}  // namespace recto::cli
