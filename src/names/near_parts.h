#pragma once
// Which parts of a list, and which two neighbours in it, a part may agree with by its consonants alone (may_be_alike, may_be_together), as bits: a name that
// cannot agree is left after looking at a few of them.
//
// Whether two parts may agree follows from their counts of consonants, and these are few: so bits stand for classes of parts and of neighbours, and rows are
// made once for all parts with the same consonants. Of neighbours only the counts are looked at, not the order.

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <tuple>
#include <vector>

#include "names/name_list.h"

namespace recto::names {

/// For any number of threads.
class NearParts {
 public:
  using Row = std::vector<uint64_t>;  ///< a bit a class
  explicit NearParts(const NameList& list);

  /// What a part of another list may be alike to; the same row for all parts with its consonants. A dozen microseconds for the first one.
  std::shared_ptr<const Row> row(const Sounds& part) const;
  static bool has(const Row& row, uint32_t number) { return (row[number / 64] >> number % 64 & 1) != 0; }
  size_t words() const { return (classes_.size() + neighbours_.size() + 63) / 64; }

  /// The class of a name's given name; 0 for a name without parts.
  uint32_t given_class(uint32_t name) const;
  /// True if a row has a name's given name together with the next part.
  bool given_together(const Row& row, uint32_t name) const;
  /// True if a row has any of a name's parts, or two neighbours of it.
  bool any(const Row& row, uint32_t name) const;

 private:
  /// What may_be_alike() depends on; the consonants' sum follows from their counts.
  using Key = std::tuple<uint64_t, uint8_t, bool>;
  static Key key_of(const Sounds& part) { return {part.bag, part.name, part.is_initial()}; }

  /// Of a part of a name: the numbers of its class and of its and the next part's; kNone for the last part and beside initials.
  struct Place {
    uint32_t part = 0, two = kNone;
  };
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  struct Two {
    uint64_t bag = 0;
    unsigned consonants = 0;
  };
  std::span<const Place> places(uint32_t name) const {
    return std::span(places_).subspan(first_[name], first_[name + 1] - first_[name]);
  }

  std::vector<Place> places_;    ///< of all names, one after the other
  std::vector<uint32_t> first_;  ///< of places_, by name; and where the last one ends
  std::vector<Sounds> classes_;  ///< a part of each
  std::vector<Two> neighbours_;  ///< numbered after classes_
  mutable std::mutex mutex_;
  mutable std::map<Key, std::shared_ptr<const Row>> rows_;
};

}  // namespace recto::names
