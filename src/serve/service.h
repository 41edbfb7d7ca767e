#pragma once
// What the routes work with: the case, its register and pictures, runs and checks, and those who listen to them.

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <string>
#include <thread>

#include "app/case_pool.h"
#include "app/cases.h"
#include "app/citations.h"
#include "app/document_register.h"
#include "app/page_pictures.h"
#include "sandbox/runner.h"
#include "serve/checks.h"
#include "serve/comparisons.h"
#include "serve/events.h"
#include "serve/jobs.h"
#include "serve/kept_answer.h"
#include "serve/staging.h"
#include "serve/tickets.h"
#include "serve/uploads.h"

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
  /// Waits until it knows the documents' names; what is in them may follow.
  const app::DocumentRegister& documents();
  app::PagePictures& pictures() { return pictures_; }
  const sandbox::Runner& runner() const { return *runner_; }
  Events& events() { return events_; }
  Tickets& tickets() { return tickets_; }
  KeptAnswer& correspondents() { return correspondents_; }
  Staging& staging() { return staging_; }
  Uploads& uploads() { return uploads_; }
  Checks& checks() { return checks_; }
  Comparisons& comparisons() { return comparisons_; }

  /// Runs `act`, which opens the case for writing. Waits a while for a run of this server that writes. Errors: busy (papers are being taken in); those of `act`.
  template <class T, class Act>
  Result<T> write(const Act& act) {
    const std::unique_lock writing(writing_, kWaitToWrite);
    if (!writing) return fail(ErrorKind::busy, "papers are being taken in; say it again when that is done");
    return act();
  }
  /// Begins a run over what was put up. Errors: busy (one is going on, or another process writes to the case), not_found (nothing was put up).
  Result<void> take_in();
  void stop_taking_in();
  /// The case in numbers, as it was at the last look. Errors: those of app::status.
  Result<std::shared_ptr<const app::Status>> status();
  /// Files that are unread or whose outcome wants a look; asked of the case again after each act. Errors: corrupt, io.
  using Files = std::vector<store::FileRecord>;
  Result<std::shared_ptr<const Files>> unsettled_files(const store::Case& opened);
  /// Can the case's folder be written to?
  bool writable() const;
  /// Puts into letters what they cite, what cites them and their links, as far as the case has been looked through.
  void put_citations(std::span<app::FoundLetter> letters) const;
  /// Is the case looked through: are all rows of the register and all citations there?
  bool complete() const;
  /// Letters that are cited and not in the case, as of the last look; null before the first is done.
  std::shared_ptr<const std::vector<app::MissingLetter>> missing_letters() const;

  /// The case was written to: everything that is held of it is looked at again.
  void changed();
  /// changed(), and waits until the register has taken it up.
  void changed_and_seen();
  /// Ends what runs. Called once, before the end.
  void stop();

 private:
  Service(ServiceOptions options, std::unique_ptr<sandbox::Runner> runner, std::string cache);
  static constexpr std::chrono::seconds kWaitToWrite{20};
  void keep_up();
  void run_add(const std::string& folder, sandbox::Cancellation& stop);
  Result<bool> look();
  Result<void> take_up(const store::Case& opened, uint64_t acts);
  Result<void> look_again();
  Result<void> look_at_numbers(uint64_t acts);

  ServiceOptions options_;
  std::unique_ptr<sandbox::Runner> runner_;
  app::CasePool cases_;
  app::DocumentRegister register_;
  app::PagePictures pictures_;
  Events events_;
  Tickets tickets_;
  KeptAnswer correspondents_;
  Staging staging_;
  Uploads uploads_;
  std::timed_mutex writing_;

  std::mutex unsettled_mutex_;  ///< over the two
  std::shared_ptr<const Files> unsettled_;
  uint64_t unsettled_as_of_ = 0;  ///< an act

  mutable std::shared_mutex citing_;  ///< over the citations; held for some microseconds
  app::Citations citations_;
  mutable std::mutex mutex_;
  std::condition_variable looked_;
  std::shared_ptr<const std::vector<app::MissingLetter>> missing_;
  std::shared_ptr<const app::Status> status_;
  bool named_ = false;                 ///< the register knows the names
  uint64_t acts_ = 0;                  ///< of the case at the last look
  uint64_t wanted_ = 1, seen_ = 0;     ///< looks at the case
  std::atomic<uint64_t> taken_up_{0};  ///< acts, by the register and the citations; the keeper's thread writes it
  bool citations_wanted_ = false;      ///< of rows that were taken over; of the keeper's thread
  std::string rows_path_;              ///< where the register's rows are kept
  sandbox::Cancellation ending_;
  std::thread keeper_;
  Checks checks_;
  Comparisons comparisons_;
  Jobs working_, adding_;  ///< behind all they work with: they end first
};

}  // namespace recto::serve
