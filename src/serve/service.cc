#include "serve/service.h"

#include <malloc.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "app/letter_readings.h"
#include "app/read.h"
#include "store/case.h"
#include "store/catalogue.h"
#include "store/letter_decisions.h"
#include "store/log.h"

namespace recto::serve {
namespace {

constexpr unsigned kCasesOpen = 4, kDrawnAtOnce = 2;
constexpr uint64_t kMostPictures = 512'000'000;  ///< bytes of the cache
constexpr auto kLongestWait = std::chrono::seconds(10), kLongestCount = std::chrono::seconds(30);
constexpr auto kLookEvery = std::chrono::seconds(2);  ///< for what other processes write

}  // namespace

Result<std::unique_ptr<Service>> Service::open(const ServiceOptions& options) {
  auto runner = TRY(app::open_sandbox(options.allow_degraded));
  const std::string cache = TRY(store::Case::open(options.folder, store::Access::reading))->cache_folder();
  std::unique_ptr<Service> service(new Service(options, std::move(runner), cache));
  service->keeper_ = std::thread([at = service.get()] { at->keep_up(); });
  return service;
}

Service::Service(ServiceOptions options, std::unique_ptr<sandbox::Runner> runner, std::string cache)
    : options_(std::move(options)),
      runner_(std::move(runner)),
      cases_(options_.folder, kCasesOpen),
      pictures_(cache + "/pictures", *runner_, kMostPictures, kDrawnAtOnce),
      staging_(cache + "/staging"),
      uploads_(cache + "/uploads"),
      checks_(options_.folder, cache + "/checks", options_.allow_degraded, working_, events_),
      comparisons_(options_.folder, options_.allow_degraded, working_, events_) {
  rows_path_ = cache + "/rows";
  staging_.sweep();
}

/// What runs works with the members: it has to end before they do.
Service::~Service() {
  stop();
  if (keeper_.joinable()) keeper_.join();
}

void Service::stop() {
  ending_.cancel();
  events_.stop();
  working_.stop();
  adding_.stop();
  looked_.notify_all();
}

void Service::keep_up() {
  while (!ending_.cancelled()) {
    uint64_t wanted = 0;
    {
      const std::lock_guard guard(mutex_);
      wanted = wanted_;
    }
    const auto changed = look();  // a case that cannot be read now (busy, being replaced) is looked at again
    {
      const std::lock_guard guard(mutex_);
      seen_ = wanted;
    }
    looked_.notify_all();
    if (changed && (*changed || !missing_letters())) (void)look_again();
    std::unique_lock lock(mutex_);
    looked_.wait_for(lock, kLookEvery, [this] { return ending_.cancelled() || seen_ < wanted_; });
  }
}

/// Takes up what is new, which an act of the log tells. Gives whether anything is.
Result<bool> Service::look() {
  const auto opened = TRY(store::Case::open(options_.folder, store::Access::reading));
  if (taken_up_ == 0 && TRY(register_.take_over(rows_path_, *opened))) citations_wanted_ = true;
  TRY(register_.take_names(*opened));
  {
    const std::lock_guard guard(mutex_);
    named_ = true;
  }
  looked_.notify_all();
  const uint64_t acts = TRY(opened->log().head()).number.value;
  if (acts == taken_up_) return false;
  if (taken_up_ == 0) TRY(look_at_numbers(acts));  // who opens the first page waits for them
  TRY(take_up(*opened, acts));
  return !ending_.cancelled();
}

/// Brings the register and the citations to an act. The letters of rows that were taken over are read all together.
Result<void> Service::take_up(const store::Case& opened, uint64_t acts) {
  const auto take = [this](const DocumentId& document, const std::vector<Letter>& letters) {
    const std::unique_lock lock(citing_);
    citations_.take(document, letters);
  };
  if (citations_wanted_) {
    const auto read = app::for_each_letter_reading(
        opened, [&](const store::Document& document, const std::vector<Letter>& letters) -> Result<void> {
          if (ending_.cancelled()) return fail(ErrorKind::cancelled, "the server ends");
          take(document.id, letters);
          return {};
        });
    if (!read) return ending_.cancelled() ? Result<void>() : read;
    citations_wanted_ = false;
  }
  TRY(register_.catch_up(opened, ending_, take));
  if (ending_.cancelled()) return {};
  auto decisions = TRY(opened.letter_decisions().all());
  const std::unique_lock lock(citing_);
  citations_.link(std::move(decisions));
  taken_up_ = acts;
  return {};
}

/// What takes a while at a large case and nobody waits for: the case in numbers, the letters it lacks.
Result<void> Service::look_again() {
  if (ending_.cancelled()) return {};
  const auto opened = TRY(store::Case::open(options_.folder, store::Access::reading));
  TRY(look_at_numbers(TRY(opened->log().head()).number.value));
  std::shared_ptr<const std::vector<app::MissingLetter>> missing;
  {
    const std::shared_lock lock(citing_);
    missing = std::make_shared<const std::vector<app::MissingLetter>>(citations_.missing());
  }
  {
    const std::lock_guard guard(mutex_);
    missing_ = std::move(missing);
  }
  events_.tell("case", json::Json({{"complete", true}}));
  (void)register_.keep(rows_path_, *opened);  // a case that cannot be written to is looked through at every start
  ::malloc_trim(0);  // looking through a large case leaves memory in pieces: 60 MB of 10⁵ letters
  return {};
}

/// Whatever changes a case is an act.
Result<void> Service::look_at_numbers(uint64_t acts) {
  {
    const std::lock_guard guard(mutex_);
    if (status_ && acts == acts_) return {};
  }
  auto status = std::make_shared<const app::Status>(TRY(app::status(options_.folder)));
  {
    const std::lock_guard guard(mutex_);
    status_ = std::move(status);
    acts_ = acts;
  }
  looked_.notify_all();
  return {};
}

Result<std::shared_ptr<const app::Status>> Service::status() {
  std::unique_lock lock(mutex_);
  looked_.wait_for(lock, kLongestCount, [this] { return status_ || ending_.cancelled(); });
  if (!status_) return fail(ErrorKind::busy, "the case cannot be counted now; ask again", options_.folder);
  return status_;
}

const app::DocumentRegister& Service::documents() {
  std::unique_lock lock(mutex_);
  looked_.wait_for(lock, kLongestWait, [this] { return named_ || ending_.cancelled(); });
  return register_;
}

Result<std::shared_ptr<const Service::Files>> Service::unsettled_files(const store::Case& opened) {
  const uint64_t acts = TRY(opened.log().head()).number.value;
  const std::lock_guard guard(unsettled_mutex_);
  if (unsettled_ && unsettled_as_of_ == acts) return unsettled_;
  Files files;
  TRY(opened.catalogue().for_each_unsettled_file([&](const store::FileRecord& record) -> Result<void> {
    files.push_back(record);
    return {};
  }));
  unsettled_ = std::make_shared<const Files>(std::move(files));
  unsettled_as_of_ = acts;
  return unsettled_;
}

bool Service::writable() const { return ::access(options_.folder.c_str(), W_OK) == 0; }

void Service::put_citations(std::span<app::FoundLetter> letters) const {
  const std::shared_lock lock(citing_);
  for (app::FoundLetter& letter : letters) citations_.put(letter);
}

bool Service::complete() const { return taken_up_ > 0 && register_.complete(); }

std::shared_ptr<const std::vector<app::MissingLetter>> Service::missing_letters() const {
  const std::lock_guard guard(mutex_);
  return missing_;
}

void Service::changed() {
  cases_.changed();
  {
    const std::lock_guard guard(mutex_);
    ++wanted_;
  }
  looked_.notify_all();
}

void Service::changed_and_seen() {
  changed();
  std::unique_lock lock(mutex_);
  looked_.wait_for(lock, kLongestWait, [this, wanted = wanted_] { return seen_ >= wanted || ending_.cancelled(); });
}

}  // namespace recto::serve
