#include "perceptron.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace recto::bench {
namespace {

constexpr size_t kLine = 112;
constexpr float kMostWeight = 25;
constexpr double kClipped = 0.9995;  ///< this part of the weights that are not 0 is within the range of the letters

class Perceptron {
 public:
  explicit Perceptron(const Training& training)
      : labels_(training.labels),
        margin_(training.margin),
        dropped_(training.dropped),
        mask_((1U << training.bits) - 1),
        weights_((mask_ + 1ULL) * labels_),
        sums_(weights_.size()) {}

  void learn(const Example& whole) {
    const Example example = thinned(whole);
    const std::vector<uint8_t> guessed = reading::best_labels(lattice_of(example));
    for (size_t i = 0; i < guessed.size(); ++i) {
      const size_t before = i == 0 ? 0 : example.labels[i - 1], guessed_before = i == 0 ? 0 : guessed[i - 1];
      if (guessed[i] != example.labels[i]) {
        move(example.alone[i], example.labels[i], 1);
        move(example.alone[i], guessed[i], -1);
      }
      if (guessed[i] == example.labels[i] && before == guessed_before) continue;
      move(example.step[i][before], example.labels[i], 1);
      move(example.step[i][guessed_before], guessed[i], -1);
    }
    ++steps_;
  }

  std::vector<float> mean() const {
    std::vector<float> mean(weights_.size());
    for (size_t k = 0; k < mean.size(); ++k)
      mean[k] = static_cast<float>(weights_[k] - sums_[k] / static_cast<double>(std::max<size_t>(steps_, 1)));
    return mean;
  }

 private:
  /// The example with some of its features gone, others each time: no weight may lean on one word that the next text lacks (Hinton 2012, dropout).
  Example thinned(Example example) {
    const auto gone = [this](uint32_t) { return std::bernoulli_distribution(dropped_)(random_); };
    for (auto& features : example.alone) std::erase_if(features, gone);
    return example;
  }

  reading::Lattice lattice_of(const Example& example) const {
    reading::Lattice lattice{example.labels.size(), labels_, {}, {}};
    lattice.alone.resize(lattice.words * labels_);
    lattice.step.resize(lattice.words * labels_ * labels_);
    for (size_t i = 0; i < lattice.words; ++i) {
      add(example.alone[i], &lattice.alone[i * labels_]);
      lattice.alone[i * labels_] += margin_;
      for (size_t before = 0; before < labels_; ++before)
        add(example.step[i][before], &lattice.step[(i * labels_ + before) * labels_]);
    }
    return lattice;
  }
  void add(const std::vector<uint32_t>& features, float* scores) const {
    for (const uint32_t feature : features) {
      for (size_t label = 0; label < labels_; ++label) scores[label] += weights_[(feature & mask_) * labels_ + label];
    }
  }
  void move(const std::vector<uint32_t>& features, size_t label, float by) {
    for (const uint32_t feature : features) {
      const size_t k = (feature & mask_) * labels_ + label;
      weights_[k] += by;
      sums_[k] += by * static_cast<double>(steps_);
    }
  }

  size_t labels_;
  float margin_;
  double dropped_;
  std::mt19937 random_{20261123};
  uint32_t mask_;
  std::vector<float> weights_;
  std::vector<double> sums_;  ///< each move times the step it came at
  size_t steps_ = 0;
};

/// Scaled so that nearly all weights fit the letters' range.
std::string as_letters(const std::vector<float>& weights, float least) {
  std::vector<float> sizes;
  for (const float weight : weights) {
    if (std::abs(weight) > 1e-6F) sizes.push_back(std::abs(weight));
  }
  std::sort(sizes.begin(), sizes.end());
  const float most = sizes.empty() ? 1 : sizes[static_cast<size_t>(static_cast<double>(sizes.size() - 1) * kClipped)];
  std::string letters;
  for (const float weight : weights) {
    float level = std::clamp(std::round(weight / most * kMostWeight), -kMostWeight, kMostWeight);
    if (std::abs(level) < least) level = 0;
    const int whole = static_cast<int>(level);
    letters += static_cast<char>(whole < 0 ? 'a' + 26 + whole : 'A' + whole);
    if (letters.size() % (kLine + 1) == kLine) letters += '\n';
  }
  return letters + "\n";
}

}  // namespace

std::string trained(std::span<const Example* const> examples, const Training& training) {
  Perceptron perceptron(training);
  std::vector<const Example*> order(examples.begin(), examples.end());
  std::mt19937 random(20261122);
  for (unsigned epoch = 0; epoch < training.epochs; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    for (const Example* example : order) perceptron.learn(*example);
  }
  return as_letters(perceptron.mean(), training.least);
}

}  // namespace recto::bench
