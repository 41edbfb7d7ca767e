#pragma once
// For tests of readers: asks a reader inside the test's process and gives back what it said, held to the wire's rules.

#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "readers/harness/reader.h"
#include "wire/codec.h"

namespace recto::harness {

struct Answered {
  std::vector<wire::Message> messages;
  Result<void> end;

  template <class T>
  std::vector<T> all() const {
    std::vector<T> found;
    for (const wire::Message& message : messages) {
      if (const T* one = std::get_if<T>(&message)) found.push_back(*one);
    }
    return found;
  }
  std::vector<model::Page> pages() const {
    std::vector<model::Page> found;
    for (const auto& read : all<wire::PageRead>()) found.push_back(read.page);
    return found;
  }
  /// The text of the k-th page (from 0); empty if there is none.
  std::u32string text(size_t k = 0) const {
    const auto found = pages();
    return k < found.size() ? found[k].text : std::u32string();
  }
  /// Why the file was refused, or the first fault; empty if all went well.
  std::string complaint() const {
    for (const auto& refused : all<wire::Refused>()) return refused.sentence;
    for (const auto& fault : all<wire::Fault>()) return fault.sentence;
    return {};
  }
};

/// A file that lives in memory only.
inline FileDescriptor file_of(std::string_view bytes) {
  FileDescriptor file(::memfd_create("test", MFD_CLOEXEC));
  CHECK(write_all(file.get(), std::as_bytes(std::span(bytes)), "test").has_value());
  return file;
}

inline Answered ask(Reader& reader, std::string_view bytes, const wire::Request& request = {}) {
  Answered answered;
  wire::Decoder decoder;
  Answer answer(request, [&](std::string_view frame) -> Result<void> {
    decoder.feed(frame);
    for (;;) {
      auto message = TRY(decoder.next());
      if (!message) return {};
      answered.messages.push_back(std::move(*message));
    }
  });
  Source source(file_of(bytes), request.untrusted_file_name);
  answered.end = answer_request(reader, request, source, {}, answer);
  return answered;
}

}  // namespace recto::harness
