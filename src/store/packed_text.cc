#include "store/packed_text.h"

namespace recto::store {
namespace {

constexpr uint8_t kQuote = 0x00, kWindow = 0x01, kInWindow = 0x80;

/// Is it worth moving the window to the block of text[at]? Not for a lone foreign letter, such as a dash in Arabic.
bool stays(std::u32string_view text, size_t at) {
  for (size_t i = at + 1; i < text.size() && i < at + 8; ++i) {
    if (text[i] >= 0x80) return text[i] >> 7 == text[at] >> 7;
  }
  return false;
}

}  // namespace

void pack_text(std::u32string_view text, ByteWriter& out) {
  ByteWriter bytes;
  uint32_t window = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const uint32_t c = text[i];
    if (c < 0x80 && c > kWindow) {
      bytes.byte(static_cast<uint8_t>(c));
    } else if (c >= 0x80 && c >> 7 == window) {
      bytes.byte(static_cast<uint8_t>(kInWindow | (c & 0x7F)));
    } else if (c >= 0x80 && stays(text, i)) {
      window = c >> 7;
      bytes.byte(kWindow);
      bytes.number(window);
      bytes.byte(static_cast<uint8_t>(kInWindow | (c & 0x7F)));
    } else {
      bytes.byte(kQuote);
      bytes.number(c);
    }
  }
  out.number(text.size());
  out.string(bytes.bytes());
}

std::u32string unpack_text(ByteReader& in) {
  const uint64_t count = in.number();
  ByteReader bytes(in.string());
  if (count > bytes.left()) in.fail();
  std::u32string text;
  if (!in.good()) return text;
  text.reserve(count);
  uint64_t window = 0;
  while (bytes.left() > 0 && bytes.good()) {
    const uint8_t byte = bytes.byte();
    if (byte == kWindow) {
      window = bytes.number(0x10FFFF >> 7);
      continue;
    }
    const uint64_t c = byte == kQuote ? bytes.number(0x10FFFF) : byte < kInWindow ? byte : window << 7 | (byte & 0x7F);
    if (!is_scalar(c)) bytes.fail();
    text.push_back(static_cast<char32_t>(c));
  }
  if (!bytes.good() || text.size() != count) in.fail();
  return text;
}

}  // namespace recto::store
