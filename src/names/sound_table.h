#pragma once
// What one sound costs in the place of another, computed from the shares of spellings.tsv.
//
// A spelling is a chance event: the Arabic sound x is written as the Latin y with the joint probability p(x, y), or not
// written, p(x, -), or y stands for nothing, p(-, y). What a pair proves is its log odds s(x, y) = ln p(x, y) / (q(x) q(y)).
// With m(x) half of what x proves on the average, cost(x, y) = m(x) + m(y) - s(x, y), and the cost of losing x is
// m(x) - ln p(x, -) / q(x): then the cheapest alignment is the most probable one (Durbin, Eddy, Krogh, Mitchison 1998,
// chapter 4), and 1 - cost / mass is its share of what two names could prove. A short vowel, mostly not written in Arabic,
// proves little and costs little. Costs below 0 are 0.
// Latin against Latin costs the shortest way through one Arabic sound (dh and z both stand for ظ); Arabic against Arabic
// what misread.tsv says. Costs are integers, kUnit to the nat.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "names/table_rows.h"

namespace recto::names {

/// A sound's number; 0 is none.
using Sound = uint8_t;

class SoundTable {
 public:
  static constexpr size_t kSounds = 128;
  static constexpr double kUnit = 16;  ///< cost units to the nat

  /// Errors: invalid_input.
  struct Files {
    const TableFile &spellings, &misread, &classes, &digraphs;
  };
  static Result<SoundTable> from(const Files& files);

  /// The sound of that name, 0 if there is none.
  Sound find(const std::string& name) const;
  const std::string& name(Sound sound) const { return names_[sound]; }
  size_t size() const { return names_.size(); }
  bool is_arabic(Sound sound) const { return arabic_[sound]; }

  /// What `a` costs in the place of `b`; of losing it where the other is 0. Symmetric, 0 for a sound and itself.
  uint8_t cost(Sound a, Sound b) const { return costs_[a][b]; }
  const uint8_t* costs(Sound a) const { return costs_[a].data(); }
  /// Half of what the sound proves on the average: two sounds that agree have their masses' sum to prove.
  uint16_t mass(Sound sound) const { return mass_[sound]; }
  /// 1 to 8; 0 for none.
  uint8_t sound_class(Sound sound) const { return classes_[sound]; }
  /// True for a sound that may as well be two.
  bool splits(Sound sound) const { return parts_[sound][0] != 0; }
  /// All that may be two.
  const std::vector<Sound>& splitting() const { return splitting_; }
  /// The two; 0 and 0 for a sound that is one.
  std::array<Sound, 2> parts(Sound sound) const { return parts_[sound]; }
  /// What taking it for two costs more than the two do.
  static constexpr unsigned kSplit = 16;
  /// What a sound that may be two costs in the place of two; 0xFFFF for one that may not.
  unsigned split_cost(Sound one, Sound first, Sound second) const {
    const auto [a, b] = parts_[one];
    return a == 0 ? 0xFFFF : unsigned{costs_[a][first]} + costs_[b][second] + kSplit;
  }

 private:
  struct Odds;
  SoundTable();
  Result<Sound> sound_named(const TableRow& row, const std::string& name, bool arabic);
  Result<void> read_spellings(const TableFile& file);
  Result<void> read_misread(const TableFile& file);
  Result<void> read_classes(const TableFile& file);
  Result<void> read_digraphs(const TableFile& file);
  void cost_by_odds(const Odds& odds);
  void cost_latin();
  void spread_misread(const std::vector<std::vector<uint8_t>>& base);
  void set_cost(Sound a, Sound b, int cost);

  std::vector<std::string> names_;
  std::map<std::string, Sound> numbers_;
  std::array<bool, kSounds> arabic_{};
  std::array<std::array<uint8_t, kSounds>, kSounds> costs_{};
  std::array<uint16_t, kSounds> mass_{};
  std::array<uint8_t, kSounds> classes_{};
  std::array<std::array<Sound, 2>, kSounds> parts_{};
  std::vector<Sound> splitting_;
};

}  // namespace recto::names
