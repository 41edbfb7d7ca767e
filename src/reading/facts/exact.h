#pragma once
// Exact numbers for figures: fractions of two whole numbers of 127 bits, so that "two and a half thousand" is 2500 and no digit is
// ever invented. What does not fit says so.

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace recto::reading {

class Exact {
 public:
  Exact() = default;
  Exact(int64_t whole) : numerator_(whole) {}
  /// numerator / denominator; denominator > 0.
  Exact(int64_t numerator, int64_t denominator);
  /// ASCII digits with at most one point: "2500", ".5", "0.250". Overflows beyond 38 digits.
  static Exact parse(std::string_view digits);

  Exact operator+(const Exact& other) const;
  Exact operator*(const Exact& other) const;
  Exact operator/(const Exact& other) const;
  Exact operator-() const;
  bool operator==(const Exact& other) const;
  bool operator<(const Exact& other) const;

  /// Some step did not fit; the value means nothing.
  bool overflowed() const { return overflowed_; }
  bool is_whole() const { return denominator_ == 1 && !overflowed_; }
  /// The whole number, if it is one and fits.
  std::optional<int64_t> whole() const;
  /// Decimal digits without an exponent: exact where they end within 20 places, else rounded to 15 significant ones. Empty after an
  /// overflow.
  std::string text() const;

 private:
  __extension__ using Wide = __int128;
  static Exact reduced(Wide numerator, Wide denominator, bool overflowed);
  Wide numerator_ = 0, denominator_ = 1;
  bool overflowed_ = false;
};

}  // namespace recto::reading
