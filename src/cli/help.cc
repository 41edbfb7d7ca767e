#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"

namespace recto::cli {

void register_help(CLI::App& app, Call& call) {
  CLI::App* command = app.add_subcommand("help", "shows the help of a command");
  auto name = std::make_shared<std::string>();
  command->add_option("COMMAND", *name, "the command");
  command->callback([&app, &call, name] {
    call.run = [&app, name](const Call&) {
      Printer printer(Format::text);
      const CLI::App* asked = name->empty() ? &app : app.get_subcommand_no_throw(*name);
      if (asked == nullptr) {
        note("there is no command '" + shown(*name) + "'; recto --help shows them");
        return Exit::usage;
      }
      printer.say(asked->help());
      return printer.finish(Exit::done);
    };
  });
}

}  // namespace recto::cli
