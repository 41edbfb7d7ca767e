// From a grey page to ink on white paper.
//
// Salt and pepper goes first, at the resolution of the scan, where it is one pixel wide; a median over everything would take dots of
// Arabic letters as well.
//
// Light: the paper's brightness is taken in square tiles as a high percentile of their grey values, smoothed over neighbouring tiles
// and interpolated between them; the page is divided by it. Ink then has a similar ratio everywhere, and one stretch
// for the whole page brings it to black, so that the threshold below finds pale ink, too.
//
// Ink: Sauvola & Pietikäinen, Adaptive document image binarization, Pattern Recognition 33 (2000): T = m · (1 + k · (s / R − 1)) with mean m
// and deviation s of a window, by integral pictures in O(pixels) (Shafait, Keysers, Breuel 2008). R is the page's own largest
// deviation (as Wolf & Jolion 2003 do), not 128, so that pages of low contrast keep their strokes.

#include "readers/image/prepare.h"

#include <array>
#include <cmath>

namespace recto::image {
namespace {

/// The value below which `share` of the counted values lie.
int percentile(const std::array<int, 256>& counts, double share) {
  int total = 0, seen = 0;
  for (int n : counts) total += n;
  for (int value = 0; value < 256; ++value) {
    seen += counts[static_cast<size_t>(value)];
    if (seen > share * total) return value;
  }
  return 255;
}

std::array<int, 256> histogram(const Grey& grey, const PixelBox& box) {
  std::array<int, 256> counts{};
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) ++counts[grey.at(x, y)];
  return counts;
}

/// Median of each 3×3 neighbourhood, then mean of it: outlying tiles (a stamp, a black border) take their neighbours' light.
Plane<float> smooth(const Plane<float>& tiles) {
  Plane<float> median(tiles.width, tiles.height), mean(tiles.width, tiles.height);
  auto neighbours = [](const Plane<float>& plane, int x, int y) {
    std::vector<float> values;
    for (int v = std::max(0, y - 1); v <= std::min(plane.height - 1, y + 1); ++v)
      for (int u = std::max(0, x - 1); u <= std::min(plane.width - 1, x + 1); ++u) values.push_back(plane.at(u, v));
    return values;
  };
  for (int y = 0; y < tiles.height; ++y)
    for (int x = 0; x < tiles.width; ++x) {
      auto values = neighbours(tiles, x, y);
      std::nth_element(values.begin(), values.begin() + static_cast<ptrdiff_t>(values.size() / 2), values.end());
      median.at(x, y) = values[values.size() / 2];
    }
  for (int y = 0; y < tiles.height; ++y)
    for (int x = 0; x < tiles.width; ++x) {
      auto values = neighbours(median, x, y);
      float sum = 0;
      for (float value : values) sum += value;
      mean.at(x, y) = sum / static_cast<float>(values.size());
    }
  return mean;
}

Plane<float> paper_brightness(const Grey& grey, int tile) {
  Plane<float> tiles((grey.width + tile - 1) / tile, (grey.height + tile - 1) / tile);
  for (int y = 0; y < tiles.height; ++y)
    for (int x = 0; x < tiles.width; ++x) {
      PixelBox box = intersect({x * tile, y * tile, (x + 1) * tile, (y + 1) * tile}, grey.box());
      tiles.at(x, y) = static_cast<float>(std::max(percentile(histogram(grey, box), 0.7), 30));
    }
  return smooth(tiles);
}

/// The value between the centres of four tiles.
float between(const Plane<float>& tiles, int tile, int x, int y) {
  float u = std::clamp((static_cast<float>(x) + 0.5f) / static_cast<float>(tile) - 0.5f, 0.0f,
                       static_cast<float>(tiles.width - 1));
  float v = std::clamp((static_cast<float>(y) + 0.5f) / static_cast<float>(tile) - 0.5f, 0.0f,
                       static_cast<float>(tiles.height - 1));
  int u0 = static_cast<int>(u), v0 = static_cast<int>(v);
  int u1 = std::min(u0 + 1, tiles.width - 1), v1 = std::min(v0 + 1, tiles.height - 1);
  float du = u - static_cast<float>(u0), dv = v - static_cast<float>(v0);
  float top = tiles.at(u0, v0) * (1 - du) + tiles.at(u1, v0) * du;
  float bottom = tiles.at(u0, v1) * (1 - du) + tiles.at(u1, v1) * du;
  return top * (1 - dv) + bottom * dv;
}

/// Sums over rectangles from the origin of values and of their squares.
struct Integrals {
  Plane<uint32_t> sum;
  Plane<uint64_t> square;
  explicit Integrals(const Grey& grey) : sum(grey.width + 1, grey.height + 1), square(grey.width + 1, grey.height + 1) {
    for (int y = 0; y < grey.height; ++y) {
      uint32_t line = 0, line_square = 0;
      for (int x = 0; x < grey.width; ++x) {
        uint32_t value = grey.at(x, y);
        line += value;
        line_square += value * value;
        sum.at(x + 1, y + 1) = sum.at(x + 1, y) + line;
        square.at(x + 1, y + 1) = square.at(x + 1, y) + line_square;
      }
    }
  }
  template <class T>
  static double over(const Plane<T>& plane, const PixelBox& b) {
    return static_cast<double>(plane.at(b.x1, b.y1) - plane.at(b.x0, b.y1) - plane.at(b.x1, b.y0) +
                               plane.at(b.x0, b.y0));
  }
  /// Mean and standard deviation.
  std::pair<float, float> of(const PixelBox& box) const {
    double n = static_cast<double>(box.width()) * box.height();
    double mean = over(sum, box) / n;
    return {static_cast<float>(mean),
            static_cast<float>(std::sqrt(std::max(0.0, over(square, box) / n - mean * mean)))};
  }
};

}  // namespace

