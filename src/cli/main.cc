// recto: the command.

#include <exception>
#include <new>

#include "cli/command_line.h"
#include "cli/commands.h"

int main(int argc, char** argv) {
  try {
    return recto::cli::run_command_line(argc, argv);
  } catch (const std::bad_alloc&) {
    recto::cli::note("there is not enough memory for this; close other programs or give it less at once");
  } catch (const std::exception& error) {
    recto::cli::note(recto::cli::shown(std::string(error.what())));
  }
  return static_cast<int>(recto::cli::Exit::failed);
}
