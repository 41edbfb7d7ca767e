#include "wire/png.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace recto::wire {
namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
constexpr std::array<std::string_view, 10> kPlainChunks = {"IHDR", "PLTE", "tRNS", "pHYs", "gAMA",
                                                           "cHRM", "sRGB", "sBIT", "iCCP", "IDAT"};

uint32_t big_endian(std::string_view bytes) {
  uint32_t value = 0;
  for (size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace

bool is_plain_png(std::string_view untrusted, Pixels width, Pixels height) {
  if (!untrusted.starts_with(kSignature)) return false;
  std::string_view rest = untrusted.substr(kSignature.size());
  bool header = false, data = false;
  while (rest.size() >= 12) {
    const uint32_t size = big_endian(rest);
    const std::string_view name = rest.substr(4, 4);
    if (size > rest.size() - 12) return false;
    const std::string_view body = rest.substr(8, size);
    rest.remove_prefix(12 + size);
    if (name == "IEND") return size == 0 && header && data && rest.empty();
    if (std::find(kPlainChunks.begin(), kPlainChunks.end(), name) == kPlainChunks.end()) return false;
    if ((name == "IHDR") == header) return false;  // first, and only once
    if (name == "IHDR") {
      header = size == 13 && big_endian(body) == static_cast<uint32_t>(width.value) &&
               big_endian(body.substr(4)) == static_cast<uint32_t>(height.value);
      if (!header) return false;
    }
    data = data || name == "IDAT";
  }
  return false;
}

}  // namespace recto::wire
