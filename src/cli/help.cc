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
      const auto commands = app.get_subcommands([&](const CLI::App* one) { return one->get_name() == *name; });
      if (!name->empty() && commands.empty()) {
        note("there is no command '" + shown(*name) + "'; recto --help shows them");
        return Exit::usage;
      }
      printer.say(name->empty() ? app.help() : commands.front()->help());
      return printer.finish(Exit::done);
    };
  });
}

}  // namespace recto::cli
