// The shorter list is read and indexed; the longer one is read while threads hold its names, some thousand at once, against the index.

#include "app/name_lists.h"

#include <sys/stat.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "app/list_columns.h"
#include "app/list_evidence.h"
#include "app/names.h"
#include "app/read.h"
#include "base/files.h"
#include "intake/table_reader.h"
#include "names/comparison.h"
#include "names/join.h"

namespace recto::app {
namespace {

constexpr size_t kBatch = 16'384, kMostRowsWaiting = 3;
constexpr uint64_t kMostMatches = 20'000'000;

struct EntryBatch {
  std::vector<ListEntry> entries;
};

/// Batches from the thread that reads to those that match; waits when enough are waiting.
class Batches {
 public:
  void put(EntryBatch batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.size() < kMostRowsWaiting; });
    waiting_.push_back(std::move(batch));
    changed_.notify_all();
  }
  void close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  /// Nothing when all are taken.
  std::optional<EntryBatch> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return std::nullopt;
    EntryBatch batch = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    return batch;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<EntryBatch> waiting_;
  bool closed_ = false;
};

/// A pair that was found: places in the kept list and in the kept entries of the other.
struct FoundPair {
  uint32_t kept = 0, other = 0;
  float score = 0;
};

/// What one thread found.
struct Harvest {
  std::vector<FoundPair> pairs;
  std::vector<ListEntry> entries;  ///< of the longer list, those that match
  uint64_t names = 0, nameless = 0;
};

/// What one thread matches with.
struct Matcher {
  names::NameIndex::Finder finder;
  names::Preparer preparer;
  const names::Tables& tables;
};

void match_batch(const EntryBatch& batch, Matcher& matcher, Harvest& out) {
  std::vector<names::Prepared> names;
  for (const ListEntry& entry : batch.entries)
    names.push_back(matcher.preparer.prepare(names::parse(entry.name, matcher.tables)));
  matcher.finder.learn(names);
  for (size_t i = 0; i < names.size(); ++i) {
    ++(names[i].count == 0 ? out.nameless : out.names);
    const auto found = matcher.finder.find(names[i]);
    if (found.empty()) continue;
    const auto place = static_cast<uint32_t>(out.entries.size());
    out.entries.push_back(batch.entries[i]);
    for (const auto& one : found) out.pairs.push_back({one.name, place, one.score});
  }
}

/// Threads that match until the batches are closed.
class Matchers {
 public:
  Matchers(const names::NameIndex& index, const names::Tables& tables)
      : harvests_(std::max(1U, std::thread::hardware_concurrency())) {
    for (Harvest& harvest : harvests_) threads_.emplace_back([&] { work(index, tables, harvest); });
  }
  ~Matchers() { finish(); }
  void put(EntryBatch batch) { batches_.put(std::move(batch)); }
  bool too_many() const { return found_ > kMostMatches; }
  uint64_t names() const { return names_; }
  std::vector<Harvest>& finish() {
    batches_.close();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    return harvests_;
  }

 private:
  void work(const names::NameIndex& index, const names::Tables& tables, Harvest& out) {
    Matcher matcher{names::NameIndex::Finder(index), names::Preparer(tables), tables};
    while (const auto batch = batches_.take()) {
      const size_t before = out.pairs.size();
      // Past the limit what is left is only taken, so that the reader does not wait.
      if (!too_many()) match_batch(*batch, matcher, out);
      found_ += out.pairs.size() - before;
      names_ += batch->entries.size();
    }
  }

  Batches batches_;
  std::atomic<uint64_t> found_ = 0, names_ = 0;
  std::vector<Harvest> harvests_;
  std::vector<std::thread> threads_;
};

ErrorKind kind_of_failure(const intake::TableReading& reading) {
  return reading.outcome == Outcome::refused ? ErrorKind::unsupported : reading.kind;
}

/// One run of match_names.
class ListMatching {
 public:
  ListMatching(const MatchOptions& options, const MatchEvents& events, const sandbox::Cancellation* cancellation)
      : options_(options), events_(events), cancellation_(cancellation) {}

  Result<MatchSummary> run() {
    if (!(options_.threshold > 0 && options_.threshold <= 1))
      return fail(ErrorKind::invalid_input, "a threshold lies above 0 and is at most 1");
    tables_ = TRY(name_tables(options_.tables));
    runner_ = TRY(open_sandbox(options_.allow_degraded));
    const uint64_t left = TRY(size_of(options_.left.path)), right = TRY(size_of(options_.right.path));
    kept_side_ = left <= right ? Side::left : Side::right;
    TRY(read_kept());
    TRY(match_other());
    TRY(hand_on());
    return summary_;
  }

 private:
  const ListChoice& choice(Side side) const { return side == Side::left ? options_.left : options_.right; }
  Side other_side() const { return kept_side_ == Side::left ? Side::right : Side::left; }

  static Result<uint64_t> size_of(const std::string& path) {
    const FileDescriptor file = TRY(open_regular(path));
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return fail(ErrorKind::io, "the file cannot be looked at", path);
    return static_cast<uint64_t>(status.st_size);
  }

  void complain(Side side, uint32_t row, std::string why) {
    ++summary_.faults;
    events_.fault({side, row, std::move(why)});
  }

