#pragma once
// What the routes work with: the case, its register and pictures, runs and checks, and those who listen to them.

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "app/case_pool.h"
#include "app/cases.h"
#include "app/citations.h"
#include "app/document_register.h"
#include "app/page_pictures.h"
#include "sandbox/runner.h"
#include "serve/events.h"
#include "serve/staging.h"
#include "serve/tickets.h"

namespace recto::serve {

struct ServiceOptions {
  std::string folder;
  bool allow_degraded = false;  ///< read and draw with the walls this system gives
};

class Service {
 public:
  /// Opens the case for reading and starts looking through its documents. Errors: those of opening a case and of the sandbox.
  static Result<std::unique_ptr<Service>> open(const ServiceOptions& options);
  ~Service();

  const ServiceOptions& options() const { return options_; }
  app::CasePool& cases() { return cases_; }
  const app::DocumentRegister& documents() const { return register_; }
  app::PagePictures& pictures() { return pictures_; }
  const sandbox::Runner& runner() const { return *runner_; }
  Events& events() { return events_; }
  Tickets& tickets() { return tickets_; }
  Staging& staging() { return staging_; }
  /// The case in numbers, as it was at the last look. Errors: those of app::status.
  Result<std::shared_ptr<const app::Status>> status();
  /// Can the case's folder be written to?
  bool writable() const;
  /// Waits a while for the first; later ones may be a moment old. Errors: busy (letters are still being read).
  Result<std::shared_ptr<const app::Citations>> citations();

  /// The case was written to: everything that is held of it is looked at again.
  void changed();
  /// changed(), and waits until the register has taken it up.
  void changed_and_seen();
  /// Ends what runs. Called once, before the end.
  void stop();

 private:
  Service(ServiceOptions options, std::unique_ptr<sandbox::Runner> runner, std::string cache);
  void keep_up();
  Result<void> look();
  Result<void> look_at_numbers(uint64_t acts);

  ServiceOptions options_;
  std::unique_ptr<sandbox::Runner> runner_;
  app::CasePool cases_;
  app::DocumentRegister register_;
  app::PagePictures pictures_;
  Events events_;
  Tickets tickets_;
  Staging staging_;

  std::mutex mutex_;
  std::condition_variable looked_;
  std::shared_ptr<const app::Citations> citations_;
  std::shared_ptr<const app::Status> status_;
  uint64_t acts_ = 0;               ///< of the case at the last look
  uint64_t wanted_ = 1, seen_ = 0;  ///< looks at the case
  sandbox::Cancellation ending_;
  std::thread keeper_;
};

}  // namespace recto::serve
