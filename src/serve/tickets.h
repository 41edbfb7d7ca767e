#pragma once
// Tickets for originals: a word that opens one document once, for ten seconds.

#include <chrono>
#include <map>
#include <mutex>
#include <string>

#include "base/result.h"
#include "model/ids.h"

namespace recto::serve {

class Tickets {
 public:
  using Clock = std::chrono::steady_clock;
  std::string issue(const DocumentId& document, Clock::time_point now = Clock::now());
  /// Errors: denied (no such ticket, used, or too old).
  Result<DocumentId> redeem(const std::string& untrusted_ticket, Clock::time_point now = Clock::now());

 private:
  struct Ticket {
    DocumentId document;
    Clock::time_point until;
  };
  std::mutex mutex_;
  std::map<std::string, Ticket> tickets_;
};

}  // namespace recto::serve
