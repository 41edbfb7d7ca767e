#include "sets.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <optional>
#include <unordered_map>

#include "text/arabic.h"
#include "text/utf8.h"

namespace recto::bench {
namespace {

constexpr size_t kBlock = 40, kBeginning = 25;

FactType type_named(const std::string& name) {
  for (const FactType type : {FactType::person, FactType::body, FactType::place, FactType::title}) {
    if (to_string(type) == name) return type;
  }
  std::cerr << "no such type: " << name << "\n";
  std::exit(2);
}

std::u32string letters_of(const std::u32string& text) {
  std::u32string letters;
  for (const char32_t c : text) {
    if (text::is_arabic_letter(c)) letters += c;
  }
  return letters;
}

/// Deals texts to folds. Other texts than those that train are looked for within these.
class Dealer {
 public:
  explicit Dealer(unsigned folds) : folds_(folds) {}

  void deal(LabelledText& text, size_t number) {
    const std::u32string letters = letters_of(text.text);
    text.fold = static_cast<unsigned>(number / kBlock) % folds_;
    const std::u32string beginning = letters.substr(0, kBeginning);
    if (const auto found = by_beginning_.find(beginning); found != by_beginning_.end()) {
      text.fold = found->second;
    } else if (const auto within = fold_within(beginning); within && beginning.size() >= kBeginning / 2) {
      text.fold = *within;
    }
    by_beginning_.emplace(beginning, text.fold);
    if (text.set.starts_with("wojood")) seen_.push_back({letters, text.fold});
  }

 private:
  struct Seen {
    std::u32string letters;
    unsigned fold;
  };
  std::optional<unsigned> fold_within(const std::u32string& beginning) const {
    for (const Seen& seen : seen_) {
      if (seen.letters.find(beginning) != seen.letters.npos) return seen.fold;
    }
    return std::nullopt;
  }

  unsigned folds_;
  std::unordered_map<std::u32string, unsigned> by_beginning_;
  std::vector<Seen> seen_;
};

}  // namespace

std::vector<LabelledText> read_sets(const std::string& path, unsigned folds) {
  std::ifstream file(path);
  if (!file) {
    std::cerr << path << " cannot be read\n";
    std::exit(2);
  }
  std::vector<LabelledText> texts;
  std::string line, set;
  Dealer dealer(folds);
  for (size_t number = 0; std::getline(file, line);) {
    const std::string rest = line.substr(line.find('\t') + 1);
    if (line.starts_with("set\t")) {
      set = rest;
    } else if (line.starts_with("T\t")) {
      LabelledText text{
          set, text::decode_utf8_lossy(rest), {}, set != "newsfane", set == "newsfane" || set == "wojood_train", 0};
      dealer.deal(text, number++);
      texts.push_back(std::move(text));
    } else {
      const size_t second = rest.find('\t'), third = rest.rfind('\t');
      const auto at = [&](size_t from) { return CharOffset(static_cast<uint32_t>(std::stoul(rest.substr(from)))); };
      texts.back().gold.push_back({{at(0), at(second + 1)}, type_named(rest.substr(third + 1))});
    }
  }
  return texts;
}

}  // namespace recto::bench
