// Trains the weights of src/reading/tables/{name,title}_weights.tsv, and measures by cross-validation what they are worth on texts that did
// not train them.
//
//   entities_train PREPARED [--folds N] [--bits N] [--title-bits N] [--epochs N] [--margin N] [--title-margin N] [--drop PERCENT] [--least N] [--only FOLDS] [--write FOLDER]
//
// PREPARED is what bench/entities/prepare.py wrote. With --write the weights are trained on all texts and written; else each fold is found by
// weights trained on the others, and by lexicons and patterns alone.

#include <fmt/core.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>

#include "perceptron.h"
#include "reading/entities/entities.h"
#include "scores.h"
#include "sets.h"

namespace recto::bench {
namespace {

constexpr FactType kNameTypes[] = {FactType::person, FactType::body, FactType::place};
constexpr FactType kTitleTypes[] = {FactType::title};

/// The right label of each word for names of these types: the longest of nested ones counts.
std::vector<uint8_t> labels_of(const LabelledText& text, const std::vector<reading::NameWord>& words,
                               std::span<const FactType> types) {
  std::vector<uint8_t> labels(words.size(), 0);
  std::vector<GoldSpan> spans = text.gold;
  std::stable_sort(spans.begin(), spans.end(),
                   [](const GoldSpan& a, const GoldSpan& b) { return a.range.length() > b.range.length(); });
  for (const GoldSpan& span : spans) {
    const auto kind = std::find(types.begin(), types.end(), span.type);
    if (kind == types.end()) continue;
    bool begun = false;
    for (size_t i = 0; i < words.size(); ++i) {
      const uint32_t from = std::max(words[i].range.start.value, span.range.start.value);
      const uint32_t to = std::min(words[i].range.end.value, span.range.end.value);
      if (to <= from || 2 * (to - from) < words[i].range.length() || (!begun && labels[i] != 0)) continue;
      const auto number = static_cast<unsigned>(kind - types.begin());
      labels[i] = static_cast<uint8_t>(begun ? reading::inside_label(number) : reading::begin_label(number));
      begun = true;
    }
  }
  return labels;
}

/// The stretches of a text as examples.
std::vector<Example> examples_of(const LabelledText& text, std::span<const FactType> types) {
  const std::vector<reading::NameWord> words = reading::name_words(text.text);
  const reading::KnownWords known(words);
  const std::vector<uint8_t> labels = labels_of(text, words, types);
  std::vector<Example> examples;
  for (const auto& [first, end] : reading::stretches_of(words)) {
    Example example;
    for (size_t i = first; i < end; ++i) {
      example.labels.push_back(labels[i] != 0 && labels[i] % 2 == 0 && i == first ? static_cast<uint8_t>(labels[i] - 1)
                                                                                  : labels[i]);
      reading::add_features(known, first, end, i, example.alone.emplace_back());
      auto& steps = example.step.emplace_back(1 + 2 * types.size());
      for (unsigned before = 0; before < steps.size(); ++before)
        reading::add_step_features(known, i, before, steps[before]);
    }
    examples.push_back(std::move(example));
  }
  return examples;
}

struct Asked {
  std::string prepared, write;
  unsigned folds = 5, only = 99;
  Training names{7, 17, 10, 10, 0.2F, 0}, titles{3, 16, 10, 20, 0, 0};
};

Asked read_arguments(int count, char** arguments) {
  Asked asked;
  if (count < 2) {
    std::cerr << "usage: entities_train PREPARED [--folds N] [--bits N] [--title-bits N] [--epochs N] [--margin N] "
                 "[--title-margin N] [--drop PERCENT] [--least N] [--only FOLDS] [--write FOLDER]\n";
    std::exit(2);
  }
  asked.prepared = arguments[1];
  for (int i = 2; i + 1 < count; i += 2) {
    const std::string name = arguments[i], value = arguments[i + 1];
    const auto number = static_cast<unsigned>(std::strtoul(value.c_str(), nullptr, 10));
    if (name == "--write") asked.write = value;
    if (name == "--folds") asked.folds = number;
    if (name == "--only") asked.only = number;
    if (name == "--bits") asked.names.bits = number;
    if (name == "--title-bits") asked.titles.bits = number;
    if (name == "--epochs") asked.names.epochs = asked.titles.epochs = number;
    if (name == "--title-margin") asked.titles.margin = static_cast<float>(number);
    if (name == "--margin") asked.names.margin = static_cast<float>(number);
    if (name == "--drop") asked.names.dropped = static_cast<float>(number) / 100;
    if (name == "--least") asked.names.least = asked.titles.least = static_cast<float>(number);
  }
  return asked;
}

/// The weights trained on all texts that may train, but those of one fold.
struct Weights {
  std::string names, titles;
};

class Trainer {
 public:
  explicit Trainer(const Asked& asked) : asked_(asked), texts_(read_sets(asked.prepared, asked.folds)) {
    for (const LabelledText& text : texts_) {
      names_.push_back(text.trains ? examples_of(text, kNameTypes) : std::vector<Example>());
      titles_.push_back(text.trains && text.has_titles ? examples_of(text, kTitleTypes) : std::vector<Example>());
    }
  }

  Weights weights_without(unsigned fold) const {
    return {trained(chosen(names_, fold), asked_.names), trained(chosen(titles_, fold), asked_.titles)};
  }

  void cross_validate() const {
    Scores with, without;
    for (unsigned fold = 0; fold < std::min(asked_.folds, asked_.only); ++fold) {
      const Weights weights = weights_without(fold);
      const reading::Tagger names(weights.names, asked_.names.labels), titles(weights.titles, asked_.titles.labels);
      for (const LabelledText& text : texts_) {
        if (text.fold != fold) continue;
        with.add(text, reading::find_names(text.text, {&names, &titles}));
        without.add(text, reading::find_names(text.text, {}));
      }
    }
    without.print("lexicons and patterns alone");
    with.print("with the taggers, cross-validated");
  }

 private:
  std::vector<const Example*> chosen(const std::vector<std::vector<Example>>& examples, unsigned but) const {
    std::vector<const Example*> chosen;
    for (size_t k = 0; k < texts_.size(); ++k) {
      if (texts_[k].fold == but) continue;
      for (const Example& example : examples[k]) chosen.push_back(&example);
    }
    return chosen;
  }

  Asked asked_;
  std::vector<LabelledText> texts_;
  std::vector<std::vector<Example>> names_, titles_;
};

void write(const std::string& path, const std::string& letters) {
  std::ofstream file(path);
  file << letters;
  fmt::print("{}: {} bytes\n", path, letters.size());
}

}  // namespace
}  // namespace recto::bench

int main(int count, char** arguments) {
  using namespace recto::bench;
  const Asked asked = read_arguments(count, arguments);
  const Trainer trainer(asked);
  if (asked.write.empty()) {
    trainer.cross_validate();
    return 0;
  }
  const Weights weights = trainer.weights_without(asked.folds);
  write(asked.write + "/name_weights.tsv", weights.names);
  write(asked.write + "/title_weights.tsv", weights.titles);
  return 0;
}
