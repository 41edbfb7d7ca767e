#include "reading/entities/tagger.h"

#include <algorithm>
#include <bit>

#include "base/result.h"

namespace recto::reading {
namespace tables {
extern const std::string_view name_weights, title_weights;
}
namespace {

constexpr float kNever = -1e9F;
constexpr size_t kNameLabels = 7, kTitleLabels = 3;

bool may_follow(size_t before, size_t label) {
  return label == 0 || label % 2 == 1 || before == label || before + 1 == label;
}

int8_t weight_of(char letter) { return static_cast<int8_t>(letter >= 'a' ? letter - 'a' - 26 : letter - 'A'); }

}  // namespace

std::vector<uint8_t> best_labels(const Lattice& lattice) {
  const size_t n = lattice.words, labels = lattice.labels;
  std::vector<float> best(n * labels, kNever);
  std::vector<uint8_t> from(n * labels, 0);
  for (size_t i = 0; i < n; ++i) {
    for (size_t label = 0; label < labels; ++label) {
      const float alone = lattice.alone[i * labels + label];
      for (size_t before = 0; before < (i == 0 ? 1 : labels); ++before) {
        if (!may_follow(before, label)) continue;
        const float score = (i == 0 ? 0 : best[(i - 1) * labels + before]) + alone +
                            lattice.step[(i * labels + before) * labels + label];
        if (score <= best[i * labels + label]) continue;
        best[i * labels + label] = score;
        from[i * labels + label] = static_cast<uint8_t>(before);
      }
    }
  }
  std::vector<uint8_t> out(n);
  if (n == 0) return out;
  const auto last = best.end() - static_cast<ptrdiff_t>(labels);
  size_t label = static_cast<size_t>(std::max_element(last, best.end()) - last);
  for (size_t i = n; i-- > 0;) {
    out[i] = static_cast<uint8_t>(label);
    label = from[i * labels + label];
  }
  return out;
}

std::vector<TaggedName> names_of(const std::vector<uint8_t>& labels, size_t first_word) {
  std::vector<TaggedName> names;
  for (size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) continue;
    if (labels[i] % 2 == 1) names.push_back({(labels[i] - 1U) / 2, first_word + i, first_word + i + 1});
    if (labels[i] % 2 == 0 && !names.empty()) names.back().end = first_word + i + 1;
  }
  return names;
}

Tagger::Tagger(std::string_view weights, size_t labels) : labels_(labels) {
  weights_.reserve(weights.size());
  for (const char letter : weights) {
    if (letter >= 'A' && letter <= 'z') weights_.push_back(weight_of(letter));
  }
  const size_t buckets = weights_.size() / labels_;
  CHECK(std::has_single_bit(buckets) && buckets * labels_ == weights_.size());
  mask_ = static_cast<uint32_t>(buckets - 1);
}

const Tagger& Tagger::names() {
  static const Tagger tagger(tables::name_weights, kNameLabels);
  return tagger;
}

const Tagger& Tagger::titles() {
  static const Tagger tagger(tables::title_weights, kTitleLabels);
  return tagger;
}

void Tagger::add_weights(const std::vector<uint32_t>& features, float* scores) const {
  for (const uint32_t feature : features) {
    const int8_t* weights = &weights_[(feature & mask_) * labels_];
    for (size_t label = 0; label < labels_; ++label) scores[label] += static_cast<float>(weights[label]);
  }
}

Lattice Tagger::lattice_of(const KnownWords& known, size_t first, size_t end) const {
  Lattice lattice{end - first, labels_, {}, {}};
  lattice.alone.resize(lattice.words * labels_);
  lattice.step.resize(lattice.words * labels_ * labels_);
  std::vector<uint32_t> features;
  for (size_t i = first; i < end; ++i) {
    features.clear();
    add_features(known, first, end, i, features);
    add_weights(features, &lattice.alone[(i - first) * labels_]);
    for (unsigned before = 0; before < (i == first ? 1 : labels_); ++before) {
      features.clear();
      add_step_features(known, i, before, features);
      add_weights(features, &lattice.step[((i - first) * labels_ + before) * labels_]);
    }
  }
  return lattice;
}

std::vector<TaggedName> Tagger::tag(const KnownWords& known, size_t first, size_t end) const {
  return names_of(best_labels(lattice_of(known, first, end)), first);
}

}  // namespace recto::reading
