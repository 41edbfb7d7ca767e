#pragma once
// The words of a call.

namespace recto::cli {

/// Reads the words of the call, runs the command they name and gives the exit code.
int run_command_line(int argc, char** argv);

}  // namespace recto::cli
