#include "names/sound_batches.h"

#include <bit>
#include <numeric>

namespace recto::names {
namespace {

constexpr uint8_t kDear = 255;
constexpr float kRoundedUp = 0.25F;  ///< costs are whole numbers: nothing is lost to a float's rounding

uint8_t clipped(unsigned cost) { return static_cast<uint8_t>(std::min<unsigned>(cost, kDear)); }
uint8_t limit_of(float rate, unsigned mass) {
  return clipped(static_cast<unsigned>(rate * static_cast<float>(mass) + kRoundedUp));
}

uint8_t byte_of(uint64_t bag, size_t place) { return static_cast<uint8_t>(bag >> (8 * place)); }

template <class Choose>
uint64_t by_place(uint64_t a, uint64_t b, Choose choose) {
  uint64_t out = 0;
  for (size_t place = 0; place < 8; ++place)
    out |= uint64_t{choose(byte_of(a, place), byte_of(b, place))} << (8 * place);
  return out;
}

/// How far a bag lies outside of the range between two.
unsigned beyond(uint64_t bag, uint64_t least, uint64_t most) {
#ifdef __SSE2__
  const auto load = [](uint64_t bytes) { return _mm_cvtsi64_si128(static_cast<int64_t>(bytes)); };
  const __m128i over = _mm_subs_epu8(load(bag), load(most)), under = _mm_subs_epu8(load(least), load(bag));
  return static_cast<unsigned>(_mm_cvtsi128_si32(_mm_sad_epu8(_mm_or_si128(over, under), _mm_setzero_si128())));
#else
  const uint64_t nearest = by_place(bag, most, [](uint8_t x, uint8_t y) { return std::min(x, y); });
  return byte_differences(bag, by_place(nearest, least, [](uint8_t x, uint8_t y) { return std::max(x, y); }));
#endif
}

}  // namespace

SoundQuery::SoundQuery(const Sounds& sounds, const SoundTable& table) : sounds_(sounds), count_(sounds.length) {
  Sound before = 0;
  for (size_t i = 0; i < count_; ++i) {
    Step& step = steps_[i];
    step.sound = sounds.symbols[i];
    if (table.splits(step.sound)) {
      step.first = table.parts(step.sound)[0];
      step.second = table.parts(step.sound)[1];
    }
    step.loss = table.cost(step.sound, 0);
    for (Sound y = 1; i > 0 && y < table.size(); ++y)
      step.with_last = std::min(step.with_last, clipped(table.split_cost(y, before, step.sound)));
    before = step.sound;
  }
}

/// The alignments of a query with the parts of one batch, row by row.
class BatchAlignment {
 public:
  BatchAlignment(const SoundQuery& query, const SoundBatches::Batch& batch, const SoundBatches& batches)
      : query_(query),
        columns_(batch.columns),
        costs_(batches.costs_.data() + batch.costs),
        unsplit_(costs_ + batches.table_->size() * columns_),
        splits_(batch.splits) {
    rows_[0][0] = Lanes::all(0);
    for (size_t j = 0; j < columns_; ++j) rows_[0][j + 1] = rows_[0][j] + costs_[j];
  }

  /// Cell [i][j]: the first i sounds of the query against the first j of each part.
  const Lanes& cell(size_t i, size_t j) const { return rows_[i][j]; }
  const Lanes* against(Sound sound) const { return costs_ + sound * columns_; }

  /// Fills row i, from 1; its least cells.
  Lanes next(size_t i) {
    const SoundQuery::Step& step = query_.steps_[i - 1];
    const Lanes loss = Lanes::all(step.loss);
    const Lanes* above = rows_[i - 1].data();
    const Lanes* its = against(step.sound);
    Lanes* row = rows_[i].data();
    Lanes left = above[0] + loss, lowest = left;
    row[0] = left;
    for (size_t j = 1; j <= columns_; ++j) {
      left = least(least(above[j] + loss, above[j - 1] + its[j - 1]), left + costs_[j - 1]);
      row[j] = left;
      lowest = least(lowest, left);
    }
    if (step.first == 0 && (!splits_ || step.with_last == kDear)) return lowest;
    return with_splits(i);
  }

 private:
  /// The row again, with sounds that stand for two.
  Lanes with_splits(size_t i) {
    const SoundQuery::Step& step = query_.steps_[i - 1];
    const Lanes *above = rows_[i - 1].data(), *first = against(step.first), *second = against(step.second);
    const Lanes* two_above = splits_ && i > 1 ? rows_[i - 2].data() : nullptr;
    const Lanes both = Lanes::all(step.with_last), split = Lanes::all(SoundTable::kSplit);
    Lanes* row = rows_[i].data();
    Lanes left = row[0], lowest = left;
    for (size_t j = 1; j <= columns_; ++j) {
      left = least(row[j], left + costs_[j - 1]);
      if (two_above != nullptr) left = least(left, two_above[j - 1] + (both | unsplit_[j - 1]));
      if (step.first != 0 && j > 1) left = least(left, above[j - 2] + first[j - 2] + second[j - 1] + split);
      row[j] = left;
      lowest = least(lowest, left);
    }
    return lowest;
  }

