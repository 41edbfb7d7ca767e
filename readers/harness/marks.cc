#include "readers/harness/marks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/result.h"

namespace recto::harness {
namespace {

struct Colour {
  unsigned char red, green, blue;
};
enum class Shape : uint8_t { paper, frame, cover };
struct Style {
  Shape shape;
  Colour colour;
};

constexpr std::array<Style, 8> kStyles = {{{Shape::paper, {255, 240, 110}},
                                           {Shape::frame, {208, 24, 24}},
                                           {Shape::paper, {255, 222, 178}},
                                           {Shape::frame, {28, 84, 196}},
                                           {Shape::cover, {0, 0, 0}},
                                           {Shape::paper, {190, 240, 180}},
                                           {Shape::paper, {186, 218, 255}},
                                           {Shape::frame, {128, 128, 128}}}};

/// Whole pixels, x0 <= x < x1.
struct Area {
  int x0, y0, x1, y1;
};

Area clipped(const Area& area, const RgbCanvas& canvas) {
  return {std::clamp(area.x0, 0, canvas.width), std::clamp(area.y0, 0, canvas.height),
          std::clamp(area.x1, 0, canvas.width), std::clamp(area.y1, 0, canvas.height)};
}

Area whole_pixels(const Box& box, const RgbCanvas& canvas) {
  const auto low = [](float place, int side) {
    return static_cast<int>(std::floor(std::clamp(place, -1.0F, static_cast<float>(side))));
  };
  const auto high = [](float place, int side) {
    return static_cast<int>(std::ceil(std::clamp(place, -1.0F, static_cast<float>(side) + 1)));
  };
  return {low(box.x0, canvas.width), low(box.y0, canvas.height), high(box.x1, canvas.width),
          high(box.y1, canvas.height)};
}

template <class Change>
void each_pixel(const RgbCanvas& canvas, const Area& area, Change change) {
  const Area inside = clipped(area, canvas);
  for (int y = inside.y0; y < inside.y1; ++y) {
    unsigned char* row = canvas.samples.data() + static_cast<size_t>(y) * static_cast<size_t>(canvas.width) * 3;
    for (int x = inside.x0; x < inside.x1; ++x) change(row + 3 * static_cast<size_t>(x));
  }
}

void multiply(const RgbCanvas& canvas, const Area& area, Colour colour) {
  const auto times = [](unsigned char a, unsigned char b) { return static_cast<unsigned char>(a * b / 255); };
  each_pixel(canvas, area, [&](unsigned char* pixel) {
    pixel[0] = times(pixel[0], colour.red);
    pixel[1] = times(pixel[1], colour.green);
    pixel[2] = times(pixel[2], colour.blue);
  });
}

void cover(const RgbCanvas& canvas, const Area& area, Colour colour) {
  each_pixel(canvas, area, [&](unsigned char* pixel) {
    pixel[0] = colour.red;
    pixel[1] = colour.green;
    pixel[2] = colour.blue;
  });
}

void frame(const RgbCanvas& canvas, const Area& area, Colour colour, int thickness) {
  const int left = area.x0 - thickness, right = area.x1 + thickness;
  cover(canvas, {left, area.y0 - thickness, right, area.y0}, colour);
  cover(canvas, {left, area.y1, right, area.y1 + thickness}, colour);
  cover(canvas, {left, area.y0, area.x0, area.y1}, colour);
  cover(canvas, {area.x1, area.y0, right, area.y1}, colour);
}

}  // namespace

void draw_mark(RgbCanvas canvas, const Box& pixels, uint8_t style, int thickness) {
  CHECK(canvas.samples.size() == static_cast<size_t>(canvas.width) * static_cast<size_t>(canvas.height) * 3);
  if (pixels.empty()) return;
  const Style& look = kStyles[style < kStyles.size() ? style : 0];
  const Area area = whole_pixels(pixels, canvas);
  if (look.shape == Shape::paper) multiply(canvas, area, look.colour);
  if (look.shape == Shape::cover) cover(canvas, area, look.colour);
  if (look.shape == Shape::frame) frame(canvas, area, look.colour, std::clamp(thickness, 1, 16));
}

}  // namespace recto::harness