void remove_impulses(Grey& grey, int contrast) {
  const Grey before = grey;
  for (int y = 1; y + 1 < grey.height; ++y) {
    const uint8_t *up = before.row(y - 1), *here = before.row(y), *down = before.row(y + 1);
    uint8_t* out = grey.row(y);
    for (int x = 1; x + 1 < grey.width; ++x) {
      if (std::abs(here[x] - here[x - 1]) <= contrast || std::abs(here[x] - up[x]) <= contrast)
        continue;  // most pixels
      auto [low, high] =
          std::minmax({up[x - 1], up[x], up[x + 1], here[x - 1], here[x + 1], down[x - 1], down[x], down[x + 1]});
      if (here[x] + contrast >= low && here[x] <= high + contrast) continue;
      int sum = up[x - 1] + up[x] + up[x + 1] + here[x - 1] + here[x + 1] + down[x - 1] + down[x] + down[x + 1];
      out[x] = static_cast<uint8_t>(sum / 8);
    }
  }
}

Grey blur(const Grey& grey) {
  Grey out = grey;
  for (int y = 1; y + 1 < grey.height; ++y) {
    const uint8_t *up = grey.row(y - 1), *here = grey.row(y), *down = grey.row(y + 1);
    for (int x = 1; x + 1 < grey.width; ++x) {
      int sum =
          up[x - 1] + up[x] + up[x + 1] + here[x - 1] + here[x] + here[x + 1] + down[x - 1] + down[x] + down[x + 1];
      out.at(x, y) = static_cast<uint8_t>(sum / 9);
    }
  }
  return out;
}

Grey even_light(const Grey& grey, int text_height) {
  int tile = std::max(8, text_height);
  Plane<float> paper = paper_brightness(grey, tile);
  Grey ratio(grey.width, grey.height);
  for (int y = 0; y < grey.height; ++y)
    for (int x = 0; x < grey.width; ++x)
      ratio.at(x, y) = static_cast<uint8_t>(
          std::min(255.0f, 230.0f * static_cast<float>(grey.at(x, y)) / between(paper, tile, x, y)));
  int ink = std::min(percentile(histogram(ratio, ratio.box()), 0.004), 170);
  std::array<uint8_t, 256> stretched{};
  for (int value = 0; value < 256; ++value)
    stretched[static_cast<size_t>(value)] = static_cast<uint8_t>(std::clamp((value - ink) * 255 / (230 - ink), 0, 255));
  for (auto& cell : ratio.cells) cell = stretched[cell];
  return ratio;
}

Ink find_ink(const Grey& even, int text_height, double k) {
  Integrals integrals(even);
  int half = std::max(6, text_height * 2 / 3);
  auto window = [&](int x, int y) { return intersect({x - half, y - half, x + half + 1, y + half + 1}, even.box()); };
  float range = 1;
  for (int y = 0; y < even.height; y += 4)
    for (int x = 0; x < even.width; x += 4) range = std::max(range, integrals.of(window(x, y)).second);
  range = std::max(range, 40.0f);
  Ink ink(even.width, even.height);
  for (int y = 0; y < even.height; ++y)
    for (int x = 0; x < even.width; ++x) {
      auto [mean, deviation] = integrals.of(window(x, y));
      float threshold = mean * (1 + static_cast<float>(k) * (deviation / range - 1));
      ink.at(x, y) = static_cast<float>(even.at(x, y)) < threshold;
    }
  return ink;
}

}  // namespace recto::image
