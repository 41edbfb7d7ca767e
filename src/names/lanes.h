#pragma once
// Sixteen bytes computed with at once: a row of an alignment (sound_rows.h). On processors with SSE2 one instruction each.

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
  Bytes bytes() const {
    Bytes out;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out.data()), value_);
    return out;
  }
  /// Sums; 255 where one is higher.
  friend Lanes operator+(Lanes a, Lanes b) { return Lanes(_mm_adds_epu8(a.value_, b.value_)); }
  /// Differences; 0 where b is higher.
  friend Lanes operator-(Lanes a, Lanes b) { return Lanes(_mm_subs_epu8(a.value_, b.value_)); }
  friend Lanes least(Lanes a, Lanes b) { return Lanes(_mm_min_epu8(a.value_, b.value_)); }
  /// Lane i is what lane i - k was; the first k are 0.
  template <int k>
  Lanes up() const {
    return Lanes(_mm_slli_si128(value_, k));
  }
  /// Bit i: lane i is at most that of `limit`.
  uint32_t at_most(Lanes limit) const {
    const __m128i over = _mm_subs_epu8(value_, limit.value_);
    return static_cast<uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(over, _mm_setzero_si128())));
  }
  /// The highest lane.
  uint8_t greatest() const {
    __m128i most = _mm_max_epu8(value_, _mm_srli_si128(value_, 8));
    most = _mm_max_epu8(most, _mm_srli_si128(most, 4));
    most = _mm_max_epu8(most, _mm_srli_si128(most, 2));
    most = _mm_max_epu8(most, _mm_srli_si128(most, 1));
    return static_cast<uint8_t>(_mm_cvtsi128_si32(most));
  }
  /// With `byte` or-ed into that lane.
  template <int lane>
  Lanes with(uint8_t byte) const {
    return Lanes(_mm_or_si128(value_, _mm_slli_si128(_mm_cvtsi32_si128(byte), lane)));
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
  Bytes bytes() const { return value_; }
  friend Lanes operator+(Lanes a, Lanes b) {
    for (size_t i = 0; i < kCount; ++i) a.value_[i] = static_cast<uint8_t>(std::min(255, a.value_[i] + b.value_[i]));
    return a;
  }
  friend Lanes operator-(Lanes a, Lanes b) {
    for (size_t i = 0; i < kCount; ++i) a.value_[i] = static_cast<uint8_t>(std::max(0, a.value_[i] - b.value_[i]));
    return a;
  }
  uint8_t greatest() const { return *std::max_element(value_.begin(), value_.end()); }
  friend Lanes least(Lanes a, Lanes b) {
    for (size_t i = 0; i < kCount; ++i) a.value_[i] = std::min(a.value_[i], b.value_[i]);
    return a;
  }
  template <int k>
  Lanes up() const {
    Lanes out = all(0);
    for (size_t i = k; i < kCount; ++i) out.value_[i] = value_[i - k];
    return out;
  }
  uint32_t at_most(Lanes limit) const {
    uint32_t bits = 0;
    for (size_t i = 0; i < kCount; ++i) bits |= (value_[i] <= limit.value_[i] ? 1U : 0U) << i;
    return bits;
  }
  template <int lane>
  Lanes with(uint8_t byte) const {
    Lanes out = *this;
    out.value_[lane] |= byte;
    return out;
  }

 private:
  Bytes value_;
#endif
};

}  // namespace recto::names
