#include "wire/bytes.h"

namespace recto::wire {

std::string_view ByteReader::take(size_t size) {
  if (size > rest_.size()) {
    fail();
    return {};
  }
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

uint64_t ByteReader::number(size_t size) {
  const std::string_view bytes = take(size);
  uint64_t value = 0;
  for (size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

uint32_t ByteReader::bounded(uint32_t most, uint32_t bytes_each) {
  const uint32_t count = u32();
  if (count <= most && uint64_t{count} * bytes_each <= rest_.size()) return count;
  fail();
  return 0;
}

bool ByteReader::flag() {
  const uint8_t value = u8();
  if (value > 1) fail();
  return value == 1;
}

}  // namespace recto::wire
