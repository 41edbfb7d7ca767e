#pragma once
// Everything the command prints goes through here: JSON Lines or text on standard output, sentences and the bar on standard error.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "json/objects.h"

namespace recto::cli {

using json::Json;

/// Exit codes of the contract.
enum class Exit : int { done = 0, look = 1, usage = 2, failed = 3 };

enum class Format { text, json };

class Printer {
 public:
  explicit Printer(Format format) : format_(format) {}
  Format format() const { return format_; }
  bool json() const { return format_ == Format::json; }
  /// The first line of JSON output; nothing in text. Call it before any work, so that an empty answer has it too.
  void header(std::string_view command);
  /// One JSON line (only in JSON).
  void line(const Json& json);
  /// One line of text for a person (only in text); what came from papers must have been made printable.
  void say(std::string_view text);
  /// Flushes; an output that could not be written (a full disk, a closed pipe) turns the exit code into failed.
  Exit finish(Exit code);

 private:
  Format format_;
};

/// Prints an error as one sentence on standard error and gives the exit code failed.
Exit report(const Error& error);
/// The same for wrong words of the call.
Exit usage(const Error& error);
/// Warnings and notes: one sentence on standard error.
void note(std::string_view sentence);

/// A bar on standard error when that is a terminal and --quiet is not given: done of total, a second, time left.
class Progress {
 public:
  explicit Progress(bool quiet);
  ~Progress();
  void show(std::string_view what, uint64_t done, uint64_t total, uint64_t pages);
  /// The same of work whose end is known only by its share, 0 to 1.
  void show_share(std::string_view what, uint64_t done, double share);
  /// Takes the bar off the screen before something else is printed.
  void clear();

 private:
  bool is_due(int64_t now);
  void draw(double share, std::string_view words);
  bool enabled_;
  int64_t started_ms_, shown_ms_ = 0;
  bool on_screen_ = false;
};

}  // namespace recto::cli
