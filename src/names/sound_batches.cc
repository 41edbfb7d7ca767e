#include "names/sound_batches.h"

#include <algorithm>
#include <bit>

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

/// One part made ready to be held against batches. All that is read of it for a batch lies together: there are thousands of them for each batch.
struct SoundBatches::Query {
  struct Step {
    Sound sound = 0;
    Sound first = 0, second = 0;  ///< what it may be instead; 0 for a sound that is one
    uint8_t loss = 0;
    uint8_t with_last = kDear;  ///< the least that this sound and the one before cost in the place of one that splits
  };
  std::array<Sound, Sounds::kLongest> symbols;
  uint64_t bag = 0;
  float rate = 0;  ///< the most that an alignment may cost, by mass
  uint16_t mass = 0;
  uint8_t consonants = 0, count = 0;
  uint8_t shared = 0;  ///< sounds that it begins with as the query before it does
  std::array<Step, Sounds::kLongest> steps;
  std::vector<uint32_t>* out = nullptr;

  Query(const Alike& wanted, const SoundTable& table)
      : symbols(wanted.part->symbols),
        bag(wanted.part->bag),
        rate(1 - wanted.least),
        mass(wanted.part->mass),
        consonants(wanted.part->consonants),
        count(wanted.part->length),
        out(wanted.out) {
    Sound before = 0;
    for (size_t i = 0; i < count; ++i) {
      Step& step = steps[i];
      step.sound = wanted.part->symbols[i];
      step.first = table.parts(step.sound)[0];
      step.second = table.parts(step.sound)[1];
      step.loss = table.cost(step.sound, 0);
      for (Sound y = 1; i > 0 && y < table.size(); ++y)
        step.with_last = std::min(step.with_last, clipped(table.split_cost(y, before, step.sound)));
      before = step.sound;
    }
  }
};

/// The alignments of one query after the other with the parts of one batch, row by row.
class BatchAlignment {
 public:
  BatchAlignment(const SoundBatches::Batch& batch, const SoundBatches& batches)
      : columns_(batch.columns),
        costs_(batches.costs_.data() + batch.costs),
        unsplit_(costs_ + batches.table_->size() * columns_),
        splits_(batch.splits) {
    rows_[0][0] = Lanes::all(0);
    for (size_t j = 0; j < columns_; ++j) rows_[0][j + 1] = rows_[0][j] + costs_[j];
  }

  /// Goes on to a query whose first `shared` sounds are those of the one before.
  void begin(const SoundBatches::Query& query, size_t shared) {
    query_ = &query;
    filled_ = std::min(filled_, shared);
  }
  /// Cell [i][j]: the first i sounds of the query against the first j of each part.
  const Lanes& cell(size_t i, size_t j) const { return rows_[i][j]; }
  /// The least cells of row i; the rows before it have been asked for.
  const Lanes& lowest(size_t i) {
    if (filled_ < i) {
      lowest_[i] = fill(i);
      filled_ = i;
    }
    return lowest_[i];
  }

 private:
  const Lanes* against(Sound sound) const { return costs_ + sound * columns_; }

  Lanes fill(size_t i) {
    const SoundBatches::Query::Step& step = query_->steps[i - 1];
    if (step.first != 0 || (splits_ != 0 && i > 1 && step.with_last != kDear)) return fill_with_splits(i);
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
    return lowest;
  }

  /// A row with sounds that stand for two.
  Lanes fill_with_splits(size_t i) {
    const SoundBatches::Query::Step& step = query_->steps[i - 1];
    const Lanes *above = rows_[i - 1].data(), *its = against(step.sound);
    const Lanes *first = against(step.first), *second = against(step.second);
    const Lanes* two_above = rows_[i > 1 ? i - 2 : 0].data();
    const unsigned splits = i > 1 && step.with_last != kDear ? splits_ : 0U;
    const Lanes loss = Lanes::all(step.loss), both = Lanes::all(step.with_last), split = Lanes::all(SoundTable::kSplit);
    Lanes* row = rows_[i].data();
    Lanes left = above[0] + loss, lowest = left;
    row[0] = left;
    for (size_t j = 1; j <= columns_; ++j) {
      left = least(least(above[j] + loss, above[j - 1] + its[j - 1]), left + costs_[j - 1]);
      if ((splits >> (j - 1) & 1) != 0) left = least(left, two_above[j - 1] + (both | unsplit_[j - 1]));
      if (step.first != 0 && j > 1) left = least(left, above[j - 2] + first[j - 2] + second[j - 1] + split);
      row[j] = left;
      lowest = least(lowest, left);
    }
    return lowest;
  }

  const SoundBatches::Query* query_ = nullptr;
  size_t filled_ = 0;  ///< rows
  const size_t columns_;
  const Lanes* costs_;
  const Lanes* unsplit_;   ///< 255 where a part's sound is one, 0 where it may be two
  const unsigned splits_;  ///< Batch::splits
  std::array<std::array<Lanes, Sounds::kLongest + 1>, Sounds::kLongest + 1> rows_;
  std::array<Lanes, Sounds::kLongest + 1> lowest_;
};

SoundBatches::SoundBatches(std::span<const Sounds> parts, std::span<const uint32_t> numbers, const SoundTable& table)
    : table_(&table) {
  std::vector<Member> members;
  for (const uint32_t number : numbers) members.push_back({parts[number], number, least_costs(parts[number], table)});
  divide(members);
}

