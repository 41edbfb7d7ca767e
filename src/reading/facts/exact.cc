#include "reading/facts/exact.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace recto::reading {
namespace {

__extension__ using Wide = __int128;
constexpr Wide kMost = (static_cast<Wide>(std::numeric_limits<int64_t>::max()) << 64) / 16;
constexpr int kExactPlaces = 20, kSignificant = 15;

Wide absolute(Wide value) { return value < 0 ? -value : value; }

Wide common_divisor(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return absolute(a);
}

bool times(Wide a, Wide b, Wide& out) { return __builtin_mul_overflow(a, b, &out) || absolute(out) > kMost; }

std::string digits_of(Wide value) {
  std::string out;
  do out.insert(out.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
  while ((value /= 10) != 0);
  return out;
}

/// Adds one to a row of digits with at most one point in it.
void round_up(std::string& digits) {
  for (size_t i = digits.size(); i-- > 0;) {
    if (digits[i] == '.') continue;
    if (digits[i] != '9') {
      ++digits[i];
      return;
    }
    digits[i] = '0';
  }
  digits.insert(digits.begin(), '1');
}

}  // namespace

Exact::Exact(int64_t numerator, int64_t denominator) { *this = reduced(numerator, denominator, false); }

Exact Exact::reduced(Wide numerator, Wide denominator, bool overflowed) {
  Exact out;
  out.overflowed_ = overflowed || denominator == 0;
  if (out.overflowed_) return out;
  const Wide divisor = std::max<Wide>(1, common_divisor(absolute(numerator), absolute(denominator)));
  const Wide sign = denominator < 0 ? -1 : 1;
  out.numerator_ = sign * numerator / divisor;
  out.denominator_ = sign * denominator / divisor;
  return out;
}

Exact Exact::parse(std::string_view digits) {
  Wide numerator = 0, denominator = 1;
  bool overflowed = false, after_point = false;
  for (const char c : digits) {
    if (c == '.') {
      after_point = true;
      continue;
    }
    Wide shifted = 0;
    overflowed = overflowed || times(numerator, 10, shifted);
    numerator = shifted + (c - '0');
    if (after_point) overflowed = overflowed || times(denominator, 10, denominator);
  }
  return reduced(numerator, denominator, overflowed);
}

Exact Exact::operator+(const Exact& other) const {
  Wide a = 0, b = 0, denominator = 0;
  const bool over = times(numerator_, other.denominator_, a) || times(other.numerator_, denominator_, b) ||
                    times(denominator_, other.denominator_, denominator);
  return reduced(a + b, over ? 1 : denominator, over || overflowed_ || other.overflowed_);
}

Exact Exact::operator*(const Exact& other) const {
  Wide numerator = 0, denominator = 0;
  const bool over =
      times(numerator_, other.numerator_, numerator) || times(denominator_, other.denominator_, denominator);
  return reduced(numerator, over ? 1 : denominator, over || overflowed_ || other.overflowed_);
}

Exact Exact::operator/(const Exact& other) const {
  return *this * reduced(other.denominator_, other.numerator_, other.overflowed_ || other.numerator_ == 0);
}

Exact Exact::operator-() const {
  Exact out = *this;
  out.numerator_ = -out.numerator_;
  return out;
}

bool Exact::operator==(const Exact& other) const {
  return numerator_ == other.numerator_ && denominator_ == other.denominator_ && overflowed_ == other.overflowed_;
}

bool Exact::operator<(const Exact& other) const {
  const Exact difference = *this + -other;
  return difference.numerator_ < 0;
}

std::optional<int64_t> Exact::whole() const {
  if (!is_whole() || absolute(numerator_) > std::numeric_limits<int64_t>::max()) return std::nullopt;
  return static_cast<int64_t>(numerator_);
}

std::string Exact::text() const {
  if (overflowed_) return {};
  const Wide size = absolute(numerator_);
  std::string out = digits_of(size / denominator_);
  size_t significant = out == "0" ? 0 : out.size();
  Wide rest = size % denominator_;
  if (rest != 0) {
    Wide scaled = denominator_;  // does the fraction end?
    while (scaled % 2 == 0) scaled /= 2;
    while (scaled % 5 == 0) scaled /= 5;
    const bool ends = scaled == 1;
    out += '.';
    for (int place = 0; rest != 0 && place < kExactPlaces && (ends || significant < kSignificant); ++place) {
      rest *= 10;
      out += static_cast<char>('0' + static_cast<int>(rest / denominator_));
      if (significant > 0 || out.back() != '0') ++significant;
      rest %= denominator_;
    }
    if (rest * 2 >= denominator_) round_up(out);
  }
  return (numerator_ < 0 ? "-" : "") + out;
}

}  // namespace recto::reading
