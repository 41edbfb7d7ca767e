// train_digits OUT [ROUNDS [EPOCHS [all|letters]]]: trains the network of readers/image/digit_net.h on rendered type and writes its weights to OUT. With `all`, on the
// families that the bench keeps out, too. With `letters` that of letters, which begins with what the network of digits knows of shapes: all of its
// weights but those of the last step. The same numbers on every run of one build.
//
// Plain stochastic descent with momentum (Adam: Kingma, Ba 2015) on the cross entropy, 32 samples a step; the step shrinks to nought along a cosine.
// One sample in ten is kept for checking, and the share of those told right is printed after each epoch.

#include <fmt/core.h>

#include <cmath>
#include <fstream>
#include <numbers>

#include "bench/digits/fonts.h"
#include "bench/digits/samples.h"
#include "bench/generate/random.h"

namespace {

using namespace recto::bench;
using namespace recto::image;

struct Gradient {
  std::vector<float> weights, bias;
};

/// What each weight adds to the loss, summed over samples.
class Backward {
 public:
  explicit Backward(const DigitNet& net) : net_(net) {
    for (size_t k = 0; k < net.layers.size(); ++k)
      sums[k] = {std::vector<float>(net.layers[k].weights.size()), std::vector<float>(net.layers[k].bias.size())};
  }
  void clear() {
    for (Gradient& sum : sums) {
      std::fill(sum.weights.begin(), sum.weights.end(), 0.0f);
      std::fill(sum.bias.begin(), sum.bias.end(), 0.0f);
    }
  }
  void add(const Sample& sample) {
    run_net(net_, sample.picture, state_);
    std::vector<float> slope(state_.out.begin(), state_.out.end());
    slope[sample.kind] -= 1;
    slope = full(3, state_.third, slope);
    slope = full(2, state_.second, slope);
    windows(1, state_.second_windows, slope);
    windows(0, state_.first_windows, scattered(slope));
  }

  std::array<Gradient, 4> sums;

 private:
  /// The slopes of a full step's inputs from those of its outputs; where an input was cut off at zero there is none.
  std::vector<float> full(size_t k, const std::vector<float>& in, const std::vector<float>& slope) {
    const NetLayer& layer = net_.layers[k];
    std::vector<float> back(layer.columns);
    for (size_t column = 0; column < layer.columns; ++column) {
      if (in[column] <= 0) continue;
      const float* weights = layer.weights.data() + column * layer.rows;
      float* sum = sums[k].weights.data() + column * layer.rows;
      float through = 0;
      for (size_t row = 0; row < layer.rows; ++row) {
        through += weights[row] * slope.data()[row];
        sum[row] += in[column] * slope.data()[row];
      }
      back[column] = through;
    }
    for (size_t row = 0; row < layer.rows; ++row) sums[k].bias[row] += slope[row];
    return back;
  }
  void windows(size_t k, const std::vector<float>& in, const std::vector<float>& slope) {
    const NetLayer& layer = net_.layers[k];
    const size_t places = in.size() / layer.columns;
    for (size_t row = 0; row < layer.rows; ++row) {
      const float* from = slope.data() + row * places;
      for (size_t cell = 0; cell < layer.columns; ++cell) {
        float sum = 0;
        for (size_t place = 0; place < places; ++place) sum += from[place] * in.data()[cell * places + place];
        sums[k].weights[cell * layer.rows + row] += sum;
      }
      for (size_t place = 0; place < places; ++place) sums[k].bias[row] += from[place];
    }
  }
  /// The slopes of the first planes from those of the second step's outputs, through its windows.
  std::vector<float> scattered(const std::vector<float>& slope) const {
    const NetLayer& layer = net_.layers[1];
    const WindowShape& shape = kSecondWindows;
    const size_t out = shape.side / 2, half = shape.window / 2, area = shape.window * shape.window;
    std::vector<float> back(state_.first.size());
    std::vector<float> cell_slope(shape.places());
    for (size_t cell = 0; cell < layer.columns; ++cell) {
      std::fill(cell_slope.begin(), cell_slope.end(), 0.0f);
      for (size_t row = 0; row < layer.rows; ++row) {
        const float weight = layer.weights[cell * layer.rows + row];
        for (size_t place = 0; place < shape.places(); ++place)
          cell_slope.data()[place] += weight * slope.data()[row * shape.places() + place];
      }
      const size_t plane = cell / area, at = cell % area;
      for (size_t place = 0; place < shape.places(); ++place) {
        const size_t y = 2 * (place / out) + at / shape.window, x = 2 * (place % out) + at % shape.window;
        if (y < half || x < half || y - half >= shape.side || x - half >= shape.side) continue;
        back[plane * shape.side * shape.side + (y - half) * shape.side + x - half] += cell_slope[place];
      }
    }
    for (size_t k = 0; k < back.size(); ++k)
      if (state_.first[k] <= 0) back[k] = 0;
    return back;
  }