/// Halves the members by the sound that tells them apart best, until they fit into a batch: so those of a batch have the same consonants, mostly.
void SoundBatches::divide(std::span<Member> members) {
  if (members.size() <= Lanes::kCount) {
    if (!members.empty()) add(members);
    return;
  }
  const auto spread = [&members](size_t sound) {
    uint64_t sum = 0, squares = 0;
    for (const Member& one : members) {
      sum += one.least[sound];
      squares += uint64_t{one.least[sound]} * one.least[sound];
    }
    return squares * members.size() - sum * sum;
  };
  size_t best = 0;
  uint64_t widest = 0;
  for (size_t sound = 0; sound < table_->size(); ++sound) {
    const uint64_t its = spread(sound);
    if (its <= widest) continue;
    best = sound;
    widest = its;
  }
  const size_t half = (members.size() / 2 + Lanes::kCount - 1) / Lanes::kCount * Lanes::kCount;
  std::ranges::nth_element(members, members.begin() + static_cast<std::ptrdiff_t>(half), {},
                           [&](const Member& one) { return one.least[best]; });
  divide(members.first(half));
  divide(members.subspan(half));
}

void SoundBatches::add(std::span<const Member> members) {
  Batch batch;
  for (const Member& one : members) batch.columns = std::max(batch.columns, one.sounds.length);
  batch.costs = static_cast<uint32_t>(costs_.size());
  batch.least = members.front().least;
  const size_t columns = batch.columns, sounds = table_->size();
  std::vector<Lanes::Bytes> costs((sounds + 1) * columns);
  for (Lanes::Bytes& bytes : costs) bytes.fill(kDear);
  for (size_t k = 0; k < members.size(); ++k) {
    const Sounds& its = members[k].sounds;
    batch.numbers[k] = members[k].number;
    std::ranges::transform(batch.least, members[k].least, batch.least.begin(), std::ranges::min);
    batch.shortest = std::min(batch.shortest, its.length);
    batch.most_consonants = std::max(batch.most_consonants, its.consonants);
    batch.least_bag = by_place(batch.least_bag, its.bag, [](uint8_t x, uint8_t y) { return std::min(x, y); });
    batch.most_bag = by_place(batch.most_bag, its.bag, [](uint8_t x, uint8_t y) { return std::max(x, y); });
    batch.ends[its.length - 1U] = static_cast<uint16_t>(batch.ends[its.length - 1U] | 1U << k);
    batch.mass = std::max(batch.mass, its.mass);
    for (size_t j = 0; j < its.length; ++j) {
      const Sound sound = its.symbols[j];
      for (size_t x = 0; x < sounds; ++x) costs[x * columns + j][k] = table_->cost(static_cast<Sound>(x), sound);
      if (!table_->splits(sound)) continue;
      costs[sounds * columns + j][k] = 0;
      batch.splits = static_cast<uint16_t>(batch.splits | 1U << j);
    }
  }
  for (const Lanes::Bytes& bytes : costs) costs_.emplace_back(bytes);
  batches_.push_back(batch);
}

bool SoundBatches::Batch::may_be_alike(const Query& query) const {
  if (beyond(query.bag, least_bag, most_bag) > most_apart(query.consonants, most_consonants)) return false;
  const unsigned limit = limit_of(query.rate, query.mass + unsigned{mass});
  return limit == kDear || least_cost(least, query.symbols, query.count) <= limit;
}

void SoundBatches::append(const Batch& batch, uint32_t lanes, std::vector<uint32_t>& out) {
  for (; lanes != 0; lanes &= lanes - 1) out.push_back(batch.numbers[static_cast<size_t>(std::countr_zero(lanes))]);
}

/// In the order of their sounds.
std::vector<SoundBatches::Query> SoundBatches::sorted_queries(std::span<const Alike> wanted) const {
  std::vector<const Alike*> sorted;
  for (const Alike& one : wanted) sorted.push_back(&one);
  const auto symbols = [](const Alike* one) -> const auto& { return one->part->symbols; };
  std::ranges::sort(sorted, {}, symbols);
  std::vector<Query> out;
  out.reserve(sorted.size());
  for (size_t k = 0; k < sorted.size(); ++k) {
    out.emplace_back(*sorted[k], *table_);
    if (k == 0) continue;
    const auto &before = symbols(sorted[k - 1]), &its = symbols(sorted[k]);
    out[k].shared = static_cast<uint8_t>(std::ranges::mismatch(before, its).in1 - before.begin());
  }
  return out;
}

void SoundBatches::find_alike(std::span<const Alike> wanted) const {
  if (batches_.empty()) return;
  const std::vector<Query> queries = sorted_queries(wanted);
  for (const Batch& batch : batches_) {
    BatchAlignment alignment(batch, *this);
    uint8_t shared = 0;
    for (const Query& query : queries) {
      shared = std::min(shared, query.shared);
      if (!batch.may_be_alike(query)) continue;
      append(batch, alike(batch, query, alignment, shared), *query.out);
      shared = Sounds::kLongest;
    }
  }
}

/// The parts of a batch that may be alike, as bits.
uint32_t SoundBatches::alike(const Batch& batch, const Query& query, BatchAlignment& alignment, size_t shared) {
  const Lanes limit = Lanes::all(limit_of(query.rate, query.mass + unsigned{batch.mass}));
  alignment.begin(query, shared);
  for (size_t i = 1, before = 1; i <= query.count; ++i) {
    const uint32_t open = alignment.lowest(i).at_most(limit);
    if ((open | before) == 0) return 0;  // a part's sound may stand for two: one row may be leapt over
    before = open;
  }
  uint32_t found = 0;
  for (size_t j = batch.shortest; j <= batch.columns; ++j)
    found |= alignment.cell(query.count, j).at_most(limit) & batch.ends[j - 1];
  return found;
}

}  // namespace recto::names
