#include "names/join.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <map>
#include <mutex>
#include <optional>
#include <tuple>
#include <utility>

#include "names/pronounce.h"

namespace recto::names {
namespace {

constexpr float kRounding = 1e-4F;     ///< sums of ten floats differ by less
constexpr float kSumsRounding = 0.1F;  ///< of weights times shares
constexpr size_t kMostShelved = size_t{512} << 20;
constexpr uint8_t kAny = 255;  ///< no weight is greater

// Marks of a name: bit j, it has a part that is close to the other name's part j; and what follows from that.
constexpr uint16_t kJoinedMark = 1U << 14;  ///< two neighbours of one of the two names are alike to a part of the other
constexpr uint16_t kWanted = 1U << 15;      ///< it is to be compared
constexpr uint16_t kClose = kJoinedMark - 1;
static_assert(Prepared::kParts <= 14);

/// The weight of the lightest; the greatest there is where there are none.
unsigned lightest(unsigned parts, const Outline& name) {
  uint8_t out = kAny;
  for (; parts != 0; parts &= parts - 1)
    out = std::min(out, name.weights.data()[static_cast<size_t>(std::countr_zero(parts))]);
  return out;
}

/// The sum of the parts' weights, of each no more than `most`.
unsigned weight_up_to(unsigned most, unsigned parts, const Outline& name) {
  unsigned sum = 0;
  for (; parts != 0; parts &= parts - 1)
    sum += std::min<unsigned>(most, name.weights.data()[static_cast<size_t>(std::countr_zero(parts))]);
  return sum;
}

unsigned all_parts(const Outline& name) { return (1U << name.count) - 1; }

void sort_out(std::vector<uint32_t>& numbers) {
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

OrderIndex::Entry entry_of(uint32_t number, const Sounds& its) {
  return {its.bag, its.order, its.symbols, number, its.mass, its.length, its.consonants};
}

}  // namespace

/// Parts that have been looked up. Emptied when it is full; its epoch tells.
class NameIndex::Shelf {
 public:
  std::shared_ptr<const Known> find(const PartKey& key) {
    const std::scoped_lock lock(mutex_);
    const auto at = known_.find(key);
    return at == known_.end() ? nullptr : at->second;
  }
  void put(const PartKey& key, std::shared_ptr<const Known> known) {
    const std::scoped_lock lock(mutex_);
    size_ +=
        sizeof(Known) + sizeof(PartKey) + known->alike.size() * sizeof(Alike) + known->joined.size() * sizeof(uint32_t);
    if (size_ > kMostShelved) {
      known_.clear();
      size_ = 0;
      ++epoch_;
    }
    known_.try_emplace(key, std::move(known));
  }
  uint64_t epoch() const { return epoch_; }

