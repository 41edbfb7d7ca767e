#pragma once
// The commands of recto: what each is told by the command line (command_line.h), and what it does.

#include <cstdint>
#include <string>
#include <vector>

#include "cli/printer.h"

namespace recto::sandbox {
class Cancellation;
}

namespace recto::cli {

/// What every command is told.
struct Call {
  bool json = false;
  bool quiet = false;
  bool allow_degraded = false;  ///< read files with the walls this system gives
  Format format() const { return json ? Format::json : Format::text; }
};

struct CaseCall {
  std::string folder;
};

struct AddCall {
  std::string folder, languages;
  std::vector<std::string> paths;
  unsigned jobs = 0;  ///< 0: as many as cores
};

struct ReadCall {
  std::vector<std::string> files;
  std::string languages;
  bool text = false;
};

struct SearchCall {
  std::string folder, query;
  unsigned limit = 10;
  bool exact = false;
};

struct LettersCall {
  std::string folder;
  std::string document;          ///< empty: all
  std::vector<std::string> set;  ///< FIELD=VALUE
  std::vector<std::string> confirm, unset, cut, no_cut;
  std::string by, why;
  std::string graph;  ///< a file to write: .graphml or .gexf
};

struct LinkCall {
  std::string folder, document;
  std::string answers, enclosure_of, translation_of, copy_of;  ///< one of them
  bool remove = false;
  std::string by, why;
};

struct TranslationsCall {
  std::string folder;
  std::string document;  ///< empty: all
  bool sentences = false;
};

struct ConflictsCall {
  std::string folder;
  std::string document;  ///< empty: all
};

struct ListsCall {
  std::string folder;
  std::string document;  ///< empty: all
  bool csv = false, show_names = false;
};

struct ShowCall {
  std::string folder, cite;
};

struct CorrectCall {
  std::string folder, cite, text;
  bool withdraw = false;
  std::string by, why;
};

struct TraceCall {
  std::string folder, input;
  unsigned limit = 5;
};

struct CheckCall {
  std::vector<std::string> places;  ///< CASE STORY, or STORY with --against
  std::vector<std::string> against;
  std::string html, languages;
};

struct DecideCall {
  std::string folder, story, verdict;
  unsigned claim = 0;
  std::string by, note, languages;
};

struct NoteCall {
  std::string folder, on, text, by;
  uint64_t withdraw = 0;  ///< the act of a note; 0: none is taken back
};

struct NotesCall {
  std::string folder, document;
};

struct FactsCall {
  std::string input = "-";
  bool lines = false;     ///< the input is JSON Lines
  std::string reference;  ///< the day that relative dates count from; may be empty
};

struct NamesCompareCall {
  std::string pairs, tables;
};

struct NamesMatchCall {
  std::string left, right, tables;
  std::vector<std::string> column, year, place;  ///< of both lists, or of the left and the right one
  float threshold = 0.75F;
  bool csv = false;
};

struct ServeCall {
  std::string folder;
  uint16_t port = 0;  ///< 0: any that is free
};

Exit run_new(const Call& call, const CaseCall& asked);
Exit run_add(const Call& call, const AddCall& asked);
Exit run_status(const Call& call, const CaseCall& asked);
Exit run_read(const Call& call, const ReadCall& asked);
Exit run_search(const Call& call, const SearchCall& asked);
Exit run_letters(const Call& call, const LettersCall& asked);
Exit run_link(const Call& call, const LinkCall& asked);
Exit run_translations(const Call& call, const TranslationsCall& asked);
Exit run_conflicts(const Call& call, const ConflictsCall& asked);
Exit run_lists(const Call& call, const ListsCall& asked);
Exit run_show(const Call& call, const ShowCall& asked);
Exit run_correct(const Call& call, const CorrectCall& asked);
Exit run_note(const Call& call, const NoteCall& asked);
Exit run_notes(const Call& call, const NotesCall& asked);
Exit run_trace(const Call& call, const TraceCall& asked);
Exit run_check(const Call& call, const CheckCall& asked);
Exit run_decide(const Call& call, const DecideCall& asked);
Exit run_facts(const Call& call, const FactsCall& asked);
Exit run_names_compare(const Call& call, const NamesCompareCall& asked);
Exit run_names_match(const Call& call, const NamesMatchCall& asked);
Exit run_serve(const Call& call, const ServeCall& asked);
Exit run_log(const Call& call, const CaseCall& asked);

/// While it lives, Ctrl-C and SIGTERM ask for a stop that keeps what was done; a second one ends the program at once.
class StopListener {
 public:
  explicit StopListener(sandbox::Cancellation& cancellation);
  ~StopListener();
  StopListener(const StopListener&) = delete;
  StopListener& operator=(const StopListener&) = delete;
};

/// A path or text for a terminal, from a paper: see printable(). Line breaks of a text are kept.
std::string shown(const std::string& untrusted);
std::string shown(std::u32string_view untrusted);

}  // namespace recto::cli
