#include "names/sound_rows.h"

#include <cmath>
#include <span>

namespace recto::names {
namespace {

constexpr uint8_t kDear = 255;

uint8_t clipped(unsigned cost) { return static_cast<uint8_t>(std::min<unsigned>(cost, kDear)); }

/// The greatest of allowance less cost over the sounds opposite, times Rate::kOf; at least 0.
int best_opposite(Sound sound, int rate, const SoundTable& table) {
  int best = 0;
  for (Sound x = 1; x < table.size(); ++x) {
    best = std::max(best, rate * table.mass(x) - int{Rate::kOf} * table.cost(sound, x));
  }
  return best;
}

int gain_of(Sound sound, int rate, const SoundTable& table) {
  constexpr int kUnit = Rate::kOf;
  int best = best_opposite(sound, rate, table);
  if (table.splits(sound)) {
    const auto [a, b] = table.parts(sound);
    const int two = best_opposite(a, rate, table) + best_opposite(b, rate, table);
    best = std::max(best, two - kUnit * int{SoundTable::kSplit});
  }
  for (Sound x = 1; x < table.size(); ++x) {
    if (!table.splits(x)) continue;
    for (const Sound part : table.parts(x)) {
      best = std::max(best, rate * table.mass(x) - kUnit * table.cost(part, sound));
    }
  }
  return best + rate * table.mass(sound);
}

}  // namespace

Rate Rate::of(float least) {
  Rate out;
  out.value_ = static_cast<unsigned>(std::ceil(std::clamp(1 - least, 0.0F, 1.0F) * kOf));
  return out;
}

Gains::Gains(const SoundTable& table) {
  for (unsigned rate = 0; rate <= Rate::kOf; ++rate) {
    for (Sound y = 1; y < table.size(); ++y) {
      const int whole = static_cast<int>(rate);
      gains_[rate][y] = static_cast<uint16_t>(std::clamp(gain_of(y, whole, table), 0, 0xFFFF));
      opposite_[rate][y] =
          static_cast<uint16_t>((best_opposite(y, whole, table) + int{Rate::kOf} - 1) / int{Rate::kOf});
    }
  }
}

SoundColumns::SoundColumns(const Sounds& sounds, Direction direction, const SoundTable& table)
    : table_(table), direction_(direction), count_(sounds.length), sounds_(sounds.symbols) {
  if (direction == Direction::backward) std::reverse(sounds_.begin(), sounds_.begin() + sounds.length);
  for (uint8_t i = 0; i < count_; ++i) {
    const auto [a, b] = parts(sounds_[i]);
    if (a != 0) splits_[split_count_++] = {i, a, b};
  }
  for (size_t k = 0; k < lost_.size(); ++k) lost_[k] = lost_run(size_t{1} << k);
}

/// What it costs to lose the `run` sounds up to each column; dear where there are fewer.
Lanes SoundColumns::lost_run(size_t run) const {
  Lanes::Bytes bytes;
  for (size_t i = 0; i < Lanes::kCount; ++i) {
    unsigned cost = i < run || i >= count_ ? kDear : 0;
    for (size_t j = 0; j < run && cost < kDear; ++j) cost += table_.cost(sounds_[i - j], 0);
    bytes[i] = clipped(cost);
  }
  return Lanes(bytes);
}

SoundColumns::Row SoundColumns::top() const {
  Row row;
  Lanes::Bytes bytes;
  bytes.fill(kDear);
  for (size_t i = 0, cost = 0; i < count_; ++i) {
    bytes[i] = clipped(static_cast<unsigned>(cost += table_.cost(sounds_[i], 0)));
  }
  row.cells = Lanes(bytes);
  return row;
}

/// The two sounds of one that splits, in the order of the walk.
std::array<Sound, 2> SoundColumns::parts(Sound sound) const {
  const auto [a, b] = table_.parts(sound);
  return direction_ == Direction::forward ? std::array{a, b} : std::array{b, a};
}

Lanes SoundColumns::against(Sound sound) {
  uint64_t& known = known_[sound / 64];
  if ((known >> (sound % 64) & 1) == 0) {
    known |= uint64_t{1} << (sound % 64);
    const uint8_t* costs = table_.costs(sound);
    Lanes::Bytes bytes;
    bytes.fill(kDear);
    for (size_t i = 0; i < count_; ++i) bytes[i] = costs[sounds_[i]];
    against_[sound] = Lanes(bytes);
  }
  return against_[sound];
}

/// The cells where a sound of the columns stands for two of the rows.
Lanes SoundColumns::split_columns(Lanes cells, const Row& two_above, Sound before, Sound sound) const {
  Lanes::Bytes bytes = cells.bytes();
  const Lanes::Bytes above = two_above.cells.bytes();
  for (size_t i = 0; i < count_; ++i) {
    const auto [a, b] = parts(sounds_[i]);
    if (a == 0) continue;
    const unsigned start = i == 0 ? two_above.first : above[i - 1];
    bytes[i] = std::min(bytes[i], clipped(start + table_.cost(a, before) + table_.cost(b, sound) + SoundTable::kSplit));
  }
  return Lanes(bytes);
}

SoundColumns::Row SoundColumns::next(const Row& above, const Row* two_above, Sound before, Sound sound) {
  Row row;
  const uint8_t loss = table_.cost(sound, 0);
  row.first = clipped(unsigned{above.first} + loss);
  const Lanes diagonal = above.cells.up<1>().with<0>(above.first);
  Lanes cells = least(above.cells + Lanes::all(loss), diagonal + against(sound));
  if (table_.splits(sound)) {
    const auto [a, b] = parts(sound);
    const Lanes both = against(a).up<1>().with<0>(kDear) + against(b) + Lanes::all(SoundTable::kSplit);
    cells = least(cells, above.cells.up<2>().with<1>(above.first).with<0>(kDear) + both);
  }
  if (split_count_ > 0 && two_above != nullptr) cells = split_columns(cells, *two_above, before, sound);
  const uint8_t start = clipped(row.first + unsigned{count_ > 0 ? table_.cost(sounds_[0], 0) : kDear});
  cells = least(cells, Lanes::all(kDear).up<1>().with<0>(start));
  cells = least(cells, cells.up<1>() + lost_[0]);
  cells = least(cells, cells.up<2>() + lost_[1]);
  cells = least(cells, cells.up<4>() + lost_[2]);
  row.cells = least(cells, cells.up<8>() + lost_[3]);
  return row;
}

SoundColumns::Limits::Limits(SoundColumns& columns, Rate rate, size_t end, const Gains& gains)
    : columns_(columns), gains_(gains), rate_(rate), end_(end) {
  unsigned allowed = 0, gained = 0;
  for (size_t i = 0; i < end; ++i) gained += gains.of(rate, columns.sounds_[i]);
  first_ = clipped((gained + Rate::kOf - 1) / Rate::kOf);
  Lanes::Bytes cells{}, unused, missed;
  unused.fill(kDear);
  missed.fill(kDear);
  for (size_t i = 0; i < end; ++i) {
    const Sound sound = columns.sounds_[i];
    const unsigned allowance = rate.value() * columns.table_.mass(sound), gain = gains.of(rate, sound);
    allowed += allowance;
    gained -= gain;
    cells[i] = clipped((allowed + gained + Rate::kOf - 1) / Rate::kOf);
    unused[i] = 0;
    missed[i] = clipped((gain - allowance) / Rate::kOf);
  }
  cells_ = Lanes(cells);
  unused_ = Lanes(unused);
  missed_ = Lanes(missed);
}

int SoundColumns::Limits::room(const Row& row, unsigned mass) const {
  const uint8_t allowed = rate_.of_mass(mass);
  const Lanes most = cells_ + Lanes::all(allowed), cells = row.cells + unused_;
  if (most.greatest() == kDear) return kDear;
  const int first = first_ + allowed - row.first, rest = (most - cells).greatest();
  if (rest > 0 || cells.at_most(most) != 0) return std::max(first, rest);
  return std::max(first, -1);
}

/// The least that a sound costs beside a column beyond what that column could gain.
unsigned SoundColumns::Limits::least_beside(Sound sound) const {
  return kDear - (Lanes::all(kDear) - (columns_.against(sound) + missed_)).greatest();
}

Toll SoundColumns::Limits::toll_of(Sound sound) const {
  const SoundTable& table = columns_.table_;
  const unsigned allowance = rate_.of_mass(table.mass(sound));
  const auto beyond = [&](unsigned cost) { return static_cast<uint16_t>(cost > allowance ? cost - allowance : 0); };
  unsigned step = std::min<unsigned>(table.cost(sound, 0), least_beside(sound));
  if (table.splits(sound)) {
    for (const Sound part : table.parts(sound)) step = std::min(step, least_beside(part));
  }
  Toll out{beyond(step), Toll::kNever, Toll::kNever};
  if (columns_.split_count_ == 0) return out;
  const Lanes::Bytes missed = missed_.bytes();
  for (const auto& [i, first, second] : std::span(columns_.splits_).first(columns_.split_count_)) {
    if (i >= end_) continue;
    const auto two = [&, column = size_t{i}](Sound here, Sound there) {
      const unsigned cost = missed[column] + SoundTable::kSplit + table.cost(here, sound);
      return beyond(cost - std::min(cost, gains_.opposite(rate_, there)));
    };
    out.hop = std::min(out.hop, two(first, second));
    out.landed = std::min(out.landed, two(second, first));
  }
  return out;
}

const Toll& SoundColumns::Limits::toll(Sound sound) {
  uint64_t& known = known_[sound / 64];
  if ((known >> (sound % 64) & 1) == 0) {
    known |= uint64_t{1} << (sound % 64);
    tolls_[sound] = toll_of(sound);
  }
  return tolls_[sound];
}

bool SoundColumns::Limits::ends_within(const Row& row, const Row& above, Sound sound, unsigned mass) const {
  const uint8_t allowed = rate_.of_mass(mass);
  if (end_ == 0) return row.first <= unsigned{first_} + allowed;
  const Lanes most = cells_ + Lanes::all(allowed);
  if ((row.cells.at_most(most) >> (end_ - 1) & 1) != 0) return true;
  if (!columns_.table_.splits(sound)) return false;
  const unsigned start = end_ == 1 ? above.first : above.cells.bytes()[end_ - 2];
  return start + columns_.table_.cost(columns_.parts(sound)[0], columns_.sounds_[end_ - 1]) <= most.bytes()[end_ - 1];
}

}  // namespace recto::names