  const DigitNet& net_;
  NetState state_;
};

/// Adam's two running means for each weight.
class Adam {
 public:
  explicit Adam(size_t count) : mean_(count), square_(count) {}
  void step(std::vector<float>& weights, const std::vector<float>& slope, float rate, size_t samples) {
    constexpr float kMean = 0.9f, kSquare = 0.999f, kTiny = 1e-8f;
    ++steps_;
    const float mean_so_far = 1 - std::pow(kMean, steps_), square_so_far = 1 - std::pow(kSquare, steps_);
    for (size_t k = 0; k < weights.size(); ++k) {
      const float g = slope[k] / static_cast<float>(samples);
      mean_[k] = kMean * mean_[k] + (1 - kMean) * g;
      square_[k] = kSquare * square_[k] + (1 - kSquare) * g * g;
      weights[k] -= rate * (mean_[k] / mean_so_far) / (std::sqrt(square_[k] / square_so_far) + kTiny);
    }
  }

 private:
  std::vector<float> mean_, square_;
  float steps_ = 0;
};

void set_out(DigitNet& net, Random& random) {
  for (NetLayer& layer : net.layers) {
    const double spread = std::sqrt(2.0 / static_cast<double>(layer.columns));
    for (float& weight : layer.weights)
      weight = static_cast<float>(spread * (random.unit() + random.unit() + random.unit() - 1.5) * 2);
  }
}

void shuffle(std::vector<Sample>& samples, Random& random) {
  for (size_t k = samples.size(); k > 1; --k) std::swap(samples[k - 1], samples[random.below(k)]);
}

double share_right(const DigitNet& net, std::span<const Sample> samples) {
  size_t right = 0;
  for (const Sample& sample : samples) {
    const Probabilities out = net.read(sample.picture);
    right += static_cast<size_t>(std::max_element(out.begin(), out.end()) - out.begin()) == sample.kind;
  }
  return static_cast<double>(right) / static_cast<double>(std::max<size_t>(1, samples.size()));
}

/// Where training begins.
DigitNet first_weights(Subject subject, Random& random) {
  DigitNet net = DigitNet::empty();
  set_out(net, random);
  if (subject == Subject::letters)
    std::copy_n(DigitNet::built_in().layers.begin(), net.layers.size() - 1, net.layers.begin());
  return net;
}

DigitNet train(Subject subject, std::vector<Sample> samples, unsigned epochs) {
  constexpr size_t kBatch = 32, kChecked = 10;
  constexpr double kRate = 0.002;
  Random random(20261122);
  shuffle(samples, random);
  const std::vector<Sample> checked(samples.end() - static_cast<ptrdiff_t>(samples.size() / kChecked), samples.end());
  samples.resize(samples.size() - checked.size());
  DigitNet net = first_weights(subject, random);
  Backward backward(net);
  std::vector<Adam> weights, bias;
  for (const NetLayer& layer : net.layers) {
    weights.emplace_back(layer.weights.size());
    bias.emplace_back(layer.bias.size());
  }
  const double steps = std::ceil(static_cast<double>(samples.size()) / kBatch) * epochs;
  double step = 0;
  for (unsigned epoch = 0; epoch < epochs; ++epoch) {
    shuffle(samples, random);
    for (size_t at = 0; at < samples.size(); at += kBatch, ++step) {
      const size_t count = std::min(kBatch, samples.size() - at);
      backward.clear();
      for (size_t k = 0; k < count; ++k) backward.add(samples[at + k]);
      const auto rate = static_cast<float>(kRate * (1 + std::cos(step / steps * std::numbers::pi)) / 2);
      for (size_t k = 0; k < net.layers.size(); ++k) {
        weights[k].step(net.layers[k].weights, backward.sums[k].weights, rate, count);
        bias[k].step(net.layers[k].bias, backward.sums[k].bias, rate, count);
      }
    }
    fmt::print(stderr, "epoch {}: {:.4f} of {} right\n", epoch + 1, share_right(net, checked), checked.size());
  }
  return net;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: train_digits OUT [ROUNDS [EPOCHS [all|letters]]]\n");
    return 2;
  }
  auto number = [&](int k, unsigned otherwise) {
    return argc > k ? static_cast<unsigned>(std::stoul(argv[k])) : otherwise;
  };
  SamplePlan plan{
      {kArabicFonts.begin(), kArabicFonts.end()}, {kWesternFonts.begin(), kWesternFonts.end()}, number(2, 6)};
  const std::string_view what = argc > 4 ? argv[4] : "";
  if (what == "letters") {
    plan.subject = Subject::letters;
    plan.western.clear();
  }
  if (what == "all") plan.arabic.insert(plan.arabic.end(), kKeptOut.begin(), kKeptOut.end());
  std::vector<Sample> samples = make_samples(plan);
  fmt::print(stderr, "{} samples of {} pages\n", samples.size(),
             plan.rounds * (plan.arabic.size() + plan.western.size()));
  std::ofstream out(argv[1]);
  out << train(plan.subject, std::move(samples), number(3, 8)).to_table();
  if (!out.flush()) {
    fmt::print(stderr, "train_digits: cannot write {}\n", argv[1]);
    return 3;
  }
}
