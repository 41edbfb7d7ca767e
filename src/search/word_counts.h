#pragma once
// How often each of many words came up: the inner loop of indexing.
//
// Every word of every page passes here twice, once for its page and once for the batch, and with std::unordered_map waiting for memory
// was a tenth of indexing: a node, its string and its neighbours lie apart. Here a slot is 16 bytes in one table (open addressing, at most
// half full) and the letters lie behind one another in one string: two places to touch, one where the word is new.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recto::search {

class WordCounts {
 public:
  using Hash = uint32_t;
  static Hash hash_of(std::string_view word);

  /// Counts the word `times` more. Words are shorter than 64 kB, all together shorter than 4 GB.
  void add(std::string_view word, Hash hash, uint32_t times = 1);
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  /// Forgets all words, not the memory.
  void clear();
  /// Calls take(word, count, hash) for every word, in no particular order. The word lives until the next add or clear.
  template <class Take>
  void for_each(Take&& take) const {
    for (const Slot& slot : slots_) {
      if (slot.count > 0) take(word_of(slot), slot.count, slot.hash);
    }
  }

 private:
  struct Slot {
    Hash hash = 0;
    uint32_t start = 0, length = 0;
    uint32_t count = 0;  ///< 0: free
  };
  std::string_view word_of(const Slot& slot) const {
    return std::string_view(letters_).substr(slot.start, slot.length);
  }
  void grow();

  std::vector<Slot> slots_;  ///< a power of two
  std::string letters_;
  size_t size_ = 0;
};

}  // namespace recto::search