 private:
  std::mutex mutex_;
  std::unordered_map<PartKey, std::shared_ptr<const Known>, PartKey::Hash> known_;
  size_t size_ = 0;
  std::atomic<uint64_t> epoch_ = 0;
};

NameIndex::NameIndex(std::span<const Prepared> names, float threshold, const Tables& tables)
    : tables_(tables),
      threshold_(threshold),
      list_(names),
      close_(close_from(threshold)),
      joined_enough_(std::max(kJoinedFloor, least_alike(threshold) / kJoined - kRounding)),
      shelf_(std::make_unique<Shelf>()) {
  keep_parts();
  keep_neighbours(names);
}

NameIndex::~NameIndex() = default;

/// Sorts the names under their parts, and the parts by their sounds.
void NameIndex::keep_parts() {
  struct Holder {
    uint32_t part, name;
    uint8_t alone;
  };
  std::vector<Holder> all;
  for (uint32_t name = 0; name < list_.size(); ++name) {
    for (size_t i = 0; i < list_.outline(name).count; ++i)
      all.push_back({list_.parts(name)[i], name, alone_limit(name, i)});
  }
  std::ranges::sort(all, [](const Holder& a, const Holder& b) {
    return std::tuple(a.part, b.alone, a.name) < std::tuple(b.part, a.alone, b.name);
  });
  for (const Holder& one : all) {
    while (first_.size() <= one.part) first_.push_back(static_cast<uint32_t>(holders_.size()));
    holders_.push_back(one.name);
    alone_.push_back(one.alone);
  }
  first_.push_back(static_cast<uint32_t>(holders_.size()));

  std::vector<Sounds> sounds;
  std::vector<uint32_t> single;
  std::vector<OrderIndex::Entry> orders;
  for (uint32_t part = 0; part < list_.distinct(); ++part) {
    const Sounds& its = sounds.emplace_back(list_.sounds(part));
    (its.is_initial() ? initials_ : single).push_back(part);
    if (its.name != 0) equivalents_[its.name].push_back(part);
    if (!its.is_initial()) orders.push_back(entry_of(part, its));
  }
  batches_ = SoundBatches(sounds, single, tables_.sounds());
  part_orders_ = OrderIndex(std::move(orders));
}

/// The same for every two neighbours.
void NameIndex::keep_neighbours(std::span<const Prepared> names) {
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> known;
  std::vector<OrderIndex::Entry> orders;
  for (uint32_t name = 0; name < names.size(); ++name) {
    const Prepared& prepared = names[name];
    for (size_t i = 0; i + 1U < prepared.count; ++i) {
      const Sounds &first = prepared.parts[i], &second = prepared.parts[i + 1];
      if (first.is_initial() || second.is_initial()) continue;
      const auto number = static_cast<uint32_t>(neighbours_.size());
      const auto [at, is_new] = known.try_emplace({list_.parts(name)[i], list_.parts(name)[i + 1]}, number);
      if (is_new) {
        orders.push_back(entry_of(number, neighbours_.emplace_back(together(first, second, tables_.sounds()))));
        neighbour_holders_.emplace_back();
      }
      neighbour_holders_[at->second].push_back(name);
    }
  }
  neighbour_orders_ = OrderIndex(std::move(orders));
}

/// See Holders; rounded up.
uint8_t NameIndex::alone_limit(uint32_t name, size_t part) const {
  const Outline& its = list_.outline(name);
  const float gain = static_cast<float>(its.weights[part]) * (1 - threshold_) + kSumsRounding;
  const unsigned others = all_parts(its) & ~(1U << part);
  uint8_t limit = 0;
  while (limit < kAny && kMissing * threshold_ * static_cast<float>(weight_up_to(limit, others, its)) <= gain) ++limit;
  return limit;
}

NameIndex::Holders NameIndex::holders(uint32_t part) const {
  const size_t first = first_.data()[part], count = first_.data()[part + 1] - first;
  return {{holders_.data() + first, count}, {alone_.data() + first, count}};
}

std::vector<std::shared_ptr<const NameIndex::Known>> NameIndex::look_up(std::span<const Sounds> parts) const {
  std::vector<std::vector<uint32_t>> like(parts.size());
  std::vector<SoundBatches::Alike> wanted;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].is_initial()) wanted.push_back({&parts[i], close_, &like[i]});
  }
  batches_.find_alike(wanted);
  std::vector<std::shared_ptr<const Known>> out;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].is_initial()) {
      for (uint32_t part = 0; part < list_.distinct(); ++part) like[i].push_back(part);
    } else {
      like[i].insert(like[i].end(), initials_.begin(), initials_.end());
      const auto equivalent = equivalents_.find(parts[i].name);
      if (equivalent != equivalents_.end())
        like[i].insert(like[i].end(), equivalent->second.begin(), equivalent->second.end());
      sort_out(like[i]);
    }
    out.push_back(settle(parts[i], like[i]));
  }
  return out;
}

/// What is known of a part that may be alike to those parts of the list and no others.
std::shared_ptr<const NameIndex::Known> NameIndex::settle(const Sounds& part, std::span<const uint32_t> like) const {
  auto out = std::make_shared<Known>();
  out->costs = least_costs(part, tables_.sounds());
  for (const uint32_t number : like) {
    const float alike = similarity_at_least(list_.sounds(number), part, close_, tables_);
    if (alike >= close_) out->alike.push_back({number, alike});
  }
  if (part.is_initial()) return out;
  neighbour_orders_.each_near(order_of(part), part.bag, part.consonants, [&](const OrderIndex::Entry& entry) {
    if (least_cost(out->costs, entry.symbols, entry.length) > dearest(entry.mass, part.mass, kJoinedFloor)) return;
    if (similarity_at_least(neighbours_[entry.number], part, kJoinedFloor, tables_) <= 0) return;
    const std::vector<uint32_t>& names = neighbour_holders_[entry.number];
    out->joined.insert(out->joined.end(), names.begin(), names.end());
  });
  return out;
}

