// letters, link.

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/letter_decisions.h"
#include "app/letter_graph.h"
#include "app/letters.h"
#include "cli/commands.h"
#include "cli/output_file.h"
#include "json/letters.h"

namespace recto::cli {
namespace {

/// A field for a person: a person's own word is marked, so that it is never taken for the machine's.
std::string words(const Field& field) { return shown(field.text) + (field.confirmed ? "  [confirmed]" : ""); }

std::string words(const std::optional<Field>& date_or_other, bool is_date) {
  const Field& field = *date_or_other;
  if (!is_date || field.value == field.text) return words(field);
  return shown(field.value) + "  (" + shown(field.text) + ")" + (field.confirmed ? "  [confirmed]" : "");
}

std::string shortened(const LetterId& letter) {
  const std::string id = letter.to_string();
  return id.substr(0, 12) + id.substr(id.find('/'));
}

std::string words(const app::LetterLink& link) {
  const std::string_view active = to_string(link.relation);
  const std::string other = shortened(link.other);
  return (link.passive ? fmt::format("{}: {} this", other, active) : fmt::format("{} {}", active, other)) + "  [" +
         shown(link.by) + "]";
}

/// Where a letter that is referred to is.
std::string where(const std::optional<app::CitedLetter>& cited) {
  if (!cited) return "  (not in the case)";
  return cited->doubtful ? "  (perhaps " + shortened(cited->id) + ": one character of the number differs)"
                         : "  (" + shortened(cited->id) + ")";
}

void say_letter(Printer& printer, const app::FoundLetter& found) {
  const Letter& letter = found.letter;
  printer.say(fmt::format("{} ({}), page {}: {}", shown(found.document.untrusted_file),
                          found.id.to_string().substr(0, 12), letter.begins.page.value, to_string(letter.type)));
  const auto row = [&](const char* name, const std::string& value) {
    printer.say(fmt::format("  {:<10} {}", name, value));
  };
  const auto field = [&](const char* name, const std::optional<Field>& one, bool is_date = false) {
    if (one) row(name, words(one, is_date));
  };
  for (const app::LetterLink& link : found.links) row("link", words(link));
  for (const LetterDecision& one : found.decisions) {
    row("said", fmt::format("{} by {}: {}", to_string(one.matter), shown(one.by), shown(one.why)));
  }
  if (letter.type == LetterType::other && found.decisions.empty()) return;
  field("number", letter.number);
  field("date", letter.date, true);
  if (letter.from) row("from", words(*letter.from));
  for (const Party& party : letter.to) row("to", words(party));
  for (const Party& party : letter.copies) row("copy to", words(party));
  field("subject", letter.subject);
  for (size_t i = 0; i < letter.references.size(); ++i) {
    row("refers to", shown(letter.references[i].text) + where(found.cited[i]));
  }
  for (const Field& enclosure : letter.enclosures) row("encloses", words(enclosure));
  if (letter.signature) row("signed", words(*letter.signature));
}

class Listing : public app::LetterListener {
 public:
  explicit Listing(Printer& printer) : printer_(printer) {}

  Result<void> letter(const app::FoundLetter& found) override {
    if (printer_.json()) printer_.line(json::to_json(found));
    say_letter(printer_, found);
    return {};
  }

  Result<void> missing(const app::MissingLetter& missing) override {
    if (printer_.json()) printer_.line(json::to_json(missing));
    const std::u32string& name = missing.number.empty() ? missing.text : missing.number;
    printer_.say(fmt::format("not in the case: {}{}, cited {} times", shown(name),
                             missing.date.empty() ? "" : " of " + missing.date, missing.cited_by.size()));
    return {};
  }

 private:
  Printer& printer_;
};

/// FIELD=VALUE in two. Errors: invalid_input (no equals sign).
Result<app::LetterWord> set_word(const std::string& typed) {
  const size_t equals = typed.find('=');
  if (equals == std::string::npos) return fail(ErrorKind::invalid_input, "--set takes FIELD=VALUE", typed);
  return app::LetterWord{app::LetterWord::Says::set, typed.substr(0, equals), typed.substr(equals + 1)};
}

Result<app::LetterWords> words_of(const LettersCall& asked) {
  using Says = app::LetterWord::Says;
  app::LetterWords said{asked.document, {}, asked.by, asked.why};
  for (const std::string& one : asked.set) said.words.push_back(TRY(set_word(one)));
  for (const std::string& one : asked.confirm) said.words.push_back({Says::confirm, one, {}});
  for (const std::string& one : asked.unset) said.words.push_back({Says::unset, one, {}});
  for (const std::string& one : asked.cut) said.words.push_back({Says::cut, {}, one});
  for (const std::string& one : asked.no_cut) said.words.push_back({Says::no_cut, {}, one});
  if (!said.words.empty() && asked.document.empty()) {
    return fail(ErrorKind::invalid_input, "name the document that this is said of");
  }
  return said;
}

/// Wrong words of the call have their own exit code.
Exit report_words(const Error& error) { return error.kind == ErrorKind::invalid_input ? usage(error) : report(error); }

/// The document that a letter is named by.
std::string document_part(const std::string& letter) {
  const size_t slash = letter.rfind("/l");
  const bool numbered = slash != std::string::npos && slash + 2 < letter.size() &&
                        letter.find_first_not_of("0123456789", slash + 2) == std::string::npos;
  return numbered ? letter.substr(0, slash) : letter;
}

Exit list(const Call& call, const char* command, const std::string& folder, const std::string& document) {
  Printer printer(call.format());
  printer.header(command);
  Listing listing(printer);
  const auto done = app::letters(folder, document, listing);
  if (!done) return printer.finish(report(done.error()));
  return printer.finish(Exit::done);
}

Exit write_graph(const std::string& folder, const std::string& path) {
  const bool gexf = path.ends_with(".gexf");
  if (!gexf && !path.ends_with(".graphml")) {
    return usage(Error{ErrorKind::invalid_input, "a graph is written as .graphml or .gexf; name the file so", path});
  }
  const auto graph = app::letter_graph(folder, gexf ? app::GraphFormat::gexf : app::GraphFormat::graphml);
  if (!graph) return report(graph.error());
  if (const auto written = write_output(path, *graph); !written) return report(written.error());
  note("wrote " + shown(path));
  return Exit::done;
}

}  // namespace

Exit run_letters(const Call& call, const LettersCall& asked) {
  if (!asked.graph.empty()) return write_graph(asked.folder, asked.graph);
  const auto said = words_of(asked);
  if (!said) return report_words(said.error());
  if (said->words.empty()) return list(call, "letters", asked.folder, asked.document);
  if (const auto done = app::say_of_letter(asked.folder, *said); !done) return report_words(done.error());
  return list(call, "letters", asked.folder, document_part(asked.document));
}

Exit run_link(const Call& call, const LinkCall& asked) {
  app::LetterLinking said{asked.document, {}, LetterMatter::answers, asked.remove, asked.by, asked.why};
  const std::pair<const std::string&, LetterMatter> relations[] = {{asked.answers, LetterMatter::answers},
                                                                   {asked.enclosure_of, LetterMatter::enclosure_of},
                                                                   {asked.translation_of, LetterMatter::translation_of},
                                                                   {asked.copy_of, LetterMatter::copy_of}};
  for (const auto& [other, relation] : relations) {
    if (other.empty()) continue;
    said.other = other;
    said.relation = relation;
  }
  if (const auto done = app::link_letters(asked.folder, said); !done) return report_words(done.error());
  return list(call, "link", asked.folder, document_part(asked.document));
}

}  // namespace recto::cli
