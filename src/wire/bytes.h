#pragma once
// Little-endian numbers and strings of a payload, written and read.

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace recto::wire {

class ByteWriter {
 public:
  void u8(uint8_t value) { out_.push_back(static_cast<char>(value)); }
  void u16(uint16_t value) { number(value, 2); }
  void u32(uint32_t value) { number(value, 4); }
  void u64(uint64_t value) { number(value, 8); }
  void f32(float value) { u32(std::bit_cast<uint32_t>(value)); }
  /// Its length (4 bytes), then the bytes.
  void string(std::string_view bytes) {
    u32(static_cast<uint32_t>(bytes.size()));
    out_.append(bytes);
  }
  void raw(std::string_view bytes) { out_.append(bytes); }
  std::string& out() { return out_; }

 private:
  void number(uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out_.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  }
  std::string out_;
};

/// Reads what a ByteWriter wrote, from bytes nobody vouches for. The first read past the end or over a bound makes it
/// fail for good: every later read gives 0 or nothing, and `good()` is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  uint8_t u8() { return static_cast<uint8_t>(number(1)); }
  uint16_t u16() { return static_cast<uint16_t>(number(2)); }
  uint32_t u32() { return static_cast<uint32_t>(number(4)); }
  uint64_t u64() { return number(8); }
  float f32() { return std::bit_cast<float>(u32()); }
  /// A string of at most `most` bytes.
  std::string_view string(uint32_t most) { return take(bounded(most, 1)); }
  /// A count of items of at least `bytes_each` bytes, at most `most`: what it allows fits into what is left.
  uint32_t count(uint32_t most, uint32_t bytes_each) { return bounded(most, bytes_each); }
  std::string_view rest() { return take(rest_.size()); }
  /// 0 or 1, anything else fails.
  bool flag();
  void fail() {
    good_ = false;
    rest_ = {};
  }
  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view take(size_t size);
  uint64_t number(size_t size);
  uint32_t bounded(uint32_t most, uint32_t bytes_each);

  std::string_view rest_;
  bool good_ = true;
};

}  // namespace recto::wire
