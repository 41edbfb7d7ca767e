#pragma once
// Where the parties of intake::add meet: groups of received files on their way through reading to being recorded.
//
//   receiver  wait_for_room ─ put ─ … ─ end          records group g only after group g - kGroupsAhead was kept
//   readers   next_to_read ─ finish ─ …              any file of a group on the belt, oldest first
//   keeper    next_to_keep ─ kept ─ …                files in order, and only once the groups ahead are received
//
// The two waiting rules make the order of the records one and the same in every run.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "intake/file_reader.h"
#include "store/accession.h"

namespace recto::intake {

/// A file on the belt.
struct Item {
  std::string untrusted_path;
  store::Received received;
  uint64_t size = 0;
  FileReading reading;  ///< set by finish(), where the file is to be read
  enum class State { waiting, being_read, ready } state = State::waiting;
};

class Conveyor {
 public:
  static constexpr size_t kGroupsAhead = 4;
  using Deadline = std::chrono::steady_clock::time_point;

  /// Waits until another group may be recorded as received; false: stopped.
  bool wait_for_room();
  /// A group that was recorded as received; files that need no reading are ready at once.
  void put(std::vector<Item> group);
  /// No more groups come.
  void end();

  /// Waits for a file to read; null: there will be none. It belongs to the caller until finish().
  Item* next_to_read();
  void finish(Item& item, FileReading reading);

  /// The next file in order, once it is ready; null at the deadline, at the end, and when stopped.
  const Item* next_to_keep(Deadline deadline);
  /// The file that next_to_keep gave is recorded.
  void kept();

  /// Everybody stops at the next step; the first error is kept.
  void stop(std::optional<Error> error = std::nullopt);
  /// True when all files were kept, or when stopped.
  bool finished();
  bool stopped();
  std::optional<Error> error();

 private:
  struct Group {
    std::deque<Item> items;
    size_t to_read = 0, to_keep = 0;  ///< the first not yet handed out, not yet kept
  };
  Item* find_to_read();
  const Item* find_to_keep();
  bool all_kept() const { return ended_ && groups_.empty(); }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Group>> groups_;  ///< received and not kept yet
  bool ended_ = false, stopped_ = false;
  std::optional<Error> error_;
};

}  // namespace recto::intake
