#include <csignal>

#include "base/files.h"
#include "cli/commands.h"
#include "text/utf8.h"

namespace recto::cli {
namespace {

volatile std::sig_atomic_t stop_signals = 0;

void on_stop(int signal) {
  stop_signals = stop_signals + 1;
  if (stop_signals > 1) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
}

}  // namespace

void listen_for_stop() {
  std::signal(SIGINT, on_stop);
  std::signal(SIGTERM, on_stop);
}

bool stop_asked() { return stop_signals > 0; }

std::string shown(const std::string& untrusted) { return printable(untrusted); }
std::string shown(std::u32string_view untrusted) {
  std::string out;
  while (true) {
    const size_t end = untrusted.find(U'\n');
    out += printable(text::encode_utf8(untrusted.substr(0, end)));
    if (end == untrusted.npos) return out;
    out += '\n';
    untrusted.remove_prefix(end + 1);
  }
}

}  // namespace recto::cli
