#pragma once
// What the index keeps of every piece beside Xapian's lists: where it stands, and its words in order.
//
// Two files that only grow, mapped into memory, so that looking at a piece costs a fraction of a microsecond and writing one nothing:
//   places   64 bytes a piece: its place (48, encode_place), where its words begin in the other file (u64), how many there are (u32),
//            0 (u32)
//   prints   for each piece its words' prints (u16 each), then where every kStride-th word begins, from the start of the piece (u32 each,
//            at the next multiple of 4); numbers are little-endian
// Piece n of the table is record n of Xapian's database. How many count Xapian's last commit says: the files are synced before it, and what
// lies behind was not finished and is cut off by the next writer. Nothing in them is trusted: what does not add up is corrupt.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/result.h"
#include "search/pieces.h"

namespace recto::search {

/// The table open for reading; sees the pieces that were there when it was opened. Safe for use by several threads.
class PieceTable {
 public:
  /// The first `count` pieces. Errors: not_found, denied, io, corrupt (there are fewer).
  static Result<std::unique_ptr<PieceTable>> open(const std::string& folder, uint32_t count);
  ~PieceTable();
  PieceTable(const PieceTable&) = delete;
  PieceTable& operator=(const PieceTable&) = delete;

  uint32_t count() const { return count_; }
  /// Where piece `number` (from 1) stands. Errors: corrupt.
  Result<Place> place(uint32_t number) const;
  /// Its words; none if there is no such piece or it is damaged. They live as long as the table.
  WordsKept words(uint32_t number) const;
  /// Calls into the processor's cache what words() of the pieces behind records[at] will read: pieces lie far apart, and waiting for
  /// memory is most of what looking at one costs.
  void look_ahead(std::span<const uint32_t> records, size_t at) const;
  /// True if the piece after `number` is of the same document.
  bool goes_on(uint32_t number) const;

 private:
  PieceTable() = default;
  std::string_view record(uint32_t number) const;
  std::string_view places_, prints_;
  uint32_t count_ = 0;
};

/// Appends pieces. One at a time for a folder.
class PieceTableWriter {
 public:
  /// Goes on behind piece `count`; what lies behind it is cut off. Errors: corrupt (there are fewer), denied, io.
  static Result<PieceTableWriter> open(const std::string& folder, uint32_t count);
  uint32_t count() const { return count_; }
  /// Held in memory until flush().
  void add(const Place& place, std::span<const Print> prints, std::span<const uint32_t> offsets);
  /// Writes what was added and brings it to the disk. Errors: io, limit.
  Result<void> flush();

 private:
  PieceTableWriter() = default;
  std::string folder_;
  FileDescriptor places_, prints_;
  std::string new_places_, new_prints_;
  uint64_t prints_end_ = 0;
  uint32_t count_ = 0;
};

}  // namespace recto::search
