// recto: the command. Reads the words of the call, runs one command, gives its exit code.

#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace {

int parse_and_run(int argc, char** argv) {
  using namespace recto::cli;
  CLI::App app("Recto reads leaked and captured official documents and shows, on the page, what they prove.", "recto");
  Call call;
  app.set_version_flag("--version", "recto " RECTO_VERSION);
  app.add_flag("--json", call.json, "one JSON object a line");
  app.add_flag("--quiet", call.quiet, "no bar on standard error");
  app.require_subcommand(1);
  app.fallthrough();
  for (const auto add : {register_new, register_add, register_status, register_read, register_search, register_show,
                         register_trace, register_check, register_facts, register_log, register_help}) {
    add(app, call);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    note(shown(std::string(error.what())) + "; recto --help shows the commands");
    return static_cast<int>(Exit::usage);
  }
  return static_cast<int>(call.run(call));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return parse_and_run(argc, argv);
  } catch (const std::bad_alloc&) {
    recto::cli::note("there is not enough memory for this; close other programs or give it less at once");
  } catch (const std::exception& error) {
    recto::cli::note(recto::cli::shown(std::string(error.what())));
  }
  return static_cast<int>(recto::cli::Exit::failed);
}
