#pragma once
// Numbers that must not be confused have types of their own; they are converted by named functions only.

#include <compare>
#include <cstddef>
#include <cstdint>

namespace recto::inline base {

/// A number of type T that mixes only with others of the same Tag.
template <class Tag, class T>
struct Strong {
  T value{};
  constexpr Strong() = default;
  constexpr explicit Strong(T v) : value(v) {}
  constexpr auto operator<=>(const Strong&) const = default;
  constexpr Strong operator+(Strong other) const { return Strong(static_cast<T>(value + other.value)); }
  constexpr Strong operator-(Strong other) const { return Strong(static_cast<T>(value - other.value)); }
  constexpr Strong& operator+=(Strong other) { return *this = *this + other; }
  constexpr Strong& operator++() {
    ++value;
    return *this;
  }
};

/// Unicode scalar values from the start of a text; also a count of them.
using CharOffset = Strong<struct CharTag, uint32_t>;
/// Bytes from the start of a file or encoded text; also a count of them.
using ByteOffset = Strong<struct ByteTag, uint64_t>;
/// A page of a document, counted from 1.
using PageNumber = Strong<struct PageTag, uint32_t>;
/// Picture elements.
using Pixels = Strong<struct PixelTag, int32_t>;
/// Pixels an inch.
using Dpi = Strong<struct DpiTag, int32_t>;
/// 1/72 inch.
using Points = double;

/// A half-open range of Unicode scalars, start <= end.
struct CharRange {
  CharOffset start;
  CharOffset end;
  constexpr auto operator<=>(const CharRange&) const = default;
  constexpr uint32_t length() const { return end.value - start.value; }
};

}  // namespace recto::inline base
