#include "names/join.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <optional>
#include <utility>

#include "names/pronounce.h"

namespace recto::names {
namespace {

constexpr float kRounding = 1e-4F;     ///< sums of ten floats differ by less
constexpr float kSumsRounding = 0.1F;  ///< of weights times shares
constexpr size_t kMostShelved = size_t{512} << 20;

/// The parts of which one must agree, and what decides how closely; see the head of join.h.
struct Needed {
  uint16_t parts = 0;
  float slack = 0;
};

float weight_of(unsigned parts, const Prepared& name) {
  float sum = 0;
  for (size_t i = 0; i < name.count; ++i) {
    if ((parts >> i & 1) != 0) sum += name.parts[i].weight;
  }
  return sum;
}

Needed needed(const Prepared& name, float threshold) {
  Needed out;
  out.parts = needed_parts(name, threshold);
  const float weight = weight_of(out.parts, name), rest = weight_of(~unsigned{out.parts}, name);
  out.slack = weight > 0 ? rest * (1 - threshold) / weight : 0;
  return out;
}

/// The slack of a form that is made of the parts `covers`.
float slack_of(const Needed& need, unsigned covers, const Prepared& name, float threshold) {
  const float weight = weight_of(covers, name), its_needed = weight_of(covers & need.parts, name);
  return (need.slack * its_needed - (1 - threshold) * (weight - its_needed)) / weight + kRounding;
}

/// The weight of the lightest; the greatest there is where there are none.
unsigned lightest(unsigned parts, const Outline& name) {
  uint8_t out = 255;
  for (; parts != 0; parts &= parts - 1)
    out = std::min(out, name.weights[static_cast<size_t>(std::countr_zero(parts))]);
  return out;
}

/// The sum of the parts' weights, of each no more than `most`.
unsigned weight_up_to(unsigned most, unsigned parts, const Outline& name) {
  unsigned sum = 0;
  for (; parts != 0; parts &= parts - 1)
    sum += std::min<unsigned>(most, name.weights[static_cast<size_t>(std::countr_zero(parts))]);
  return sum;
}

void sort_out(std::vector<uint32_t>& numbers) {
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
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
    size_ += sizeof(Known) + sizeof(PartKey) + known->alike.size() * sizeof(Alike) + known->links.size() * sizeof(Link);
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
      near_(list_),
      close_(close_from(threshold)),
      shelf_(std::make_unique<Shelf>()) {
  std::vector<std::vector<Need>> needs;
  keep_parts(names, needs);
  keep_neighbours(names, needs);
  arrange(needs);
}

NameIndex::~NameIndex() = default;

/// Makes a form of each distinct part.
void NameIndex::keep_parts(std::span<const Prepared> names, std::vector<std::vector<Need>>& needs) {
  for (uint32_t part = 0; part < list_.distinct(); ++part) {
    const Sounds& sounds = list_.sounds(part);
    forms_.push_back({sounds, static_cast<float>(sounds.weight), -1, false, 0, 0});
  }
  needs.resize(forms_.size());
  for (uint32_t name = 0; name < names.size(); ++name) {
    const Prepared& prepared = names[name];
    const Needed need = needed(prepared, threshold_);
    for (size_t i = 0; i < prepared.count; ++i) {
      if ((need.parts >> i & 1) != 0)
        needs[list_.parts(name)[i]].push_back(
            {name, slack_of(need, 1U << i, prepared, threshold_), near_.given_class(name)});
    }
  }
}

/// Makes a form of each distinct pair of neighbours that a name may need.
void NameIndex::keep_neighbours(std::span<const Prepared> names, std::vector<std::vector<Need>>& needs) {
  std::unordered_map<uint64_t, uint32_t> known;
  for (uint32_t name = 0; name < names.size(); ++name) {
    const Prepared& prepared = names[name];
    const Needed need = needed(prepared, threshold_);
    for (size_t i = 0; i + 1U < prepared.count; ++i) {
      const Sounds &first = prepared.parts[i], &second = prepared.parts[i + 1];
      const unsigned covers = 3U << i;
      if ((covers & need.parts) == 0 || first.is_initial() || second.is_initial()) continue;
      const uint64_t both = uint64_t{list_.parts(name)[i]} << 32 | list_.parts(name)[i + 1];
      const auto [at, is_new] = known.try_emplace(both, static_cast<uint32_t>(forms_.size()));
      if (is_new) {
        forms_.push_back({together(first, second, tables_.sounds()), weight_of(covers, prepared), -1, true, 0, 0});
        needs.emplace_back();
      }
      needs[at->second].push_back({name, slack_of(need, covers, prepared, threshold_), near_.given_class(name)});
    }
  }
}

/// Sorts the names of each form, and groups the forms by their sounds.
void NameIndex::arrange(std::vector<std::vector<Need>>& needs) {
  std::vector<Sounds> sounds;
  std::vector<uint32_t> single;
  std::vector<OrderIndex::Entry> needed, joined;
  for (uint32_t number = 0; number < forms_.size(); ++number) {
    Form& form = forms_[number];
    std::vector<Need>& its = needs[number];
    std::ranges::stable_sort(its, std::ranges::greater{}, &Need::slack);
    form.first = static_cast<uint32_t>(needs_.size());
    needs_.insert(needs_.end(), its.begin(), its.end());
    form.last = static_cast<uint32_t>(needs_.size());
    if (!its.empty()) form.slack = its.front().slack;
    sounds.push_back(form.sounds);
    if (form.joined) {
      joined.push_back(entry_of(number));
      continue;
    }
    (form.sounds.is_initial() ? initials_ : single).push_back(number);
    if (form.sounds.name != 0) equivalents_[form.sounds.name].push_back(number);
    if (its.empty()) continue;
    if (!form.sounds.is_initial()) needed.push_back(entry_of(number));
    reach_.slack = std::max(reach_.slack, form.slack);
    reach_.weight = std::max(reach_.weight, form.weight);
    its = {};
  }
  batches_ = SoundBatches(sounds, single, tables_.sounds());
  single_orders_ = OrderIndex(std::move(needed));
  joined_orders_ = OrderIndex(std::move(joined));
}

OrderIndex::Entry NameIndex::entry_of(uint32_t number) const {
  const Form& form = forms_[number];
  const Sounds& its = form.sounds;
  return {its.bag, its.order, its.symbols, number, form.slack, form.weight, its.mass, its.length, its.consonants};
}

/// How alike a part of that weight must be to one of some forms. Above 1: none is.
float NameIndex::least_alike(float part_weight, const Reach& reach, bool joined) const {
  const float slack = reach.slack > 0 ? reach.slack * std::max(1.0F, reach.weight / part_weight) : reach.slack;
  const float value = threshold_ - slack, least = names::least_alike(value);
  return joined ? std::max(kJoinedFloor, value > 0 ? least / kJoined : 0) : least;
}

/// Appends a link if neighbours written together, the form's or those of another name, may stand for the form.
void NameIndex::link_neighbours(const OrderIndex::Entry& form, const Sounds& sounds, const CostRow& costs, float weight,
                                std::vector<Link>& out) const {
  const float least = least_alike(weight, {form.slack, form.weight}, true) - kRounding;
  if (least > 1) return;
  if (least_cost(costs, form.symbols, form.length) > dearest(form.mass, sounds.mass, least)) return;
  const float alike = similarity_at_least(forms_[form.number].sounds, sounds, least, tables_);
  if (alike >= kJoinedFloor) link(form.number, alike * kJoined, weight, out);
}

/// Appends a link if what is so alike, and of that weight, may stand for a form.
void NameIndex::link(uint32_t number, float alike, float weight, std::vector<Link>& out) const {
  const Form& form = forms_[number];
  const float deficit = std::min(1.0F, weight / form.weight) * (threshold_ - worth(alike));
  if (deficit <= form.slack) out.push_back({number, deficit});
}

/// How alike a part of that weight must be to a single form to be of any use.
float NameIndex::least_of_use(const Form& form, float part_weight) const {
  if (form.first == form.last) return close_;
  return std::min(close_, least_alike(part_weight, {form.slack, form.weight}, false) - kRounding);
}

std::vector<std::shared_ptr<const NameIndex::Known>> NameIndex::look_up(std::span<const Sounds> parts) const {
  std::vector<std::vector<uint32_t>> like(parts.size());
  std::vector<SoundBatches::Alike> wanted;
  for (size_t i = 0; i < parts.size(); ++i) {
    const float least = std::min(close_, least_alike(parts[i].weight, reach_, false));
    if (!parts[i].is_initial()) wanted.push_back({&parts[i], least, &like[i]});
  }
  batches_.find_alike(wanted);
  std::vector<std::shared_ptr<const Known>> out;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].is_initial()) {
      for (uint32_t form = 0; form < list_.distinct(); ++form) like[i].push_back(form);
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

/// What is known of a part that may be alike to those single forms and no others.
std::shared_ptr<const NameIndex::Known> NameIndex::settle(const Sounds& part, std::span<const uint32_t> like) const {
  auto out = std::make_shared<Known>();
  out->near = near_.row(part);
  out->costs = least_costs(part, tables_.sounds());
  for (const uint32_t number : like) {
    const Form& form = forms_[number];
    const float alike = similarity_at_least(form.sounds, part, least_of_use(form, part.weight), tables_);
    if (alike >= close_) out->alike.push_back({number, alike});
    if (alike > 0 && form.first != form.last) link(number, alike, part.weight, out->links);
  }
  if (part.is_initial()) return out;
  std::vector<uint32_t> room;
  joined_orders_.each_near(order_of(part), part.bag, part.consonants, room, [&](const OrderIndex::Entry& form) {
    link_neighbours(form, part, out->costs, part.weight, out->links);
  });
  return out;
}

NameIndex::Finder::Finder(const NameIndex& index)
    : index_(index), comparer_(index.list_, index.tables_), close_(index.list_.distinct()), met_(index.list_.size()) {}

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

/// Two neighbours of the other name written together, against the single forms.
void NameIndex::Finder::try_neighbours(size_t i) {
  const Sounds &first = other_->parts[i], &second = other_->parts[i + 1];
  if (first.is_initial() || second.is_initial()) return;
  const auto weight = static_cast<float>(unsigned{first.weight} + second.weight);
  if (index_.least_alike(weight, index_.reach_, true) > 1) return;
  links_.clear();
  const SoundTable& sounds = index_.tables_.sounds();
  std::optional<Sounds> both;
  CostRow costs;
  index_.single_orders_.each_near(order_of(first, second), first.bag + second.bag,
                                  unsigned{first.consonants} + second.consonants, near_orders_,
                                  [&](const OrderIndex::Entry& form) {
                                    if (!both) {
                                      both = together(first, second, sounds);
                                      costs = least_costs(its_[i]->costs, its_[i + 1]->costs, sounds);
                                    }
                                    index_.link_neighbours(form, *both, costs, weight, links_);
                                  });
  try_names(links_);
}

/// The least that open parts cost: each agrees with nothing, or with another open one in a way that costs as much of the lighter one's weight.
float NameIndex::Finder::loss_of(ListComparer::Open open, uint32_t name) const {
  const Outline& its = index_.list_.outline(name);
  return kMissing * index_.threshold_ *
         static_cast<float>(std::max(weight_up_to(lightest(open.right, outline_), open.left, its),
                                     weight_up_to(lightest(open.left, its), open.right, outline_)));
}

/// False if by their consonants alone the given name of one agrees with nothing in the other: then no score is above kGivenMissing.
bool NameIndex::Finder::given_may_agree(const Need& need) {
  const NearParts& near = index_.near_;
  if (!NearParts::has(near_any_, need.given) && !near.given_together(near_any_, need.name) &&
      !comparer_.may_be_given_of_two(need.name))
    return false;
  return near.any(*its_[0]->near, need.name) || comparer_.given_of_two_may_be_any(need.name);
}

/// False if the score cannot reach the threshold by what is known of parts that are close, but for neighbours among `open`. Where the close ones are pairs
/// of their own they agree, and only the others stay open; each other pair of parts, alike or not, costs at least kMissing·T of the lighter one's weight.
bool NameIndex::Finder::may_reach(ListComparer::Open& open, uint32_t name) const {
  const float threshold = index_.threshold_;
  const Outline& its = index_.list_.outline(name);
  const uint32_t* parts = index_.list_.parts(name);
  unsigned left = (1U << its.count) - 1, right = (1U << outline_.count) - 1;
  float gain = 0;
  for (size_t i = 0; i < its.count; ++i) {
    const unsigned close = close_[parts[i]];
    if (close == 0) continue;
    if ((close & (close - 1)) != 0 || (close & right) == 0) return true;
    const auto j = static_cast<size_t>(std::countr_zero(close));
    left &= ~(1U << i);
    right &= ~close;
    gain += static_cast<float>(std::min(its.weights[i], outline_.weights[j])) *
            (worth(comparer_.known(j, parts[i])) - threshold);
  }
  open = {static_cast<uint16_t>(left), static_cast<uint16_t>(right)};
  return gain + kSumsRounding >= loss_of(open, name);
}

float NameIndex::Finder::score(const Need& need) {
  const uint32_t name = need.name;
  ListComparer::Open open;
  const bool reaches = may_reach(open, name);
  constexpr int kNeighboursAndPart = 3;
  if (!reaches && std::popcount(open.left) + std::popcount(open.right) < kNeighboursAndPart) return 0;
  if (index_.threshold_ > kGivenMissing && !given_may_agree(need)) return 0;
  if (!reaches && !comparer_.may_have_neighbours(name, open)) return 0;
  ++scored_;
  return comparer_.score_at_least(name, index_.threshold_, open);
}

void NameIndex::Finder::try_names(std::span<const Link> links) {
  for (const Link& link : links) {
    const Form& form = index_.forms_[link.form];
    for (uint32_t n = form.first; n < form.last && index_.needs_[n].slack >= link.deficit; ++n) {
      const Need& need = index_.needs_[n];
      if (std::exchange(met_[need.name], call_) == call_) continue;
      const float its = score(need);
      if (its >= index_.threshold_) found_.push_back({need.name, its});
    }
  }
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
  near_any_.assign(index_.near_.words(), 0);
  for (size_t j = 0; j < other.count; ++j) {
    const NearParts::Row& near = *its_[j]->near;
    for (size_t k = 0; k < near.size(); ++k) near_any_[k] |= near[k];
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
}

std::span<const NameIndex::Found> NameIndex::Finder::find(const Prepared& other) {
  found_.clear();
  if (epoch_ != index_.shelf_->epoch() || !take_known(other)) {
    learn({&other, 1});
    take_known(other);
  }
  if (++call_ == 0) {
    std::ranges::fill(met_, 0);
    call_ = 1;
  }
  begin(other);
  for (size_t i = 0; i < other.count; ++i) {
    try_names(its_[i]->links);
    if (i + 1U < other.count) try_neighbours(i);
  }
  put_away();
  std::ranges::sort(found_, {}, &Found::name);
  return found_;
}

}  // namespace recto::names
