#pragma once
// Span F1 of found names against gold ones, by type: exact (a clitic at either end is forgiven) and by overlap of at least half of the longer.

#include <map>
#include <string>

#include "sets.h"

namespace recto::bench {

class Scores {
 public:
  void add(const LabelledText& text, const std::vector<Fact>& found);
  void print(const std::string& title) const;

 private:
  struct Count {
    unsigned gold = 0, found = 0, exact = 0, half = 0;
  };
  std::map<std::string, std::map<FactType, Count>> counts_;  ///< by set
};

}  // namespace recto::bench
