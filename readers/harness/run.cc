#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#include "readers/harness/protect.h"
#include "readers/harness/reader.h"
#include "readers/harness/warden.h"
#include "wire/codec.h"
#include "wire/process.h"

namespace recto::harness {
namespace {

constexpr size_t kReadAtOnce = 65'536;

/// The frames that come on descriptor 0.
class RequestStream {
 public:
  /// The next frame. Errors: io (the host is gone), corrupt.
  Result<wire::Frame> frame() {
    std::array<char, kReadAtOnce> chunk;
    for (;;) {
      if (const auto frame = TRY(frames_.next())) return *frame;
      const ssize_t got = ::read(wire::kRequestDescriptor, chunk.data(), chunk.size());
      if (got <= 0) return fail(ErrorKind::io, "the request is cut");
      frames_.feed({chunk.data(), static_cast<size_t>(got)});
    }
  }

 private:
  wire::FrameBuffer frames_;
};

Result<GreyInput> take_pixels(const wire::GreyShape& shape, RequestStream& in) {
  GreyInput grey{shape, {}};
  grey.bytes.reserve(shape.size());
  while (grey.bytes.size() < shape.size()) {
    const wire::Frame frame = TRY(in.frame());
    if (frame.tag != wire::Tag::pixel_rows || frame.payload.size() > shape.size() - grey.bytes.size()) {
      return fail(ErrorKind::corrupt, "the pixels to recognise are not as announced");
    }
    grey.bytes.insert(grey.bytes.end(), frame.payload.begin(), frame.payload.end());
  }
  return grey;
}

Result<void> send_to_host(std::string_view bytes) {
  const auto sent = write_all(wire::kAnswerDescriptor, std::as_bytes(std::span(bytes)), "answer");
  if (!sent) return fail(ErrorKind::cancelled, "the host takes no more of the answer");
  return {};
}

Result<void> dispatch(Reader& reader, const wire::Request& request, Source& source, const GreyInput& grey,
                      Answer& answer) {
  switch (request.kind) {
    case wire::RequestKind::read:
      return reader.read(request, source, answer);
    case wire::RequestKind::pixels:
      return reader.pixels(request, source, answer);
    case wire::RequestKind::picture:
      return reader.picture(request, source, answer);
    case wire::RequestKind::table:
      return reader.table(request, source, answer);
    case wire::RequestKind::recognise:
      return reader.recognise(request, grey, answer);
  }
  return fail(ErrorKind::unsupported, "this reader cannot do that");
}

Result<void> dispatch_without_exceptions(Reader& reader, const wire::Request& request, Source& source,
                                         const GreyInput& grey, Answer& answer) {
  try {
    return dispatch(reader, request, source, grey, answer);
  } catch (const std::bad_alloc&) {
    return fail(ErrorKind::limit, "reading needs more memory than allowed");
  } catch (const std::exception& error) {
    return fail(ErrorKind::corrupt, std::string("reading failed: ") + error.what());
  } catch (...) {
    return fail(ErrorKind::corrupt, "reading failed");
  }
}

Result<void> serve(Reader& reader) {
  RequestStream in;
  const wire::Frame frame = TRY(in.frame());
  const wire::Request request = TRY(wire::decode_request(frame));
  GreyInput grey;
  if (request.kind == wire::RequestKind::recognise) grey = TRY(take_pixels(request.grey, in));
  Source source{FileDescriptor(wire::kFileDescriptor), request.untrusted_file_name};
  Answer answer(request, send_to_host);
  return answer_request(reader, request, source, grey, answer);
}

}  // namespace

Result<void> Reader::read(const wire::Request&, Source&, Answer&) {
  return fail(ErrorKind::unsupported, "this reader cannot read files");
}
Result<void> Reader::pixels(const wire::Request&, Source&, Answer&) {
  return fail(ErrorKind::unsupported, "this reader cannot draw pages");
}
Result<void> Reader::picture(const wire::Request&, Source&, Answer&) {
  return fail(ErrorKind::unsupported, "this reader cannot make pictures");
}
Result<void> Reader::table(const wire::Request&, Source&, Answer&) {
  return fail(ErrorKind::unsupported, "this reader cannot read tables");
}
Result<void> Reader::recognise(const wire::Request&, const GreyInput&, Answer&) {
  return fail(ErrorKind::unsupported, "this reader cannot recognise pixels");
}

Result<void> answer_request(Reader& reader, const wire::Request& request, Source& source, const GreyInput& grey,
                            Answer& answer) {
  TRY(answer.hello(reader.name()));
  return answer.end(dispatch_without_exceptions(reader, request, source, grey, answer));
}

namespace {

/// One document's process, from its walls to the end of its answer. Returns its exit code.
int read_one(Reader& reader, const Limits& limits) {
  const auto complain = [](const Error& error) { std::fprintf(stderr, "%s\n", error.sentence().c_str()); };
  reader.prepare();
  const auto walls = protect(reader.resources(), limits);
  if (!walls) {
    complain(walls.error());
    return wire::kExitNoWalls;
  }
  if (std::getenv(wire::kProbeVariable) != nullptr) {
    return send_to_host(std::to_string(walls->landlock)) ? wire::kExitDone : wire::kExitBroken;
  }
  const auto served = serve(reader);
  if (!served) complain(served.error());
  return served ? wire::kExitDone : wire::kExitBroken;
}

}  // namespace

int run_reader(Reader& reader) {
  ::signal(SIGPIPE, SIG_IGN);
  if (std::getenv(wire::kWardenVariable) == nullptr) return read_one(reader, limits_of_environment());
  return run_warden([&reader](const Limits& limits) { return read_one(reader, limits); });
}

}  // namespace recto::harness
