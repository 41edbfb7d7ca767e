// note, notes.

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/notes.h"
#include "base/clock.h"
#include "cli/commands.h"
#include "json/case.h"

namespace recto::cli {
namespace {

void say_note(Printer& printer, const Note& note) {
  const std::string on =
      note.is_on_document() ? note.at.document.text : note.at.to_string() + " “" + shown(json::utf8(note.words)) + "”";
  printer.say(fmt::format("{:>6}  {}  {}  {}\n        {}", note.act, rfc3339(note.at_ms), shown(note.by), on,
                          shown(json::utf8(note.text))));
}

Result<Note> write_or_take_back(const NoteCall& asked) {
  if (asked.withdraw != 0) return app::take_note_back(asked.folder, asked.withdraw, asked.by);
  return app::write_note(asked.folder, {asked.on, asked.text, asked.by});
}

}  // namespace

Exit run_note(const Call& call, const NoteCall& asked) {
  Printer printer(call.format());
  printer.header("note");
  const bool writes = !asked.on.empty() && !asked.text.empty();
  if (writes == (asked.withdraw != 0) || (asked.withdraw != 0 && !asked.on.empty())) {
    return printer.finish(
        usage({ErrorKind::invalid_input, "give what the note is on and its text, or --withdraw ACT", {}}));
  }
  const auto note = write_or_take_back(asked);
  if (!note) return printer.finish(report(note.error()));
  Json line = json::note_line_json(*note);
  if (asked.withdraw != 0) line["withdrawn"] = true;
  printer.line(line);
  if (asked.withdraw != 0) printer.say(fmt::format("the note of act {} is taken back", asked.withdraw));
  if (asked.withdraw == 0) say_note(printer, *note);
  return printer.finish(Exit::done);
}

Exit run_notes(const Call& call, const NotesCall& asked) {
  Printer printer(call.format());
  printer.header("notes");
  const auto all = app::notes(asked.folder, asked.document);
  if (!all) return printer.finish(report(all.error()));
  for (const Note& note : *all) {
    printer.line(json::note_line_json(note));
    say_note(printer, note);
  }
  if (all->empty()) printer.say("no notes; recto note writes one");
  return printer.finish(Exit::done);
}

}  // namespace recto::cli
