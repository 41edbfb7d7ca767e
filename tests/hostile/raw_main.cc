// The same without inner walls: of the harness only the words are used.

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>

#include "tests/hostile/behaviours.h"
#include "wire/codec.h"
#include "wire/process.h"

int main() {
  using namespace recto;
  if (std::getenv(wire::kProbeVariable) != nullptr) return ::write(1, "0", 1) == 1 ? 0 : 1;
  ::signal(SIGPIPE, SIG_IGN);
  wire::FrameBuffer frames;
  std::array<char, 65'536> chunk;
  for (;;) {
    const ssize_t got = ::read(0, chunk.data(), chunk.size());
    if (got <= 0) return 1;
    frames.feed({chunk.data(), static_cast<size_t>(got)});
    const auto frame = frames.next();
    if (!frame) return 1;
    if (!*frame) continue;
    const auto request = wire::decode_request(**frame);
    if (!request) return 1;
    hostile::HostileReader reader;
    harness::Source source{FileDescriptor(wire::kFileDescriptor), request->untrusted_file_name};
    harness::Answer answer(*request, [](std::string_view bytes) {
      return write_all(wire::kAnswerDescriptor, std::as_bytes(std::span(bytes)), "answer");
    });
    return harness::answer_request(reader, *request, source, {}, answer) ? 0 : 1;
  }
}
