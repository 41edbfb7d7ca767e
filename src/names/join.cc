#include "names/join.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <optional>
#include <utility>

#include "names/pronounce.h"

namespace recto::names {
namespace {

constexpr float kRounding = 1e-4F;  ///< sums of ten floats differ by less
constexpr float kNotAlike = -2;
constexpr size_t kMostShelved = size_t{512} << 20;
constexpr size_t kAtOnce = 128;  ///< parts looked up together: their rows stay in the processor's cache

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

void sort_out(std::vector<uint32_t>& numbers) {
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

float lightest(unsigned parts, const Prepared& name) {
  uint8_t out = 255;
  for (; parts != 0; parts &= parts - 1)
    out = std::min(out, name.parts[static_cast<size_t>(std::countr_zero(parts))].weight);
  return out;
}

/// True if two neighbours of `two` may agree with a part of `one`, all of them among those given.
bool may_have_neighbours(const Prepared& two, unsigned of_two, const Prepared& one, unsigned of_one) {
  for (unsigned first = of_two & of_two >> 1; first != 0; first &= first - 1) {
    const auto i = static_cast<size_t>(std::countr_zero(first));
    for (unsigned rest = of_one; rest != 0; rest &= rest - 1) {
      const auto j = static_cast<size_t>(std::countr_zero(rest));
      if (may_be_together(two.parts[i], two.parts[i + 1], one.parts[j])) return true;
    }
  }
  return false;
}

}  // namespace

size_t PartKey::Hash::operator()(const PartKey& key) const {
  constexpr uint64_t kOdd = 0x9E3779B97F4A7C15;
  const auto words = std::bit_cast<std::array<uint64_t, 2>>(key.symbols);
  uint64_t hash = key.weight * 2 + (key.initial ? 1 : 0);
  for (const uint64_t word : {words[0], words[1], key.bag}) {
    hash = (hash ^ word) * kOdd;
    hash ^= hash >> 29;
  }
  return hash;
}

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

NameIndex::NameIndex(std::vector<Prepared> names, float threshold, const Tables& tables)
    : tables_(tables),
      threshold_(threshold),
      names_(std::move(names)),
      close_(close_from(threshold)),
      shelf_(std::make_unique<Shelf>()) {
  std::vector<std::vector<Need>> needs;
  keep_parts(needs);
  single_ = forms_.size();
  keep_neighbours(needs);
  arrange(needs);
}

NameIndex::~NameIndex() = default;

/// Makes a form of each distinct part.
void NameIndex::keep_parts(std::vector<std::vector<Need>>& needs) {
  std::unordered_map<PartKey, uint32_t, PartKey::Hash> known;
  for (uint32_t name = 0; name < names_.size(); ++name) {
    const Prepared& prepared = names_[name];
    const Needed need = needed(prepared, threshold_);
    Kept& kept = kept_.emplace_back();
    kept.count = prepared.count;
    for (size_t i = 0; i < prepared.count; ++i) {
      const Sounds& part = prepared.parts[i];
      const auto [at, is_new] = known.try_emplace(PartKey(part), static_cast<uint32_t>(forms_.size()));
      if (is_new) {
        forms_.push_back({part, static_cast<float>(part.weight), -1, false, 0, 0});
        needs.emplace_back();
      }
      kept.parts[i] = at->second;
      if ((need.parts >> i & 1) != 0)
        needs[at->second].push_back({name, slack_of(need, 1U << i, prepared, threshold_)});
    }
  }
}

/// Makes a form of each distinct pair of neighbours that a name may need.
void NameIndex::keep_neighbours(std::vector<std::vector<Need>>& needs) {
  std::unordered_map<uint64_t, uint32_t> known;
  for (uint32_t name = 0; name < names_.size(); ++name) {
    const Prepared& prepared = names_[name];
    const Needed need = needed(prepared, threshold_);
    for (size_t i = 0; i + 1U < prepared.count; ++i) {
      const Sounds &first = prepared.parts[i], &second = prepared.parts[i + 1];
      const unsigned covers = 3U << i;
      if ((covers & need.parts) == 0 || first.is_initial() || second.is_initial()) continue;
      const uint64_t both = uint64_t{kept_[name].parts[i]} << 32 | kept_[name].parts[i + 1];
      const auto [at, is_new] = known.try_emplace(both, static_cast<uint32_t>(forms_.size()));
      if (is_new) {
        forms_.push_back({together(first, second, tables_.sounds()), weight_of(covers, prepared), -1, true, 0, 0});
        needs.emplace_back();
      }
      needs[at->second].push_back({name, slack_of(need, covers, prepared, threshold_)});
    }
  }
}

/// Sorts the names of each form, and groups the forms by their sounds.
void NameIndex::arrange(std::vector<std::vector<Need>>& needs) {
  std::vector<Sounds> sounds;
  std::vector<uint32_t> single, needed, joined;
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
      joined.push_back(number);
      continue;
    }
    (form.sounds.is_initial() ? initials_ : single).push_back(number);
    if (form.sounds.name != 0) equivalents_[form.sounds.name].push_back(number);
    if (its.empty()) continue;
    if (!form.sounds.is_initial()) needed.push_back(number);
    reach_.slack = std::max(reach_.slack, form.slack);
    reach_.weight = std::max(reach_.weight, form.weight);
    its = {};
  }
  batches_ = SoundBatches(sounds, single, tables_.sounds());
  single_groups_ = BagGroups(sounds, std::move(needed));
  joined_groups_ = BagGroups(sounds, std::move(joined));
}

