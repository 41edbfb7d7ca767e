#include "intake/add.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "intake/conveyor.h"
#include "intake/receiver.h"
#include "store/accession.h"
#include "store/catalogue.h"
#include "store/originals.h"

namespace recto::intake {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kTick = std::chrono::milliseconds(100);
constexpr auto kLongestWait = std::chrono::milliseconds(200);  ///< for others before a reading is committed
constexpr size_t kMostWaiting = 50;
constexpr auto kLongestOpen = std::chrono::seconds(5);  ///< for pages of a long file before they are on the disk

/// Has files read, one after another; each thread of the pool runs one.
class ReaderThread {
 public:
  ReaderThread(store::Case& opened, const ReadFile& read, Conveyor& conveyor, std::atomic<uint64_t>& pages)
      : opened_(opened), read_(read), conveyor_(conveyor), pages_(pages) {}

  void run(const sandbox::Cancellation& cancellation) {
    while (Item* item = conveyor_.next_to_read()) {
      auto reading = read_one(*item, cancellation);
      if (!reading && reading.error().kind == ErrorKind::corrupt) {
        reading = FileReading{Outcome::failed, reading.error().message, "", 0};
      }
      if (reading) {
        conveyor_.finish(*item, std::move(*reading));
      } else if (reading.error().kind == ErrorKind::cancelled) {
        conveyor_.stop();
      } else {
        conveyor_.stop(reading.error());
      }
    }
  }

 private:
  Result<FileReading> read_one(const Item& item, const sandbox::Cancellation& cancellation) {
    store::Accession& accession = opened_.accession();
    const ExhibitId exhibit = item.received.exhibit;
    TRY(accession.begin_reading(exhibit));
    if (item.size == 0) return refused("the file is empty");
    const FileDescriptor file = TRY(opened_.originals().open(exhibit));
    const PageTaker take = [&](const Page& page) -> Result<void> {
      TRY(accession.put_page(exhibit, 1, page));
      ++pages_;
      return {};
    };
    return read_(file, item.untrusted_path, take, &cancellation);
  }

  store::Case& opened_;
  const ReadFile& read_;
  Conveyor& conveyor_;
  std::atomic<uint64_t>& pages_;
};

/// Records readings in order and tells what is durable.
class Keeper {
 public:
  Keeper(store::Case& opened, AddEvents& events, AddSummary& summary)
      : opened_(opened), accession_(opened.accession()), events_(events), summary_(summary) {}

  Result<void> keep(const Item& item) {
    const bool was_read = item.received.standing == store::Standing::unread;
    if (was_read) TRY(accession_.finish_reading(item.received.exhibit, end_of(item.reading)));
    const store::FileRecord record = TRY(accession_.record(item.untrusted_path));
    FileLine line{item.untrusted_path, record.outcome, record.why, record.documents, record.pages};
    const bool good = record.outcome == Outcome::stored || record.outcome == Outcome::partial;
    if (item.received.standing == store::Standing::known && good) {
      line.outcome = Outcome::duplicate;
      line.why = "it is in the case already";
    }
    if (waiting_.empty()) oldest_ = Clock::now();
    waiting_.push_back({std::move(line), was_read});
    return {};
  }

  bool must_commit() const {
    const auto now = Clock::now();
    return waiting_.size() >= kMostWaiting || (!waiting_.empty() && now >= oldest_ + kLongestWait) ||
           now >= committed_ + kLongestOpen;
  }

  Result<void> commit() {
    TRY(accession_.commit());
    committed_ = Clock::now();
    for (const auto& [line, was_read] : waiting_) {
      for (const DocumentId& id : was_read ? line.documents : std::vector<DocumentId>()) {
        const store::Document document = TRY(opened_.catalogue().document(id));
        TRY(events_.document(document));
      }
      TRY(events_.file(line));
      ++summary_.seen;
      ++summary_.outcomes[static_cast<size_t>(line.outcome)];
      if (was_read) summary_.pages += line.pages;
    }
    waiting_.clear();
    return {};
  }

 private:
  static store::ReadingEnd end_of(const FileReading& reading) {
    const bool readable = reading.outcome == Outcome::stored || reading.outcome == Outcome::partial;
    return {reading.outcome, reading.why, reading.reader, readable || reading.pages > 0 ? 1U : 0U};
  }

  struct Waiting {
    FileLine line;
    bool was_read;
  };
  store::Case& opened_;
  store::Accession& accession_;
  AddEvents& events_;
  AddSummary& summary_;
  std::vector<Waiting> waiting_;  ///< recorded, not durable yet
  Clock::time_point oldest_, committed_ = Clock::now();
};

/// The keeper's loop, on the caller's thread.
Result<void> keep_all(Keeper& keeper, Conveyor& conveyor, const sandbox::Cancellation& cancellation,
                      const std::function<void()>& tick) {
  auto next_tick = Clock::now();
  while (!conveyor.finished()) {
    if (const Item* item = conveyor.next_to_keep(Clock::now() + kTick)) {
      TRY(keeper.keep(*item));
      conveyor.kept();
    }
    if (keeper.must_commit()) TRY(keeper.commit());
    if (cancellation.cancelled()) conveyor.stop();
    if (Clock::now() < next_tick) continue;
    next_tick = Clock::now() + kTick;
    tick();
  }
  return keeper.commit();
}

uint64_t count_files(std::span<const std::string> untrusted_paths, const std::string& except,
                     const sandbox::Cancellation& cancellation) {
  Walk walk(untrusted_paths, except);
  uint64_t count = 0;
  while (!cancellation.cancelled() && walk.next()) ++count;
  return count;
}

}  // namespace

Result<AddSummary> add(store::Case& opened, std::span<const std::string> untrusted_paths, const ReadFile& read,
                       AddEvents& events, const AddOptions& options) {
  sandbox::Cancellation own;
  sandbox::Cancellation& cancellation = options.cancellation ? *options.cancellation : own;
  AddProgress progress;
  progress.files_total = count_files(untrusted_paths, opened.folder(), cancellation);
  events.progress(progress);

  Conveyor conveyor;
  std::atomic<uint64_t> pages{0};
  std::vector<std::thread> threads;
  threads.emplace_back([&] { receive_all(opened, {untrusted_paths, options.leave_out}, conveyor, cancellation); });
  ReaderThread reader(opened, read, conveyor, pages);
  // One more than cores: while a sandbox is set up it mostly waits for the kernel.
  const unsigned jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency()) + 1;
  for (unsigned i = 0; i < jobs; ++i) threads.emplace_back([&] { reader.run(cancellation); });

  AddSummary summary;
  Keeper keeper(opened, events, summary);
  const auto tick = [&] {
    progress.files_done = summary.seen;
    progress.pages = pages;
    events.progress(progress);
  };
  auto done = keep_all(keeper, conveyor, cancellation, tick);
  summary.cancelled = conveyor.stopped();
  const bool failed = !done || conveyor.error();
  if (failed) cancellation.cancel();
  conveyor.stop();
  for (std::thread& thread : threads) thread.join();
  tick();
  if (auto error = conveyor.error()) return tl::unexpected(std::move(*error));
  TRY(std::move(done));
  return summary;
}

}  // namespace recto::intake
