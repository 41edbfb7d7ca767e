#pragma once
// Numbers from a seed, the same on every machine: std::*_distribution differ between libraries, so they are not used.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace recto::bench {

/// splitmix64 (Steele, Lea, Flood 2014): 64 good bits a step, and any seed is a good one.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  /// A stream of its own for the k-th thing made from `seed`, so that any page can be made again without the others.
  Random(uint64_t seed, uint64_t k) : state_(seed ^ (k * 0xd1342543de82ef95ULL)) { next(); }

  uint64_t next() {
    uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  /// In [0, bound); bound > 0.
  size_t below(size_t bound) {
    return static_cast<size_t>((static_cast<unsigned __int128>(next()) * static_cast<unsigned __int128>(bound)) >> 64);
  }
  /// In [least, most].
  size_t between(size_t least, size_t most) { return least + below(most - least + 1); }
  /// In [0, 1).
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  bool chance(double probability) { return unit() < probability; }
  template <class Sequence>
  const auto& pick(const Sequence& sequence) {
    return sequence[below(std::size(sequence))];
  }

 private:
  uint64_t state_;
};

/// Ranks 0 … size-1, rank r with a probability proportional to 1 / (r + 1 + shift): Zipf's law as Mandelbrot flattened it.
class Zipf {
 public:
  Zipf(size_t size, double shift) {
    cumulative_.reserve(size);
    double sum = 0;
    for (size_t rank = 0; rank < size; ++rank) {
      sum += 1.0 / (static_cast<double>(rank) + 1.0 + shift);
      cumulative_.push_back(sum);
    }
  }
  /// O(log size).
  size_t draw(Random& random) const {
    const double at = random.unit() * cumulative_.back();
    const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end(), at);
    return std::min(static_cast<size_t>(found - cumulative_.begin()), cumulative_.size() - 1);
  }

 private:
  std::vector<double> cumulative_;
};

}  // namespace recto::bench
