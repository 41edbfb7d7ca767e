#pragma once
// What one sound costs in the place of another, computed from the shares of spellings.tsv.
//
// A spelling is a chance event: the Arabic sound x is written as the Latin y with the joint probability p(x, y), or not
// written, p(x, -), or y stands for nothing, p(-, y). What a pair proves is its log odds s(x, y) = ln p(x, y) / (q(x) q(y)).
// With m(x) the most that x can prove, cost(x, y) = (m(x) + m(y)) / 2 - s(x, y), and the cost of losing x is
// m(x) / 2 - ln p(x, -) / q(x): then the cheapest alignment is the most probable one (Durbin, Eddy, Krogh, Mitchison 1998,
// chapter 4), and 1 - cost / mass is its share of what two names could prove.
// Latin against Latin costs the shortest way through one Arabic sound (dh and z both stand for ظ); Arabic against Arabic
// what misread.tsv says. Both costs and the bag's lower bound are exact integers, kUnit to the nat.

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
  static Result<SoundTable> from(const TableFile& spellings, const TableFile& misread, const TableFile& classes);

  /// The sound of that name, 0 if there is none.
  Sound find(const std::string& name) const;
  const std::string& name(Sound sound) const { return names_[sound]; }
  size_t size() const { return names_.size(); }
  bool is_arabic(Sound sound) const { return arabic_[sound]; }

  /// What `a` costs in the place of `b`; of losing it where the other is 0. Symmetric, 0 for a sound and itself.
  uint8_t cost(Sound a, Sound b) const { return costs_[a][b]; }
  const uint8_t* costs(Sound a) const { return costs_[a].data(); }
  /// The most the sound can prove, halved: two sounds that agree have their masses' sum to prove.
  uint16_t mass(Sound sound) const { return mass_[sound]; }
  /// 1 to 8; 0 for none.
  uint8_t sound_class(Sound sound) const { return classes_[sound]; }
  /// What the sound adds to its class's byte of a bag. For any two rows of sounds the bags' sum of absolute differences,
  /// times kBagUnit, is at most the cost of aligning them.
  uint8_t bag_weight(Sound sound) const { return bag_weight_[sound]; }
  static constexpr unsigned kBagUnit = 8;

 private:
  struct Odds;
  SoundTable();
  Result<Sound> sound_named(const TableRow& row, const std::string& name, bool arabic);
  Result<void> read_spellings(const TableFile& file);
  Result<void> read_misread(const TableFile& file);
  Result<void> read_classes(const TableFile& file);
  void cost_by_odds(const Odds& odds);
  void cost_latin();
  void spread_misread(const std::vector<std::vector<uint8_t>>& base);
  void weigh_bags();
  void set_cost(Sound a, Sound b, int cost);

  std::vector<std::string> names_;
  std::map<std::string, Sound> numbers_;
  std::array<bool, kSounds> arabic_{};
  std::array<std::array<uint8_t, kSounds>, kSounds> costs_{};
  std::array<uint16_t, kSounds> mass_{};
  std::array<uint8_t, kSounds> classes_{}, bag_weight_{};
};

}  // namespace recto::names