  const SoundQuery& query_;
  const size_t columns_;
  const Lanes* costs_;
  const Lanes* unsplit_;  ///< 255 where a part's sound is one, 0 where it may be two
  const bool splits_;
  std::array<std::array<Lanes, Sounds::kLongest + 1>, Sounds::kLongest + 1> rows_;
};

SoundBatches::SoundBatches(std::span<const Sounds> parts, std::span<const uint32_t> numbers, const SoundTable& table)
    : table_(&table) {
  std::vector<Member> members;
  for (const uint32_t number : numbers) members.push_back({parts[number], number});
  divide_by_consonants(members);
}

/// Halves the members where they differ most, until they fit into a batch.
void SoundBatches::divide_by_consonants(std::span<Member> members) {
  if (members.size() <= Lanes::kCount) {
    if (!members.empty()) add(members);
    return;
  }
  constexpr size_t kPlaces = 8;
  const auto value = [](const Member& one, size_t by) {
    return by < kPlaces ? byte_of(one.sounds.bag, by) : by == kPlaces ? one.sounds.consonants : one.sounds.length;
  };
  size_t best = 0;
  int widest = -1;
  for (size_t by = 0; by < kPlaces + 2; ++by) {
    const auto [low, high] = std::ranges::minmax(members, {}, [&](const Member& one) { return value(one, by); });
    const int width = value(high, by) - value(low, by);
    if (width <= widest) continue;
    best = by;
    widest = width;
  }
  const size_t half = (members.size() / 2 + Lanes::kCount - 1) / Lanes::kCount * Lanes::kCount;
  std::ranges::nth_element(members, members.begin() + static_cast<std::ptrdiff_t>(half), {},
                           [&](const Member& one) { return value(one, best); });
  divide_by_consonants(members.first(half));
  divide_by_consonants(members.subspan(half));
}

void SoundBatches::add(std::span<const Member> members) {
  Batch batch;
  for (const Member& one : members) batch.columns = std::max(batch.columns, one.sounds.length);
  batch.costs = static_cast<uint32_t>(costs_.size());
  const size_t columns = batch.columns, sounds = table_->size();
  std::vector<Lanes::Bytes> costs((sounds + 1) * columns);
  for (Lanes::Bytes& bytes : costs) bytes.fill(kDear);
  for (size_t k = 0; k < members.size(); ++k) {
    const Sounds& its = members[k].sounds;
    batch.numbers[k] = members[k].number;
    batch.shortest = std::min(batch.shortest, its.length);
    batch.splits |= its.splits;
    batch.most_consonants = std::max(batch.most_consonants, its.consonants);
    batch.least_bag = by_place(batch.least_bag, its.bag, [](uint8_t x, uint8_t y) { return std::min(x, y); });
    batch.most_bag = by_place(batch.most_bag, its.bag, [](uint8_t x, uint8_t y) { return std::max(x, y); });
    batch.ends[its.length - 1U] = static_cast<uint16_t>(batch.ends[its.length - 1U] | 1U << k);
    batch.mass = std::max(batch.mass, its.mass);
    for (size_t j = 0; j < its.length; ++j) {
      const Sound sound = its.symbols[j];
      for (size_t x = 0; x < sounds; ++x) costs[x * columns + j][k] = table_->cost(static_cast<Sound>(x), sound);
      if (table_->splits(sound)) costs[sounds * columns + j][k] = 0;
    }
  }
  for (const Lanes::Bytes& bytes : costs) costs_.emplace_back(bytes);
  batches_.push_back(batch);
}

bool SoundBatches::Batch::may_be_alike(const Sounds& part) const {
  return beyond(part.bag, least_bag, most_bag) <= most_apart(part.consonants, most_consonants);
}

void SoundBatches::append(const Batch& batch, uint32_t lanes, std::vector<uint32_t>& out) {
  for (; lanes != 0; lanes &= lanes - 1) out.push_back(batch.numbers[static_cast<size_t>(std::countr_zero(lanes))]);
}

void SoundBatches::find_alike(std::span<const Alike> wanted) const {
  for (const Batch& batch : batches_) {
    for (const Alike& one : wanted) {
      if (batch.may_be_alike(one.query->sounds_)) append(batch, alike(batch, one), *one.out);
    }
  }
}

/// The parts of a batch that may be alike, as bits.
uint32_t SoundBatches::alike(const Batch& batch, const Alike& wanted) const {
  const SoundQuery& query = *wanted.query;
  const Lanes limit = Lanes::all(limit_of(1 - wanted.least, query.sounds_.mass + unsigned{batch.mass}));
  BatchAlignment alignment(query, batch, *this);
  for (size_t i = 1, before = 1; i <= query.count_; ++i) {
    const uint32_t open = alignment.next(i).at_most(limit);
    if ((open | before) == 0) return 0;  // a part's sound may stand for two: one row may be leapt over
    before = open;
  }
  uint32_t found = 0;
  for (size_t j = batch.shortest; j <= batch.columns; ++j)
    found |= alignment.cell(query.count_, j).at_most(limit) & batch.ends[j - 1];
  return found;
}

}  // namespace recto::names