NameIndex::Finder::Finder(const NameIndex& index)
    : index_(index),
      comparer_(index.list_, index.tables_),
      close_(index.list_.distinct()),
      marks_(index.list_.size()) {}

void NameIndex::Finder::learn(std::span<const Prepared> others) {
  const uint64_t epoch = index_.shelf_->epoch();
  if (epoch_ != epoch) known_.clear();
  epoch_ = epoch;
  std::vector<Sounds> parts;
  for (const Prepared& other : others) {
    for (size_t i = 0; i < other.count; ++i) {
      const auto [at, is_new] = known_.try_emplace(PartKey(other.parts[i]));
      if (!is_new) continue;
      at->second = index_.shelf_->find(at->first);
      if (at->second == nullptr) parts.push_back(other.parts[i]);
    }
  }
  const auto found = index_.look_up(parts);
  for (size_t i = 0; i < parts.size(); ++i) {
    index_.shelf_->put(PartKey(parts[i]), found[i]);
    known_[PartKey(parts[i])] = found[i];
  }
}

void NameIndex::Finder::want(uint32_t name, uint16_t joined) {
  uint16_t& mark = marks_.data()[name];
  if (mark == 0) marked_.push_back(name);
  if ((mark & kWanted) == 0) wanted_.push_back(name);
  mark |= kWanted | joined;
}

/// Notes that a name has a part close to part j of the other name; the second such j makes it wanted.
inline void NameIndex::Finder::mark(uint32_t name, size_t j) {
  uint16_t& mark = marks_.data()[name];
  const auto close = static_cast<uint16_t>(mark & kClose), now = static_cast<uint16_t>(close | 1U << j);
  if (mark == 0) marked_.push_back(name);
  mark |= now;
  if (close != 0 && now != close) want(name, 0);
}

/// The weight of the lightest part but one.
unsigned NameIndex::Finder::lightest_but(size_t j) const {
  return lightest(all_parts(outline_) & ~(1U << j), outline_);
}

/// Notes what part j of the other name agrees with.
void NameIndex::Finder::mark_part(size_t j) {
  const float threshold = index_.threshold_, most = std::max(1 - threshold, kRounding);
  const auto beside = static_cast<float>(lightest_but(j));
  for (const Alike& one : its_[j]->alike) {
    const Holders holders = index_.holders(one.part);
    for (const uint32_t name : holders.names) mark(name, j);
    // What the agreement lies above the threshold, as a share of the most it could: it pays for as much less of the other parts.
    const float above = std::min(1.0F, (worth(one.similarity) - threshold + kRounding) / most);
    if (above < 0) continue;
    const float least = std::min<float>(kAny, beside / std::max(above, kRounding));
    for (size_t k = 0; k < holders.names.size() && static_cast<float>(holders.alone[k]) >= least; ++k)
      want(holders.names[k], 0);
  }
  for (const uint32_t name : its_[j]->joined) want(name, kJoinedMark);
}

/// True if a name that has a part is marked for parts of the other name but for j and the next.
bool NameIndex::Finder::is_marked_beside(uint32_t part, size_t j) const {
  const auto beside = static_cast<uint16_t>(kClose & ~(3U << j));
  return std::ranges::any_of(index_.holders(part).names,
                             [&](uint32_t name) { return (marks_.data()[name] & beside) != 0; });
}

/// Notes the parts that are alike to part j of the other name and the next, written together: as much as is worth the threshold, or less where another part agrees.
void NameIndex::Finder::mark_neighbours(size_t j) {
  const Sounds &first = other_->parts[j], &second = other_->parts[j + 1];
  if (first.is_initial() || second.is_initial()) return;
  const SoundTable& sounds = index_.tables_.sounds();
  std::optional<Sounds> both;
  CostRow costs;
  const auto take = [&](const OrderIndex::Entry& entry) {
    if (!both) {
      both = together(first, second, sounds);
      costs = least_costs(its_[j]->costs, its_[j + 1]->costs, sounds);
    }
    const unsigned cost = least_cost(costs, entry.symbols, entry.length);
    float least = kJoinedFloor;
    if (cost > dearest(entry.mass, both->mass, least)) return;
    if (!is_marked_beside(entry.number, j)) least = index_.joined_enough_;
    if (least > 1 || cost > dearest(entry.mass, both->mass, least)) return;
    if (similarity_at_least(index_.list_.sounds(entry.number), *both, least, index_.tables_) <= 0) return;
    for (const uint32_t name : index_.holders(entry.number).names) want(name, kJoinedMark);
  };
  index_.part_orders_.each_near(order_of(first, second), first.bag + second.bag,
                                unsigned{first.consonants} + second.consonants, take);
}