/// How alike a part of that weight must be to one of some forms. Above 1: none is.
float NameIndex::least_alike(float part_weight, const Reach& reach, bool joined) const {
  const float slack = reach.slack > 0 ? reach.slack * std::max(1.0F, reach.weight / part_weight) : reach.slack;
  const float value = threshold_ - slack, least = names::least_alike(value);
  return joined ? std::max(kJoinedFloor, value > 0 ? least / kJoined : 0) : least;
}

/// Appends a link if sounds of that weight may stand for a form.
void NameIndex::link(uint32_t number, const Sounds& sounds, float weight, bool joined, std::vector<Link>& out) const {
  const Form& form = forms_[number];
  if (form.first == form.last) return;
  const bool neighbours = joined || form.joined;
  const float least = least_alike(weight, {form.slack, form.weight}, neighbours);
  if (least > 1) return;
  const float alike = similarity_at_least(form.sounds, sounds, least - kRounding, tables_);
  if (alike <= 0 || (neighbours && alike < kJoinedFloor)) return;
  const float value = worth(neighbours ? alike * kJoined : alike);
  const float deficit = std::min(1.0F, weight / form.weight) * (threshold_ - value);
  if (deficit <= form.slack) out.push_back({number, deficit});
}

std::vector<std::shared_ptr<const NameIndex::Known>> NameIndex::look_up(std::span<const Sounds> parts) const {
  std::vector<SoundQuery> queries;
  queries.reserve(parts.size());
  std::vector<std::vector<uint32_t>> like(parts.size());
  std::vector<SoundBatches::Alike> wanted;
  for (size_t i = 0; i < parts.size(); ++i) {
    queries.emplace_back(parts[i], tables_.sounds());
    const float least = std::min(close_, least_alike(parts[i].weight, reach_, false));
    if (!parts[i].is_initial()) wanted.push_back({&queries[i], least, &like[i]});
  }
  batches_.find_alike(wanted);
  std::vector<std::shared_ptr<const Known>> out;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].is_initial()) {
      for (uint32_t form = 0; form < single_; ++form) like[i].push_back(form);
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
  for (const uint32_t form : like) {
    const float alike = similarity_at_least(forms_[form].sounds, part, close_, tables_);
    if (alike > 0) out->alike.push_back({form, alike});
    link(form, part, part.weight, false, out->links);
  }
  if (part.is_initial()) return out;
  const Order order = order_of(part);
  joined_groups_.each_near(part.bag, part.consonants, most_apart_together, [&](uint32_t form) {
    if (within_one(order, order_of(forms_[form].sounds))) link(form, part, part.weight, true, out->links);
  });
  return out;
}

NameIndex::Finder::Finder(const NameIndex& index) : index_(index), met_(index.names_.size(), 0) {}

void NameIndex::Finder::learn(std::span<const Prepared> others) {
  const uint64_t epoch = index_.shelf_->epoch();
  if (epoch_ != epoch) known_.clear();
  epoch_ = epoch;
  std::vector<Sounds> parts;
  const auto look_up = [&] {
    const auto found = index_.look_up(parts);
    for (size_t i = 0; i < parts.size(); ++i) {
      index_.shelf_->put(PartKey(parts[i]), found[i]);
      known_[PartKey(parts[i])] = found[i];
    }
    parts.clear();
  };
  for (const Prepared& other : others) {
    for (size_t i = 0; i < other.count; ++i) {
      const auto [at, is_new] = known_.try_emplace(PartKey(other.parts[i]));
      if (!is_new) continue;
      at->second = index_.shelf_->find(at->first);
      if (at->second == nullptr) parts.push_back(other.parts[i]);
      if (parts.size() == kAtOnce) look_up();
    }
  }
  if (!parts.empty()) look_up();
}

/// Two neighbours of the other name written together, against the single forms.
void NameIndex::Finder::try_neighbours(size_t i, const Prepared& other) {
  const Sounds &first = other.parts[i], &second = other.parts[i + 1];
  if (first.is_initial() || second.is_initial()) return;
  const auto weight = static_cast<float>(unsigned{first.weight} + second.weight);
  if (index_.least_alike(weight, index_.reach_, true) > 1) return;
  links_.clear();
  std::optional<Sounds> both;
  index_.single_groups_.each_near(first.bag + second.bag, unsigned{first.consonants} + second.consonants,
                                  most_apart_together, [&](uint32_t form) {
                                    if (!both) both = together(first, second, index_.tables_.sounds());
                                    index_.link(form, *both, weight, true, links_);
                                  });
  try_names(links_, other);
}

