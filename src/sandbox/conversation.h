#pragma once
// The talk of the host with one reader process: request out, answer in, never waiting without a limit.

#include <chrono>
#include <optional>
#include <string>

#include "base/result.h"
#include "sandbox/cancellation.h"
#include "sandbox/job.h"
#include "sandbox/launcher.h"
#include "sandbox/outbox.h"
#include "wire/checker.h"
#include "wire/codec.h"

namespace recto::sandbox {

/// Why a talk was over.
enum class Close {
  done,        ///< Done came, and nothing after it
  refused,     ///< Refused came
  cut,         ///< the reader went silent for good before it was done
  deserted,    ///< it closed its answer before it was done, and did not end
  invalid,     ///< it said what cannot be
  over_limit,  ///< it said more than allowed
  out_of_time,
};

/// What was heard.
struct Heard {
  Close close = Close::cut;
  std::optional<Error> error;  ///< of invalid and over_limit
  std::string reader;
  uint32_t pages = 0, faults = 0;
  std::optional<wire::Fault> fault;  ///< the first of the whole document, else the first
  std::optional<wire::Refused> refused;
  std::string untrusted_diagnostics;
  std::chrono::microseconds to_hello{0};
};

class Conversation {
 public:
  /// All are borrowed. `cancellation` may be null.
  Conversation(const Job& job, ReaderProcess& reader, AnswerSink& sink, const Cancellation* cancellation);
  /// Until the answer is over, for whatever reason; the process may live on. Errors: cancelled, and the sink's.
  Result<Heard> run();

 private:
  using Time = std::chrono::steady_clock;
  Result<void> wait_and_serve();
  int milliseconds_left() const;
  void send_more();
  void hear_diagnostics();
  Result<void> hear_answer();
  Result<void> take(wire::Message message);
  Result<void> hand_on(wire::Message message);
  void note(const wire::Message& message);
  void close(Close why, std::optional<Error> error = std::nullopt);

  const Job& job_;
  ReaderProcess& reader_;
  AnswerSink& sink_;
  const Cancellation* cancellation_;
  Outbox outbox_;
  wire::Decoder decoder_;
  wire::AnswerChecker checker_;
  std::string buffer_;
  Time::time_point started_, deadline_;
  uint64_t heard_bytes_ = 0;
  bool over_ = false;
  Heard heard_;
};

}  // namespace recto::sandbox
