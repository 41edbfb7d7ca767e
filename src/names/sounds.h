#pragma once
// A part of a name as a short row of sound symbols, the form that is compared: 40 bytes, no pointers.

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "names/name.h"

namespace recto::names {

/// The consonants of a part by place (classes.tsv) in their order, four bits each, the first one lowest; what is beyond the sixteenth is cut.
struct Order {
  static constexpr unsigned kMost = 16, kBits = 4;
  uint64_t places = 0;
  unsigned count = 0;
  void add(unsigned place) {
    if (count < kMost) places |= uint64_t{place} << (kBits * count++);
  }
};

/// The sounds of one part (or of two neighbours written together). Equal bytes for equal parts: usable as a key.
struct Sounds {
  static constexpr size_t kLongest = 16;  ///< symbols; what is longer is cut
  std::array<uint8_t, kLongest> symbols{};
  uint64_t bag = 0;    ///< consonants by place (classes.tsv): eight counts, a byte each
  uint64_t order = 0;  ///< of the consonants: Order::places
  uint16_t mass = 0;   ///< what there is to agree on, in cost units
  uint8_t length = 0;  ///< symbols used
  uint8_t weight = 0;  ///< how much the part proves by its rarity: 1 (everybody's name) to 255
  PartKind kind = PartKind::given;
  bool splits = false;     ///< holds a sound that may be two (digraphs.tsv)
  uint8_t consonants = 0;  ///< the counts' sum
  uint8_t name = 0;        ///< the same for one name in several languages (equivalents.tsv); 0 for none
  bool is_initial() const { return kind == PartKind::initial; }
  bool operator==(const Sounds&) const = default;
};
static_assert(sizeof(Sounds) == 40);

/// What one name in another language counts for.
inline constexpr float kEquivalent = 0.85F;

/// How alike two parts sound, 0 to 1; 0 for everything below kFloor, so that "alike at all" is one question. 1 for equal
/// symbols, at least kEquivalent for one name in two languages. Symmetric; weight and kind play no part. Some 30 ns, no allocation.
float similarity(const Sounds& a, const Sounds& b, const Tables& tables);
/// The least similarity above 0.
inline constexpr float kFloor = 0.3F;
/// The same, if it is at least `least`; otherwise 0, and sooner.
float similarity_at_least(const Sounds& a, const Sounds& b, float least, const Tables& tables);

/// The highest cost at which two parts of these masses have a similarity of `least` by their sounds.
inline unsigned dearest(unsigned mass, unsigned other, float least) {
  constexpr float kRounding = 0.25F;  // costs are whole numbers
  return static_cast<unsigned>(static_cast<float>(mass + other) * (1 - least) + kRounding);
}

/// True for one name in two languages, or twice in one.
inline bool is_equivalent(const Sounds& a, const Sounds& b) { return a.name != 0 && a.name == b.name; }

/// The sum of the absolute differences of eight pairs of bytes.
inline unsigned byte_differences(uint64_t a, uint64_t b) {
#ifdef __SSE2__
  const __m128i left = _mm_cvtsi64_si128(static_cast<int64_t>(a)), right = _mm_cvtsi64_si128(static_cast<int64_t>(b));
  return static_cast<unsigned>(_mm_cvtsi128_si32(_mm_sad_epu8(left, right)));
#else
  unsigned sum = 0;
  for (unsigned shift = 0; shift < 64; shift += 8) {
    const unsigned x = a >> shift & 0xFF, y = b >> shift & 0xFF;
    sum += x > y ? x - y : y - x;
  }
  return sum;
#endif
}

/// By how much the counts of consonants by place of two parts may differ: by definition (may_be_alike).
constexpr unsigned most_apart(unsigned consonants, unsigned others) { return std::max(2U, (consonants + others) / 4); }

/// False only if similarity(a, b) is 0, which but for names of equivalents.tsv it is by definition where the counts of consonants by place differ by more than two and
/// more than a quarter of all: of 12,877 names in two scripts that kept 99.9 % and spared six of seven alignments. 2 ns.
inline bool may_be_alike(const Sounds& a, const Sounds& b) {
  if (a.is_initial() || b.is_initial() || is_equivalent(a, b)) return true;
  return byte_differences(a.bag, b.bag) <= most_apart(a.consonants, b.consonants);
}

}  // namespace recto::names
