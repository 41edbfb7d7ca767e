#pragma once
// One piece of work for one reader process, and what came of it.

#include <chrono>
#include <cstdint>
#include <span>
#include <string>

#include "base/result.h"
#include "model/outcome.h"
#include "wire/answer.h"
#include "wire/request.h"

namespace recto::sandbox {

/// What a reader process may use. What a reader may *say* is in wire::AnswerLimits.
struct ProcessLimits {
  uint64_t memory_bytes = uint64_t{2} << 30;
  uint32_t cpu_seconds = 600;
  std::chrono::milliseconds wall{600'000};  ///< from the start; time spent in the sink does not count
  uint64_t answer_bytes = uint64_t{4} << 30;
};

/// Whether a sandbox outlives a job.
enum class Afterwards : uint8_t {
  ended,  ///< it serves this job only
  kept,  ///< it was begun earlier, or waits for later jobs of the same reader: a fresh process for each, a tenth of the time to start one
};

struct Job {
  std::string reader;  ///< "pdf": the program recto-read-pdf
  wire::Request request;
  int file = -1;                        ///< an open regular file, borrowed, its offset is not used; -1 for `recognise`
  std::span<const unsigned char> grey;  ///< `recognise`: request.grey.size() pixels, borrowed
  ProcessLimits limits;
  Afterwards sandbox = Afterwards::ended;
};

/// Takes an answer as it comes, on the thread that runs the job. Every message is valid and in its place; its texts are still untrusted.
/// An error ends the job and is what Runner::run returns.
class AnswerSink {
 public:
  virtual ~AnswerSink() = default;
  virtual Result<void> document(wire::Document) { return {}; }
  virtual Result<void> page(wire::PageRead) { return {}; }
  virtual Result<void> grey_page(const wire::GreyPage&) { return {}; }
  virtual Result<void> pixels(std::string_view) { return {}; }  ///< the next bytes of the grey page
  virtual Result<void> picture(wire::Picture) { return {}; }
  virtual Result<void> sheet(wire::TableSheet) { return {}; }
  virtual Result<void> rows(wire::TableRows) { return {}; }  ///< the next rows of the sheet
  virtual Result<void> fault(wire::Fault) { return {}; }
};

struct JobReport {
  /// stored   all was read
  /// partial  some pages were read, faults say what was not
  /// refused  encrypted, unsupported
  /// failed   broken file, crashed reader, invalid answer
  /// limit    memory, output or another limit; timeout: wall or processor time
  /// Of failed, limit and timeout pages may have come before; `pages` says how many.
  model::Outcome outcome = model::Outcome::failed;
  ErrorKind kind = ErrorKind::io;  ///< of what went wrong; meaningless when stored
  std::string why;     ///< one sentence of what went wrong; from the reader, but printable; empty when stored
  std::string reader;  ///< as the reader named itself: "pdf/1 mupdf 1.21.1"; empty if it said nothing
  uint32_t pages = 0, faults = 0;
  std::string untrusted_diagnostics;               ///< the first bytes the reader wrote to stderr
  std::chrono::microseconds to_hello{0}, wall{0};  ///< from the start of the process to its Hello, and to its end
};

}  // namespace recto::sandbox
