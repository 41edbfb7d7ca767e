#pragma once
// Checks of drafts: begun, followed while they work, decided on. A draft stays in cache/checks/<its name>/ so that its address is good after the server was
// started again; it is then checked anew when somebody asks for it.

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/check.h"
#include "json/objects.h"
#include "serve/events.h"
#include "serve/jobs.h"

namespace recto::serve {

class Checks {
 public:
  /// All must outlive it.
  Checks(std::string case_folder, std::string folder, bool allow_degraded, Jobs& jobs, Events& events);

  /// Begins a check of a draft whose bytes are a file, which it moves. Gives its id: the same for the same name and bytes. Errors: invalid_input, io, busy.
  Result<std::string> begin(const std::string& staged, std::string untrusted_name);
  /// All checks, newest first, without story and claims.
  json::Json list() const;
  /// A check as it stands; one of an earlier server begins to work. Errors: not_found, busy.
  enum class Claims : uint8_t { left_out, all };
  Result<json::Json> look(const std::string& id, Claims claims);
  /// Its claims, in the order of their numbers; while it works, in the order they were found, so that who has N of them asks from N on. A brief one lacks its evidence.
  enum class Length : uint8_t { whole, brief };
  struct Piece {
    uint64_t offset = 0, limit = 50;
    Length length = Length::whole;
  };
  Result<json::Json> claims(const std::string& id, const Piece& piece);
  /// One claim by its number. Errors: not_found (none of this number so far), busy.
  Result<json::Json> claim(const std::string& id, unsigned number);
  /// The report, with what is decided now. Errors: not_found, busy (it is still working).
  Result<std::string> report(const std::string& id) const;

  /// A done check, for deciding on one of its claims. Errors: not_found, busy.
  struct Done {
    std::string name;
    std::shared_ptr<const app::CheckAnswer> answer;
  };
  Result<Done> done(const std::string& id) const;
  /// Puts a finding with its decision into a check's claims.
  json::Json put(const std::string& id, const Finding& finding, const app::ClaimRemarks& remarks);

 private:
  struct Check;
  class Listener;
  void find_earlier();
  Result<void> start(const std::shared_ptr<Check>& check);
  void work(const std::shared_ptr<Check>& check, sandbox::Cancellation& cancellation);
  Result<std::shared_ptr<Check>> find(const std::string& id) const;
  Result<std::shared_ptr<Check>> started(const std::string& id);
  app::CheckOptions options_of(const Check& check) const;

  std::string case_folder_, folder_;
  bool allow_degraded_;
  Jobs& jobs_;
  Events& events_;
  mutable std::mutex mutex_;  ///< over all checks
  std::map<std::string, std::shared_ptr<Check>> checks_;
  uint64_t begun_ = 0;
};

}  // namespace recto::serve
