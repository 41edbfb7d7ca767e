// letters.

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/letters.h"
#include "cli/commands.h"
#include "cli/letter_json.h"

namespace recto::cli {
namespace {

template <class Item>
std::string words(const std::optional<Item>& field) {
  return field ? shown(field->text) : std::string("—");
}

void say_letter(Printer& printer, const app::FoundLetter& found) {
  const Letter& letter = found.letter;
  printer.say(fmt::format("{} ({}), page {}: {}", shown(found.document.untrusted_file),
                          found.id.to_string().substr(0, 12), letter.begins.page.value, to_string(letter.type)));
  if (letter.type == LetterType::other) return;
  const auto row = [&](const char* name, const std::string& value) {
    if (value != "—") printer.say(fmt::format("  {:<10} {}", name, value));
  };
  row("number", words(letter.number));
  row("date", letter.date ? shown(letter.date->value) + "  (" + shown(letter.date->text) + ")" : "—");
  row("from", words(letter.from));
  for (const Party& party : letter.to) row("to", shown(party.text));
  for (const Party& party : letter.copies) row("copy to", shown(party.text));
  row("subject", words(letter.subject));
  for (size_t i = 0; i < letter.references.size(); ++i) {
    row("refers to", shown(letter.references[i].text) + (found.cited[i] ? "" : "  (not in the case)"));
  }
  for (const Field& enclosure : letter.enclosures) row("encloses", shown(enclosure.text));
  row("signed", words(letter.signature));
}

class Listing : public app::LetterListener {
 public:
  explicit Listing(Printer& printer) : printer_(printer) {}

  Result<void> letter(const app::FoundLetter& found) override {
    if (printer_.json()) printer_.line(to_json(found));
    say_letter(printer_, found);
    return {};
  }

  Result<void> missing(const app::MissingLetter& missing) override {
    if (printer_.json()) printer_.line(to_json(missing));
    printer_.say(fmt::format("not in the case: {}{}, cited {} times", shown(missing.number),
                             missing.date.empty() ? "" : " of " + missing.date, missing.cited_by.size()));
    return {};
  }

 private:
  Printer& printer_;
};

}  // namespace

Exit run_letters(const Call& call, const LettersCall& asked) {
  Printer printer(call.format());
  printer.header("letters");
  Listing listing(printer);
  const auto done = app::letters(asked.folder, asked.document, listing);
  if (!done) return printer.finish(report(done.error()));
  return printer.finish(Exit::done);
}

}  // namespace recto::cli
