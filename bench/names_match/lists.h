#pragma once
// Lists of invented persons from a seed: what joining lists of names is measured with.
//
// A person has a given name, a father's, sometimes a grandfather's, and a family name. Parts are drawn by Zipf's law from common given names
// of the public stock and from invented ones put together of syllables; no person is meant. Each is written in Arabic or in Latin letters,
// by one of several habits each time it is written.

#include <cstdint>
#include <string>
#include <vector>

#include "bench/generate/random.h"

namespace recto::bench {

/// A part of a name by its syllables: numbers into the tables of lists.cc.
using PartSyllables = std::vector<uint8_t>;

struct Person {
  std::vector<uint32_t> parts;  ///< given, father, maybe grandfather, family: numbers of parts
  unsigned year = 0;
  uint8_t place = 0;
};

class NameStock {
 public:
  explicit NameStock(uint64_t seed);
  Person person(Random& random) const;
  /// The name, in a habit of its own: script, spelling, with or without the father, now and then a letter wrong.
  std::string written(const Person& person, Random& random) const;
  std::string place(const Person& person, Random& random) const;

 private:
  std::string part(uint32_t number, bool arabic, bool family, Random& random) const;
  std::vector<PartSyllables> given_, family_;
  Zipf given_rank_, family_rank_;
};

struct ListRow {
  std::string name, place;
  unsigned year = 0;
};

/// Two lists; every second person of the left one stands in the right one too, written anew, at `truth[i]` (else kNowhere).
struct Lists {
  static constexpr uint32_t kNowhere = 0xFFFFFFFF;
  std::vector<ListRow> left, right;
  std::vector<uint32_t> truth;
};
Lists make_lists(size_t left, size_t right, uint64_t seed);

/// The rows as CSV with the header name,year,place.
std::string to_csv(const std::vector<ListRow>& rows);

}  // namespace recto::bench
