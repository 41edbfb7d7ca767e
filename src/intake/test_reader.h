#pragma once
// For tests: a reader of an invented format, run in this process. A file's pages are separated by form feeds; its first
// word may say how it shall end: "!failed", "!partial", "!timeout", "!refused", "!hang" (until cancelled).

#include <chrono>
#include <string>
#include <thread>

#include "intake/add.h"
#include "store/test_case.h"

namespace recto::intake {

inline std::string read_all(const FileDescriptor& file) {
  std::string bytes;
  char buffer[4096];
  ssize_t n = 0;
  while ((n = ::pread(file.get(), buffer, sizeof buffer, static_cast<off_t>(bytes.size()))) > 0) {
    bytes.append(buffer, static_cast<size_t>(n));
  }
  return bytes;
}

inline Result<FileReading> read_invented(const FileDescriptor& file, const std::string&, const PageTaker& take,
                                         const sandbox::Cancellation* cancellation) {
  const std::string bytes = read_all(file);
  FileReading reading{Outcome::stored, "", "invented/1", 0};
  if (bytes.starts_with("!hang")) {
    while (!cancellation->cancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return fail(ErrorKind::cancelled, "stopped");
  }
  if (bytes.starts_with("!")) {
    reading.outcome = outcome_from(bytes.substr(1, bytes.find(' ') - 1)).value_or(Outcome::failed);
    reading.why = "its first word says so";
    if (reading.outcome != Outcome::partial) return reading;
  }
  for (size_t at = 0; at <= bytes.size();) {
    const size_t end = std::min(bytes.find('\f', at), bytes.size());
    const std::string text = bytes.substr(at, end - at);
    std::u32string scalars;
    for (const char byte : text) scalars += static_cast<unsigned char>(byte);
    TRY(take(store::page_of(++reading.pages, scalars)));
    at = end + 1;
  }
  return reading;
}

/// Keeps what it hears.
class HeardEvents : public AddEvents {
 public:
  Result<void> file(const FileLine& line) override {
    lines.push_back(line);
    return {};
  }
  Result<void> document(const store::Document& document) override {
    documents.push_back(document.id.text);
    return {};
  }
  void progress(const AddProgress& progress) override { last = progress; }

  std::vector<FileLine> lines;
  std::vector<std::string> documents;
  AddProgress last;
};

}  // namespace recto::intake