/// True if the score cannot reach the threshold by what is known of parts that are close: `close` holds their similarities, and 0 for others. Where the
/// close ones are pairs of their own they agree; each other pair of parts, alike or not, costs at least kMissing·T of the lighter one's weight.
bool NameIndex::Finder::cannot_reach(Open& open, const Prepared& name, const Prepared& other,
                                     const Likenesses& close) const {
  const float threshold = index_.threshold_;
  unsigned left = (1U << name.count) - 1, right = (1U << other.count) - 1;
  float gain = 0;
  for (size_t i = 0; i < name.count; ++i) {
    for (size_t j = 0; j < other.count; ++j) {
      const float alike = close.at[i][j];
      if (alike <= 0) continue;
      if ((left >> i & 1) == 0 || (right >> j & 1) == 0) return false;
      left &= ~(1U << i);
      right &= ~(1U << j);
      gain += static_cast<float>(std::min(name.parts[i].weight, other.parts[j].weight)) * (worth(alike) - threshold);
    }
  }
  open = {left, right};
  float loss = kMissing * threshold;
  if (left != 0 && right != 0) {
    loss *= static_cast<float>(std::min(std::popcount(left), std::popcount(right))) *
            std::min(lightest(left, name), lightest(right, other));
  } else {
    loss *= weight_of(left, name) + weight_of(right, other);
  }
  constexpr float kSumsRounding = 0.1F;
  if (gain + kSumsRounding >= loss) return false;
  return !may_have_neighbours(name, left, other, right) && !may_have_neighbours(other, right, name, left);
}

/// The similarity of a part of the other name to one of the index that is not close to it; remembered while that name is looked for.
float NameIndex::Finder::likeness(size_t right, const Sounds& its, uint32_t left, const Sounds& left_sounds) {
  float& known = alike_[right][left];
  if (known == 0) {
    const float alike = similarity(left_sounds, its, index_.tables_);
    known = alike > 0 ? -alike : kNotAlike;
    compared_.emplace_back(static_cast<uint8_t>(right), left);
  }
  return known == kNotAlike ? 0 : -known;
}

float NameIndex::Finder::score(uint32_t number, const Prepared& other) {
  const Kept& kept = index_.kept_[number];
  const Prepared& name = index_.names_[number];
  Likenesses alike;
  for (size_t i = 0; i < kept.count; ++i) {
    for (size_t j = 0; j < other.count; ++j) alike.at[i][j] = std::max(0.0F, alike_[j][kept.parts[i]]);
  }
  Open open{~0U, ~0U};  // where close pairs overlap, any part may agree with any
  if (cannot_reach(open, name, other, alike)) return 0;
  ++scored_;
  for (size_t i = 0; i < kept.count; ++i) {
    for (size_t j = 0; j < other.count; ++j) {
      if (alike.at[i][j] <= 0 && (open.left >> i & 1) != 0 && (open.right >> j & 1) != 0)
        alike.at[i][j] = likeness(j, other.parts[j], kept.parts[i], name.parts[i]);
    }
  }
  return score_at_least(alike, name, other, index_.threshold_, index_.tables_);
}

void NameIndex::Finder::try_names(std::span<const Link> links, const Prepared& other) {
  for (const Link& link : links) {
    const Form& form = index_.forms_[link.form];
    for (uint32_t n = form.first; n < form.last && index_.needs_[n].slack >= link.deficit; ++n) {
      const uint32_t name = index_.needs_[n].name;
      if (std::exchange(met_[name], call_) == call_) continue;
      const float its = score(name, other);
      if (its >= index_.threshold_) found_.push_back({name, its});
    }
  }
}

std::span<const NameIndex::Found> NameIndex::Finder::find(const Prepared& other) {
  found_.clear();
  learn({&other, 1});
  if (++call_ == 0) {
    std::ranges::fill(met_, 0);
    call_ = 1;
  }
  for (size_t i = 0; i < other.count; ++i) {
    its_[i] = &known(other.parts[i]);
    alike_[i].resize(index_.single_);
    for (const Alike& one : its_[i]->alike) alike_[i][one.part] = one.similarity;
  }
  for (size_t i = 0; i < other.count; ++i) {
    try_names(its_[i]->links, other);
    if (i + 1U < other.count) try_neighbours(i, other);
  }
  for (size_t i = 0; i < other.count; ++i) {
    for (const Alike& one : its_[i]->alike) alike_[i][one.part] = 0;
  }
  for (const auto& [i, part] : compared_) alike_[i][part] = 0;
  compared_.clear();
  std::ranges::sort(found_, {}, &Found::name);
  return found_;
}

}  // namespace recto::names
