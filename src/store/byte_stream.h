#pragma once
// Bytes with numbers in them: little-endian base-128 varints (LEB128), zigzag for signed ones. The reader never looks
// past its end: once something is missing or malformed it answers zeros and good() is false for good, so that a decoder
// may check once where a wrong number could do harm and once at the end.

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace recto::store {

class ByteWriter {
 public:
  void byte(uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void number(uint64_t value) {
    for (; value >= 0x80; value >>= 7) byte(static_cast<uint8_t>(value | 0x80));
    byte(static_cast<uint8_t>(value));
  }
  void signed_number(int64_t value) { number(static_cast<uint64_t>(value) << 1 ^ static_cast<uint64_t>(value >> 63)); }
  void real(float value) {
    const auto bits = std::bit_cast<uint32_t>(value);
    for (int shift = 0; shift < 32; shift += 8) byte(static_cast<uint8_t>(bits >> shift));
  }
  /// Length, then the bytes.
  void string(std::string_view bytes) {
    number(bytes.size());
    bytes_ += bytes;
  }
  void raw(std::string_view bytes) { bytes_ += bytes; }
  std::string take() { return std::move(bytes_); }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool good() const { return good_; }
  /// Everything was read and nothing was wrong.
  bool finished() const { return good_ && rest_.empty(); }
  size_t left() const { return rest_.size(); }

  uint8_t byte() {
    const std::string_view one = raw(1);
    return one.empty() ? 0 : static_cast<uint8_t>(one[0]);
  }
  uint64_t number() {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const uint8_t part = byte();
      if (shift == 63 && part > 1) break;
      value |= static_cast<uint64_t>(part & 0x7F) << shift;
      if (part < 0x80) return value;
    }
    return fail();
  }
  /// A number that must not be over `most`.
  uint64_t number(uint64_t most) {
    const uint64_t value = number();
    return value <= most ? value : fail();
  }
  int64_t signed_number() {
    const uint64_t value = number();
    return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
  }
  float real() {
    uint32_t bits = 0;
    for (int shift = 0; shift < 32; shift += 8) bits |= static_cast<uint32_t>(byte()) << shift;
    return std::bit_cast<float>(bits);
  }
  std::string_view string() { return raw(number(rest_.size())); }
  std::string_view raw(size_t length) {
    if (length > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view bytes = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return bytes;
  }
  uint64_t fail() {
    good_ = false;
    rest_ = {};
    return 0;
  }

 private:
  std::string_view rest_;
  bool good_ = true;
};

}  // namespace recto::store
