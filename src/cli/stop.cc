#include <atomic>
#include <csignal>

#include "app/add.h"
#include "base/files.h"
#include "cli/commands.h"
#include "text/utf8.h"

namespace recto::cli {
namespace {

std::atomic<sandbox::Cancellation*> to_cancel = nullptr;

void on_stop(int signal) {
  if (sandbox::Cancellation* cancellation = to_cancel.exchange(nullptr)) {
    cancellation->cancel();
    return;
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

StopListener::StopListener(sandbox::Cancellation& cancellation) {
  to_cancel = &cancellation;
  std::signal(SIGINT, on_stop);
  std::signal(SIGTERM, on_stop);
}

StopListener::~StopListener() { to_cancel = nullptr; }

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
