#pragma once
// Sixteen bytes computed with at once: the same cell of sixteen alignments (sound_batches.h). On processors with SSE2 one instruction each.

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <array>
#include <cstdint>

namespace recto::names {

class Lanes {
 public:
  static constexpr size_t kCount = 16;
  using Bytes = std::array<uint8_t, kCount>;

#ifdef __SSE2__
  Lanes() = default;
  explicit Lanes(const Bytes& bytes) : value_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data()))) {}
  static Lanes all(uint8_t byte) { return Lanes(_mm_set1_epi8(static_cast<char>(byte))); }
  /// Sums; 255 where one is higher.
  friend Lanes operator+(Lanes a, Lanes b) { return Lanes(_mm_adds_epu8(a.value_, b.value_)); }
  friend Lanes operator|(Lanes a, Lanes b) { return Lanes(_mm_or_si128(a.value_, b.value_)); }
  friend Lanes least(Lanes a, Lanes b) { return Lanes(_mm_min_epu8(a.value_, b.value_)); }
  /// Bit i: lane i is at most that of `limit`.
  uint32_t at_most(Lanes limit) const {
    const __m128i over = _mm_subs_epu8(value_, limit.value_);
    return static_cast<uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(over, _mm_setzero_si128())));
  }

 private:
  explicit Lanes(__m128i value) : value_(value) {}
  __m128i value_;
#else
  Lanes() = default;
  explicit Lanes(const Bytes& bytes) : value_(bytes) {}
  static Lanes all(uint8_t byte) {
    Lanes out;
    out.value_.fill(byte);
    return out;
  }
  friend Lanes operator+(Lanes a, Lanes b) {
    for (size_t i = 0; i < kCount; ++i) a.value_[i] = static_cast<uint8_t>(std::min(255, a.value_[i] + b.value_[i]));
    return a;
  }
  friend Lanes operator|(Lanes a, Lanes b) {
    for (size_t i = 0; i < kCount; ++i) a.value_[i] |= b.value_[i];
    return a;
  }
  friend Lanes least(Lanes a, Lanes b) {
    for (size_t i = 0; i < kCount; ++i) a.value_[i] = std::min(a.value_[i], b.value_[i]);
    return a;
  }
  uint32_t at_most(Lanes limit) const {
    uint32_t bits = 0;
    for (size_t i = 0; i < kCount; ++i) bits |= (value_[i] <= limit.value_[i] ? 1U : 0U) << i;
    return bits;
  }

 private:
  Bytes value_;
#endif
};

}  // namespace recto::names
