// Steps, in the order a real page goes through them: ink (strokes broken), optics (smaller, tilted, blurred), paper and light (background
// and contrast), sensor (noise). All randomness comes from one seeded generator whose raw output is used, so that every machine makes
// the same pages.

#include "bench/degraded/degrade.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace recto::bench {
namespace {

class Random {
 public:
  explicit Random(uint32_t seed) : engine_(seed) {}
  double uniform(double low, double high) {
    return low + (high - low) * (static_cast<double>(engine_()) / 4294967296.0);
  }
  /// Near enough to normal: the sum of four uniforms, standard deviation 1.
  double normal() { return (uniform(-1, 1) + uniform(-1, 1) + uniform(-1, 1) + uniform(-1, 1)) * 0.866; }

 private:
  std::mt19937 engine_;
};

Wear wear_of(Grade grade, Random& random) {
  double tilt = random.uniform(-1, 1);
  switch (grade) {
    case Grade::light:
      return {random.uniform(0, 1) < 0.5 ? 300.0 : 200.0, tilt * 0.5, 0.6, 0, 245, 30, 0.05, 0, 6, 0};
    case Grade::medium:
      return {200, tilt * 2, 0.9, 0.01, 225, 65, 0.15, 0, 10, 0.001};
    case Grade::heavy:
      return {150, tilt * 2, 0.6, 0.02, 205, 85, 0.5, 0.3, 14, 0.01};
  }
  return {};
}

PixPtr owned(Pix* pix) { return PixPtr(pix); }

void break_strokes(Pix* pix, double share, Random& random) {
  int width = pixGetWidth(pix), height = pixGetHeight(pix), size = 3;
  auto holes = static_cast<int>(share * width * height / (size * size));
  for (int k = 0; k < holes; ++k) {
    int x = static_cast<int>(random.uniform(0, width - size)), y = static_cast<int>(random.uniform(0, height - size));
    pixRasterop(pix, x, y, size, size, PIX_SET, nullptr, 0, 0);
  }
}

/// Light from a random corner to its opposite, and a dark band with a soft border along the left or right edge: 1 = full light.
class Light {
 public:
  Light(const Wear& wear, int width, int height, Random& random)
      : wear_(wear),
        width_(width),
        height_(height),
        angle_(random.uniform(0, 6.283)),
        left_(random.uniform(0, 1) < 0.5),
        band_(random.uniform(0.15, 0.3)) {}
  double at(int x, int y) const {
    double across = (x / width_ - 0.5) * std::cos(angle_) + (y / height_ - 0.5) * std::sin(angle_);
    double edge = left_ ? x / width_ : 1 - x / width_;
    double shade = wear_.shadow / (1 + std::exp((edge - band_) * 60));
    return (1 - wear_.fall * std::clamp(across + 0.5, 0.0, 1.0)) * (1 - shade);
  }

 private:
  Wear wear_;
  double width_, height_, angle_;
  bool left_;
  double band_;
};

void light_and_noise(Pix* pix, const Wear& wear, Random& random) {
  int width = pixGetWidth(pix), height = pixGetHeight(pix);
  Light light(wear, width, height, random);
  for (int y = 0; y < height; ++y) {
    l_uint32* line = pixGetData(pix) + static_cast<ptrdiff_t>(y) * pixGetWpl(pix);
    for (int x = 0; x < width; ++x) {
      double clean = GET_DATA_BYTE(line, x) / 255.0;
      double value = (wear.ink + (wear.paper - wear.ink) * clean) * light.at(x, y) + wear.noise * random.normal();
      double dice = random.uniform(0, 1);
      if (dice < wear.salt_and_pepper) value = dice < wear.salt_and_pepper / 2 ? 0 : 255;
      SET_DATA_BYTE(line, x, static_cast<l_uint8>(std::clamp(value, 0.0, 255.0)));
    }
  }
}

}  // namespace

std::string_view to_string(Grade grade) {
  return grade == Grade::light ? "light" : grade == Grade::medium ? "medium" : "heavy";
}

namespace {
PixPtr worn_by(const Pix& clean, const Wear& wear, Random& random) {
  PixPtr pix = owned(pixCopy(nullptr, &const_cast<Pix&>(clean)));
  break_strokes(pix.get(), wear.broken, random);
  auto scale = static_cast<float>(wear.dpi / 300);
  if (scale != 1) pix = owned(pixScaleAreaMap(pix.get(), scale, scale));
  pix = owned(pixRotate(pix.get(), static_cast<float>(wear.tilt * 3.14159265 / 180), L_ROTATE_AREA_MAP,
                        L_BRING_IN_WHITE, 0, 0));
  L_KERNEL* kernel = makeGaussianKernel(2, 2, static_cast<float>(wear.blur_sigma), 1);
  pix = owned(pixConvolve(pix.get(), kernel, 8, 1));
  kernelDestroy(&kernel);
  light_and_noise(pix.get(), wear, random);
  pixSetResolution(pix.get(), static_cast<int>(wear.dpi), static_cast<int>(wear.dpi));
  return pix;
}
}  // namespace

PixPtr degrade(const Pix& clean, Grade grade, uint32_t seed) {
  Random random(seed);
  const Wear wear = wear_of(grade, random);
  return worn_by(clean, wear, random);
}

PixPtr worn(const Pix& clean, const Wear& wear, uint32_t seed) {
  Random random(seed);
  return worn_by(clean, wear, random);
}

}  // namespace recto::bench