  /// Reads a list to its end; what is wrong with it as a whole is a fault if rows came, else an error.
  Result<void> read(Side side, const ListRows::Take& take) {
    const ListChoice& list = choice(side);
    const FileDescriptor file = TRY(open_regular(list.path));
    ListRows rows(list, take, [&](uint32_t row, std::string why) { complain(side, row, std::move(why)); });
    const auto add = [&rows](const intake::SheetHead& sheet, TableRow row) { return rows.add(sheet, std::move(row)); };
    const auto reading = TRY(intake::read_table(*runner_, file, list.path, add, cancellation_));
    TRY(rows.finish());
    if (reading.outcome == Outcome::stored) return {};
    if (reading.rows == 0) return fail(kind_of_failure(reading), "the list cannot be read: " + reading.why, list.path);
    complain(side, 0, reading.why);
    return {};
  }

  Result<void> read_kept() {
    TRY(read(kept_side_, [this](ListEntry entry) -> Result<void> {
      kept_.push_back(std::move(entry));
      return {};
    }));
    std::vector<names::Prepared> prepared;
    for (const ListEntry& entry : kept_) {
      prepared.push_back(names::prepare(names::parse(entry.name, tables()), tables()));
      ++(prepared.back().count == 0 ? summary_.nameless : count_of(kept_side_));
    }
    index_.emplace(prepared, options_.threshold, tables());
    return {};
  }

  Result<void> match_other() {
    const double size = static_cast<double>(TRY(size_of(choice(other_side()).path)));
    Matchers matchers(*index_, tables());
    EntryBatch batch;
    uint64_t letters = 0;
    TRY(read(other_side(), [&](ListEntry entry) -> Result<void> {
      letters += entry.name.size() + entry.year.size() + entry.place.size();
      batch.entries.push_back(std::move(entry));
      if (batch.entries.size() < kBatch) return {};
      matchers.put(std::exchange(batch, {}));
      if (events_.progress) events_.progress(matchers.names(), std::min(1.0, static_cast<double>(letters) / size));
      if (!matchers.too_many()) return {};
      return fail(ErrorKind::limit, "the lists match in more than 20 million pairs; give a higher --threshold");
    }));
    matchers.put(std::move(batch));
    gather(matchers.finish());
    return {};
  }

  void gather(std::vector<Harvest>& harvests) {
    for (Harvest& harvest : harvests) {
      const auto before = static_cast<uint32_t>(other_.size());
      for (FoundPair& pair : harvest.pairs) pairs_.push_back({pair.kept, pair.other + before, pair.score});
      std::ranges::move(harvest.entries, std::back_inserter(other_));
      count_of(other_side()) += harvest.names;
      summary_.nameless += harvest.nameless;
      harvest = {};
    }
    summary_.matches = pairs_.size();
  }

  const ListEntry& left_of(const FoundPair& pair) const {
    return kept_side_ == Side::left ? kept_[pair.kept] : other_[pair.other];
  }
  const ListEntry& right_of(const FoundPair& pair) const {
    return kept_side_ == Side::left ? other_[pair.other] : kept_[pair.kept];
  }

  Result<void> hand_on() {
    std::ranges::sort(pairs_, [this](const FoundPair& a, const FoundPair& b) {
      const auto order = [this](const FoundPair& one) {
        return std::tuple(left_of(one).row, -one.score, right_of(one).row);
      };
      return order(a) < order(b);
    });
    for (size_t from = 0; from < pairs_.size(); from += kBatch) {
      const auto some = std::span(pairs_).subspan(from, std::min(kBatch, pairs_.size() - from));
      for (const NameMatch& match : matches_of(some)) TRY(events_.match(match));
    }
    return {};
  }

  /// With their reasons, which take some twenty microseconds each; by all processors.
  std::vector<NameMatch> matches_of(std::span<const FoundPair> pairs) const {
    std::vector<NameMatch> out(pairs.size());
    const size_t shares = std::max(1U, std::thread::hardware_concurrency());
    const auto fill = [&](size_t share) {
      for (size_t i = share; i < pairs.size(); i += shares) out[i] = match_of(pairs[i]);
    };
    {
      std::vector<std::jthread> threads;
      for (size_t share = 1; share < shares; ++share) threads.emplace_back(fill, share);
      fill(0);
    }
    return out;
  }

  NameMatch match_of(const FoundPair& pair) const {
    const ListEntry &left = left_of(pair), &right = right_of(pair);
    const auto compared =
        names::compare(names::parse(left.name, tables()), names::parse(right.name, tables()), tables());
    NameMatch match{left.row, right.row, left.name, right.name, pair.score, compared.reasons};
    const std::string year = year_evidence(left.year, right.year);
    const std::string place = place_evidence(left.place, right.place, tables());
    if (!year.empty()) match.why.push_back(year);
    if (!place.empty()) match.why.push_back(place);
    return match;
  }

  uint64_t& count_of(Side side) { return side == Side::left ? summary_.left : summary_.right; }
  const names::Tables& tables() const { return *tables_; }

  const MatchOptions& options_;
  const MatchEvents& events_;
  const sandbox::Cancellation* cancellation_;
  std::optional<names::Tables> tables_;
  std::unique_ptr<sandbox::Runner> runner_;
  Side kept_side_ = Side::left;
  std::vector<ListEntry> kept_, other_;  ///< of the longer list only entries that match
  std::optional<names::NameIndex> index_;
  std::vector<FoundPair> pairs_;
  MatchSummary summary_;
};

}  // namespace

Result<MatchSummary> match_names(const MatchOptions& options, const MatchEvents& events,
                                 const sandbox::Cancellation* cancellation) {
  return ListMatching(options, events, cancellation).run();
}

}  // namespace recto::app
