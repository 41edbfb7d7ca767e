#pragma once
// The alignment of one part (columns) against many (rows), a row at a time, and how dear a row may be.
//
// Two parts f and g with a similarity of at least 1 - r cost at most r·(mass of f + mass of g): each sound brings an allowance of r times its mass.
// Call what a stretch of an alignment costs beyond the allowances of its sounds its excess; the whole has none. So where the first i sounds
// of f have been held against the first j of g, the excess is at most what the rest can still make good; and a sound y makes
// good at most gain(y), the greatest allowance over its cost that any sound opposite could bring. That bounds every cell of a row by the columns
// alone, whatever the forms below a node of a trie go on with.

#include <array>
#include <cstdint>
#include <vector>

#include "names/lanes.h"
#include "names/sound_table.h"
#include "names/sounds.h"

namespace recto::names {

/// What part of the masses a cost may be, in steps that are rounded up, so that nothing is lost by it.
class Rate {
 public:
  static constexpr unsigned kOf = 128;
  Rate() = default;
  /// For similarities of at least `least`, which is 0 to 1.
  static Rate of(float least);
  unsigned value() const { return value_; }
  /// The allowance of a mass, rounded up.
  uint8_t of_mass(unsigned mass) const { return static_cast<uint8_t>(std::min(255U, (value_ * mass + kOf - 1) / kOf)); }

 private:
  unsigned value_ = 0;
};

/// gain(y) of every sound at every rate. Immutable.
class Gains {
 public:
  explicit Gains(const SoundTable& table);
  /// In cost units times Rate::kOf.
  unsigned of(Rate rate, Sound sound) const { return gains_[rate.value()][sound]; }
  /// The part of it that is not the sound's own allowance, in cost units, rounded up; of a sound held against one other alone.
  unsigned opposite(Rate rate, Sound sound) const { return opposite_[rate.value()][sound]; }

 private:
  using BySound = std::array<uint16_t, SoundTable::kSounds>;
  std::array<BySound, Rate::kOf + 1> gains_{}, opposite_{};
};

enum class Direction : uint8_t { forward, backward };

/// One part as the columns of alignments; column j is the cost of its first j sounds. Costs beyond 255 count as 255.
class SoundColumns {
 public:
  struct Row {
    Lanes cells;        ///< columns 1 to 16
    uint8_t first = 0;  ///< column 0
  };
  /// How dear cells may be if the first `end` columns are to be without excess.
  class Limits;

  SoundColumns(const Sounds& sounds, Direction direction, const SoundTable& table);

  size_t count() const { return count_; }
  /// Against nothing.
  Row top() const;
  /// Against `sound` after what `above` is against; `before` is the sound of `above`, `two_above` the row over it (at the top: none).
  Row next(const Row& above, const Row* two_above, Sound before, Sound sound);

 private:
  Lanes lost_run(size_t run) const;
  Lanes against(Sound sound);
  Lanes split_columns(Lanes cells, const Row& two_above, Sound before, Sound sound) const;
  std::array<Sound, 2> parts(Sound sound) const;

  struct Split {
    uint8_t column = 0;
    Sound first = 0, second = 0;  ///< in the order of the walk
  };
  const SoundTable& table_;
  Direction direction_;
  size_t count_;
  std::array<Sound, Sounds::kLongest> sounds_;
  std::array<Split, Sounds::kLongest> splits_;
  size_t split_count_ = 0;
  std::array<Lanes, 4> lost_;  ///< what it costs to lose the last 1, 2, 4, 8 sounds up to a column
  std::array<uint64_t, SoundTable::kSounds / 64> known_{};
  std::array<Lanes, SoundTable::kSounds> against_;  ///< a sound's cost beside each column, where known_
};

/// What it takes, at least, to go on to a sound: the room left for it is less by that.
struct Toll {
  uint16_t step = 0;    ///< from the row above
  uint16_t hop = 0;     ///< from the row above over this one, for a column that stands for two rows
  uint16_t landed = 0;  ///< the same from two rows above to this one
  static constexpr uint16_t kNever = 256;
};

class SoundColumns::Limits {
 public:
  /// Borrows both.
  Limits(SoundColumns& columns, Rate rate, size_t end, const Gains& gains);
  /// How far the best cell of a row against beginnings of that mass is below its limit; below 0 if none is within, 255 if it cannot be told.
  int room(const Row& row, unsigned mass) const;
  const Toll& toll(Sound sound);
  /// True if the first `end` columns are without excess against beginnings of that mass, whose last sound is `sound`: also
  /// where that sound stands for two, one on each side of the end.
  bool ends_within(const Row& row, const Row& above, Sound sound, unsigned mass) const;

 private:
  Toll toll_of(Sound sound) const;
  unsigned least_beside(Sound sound) const;

  SoundColumns& columns_;
  const Gains& gains_;
  Rate rate_;
  size_t end_;
  Lanes cells_, unused_, missed_;  ///< by column; missed_: what its sound's gain is above its allowance
  uint8_t first_ = 0;
  std::array<uint64_t, SoundTable::kSounds / 64> known_{};
  std::array<Toll, SoundTable::kSounds> tolls_;  ///< where known_
};

}  // namespace recto::names
