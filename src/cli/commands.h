#pragma once
// The commands of recto. Each register_* adds one to the command line; parsing chooses one, and its `run` does it.

#include <functional>
#include <string>

#include "cli/printer.h"

namespace CLI {
class App;
}
namespace recto::sandbox {
class Cancellation;
}

namespace recto::cli {

/// What the command line chose.
struct Call {
  bool json = false;
  bool quiet = false;
  std::function<Exit(const Call&)> run;

  Format format() const { return json ? Format::json : Format::text; }
};

void register_new(CLI::App& app, Call& call);
void register_add(CLI::App& app, Call& call);
void register_status(CLI::App& app, Call& call);
void register_read(CLI::App& app, Call& call);
void register_search(CLI::App& app, Call& call);
void register_show(CLI::App& app, Call& call);
void register_trace(CLI::App& app, Call& call);
void register_check(CLI::App& app, Call& call);
void register_facts(CLI::App& app, Call& call);
void register_log(CLI::App& app, Call& call);
void register_help(CLI::App& app, Call& call);

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
