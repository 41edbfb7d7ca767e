#pragma once
// A file of words, sorted, for looking up which words of the index belong together and which are written alike.
//
// Layout (little-endian): "RECTOWRD", version u32; blocks of 32 entries; a table of the blocks' offsets (u32 each); block count u32, entry
// count u64, the table's offset u64. An entry is: length of the prefix its key shares with the
// one before it in the block (varint), length of the rest and the rest, length of the word and the word, the number of pieces that
// have the word (varint). Entries ascend by key, then word; a word stands once. Nothing in the file is trusted: every length is checked, and a
// file that does not add up is corrupt.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace recto::search {

/// A word of the index: its key (WordKeys), its term, and about how many pieces have it.
struct WordEntry {
  std::string key, term;
  uint64_t count = 0;
};

/// One of `of` about equal shares of some words, from 0.
struct Share {
  size_t number = 0, of = 1;
};

/// Writes entries, which must ascend by (key, term), as a new file: beside it, then renamed over. Holds one megabyte.
class WordsFileBuilder {
 public:
  /// Errors: io, limit, denied.
  static Result<WordsFileBuilder> create(const std::string& path);
  void add(const WordEntry& entry);
  /// The file stands complete and synced under its name, or not at all. Errors: io, limit.
  Result<void> finish() &&;

 private:
  WordsFileBuilder(std::string path, FileDescriptor file);
  void write_out();

  std::string path_;
  FileDescriptor file_;
  std::string buffer_, last_key_;
  uint64_t written_ = 0, entries_ = 0;
  std::vector<uint32_t> blocks_;
  Result<void> state_;
};

/// A file opened for reading; maps it into memory and reads no more of it than is asked for.
class WordsFile {
 public:
  /// Errors: not_found, corrupt, io.
  static Result<std::unique_ptr<WordsFile>> open(const std::string& path);
  ~WordsFile();
  WordsFile(const WordsFile&) = delete;
  WordsFile& operator=(const WordsFile&) = delete;
  uint64_t entries() const { return entries_; }
  /// Makes seek() several times as fast from now on: for walks that seek a thousand times. Reads the whole file once (about 100 µs a
  /// megabyte). Not for two threads at once.
  void prepare_for_walks() const;

  /// Every word of a share of the file with its count; keys are left unread. False where the file is found to be damaged.
  bool for_each_term(Share share, const std::function<void(std::string_view term, uint64_t count)>& each) const;

  /// A place among the entries. Where the file is found to be damaged it ends early and says so.
  class Cursor {
   public:
    explicit Cursor(const WordsFile& file) : file_(&file) { enter_block(0); }
    bool at_end() const { return at_end_; }
    bool damaged() const { return damaged_; }
    const std::string& key() const { return key_; }
    std::string_view term() const { return term_; }
    uint64_t count() const { return count_; }
    void next();
    /// Forward to the first entry whose key is not less than `key`. O(log blocks).
    void seek(std::string_view key);

   private:
    void enter_block(uint32_t block);
    bool read_entry();
    const WordsFile* file_;
    uint32_t block_ = 0;
    std::string_view rest_;
    std::string key_;
    std::string_view term_;
    uint64_t count_ = 0;
    bool at_end_ = false, damaged_ = false;
  };

 private:
  WordsFile() = default;
  std::string_view block(uint32_t index) const;
  /// The key of a block's first entry; empty if the block is damaged.
  std::string_view first_key(uint32_t index) const;
  uint32_t block_offset(uint32_t index) const;
  /// True if there is a block `index` and its first key is less than `key`, whose first bytes are `head`.
  bool begins_before(uint32_t index, std::string_view key, uint64_t head) const;

  std::string_view bytes_;
  uint32_t blocks_ = 0;
  uint64_t entries_ = 0, table_ = 0;
  mutable std::vector<uint64_t> heads_;  ///< of the blocks' first keys, once prepared
};

}  // namespace recto::search
