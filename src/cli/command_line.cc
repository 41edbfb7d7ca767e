// What can be typed, in one place: each command with its words and options, and the function that does it.

#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>

#include "cli/commands.h"

namespace recto::cli {
namespace {

/// The command line as it is being read: what every command is told, and the command that was named.
struct Line {
  CLI::App app{"Recto reads leaked and captured official documents and shows, on the page, what they prove.", "recto"};
  Call call;
  std::function<Exit()> chosen;

  /// Adds a command whose words fill `asked`, and which `run` does.
  template <class Asked>
  CLI::App* add(const char* name, const char* about, std::shared_ptr<Asked> asked,
                Exit (*run)(const Call&, const Asked&)) {
    return add_to(app, name, about, std::move(asked), run);
  }
  /// The same below another command: recto names compare.
  template <class Asked>
  CLI::App* add_to(CLI::App& parent, const char* name, const char* about, std::shared_ptr<Asked> asked,
                   Exit (*run)(const Call&, const Asked&)) {
    CLI::App* command = parent.add_subcommand(name, about);
    command->callback([this, asked, run] { chosen = [this, asked, run] { return run(call, *asked); }; });
    return command;
  }
};

void add_language(CLI::App* command, std::string& languages) {
  command->add_option("--language", languages, "languages OCR may use: ara,eng");
}

void add_case_commands(Line& line) {
  const auto made = std::make_shared<CaseCall>(), looked = std::make_shared<CaseCall>(),
             logged = std::make_shared<CaseCall>();
  line.add("new", "makes a case (a folder)", made, run_new)
      ->add_option("CASE", made->folder, "the folder to make")
      ->required();
  line.add("status", "what is in a case, what is unread, what failed", looked, run_status)
      ->add_option("CASE", looked->folder, "the case")
      ->required();
  line.add("log", "the acts of a case, in order", logged, run_log)
      ->add_option("CASE", logged->folder, "the case")
      ->required();
  const auto show = std::make_shared<ShowCall>();
  CLI::App* command = line.add("show", "shows a passage again by its cite", show, run_show);
  command->add_option("CASE", show->folder, "the case")->required();
  command->add_option("CITE", show->cite, "recto:ID/pN#I-J")->required();

  const auto correct = std::make_shared<CorrectCall>();
  command = line.add("correct", "a person's word over the machine's: what words of a page say", correct, run_correct);
  command->add_option("CASE", correct->folder, "the case")->required();
  command->add_option("CITE", correct->cite, "the words as read, recto:ID/pN#I-J")->required();
  command->add_option("TEXT", correct->text, "what they say; an empty text: nothing is written there");
  command->add_flag("--withdraw", correct->withdraw, "takes back what was said of these words");
  command->add_option("--by", correct->by, "who says so; your login name if not given");
  command->add_option("--why", correct->why, "the reason")->required();
}

void add_note_commands(Line& line) {
  const auto note = std::make_shared<NoteCall>();
  CLI::App* command = line.add("note", "writes a note beside a document or words of it", note, run_note);
  command->add_option("CASE", note->folder, "the case")->required();
  command->add_option("ON", note->on, "words, recto:ID/pN#I-J, or a document: its id, a beginning of it, its path");
  command->add_option("TEXT", note->text, "the note");
  command->add_option("--withdraw", note->withdraw, "takes back the note of this act, in place of ON and TEXT");
  command->add_option("--by", note->by, "who writes it; your login name if not given");

  const auto notes = std::make_shared<NotesCall>();
  command = line.add("notes", "the notes of a case, or of one document", notes, run_notes);
  command->add_option("CASE", notes->folder, "the case")->required();
  command->add_option("DOCUMENT", notes->document, "its id, a beginning of it, its path or name");
}

void add_reading_commands(Line& line) {
  const auto add = std::make_shared<AddCall>();
  CLI::App* command = line.add("add", "takes in files and folders, reads them, indexes them", add, run_add);
  command->add_option("CASE", add->folder, "the case")->required();
  command->add_option("PATH", add->paths, "files and folders")->required();
  command->add_option("--jobs", add->jobs, "files read at once; as many as cores and one more if not given")
      ->check(CLI::Range(1U, 256U));
  add_language(command, add->languages);

  const auto read = std::make_shared<ReadCall>();
  command = line.add("read", "reads files without a case", read, run_read);
  command->add_option("FILE", read->files, "the files")->required();
  command->add_flag("--text", read->text, "the text alone, pages separated by form feeds (the default)");
  add_language(command, read->languages);
}

void add_finding_commands(Line& line) {
  const auto search = std::make_shared<SearchCall>();
  CLI::App* command = line.add("search", "full-text search in a case", search, run_search);
  command->add_option("CASE", search->folder, "the case")->required();
  command->add_option("QUERY", search->query, "words, \"phrases\", AND OR NOT NEAR, wild*, file: page: language: date:")
      ->required();
  command->add_option("--limit", search->limit, "hits at most")->check(CLI::Range(1U, 10'000U))->capture_default_str();
  command->add_flag("--exact", search->exact, "words as written: no folding, no other forms, nothing misread");

  const auto lists = std::make_shared<ListsCall>();
  command = line.add("lists", "lists and tables as rows of cells", lists, run_lists);
  command->add_option("CASE", lists->folder, "the case")->required();
  command->add_option("DOCUMENT", lists->document, "one document: its id, a beginning of it, its path or name");
  command->add_flag("--csv", lists->csv, "rows as CSV, names hidden");
  command->add_flag("--show-names", lists->show_names, "with --csv: names are written out");

  const auto trace = std::make_shared<TraceCall>();
  command = line.add("trace", "traces passages to their sources, in bulk", trace, run_trace);
  command->add_option("CASE", trace->folder, "the case")->required();
  command->add_option("PASSAGES", trace->input, "lines {\"id\":…,\"text\":…,\"not\":[…]}; - for standard input")
      ->required();
  command->add_option("--limit", trace->limit, "matches of each at most")
      ->check(CLI::Range(1U, 100U))
      ->capture_default_str();
}

void add_letter_commands(Line& line) {
  const auto letters = std::make_shared<LettersCall>();
  CLI::App* command =
      line.add("letters", "letters with their fields: who wrote to whom, when, about what, answering what", letters,
               run_letters);
  command->add_option("CASE", letters->folder, "the case")->required();
  command->add_option(
      "DOCUMENT", letters->document,
      "one document: its id, a beginning of it, its path or name; to say something of one of its letters: DOCUMENT/lN");
  const auto add_words = [command](const char* option, std::vector<std::string>& into, const char* about) {
    command->add_option(option, into, about)->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  };
  add_words("--set", letters->set,
            "FIELD=VALUE: what a field says, over the machine's reading; again for several addressees");
  add_words("--confirm", letters->confirm, "FIELD: it is right as read");
  add_words("--unset", letters->unset, "FIELD: takes back what was said; cut takes back all cuts of the document");
  add_words("--cut", letters->cut, "a letter begins on this page, or at this cite");
  add_words("--no-cut", letters->no_cut, "no letter begins on this page");
  command->add_option("--graph", letters->graph,
                      "writes letters and correspondents as a graph here: a file named .graphml or .gexf");
  command->add_option("--by", letters->by, "who says so; the login name if not given");
  command->add_option("--why", letters->why, "the reason; it goes into the log");
}

void add_link_command(Line& line) {
  const auto link = std::make_shared<LinkCall>();
  CLI::App* command = line.add("link", "says how two letters belong together", link, run_link);
  command->add_option("CASE", link->folder, "the case")->required();
  command->add_option("DOCUMENT", link->document, "a document, or one of its letters: DOCUMENT/lN")->required();
  CLI::Option_group* relation = command->add_option_group("relation");
  relation->add_option("--answers", link->answers, "it answers this one");
  relation->add_option("--enclosure-of", link->enclosure_of, "it was enclosed in this one");
  relation->add_option("--translation-of", link->translation_of, "it says this one in another language");
  relation->add_option("--copy-of", link->copy_of, "it is this one once more");
  relation->require_option(1);
  command->add_flag("--remove", link->remove, "takes the link back");
  command->add_option("--by", link->by, "who says so; the login name if not given");
  command->add_option("--why", link->why, "the reason; it goes into the log")->required();
}

void add_translations_command(Line& line) {
  const auto translations = std::make_shared<TranslationsCall>();
  CLI::App* command = line.add("translations", "which papers say the same in two languages, and where they part",
                               translations, run_translations);
  command->add_option("CASE", translations->folder, "the case")->required();
  command->add_option("DOCUMENT", translations->document, "one document: its id, a beginning of it, its path or name");
  command->add_flag("--sentences", translations->sentences, "all sentences side by side, not only those that part");
}

void add_checking_commands(Line& line) {
  const auto check = std::make_shared<CheckCall>();
  CLI::App* command =
      line.add("check", "checks the quotations, figures and dates of a story against the papers", check, run_check);
  command->add_option("PLACES", check->places, "CASE STORY, or STORY with --against")->required()->expected(1, 2);
  command->add_option("--against", check->against, "files to check against, without a case");
  command->add_option("--html", check->html, "writes the report here");
  add_language(command, check->languages);

  const auto decide = std::make_shared<DecideCall>();
  command = line.add("decide", "a checker's word on a claim: kept over drafts, as an act", decide, run_decide);
  command->add_option("CASE", decide->folder, "the case")->required();
  command->add_option("STORY", decide->story, "the story as it was checked")->required();
  command->add_option("CLAIM", decide->claim, "the number of the claim in recto check")->required();
  command
      ->add_option("VERDICT", decide->verdict,
                   "accept (the machine's), supported, differs, contradicted, not_found, for_a_person (to be asked), "
                   "withdraw, or note (decides nothing)")
      ->required();
  command->add_option("--by", decide->by, "who says so")->required();
  command->add_option("--note", decide->note, "why, or what is to be asked");
  add_language(command, decide->languages);

  const auto conflicts = std::make_shared<ConflictsCall>();
  command =
      line.add("conflicts", "what the papers say against each other, and what they confirm", conflicts, run_conflicts);
  command->add_option("CASE", conflicts->folder, "the case")->required();
  command->add_option("DOCUMENT", conflicts->document,
                      "only what this document states: its id, a beginning of it, its path or name");

  const auto facts = std::make_shared<FactsCall>();
  command =
      line.add("facts", "finds what a checker would mark in a text: quotations, figures, dates, references, names",
               facts, run_facts);
  command->add_option("FILE", facts->input, "a story, or - for UTF-8 on standard input");
  command->add_flag("--jsonl", facts->lines, "the input is lines {\"id\":…,\"text\":…,\"reference\":…}");
  command->add_option("--reference", facts->reference, "the day that relative dates count from, YYYY-MM-DD");
}

void add_name_commands(Line& line) {
  CLI::App* names = line.app.add_subcommand("names", "compares names across scripts and spellings");
  names->require_subcommand(1);
  names->fallthrough();
  const auto compare = std::make_shared<NamesCompareCall>();
  CLI::App* command = line.add_to(*names, "compare", "compares the names of each row", compare, run_names_compare);
  command->add_option("PAIRS", compare->pairs, "TSV with the columns name_a and name_b; - for standard input")
      ->required();
  command->add_option("--tables", compare->tables, "a folder of tables to use in the place of the built-in ones");

  const auto match = std::make_shared<NamesMatchCall>();
  command = line.add_to(*names, "match", "finds the names of one list in another", match, run_names_match);
  command->add_option("LEFT", match->left, "a list: CSV, TSV or XLSX")->required();
  command->add_option("RIGHT", match->right, "another")->required();
  const auto add_column = [command](const char* option, std::vector<std::string>& into, const char* about) {
    command->add_option(option, into, about)->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  };
  add_column("--column", match->column, "the column of names, by its header or number; twice: of LEFT, of RIGHT");
  add_column("--year", match->year, "a column with the year of birth, which confirms or contradicts in words");
  add_column("--place", match->place, "a column with a place, likewise");
  command->add_option("--threshold", match->threshold, "the least score of a match")
      ->check(CLI::Range(0.3, 1.0))
      ->capture_default_str();
  command->add_option("--tables", match->tables, "a folder of tables to use in the place of the built-in ones");
  command->add_flag("--csv", match->csv, "matches as CSV");
}

void add_serve_command(Line& line) {
  const auto serve = std::make_shared<ServeCall>();
  CLI::App* command = line.add("serve", "the web application, on this machine alone", serve, run_serve);
  command->add_option("CASE", serve->folder, "the case")->required();
  command->add_option("--port", serve->port, "the port of 127.0.0.1; any that is free if not given")
      ->check(CLI::Range(1U, 65'535U));
}

/// "recto help COMMAND"; an unknown one is a wrong call.
void add_help(Line& line) {
  const auto name = std::make_shared<std::string>();
  CLI::App* command = line.app.add_subcommand("help", "shows the help of a command");
  command->add_option("COMMAND", *name, "the command");
  command->callback([&line, name] {
    line.chosen = [&line, name] {
      const auto found = line.app.get_subcommands([&](const CLI::App* one) { return one->get_name() == *name; });
      if (!name->empty() && found.empty()) {
        note("there is no command '" + shown(*name) + "'; recto --help shows them");
        return Exit::usage;
      }
      Printer printer(Format::text);
      printer.say(name->empty() ? line.app.help() : found.front()->help());
      return printer.finish(Exit::done);
    };
  });
}

}  // namespace

int run_command_line(int argc, char** argv) {
  Line line;
  line.app.set_version_flag("--version", "recto " RECTO_VERSION);
  line.app.add_flag("--json", line.call.json, "one JSON object a line");
  line.app.add_flag("--quiet", line.call.quiet, "no bar on standard error");
  line.app.add_flag(
      "--allow-degraded", line.call.allow_degraded,
      "read files even where this system cannot give every wall of the sandbox; the log says which stood");
  line.app.require_subcommand(1);
  line.app.fallthrough();
  add_case_commands(line);
  add_note_commands(line);
  add_reading_commands(line);
  add_finding_commands(line);
  add_letter_commands(line);
  add_link_command(line);
  add_translations_command(line);
  add_checking_commands(line);
  add_name_commands(line);
  add_serve_command(line);
  add_help(line);
  if (argc > 1 && argv[1][0] != '-' &&
      line.app.get_subcommands([&](const CLI::App* one) { return one->get_name() == argv[1]; }).empty()) {
    note("there is no command '" + shown(std::string(argv[1])) + "'; recto --help shows them");
    return static_cast<int>(Exit::usage);
  }
  try {
    line.app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return line.app.exit(asked);
  } catch (const CLI::ParseError& error) {
    note(shown(std::string(error.what())) + "; recto --help shows the commands");
    return static_cast<int>(Exit::usage);
  }
  return static_cast<int>(line.chosen());
}

}  // namespace recto::cli
