// Sentence alignment.
//
// A path through the table of both texts' sentences, in steps that take none to three sentences of each. A step costs what its kind and its two
// lengths cost in Gale and Church, less what anchors its sentences share: equal values, words that the dictionary pairs, capital words that sound
// alike. Lengths alone lose their way behind a line that one side lacks, which scanned letters have (stamps, feet of pages); anchors alone
// have nothing to say about many short sentences. The table is walked in a band around its diagonal.
#include "linking/sentence_alignment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

namespace recto::linking {
namespace {

struct Step {
  uint8_t here, there;
  double cost;  // -ln of its frequency, Gale and Church, table 5; steps of three by the same measure
};
constexpr std::array kSteps = {Step{1, 1, 0.1}, Step{1, 0, 4.6}, Step{0, 1, 4.6}, Step{2, 1, 2.4},
                               Step{1, 2, 2.4}, Step{2, 2, 4.5}, Step{3, 1, 5.0}, Step{1, 3, 5.0}};
constexpr double kVariance = 6.8, kWorstLength = 12;
constexpr double kValueAnchor = 3, kNameAnchor = 1.5, kWordAnchor = 0.8;
constexpr size_t kLeastBand = 60, kMostBand = 400, kMostNameWords = 2'000;

/// What sentence i and sentence j share, of those that share anything.
class Anchors {
 public:
  Anchors(const BilingualText& here, const BilingualText& there, const Dictionary& dictionary)
      : rows_(here.sentences.size()) {
    index(there);
    add_values(here);
    add_words(here, dictionary);
    add_names(here, there);
  }
  double of(size_t i, size_t j) const {
    const auto at = rows_[i].find(j);
    return at == rows_[i].end() ? 0 : at->second;
  }

 private:
  using Places = std::vector<size_t>;  // ascending, none twice

  static void put(Places& places, size_t j) {
    if (places.empty() || places.back() != j) places.push_back(j);
  }
  void index(const BilingualText& there) {
    for (size_t j = 0; j < there.sentences.size(); ++j) {
      for (const StatedValue& value : there.sentences[j].values) put(values_[value.key], j);
      for (const BilingualWord& word : there.sentences[j].words) put(words_[word.stem], j);
    }
  }
  /// What stands in many sentences binds none.
  void bind(size_t i, const Places& places, double weight) {
    for (const size_t j : places) rows_[i][j] += weight / static_cast<double>(places.size());
  }
  void add_values(const BilingualText& here) {
    for (size_t i = 0; i < here.sentences.size(); ++i) {
      for (const StatedValue& value : here.sentences[i].values) {
        if (const auto at = values_.find(value.key); at != values_.end()) bind(i, at->second, kValueAnchor);
      }
    }
  }
  void add_words(const BilingualText& here, const Dictionary& dictionary) {
    for (size_t i = 0; i < here.sentences.size(); ++i) {
      for (const BilingualWord& word : here.sentences[i].words) {
        for (const Dictionary::Entry& entry : dictionary.of(word.stem)) {
          if (const auto at = words_.find(entry.to); at != words_.end()) bind(i, at->second, kWordAnchor);
        }
      }
    }
  }
  /// Different words with a sound, and the sentences they stand in.
  static std::map<StemKey, std::pair<const BilingualWord*, Places>> sounding(const BilingualText& text) {
    std::map<StemKey, std::pair<const BilingualWord*, Places>> out;
    for (size_t k = 0; k < text.sentences.size(); ++k) {
      for (const BilingualWord& word : text.sentences[k].words) {
        if (!word.sounds || word.capital == text.arabic) continue;
        auto& [first, places] = out[word.stem];
        if (!first) first = &word;
        put(places, k);
      }
    }
    return out;
  }
  void add_names(const BilingualText& here, const BilingualText& there) {
    const auto ours = sounding(here), theirs = sounding(there);
    if (std::min(ours.size(), theirs.size()) > kMostNameWords) return;
    for (const auto& [stem, one] : ours) {
      for (const auto& [other_stem, other] : theirs) {
        if (!same_sound(*one.first, *other.first)) continue;
        for (const size_t i : one.second) bind(i, other.second, kNameAnchor);
      }
    }
  }

