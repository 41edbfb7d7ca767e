#pragma once
// A list of prepared names as numbers of their distinct parts: lists repeat their parts massively, and what is known of a part then serves all names
// that have it.

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "names/pairing.h"
#include "names/prepared.h"

namespace recto::names {

/// What a part's similarities and weight follow from.
struct PartKey {
  std::array<uint8_t, Sounds::kLongest> symbols;
  uint64_t bag;
  uint32_t weight;
  bool initial;
  explicit PartKey(const Sounds& part)
      : symbols(part.symbols), bag(part.bag), weight(part.weight), initial(part.is_initial()) {}
  bool operator==(const PartKey&) const = default;
  struct Hash {
    size_t operator()(const PartKey& key) const;
  };
};

/// Immutable. Some 30 bytes a name and 100 a distinct part.
class NameList {
 public:
  /// O(n).
  explicit NameList(std::span<const Prepared> names);

  size_t size() const { return outlines_.size(); }
  const Outline& outline(uint32_t name) const { return outlines_[name]; }
  /// The numbers of a name's parts, in their order.
  const uint32_t* parts(uint32_t name) const { return numbers_.data() + first_[name]; }

  /// How many distinct parts there are.
  size_t distinct() const { return sounds_.size(); }
  const Sounds& sounds(uint32_t part) const { return sounds_[part]; }
  /// The same as its sounds say, in an array of bytes: what rejects most parts without fetching them.
  unsigned consonants(uint32_t part) const { return consonants_[part]; }

 private:
  std::vector<Outline> outlines_;
  std::vector<uint32_t> first_, numbers_;
  std::vector<Sounds> sounds_;
  std::vector<uint8_t> consonants_;
};

}  // namespace recto::names
