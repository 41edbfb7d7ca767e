#include "text/utf8.h"

#include <fmt/format.h>

namespace recto::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned char byte_at(std::string_view bytes, size_t i) { return static_cast<unsigned char>(bytes[i]); }

/// What a lead byte promises: how many bytes follow and in which range the first of them must lie (table 3-7).
struct Lead {
  unsigned following = 0;  ///< 0: no lead byte
  unsigned char low = 0x80, high = 0xBF;
};

Lead lead_of(unsigned char b) {
  if (b >= 0xC2 && b <= 0xDF) return {1};
  if (b == 0xE0) return {2, 0xA0, 0xBF};
  if (b == 0xED) return {2, 0x80, 0x9F};
  if (b >= 0xE1 && b <= 0xEF) return {2};
  if (b == 0xF0) return {3, 0x90, 0xBF};
  if (b >= 0xF1 && b <= 0xF3) return {3};
  if (b == 0xF4) return {3, 0x80, 0x8F};
  return {};
}

/// Decodes the scalar at `i` and moves past it. False for an ill-formed maximal subpart, which it moves past too.
bool next_scalar(std::string_view bytes, size_t& i, char32_t& scalar) {
  const unsigned char first = byte_at(bytes, i++);
  if (first < 0x80) {
    scalar = first;
    return true;
  }
  Lead lead = lead_of(first);
  if (lead.following == 0) return false;
  scalar = first & (0x3FU >> lead.following);
  for (unsigned k = 0; k < lead.following; ++k, ++i) {
    if (i >= bytes.size() || byte_at(bytes, i) < lead.low || byte_at(bytes, i) > lead.high) return false;
    scalar = scalar << 6 | (byte_at(bytes, i) & 0x3FU);
    lead.low = 0x80;
    lead.high = 0xBF;
  }
  return true;
}

void append_utf8(char32_t c, std::string& out) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  const auto put = [&out](char32_t bits) { out.push_back(static_cast<char>(bits)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

}  // namespace

Result<std::u32string> decode_utf8(std::string_view untrusted) {
  std::u32string text;
  text.reserve(untrusted.size());
  for (size_t i = 0; i < untrusted.size();) {
    const size_t start = i;
    char32_t scalar = 0;
    if (!next_scalar(untrusted, i, scalar)) {
      return fail(ErrorKind::invalid_input, fmt::format("this is not UTF-8: byte {} is out of place", start));
    }
    text.push_back(scalar);
  }
  return text;
}

bool is_utf8(std::string_view untrusted) {
  char32_t scalar = 0;
  for (size_t i = 0; i < untrusted.size();) {
    if (!next_scalar(untrusted, i, scalar)) return false;
  }
  return true;
}

std::u32string decode_utf8_lossy(std::string_view untrusted) {
  std::u32string text;
  text.reserve(untrusted.size());
  for (size_t i = 0; i < untrusted.size();) {
    char32_t scalar = 0;
    text.push_back(next_scalar(untrusted, i, scalar) ? scalar : kReplacement);
  }
  return text;
}

std::string encode_utf8(std::u32string_view text) {
  std::string bytes;
  bytes.reserve(text.size() * 2);
  for (const char32_t c : text) append_utf8(c, bytes);
  return bytes;
}

}  // namespace recto::text