  std::vector<std::unordered_map<size_t, double>> rows_;
  std::unordered_map<std::string, Places> values_;
  std::unordered_map<StemKey, Places> words_;
};

/// Letters before each sentence, and of all.
std::vector<double> sums_of(const BilingualText& text) {
  std::vector<double> sums{0};
  for (const BilingualSentence& sentence : text.sentences) sums.push_back(sums.back() + sentence.letters);
  return sums;
}

/// -ln of how probable two lengths are for one sentence and its translation.
double length_cost(double here, double there, double ratio) {
  if (here == 0 || there == 0) return 0;
  const double mean = (here + there / ratio) / 2;
  const double delta = (there - here * ratio) / std::sqrt(mean * ratio * kVariance);
  const double chance = std::erfc(std::abs(delta) / std::sqrt(2.0));
  return chance > 0 ? std::min(kWorstLength, -std::log(chance)) : kWorstLength;
}

class Table {
 public:
  Table(const BilingualText& here, const BilingualText& there, const Dictionary& dictionary)
      : anchors_(here, there, dictionary), here_(sums_of(here)), there_(sums_of(there)) {
    const size_t rows = here_.size(), columns = there_.size();
    ratio_ = here_.back() > 0 && there_.back() > 0 ? there_.back() / here_.back() : 1;
    band_ = std::clamp(columns / 8, kLeastBand, kMostBand);
    width_ = std::min(columns, 2 * band_ + 1);
    costs_.assign(rows * width_, std::numeric_limits<float>::infinity());
    steps_.assign(rows * width_, 0);
  }

  std::vector<Bead> walk() {
    *cell(0, 0) = 0;
    for (size_t i = 0; i < here_.size(); ++i) {
      const size_t first = first_column(i);
      for (size_t j = first; j < first + width_; ++j) {
        if (i + j > 0) fill(i, j);
      }
    }
    return std::isfinite(*cell(here_.size() - 1, there_.size() - 1)) ? back() : apart();
  }

 private:
  /// The band's first column of a row; it holds column 0 in row 0 and the last column in the last row.
  size_t first_column(size_t i) const {
    const size_t columns = there_.size(), rows = here_.size();
    const size_t middle = rows > 1 ? i * (columns - 1) / (rows - 1) : columns - 1;
    return std::min(middle > band_ ? middle - band_ : 0, columns - width_);
  }
  float* cell(size_t i, size_t j) {
    const size_t first = first_column(i);
    return j < first || j >= first + width_ ? nullptr : &costs_[i * width_ + j - first];
  }

  double gain(size_t i, size_t j, const Step& step) const {
    double sum = 0;
    for (size_t a = i - step.here; a < i; ++a) {
      for (size_t b = j - step.there; b < j; ++b) sum += anchors_.of(a, b);
    }
    return sum;
  }

  void fill(size_t i, size_t j) {
    float* best = cell(i, j);
    for (size_t k = 0; k < kSteps.size(); ++k) {
      const Step& step = kSteps[k];
      if (i < step.here || j < step.there) continue;
      const float* before = cell(i - step.here, j - step.there);
      if (!before || !std::isfinite(*before)) continue;
      const double length = length_cost(here_[i] - here_[i - step.here], there_[j] - there_[j - step.there], ratio_);
      const auto cost = static_cast<float>(*before + step.cost + length - gain(i, j, step));
      if (cost >= *best) continue;
      *best = cost;
      steps_[static_cast<size_t>(best - costs_.data())] = static_cast<uint8_t>(k);
    }
  }

  /// Texts of such different lengths that no path stays in the band: nothing is aligned.
  std::vector<Bead> apart() const {
    std::vector<Bead> beads;
    for (size_t i = 0; i + 1 < here_.size(); ++i) beads.push_back({i, i + 1, 0, 0, 0});
    const size_t end = here_.size() - 1;
    for (size_t j = 0; j + 1 < there_.size(); ++j) beads.push_back({end, end, j, j + 1, 0});
    return beads;
  }

  std::vector<Bead> back() {
    std::vector<Bead> beads;
    size_t i = here_.size() - 1, j = there_.size() - 1;
    while (i + j > 0) {
      const Step& step = kSteps[steps_[static_cast<size_t>(cell(i, j) - costs_.data())]];
      beads.push_back({i - step.here, i, j - step.there, j, 0});
      i -= step.here;
      j -= step.there;
    }
    std::reverse(beads.begin(), beads.end());
    return beads;
  }

  Anchors anchors_;
  std::vector<double> here_, there_;
  double ratio_ = 1;
  size_t band_ = 0, width_ = 0;
  std::vector<float> costs_;
  std::vector<uint8_t> steps_;
};

}  // namespace

std::vector<Bead> align(const BilingualText& here, const BilingualText& there, const Dictionary& dictionary) {
  if (here.sentences.empty() && there.sentences.empty()) return {};
  std::vector<Bead> beads = Table(here, there, dictionary).walk();
  for (Bead& bead : beads) {
    const Stretch ours = bead.of_here(here), theirs = bead.of_there(there);
    if (!ours.empty() && !theirs.empty()) bead.likeness = likeness(ours, theirs, dictionary);
  }
  return beads;
}

double aligned_share(const std::vector<Bead>& beads, const BilingualText& here, const BilingualText& there) {
  double alike = 0, all = 0;
  for (const Bead& bead : beads) {
    for (const Stretch side : {bead.of_here(here), bead.of_there(there)}) {
      for (const BilingualSentence& sentence : side) {
        all += sentence.letters;
        if (bead.likeness >= kAlikeSentences) alike += bead.likeness * sentence.letters;
      }
    }
  }
  return all > 0 ? alike / all : 0;
}

}  // namespace recto::linking
