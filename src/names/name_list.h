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

/// Immutable. 64 bytes a name, which a processor fetches as one, and 100 a distinct part.
class NameList {
 public:
  /// O(n).
  explicit NameList(std::span<const Prepared> names);

  size_t size() const { return names_.size(); }
  const Outline& outline(uint32_t name) const { return names_.data()[name].outline; }
  /// The numbers of a name's parts, in their order.
  const uint32_t* parts(uint32_t name) const { return names_.data()[name].parts.data(); }

  /// How many distinct parts there are.
  size_t distinct() const { return sounds_.size(); }
  const Sounds& sounds(uint32_t part) const { return sounds_[part]; }
  /// The same as its sounds say, in an array of bytes: what rejects most parts without fetching them.
  unsigned consonants(uint32_t part) const { return consonants_[part]; }

 private:
  struct alignas(64) Numbered {
    Outline outline;
    std::array<uint32_t, Prepared::kParts> parts{};
  };
  std::vector<Numbered> names_;
  std::vector<Sounds> sounds_;
  std::vector<uint8_t> consonants_;
};

}  // namespace recto::names