/// The least that open parts cost: each agrees with nothing, or with another open one in a way that costs as much of the lighter one's weight.
float NameIndex::Finder::loss_of(ListComparer::Open open, uint32_t name) const {
  const Outline& its = index_.list_.outline(name);
  return kMissing * index_.threshold_ *
         static_cast<float>(std::max(weight_up_to(lightest(open.right, outline_), open.left, its),
                                     weight_up_to(lightest(open.left, its), open.right, outline_)));
}

/// False if the score cannot reach the threshold by what is known of parts that are close, but for neighbours among `open`. Where the close ones are pairs
/// of their own they agree, and only the others stay open; each other pair of parts, alike or not, costs at least kMissing·T of the lighter one's weight.
bool NameIndex::Finder::may_reach(ListComparer::Open& open, uint32_t name) const {
  const float threshold = index_.threshold_;
  const Outline& its = index_.list_.outline(name);
  const uint32_t* parts = index_.list_.parts(name);
  unsigned left = all_parts(its), right = all_parts(outline_);
  float gain = 0;
  for (size_t i = 0; i < its.count; ++i) {
    const unsigned close = close_.data()[parts[i]];
    if (close == 0) continue;
    if ((close & (close - 1)) != 0 || (close & right) == 0) return true;
    const auto j = static_cast<size_t>(std::countr_zero(close));
    left &= ~(1U << i);
    right &= ~close;
    gain += static_cast<float>(std::min(its.weights.data()[i], outline_.weights.data()[j])) *
            (worth(comparer_.known(j, parts[i])) - threshold);
  }
  open = {static_cast<uint16_t>(left), static_cast<uint16_t>(right)};
  return gain + kSumsRounding >= loss_of(open, name);
}

float NameIndex::Finder::score(uint32_t name) {
  ListComparer::Open open;
  const bool reaches = may_reach(open, name);
  open.together = (marks_.data()[name] & kJoinedMark) != 0;
  if (!reaches && !open.together) return 0;
  ++scored_;
  return comparer_.score_at_least(name, index_.threshold_, open);
}

/// Takes the parts of a name from what is known; false if one is not.
bool NameIndex::Finder::take_known(const Prepared& other) {
  for (size_t j = 0; j < other.count; ++j) {
    const auto at = known_.find(PartKey(other.parts[j]));
    if (at == known_.end()) return false;
    its_[j] = at->second.get();
  }
  return true;
}

/// Makes ready for comparing with a name whose parts have been taken.
void NameIndex::Finder::begin(const Prepared& other) {
  other_ = &other;
  outline_ = outline_of(other);
  comparer_.begin(other);
  for (size_t j = 0; j < other.count; ++j) {
    for (const Alike& one : its_[j]->alike) {
      comparer_.know(j, one.part, one.similarity);
      close_[one.part] = static_cast<uint16_t>(close_[one.part] | 1U << j);
    }
  }
}

void NameIndex::Finder::put_away() {
  for (size_t j = 0; j < other_->count; ++j) {
    for (const Alike& one : its_[j]->alike) close_[one.part] = 0;
  }
  for (const uint32_t name : marked_) marks_[name] = 0;
  marked_.clear();
  wanted_.clear();
}

std::span<const NameIndex::Found> NameIndex::Finder::find(const Prepared& other) {
  found_.clear();
  if (epoch_ != index_.shelf_->epoch() || !take_known(other)) {
    learn({&other, 1});
    take_known(other);
  }
  begin(other);
  for (size_t j = 0; j < other.count; ++j) mark_part(j);
  for (size_t j = 0; j + 1U < other.count; ++j) mark_neighbours(j);
  for (const uint32_t name : wanted_) {
    const float its = score(name);
    if (its >= index_.threshold_) found_.push_back({name, its});
  }
  put_away();
  std::ranges::sort(found_, {}, &Found::name);
  return found_;
}

}  // namespace recto::names
