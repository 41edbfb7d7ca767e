#include "cli/printer.h"

#include <fmt/format.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <cstdio>

#include "base/clock.h"
#include "base/files.h"

namespace recto::cli {
namespace {
constexpr int64_t kEveryMs = 100;

std::string time_left(double seconds) {
  const auto whole = static_cast<int64_t>(seconds + 0.5);
  if (whole >= 3600) return fmt::format("{} h {:02} min left", whole / 3600, whole / 60 % 60);
  if (whole >= 60) return fmt::format("{} min {:02} s left", whole / 60, whole % 60);
  return fmt::format("{} s left", whole);
}
}  // namespace

void Printer::header(std::string_view command) {
  if (json()) line({{"kind", "header"}, {"schema", 1}, {"command", command}, {"program", "recto " RECTO_VERSION}});
}

void Printer::line(const Json& json_line) {
  if (!json()) return;
  const std::string text = json_line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void Printer::say(std::string_view text) {
  if (json()) return;
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fputc('\n', stdout);
}

Exit Printer::finish(Exit code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  note("standard output could not be written to the end; what is missing there was not printed");
  return Exit::failed;
}

Exit report(const Error& error) {
  note(printable(error.sentence()));
  return Exit::failed;
}

Exit usage(const Error& error) {
  report(error);
  return Exit::usage;
}

void note(std::string_view sentence) { fmt::print(stderr, "recto: {}\n", sentence); }

Progress::Progress(bool quiet) : enabled_(!quiet && isatty(STDERR_FILENO) == 1), started_ms_(system_clock().now_ms()) {}
Progress::~Progress() { clear(); }

bool Progress::is_due(int64_t now) {
  if (!enabled_ || now - shown_ms_ < kEveryMs) return false;
  shown_ms_ = now;
  return true;
}

void Progress::draw(double share, std::string_view words) {
  constexpr size_t kWidth = 24;
  std::string bar(static_cast<size_t>(share * kWidth), '#');
  bar.resize(kWidth, '.');
  const double seconds = static_cast<double>(shown_ms_ - started_ms_) / 1000.0;
  const std::string left = share > 0 && seconds > 1 ? time_left(seconds * (1 - share) / share) : "";
  fmt::print(stderr, "\r\033[K[{}] {} {}", bar, words, left);
  std::fflush(stderr);
  on_screen_ = true;
}

void Progress::show(std::string_view what, uint64_t done, uint64_t total, uint64_t pages) {
  if (!is_due(system_clock().now_ms())) return;
  const double seconds = static_cast<double>(shown_ms_ - started_ms_) / 1000.0;
  const double rate = seconds > 0 ? static_cast<double>(pages) / seconds : 0;
  const double share = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
  draw(share, fmt::format("{} of {} {}, {} pages, {:.1f} pages/s", done, total, what, pages, rate));
}

void Progress::show_share(std::string_view what, uint64_t done, double share) {
  if (!is_due(system_clock().now_ms())) return;
  const double seconds = static_cast<double>(shown_ms_ - started_ms_) / 1000.0;
  draw(share, fmt::format("{} {}, {:.0f}/s", done, what, seconds > 0 ? static_cast<double>(done) / seconds : 0));
}

void Progress::clear() {
  if (!on_screen_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  on_screen_ = false;
}

}  // namespace recto::cli
