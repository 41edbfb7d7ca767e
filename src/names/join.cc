#include "names/join.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "names/pairing.h"
#include "names/pronounce.h"

namespace recto::names {
namespace {

constexpr float kRounding = 1e-4F;      ///< sums of ten floats differ by less
constexpr size_t kMostKnown = 400'000;  ///< parts remembered by a finder: some 100 MB
constexpr size_t kSingleBands = 1, kJoinedBands = 2;
constexpr uint8_t kPartner = 48;  ///< most parts prove as much: three bits

/// The parts of which one must agree, and what decides how closely; see the head of join.h.
struct Needed {
  uint16_t parts = 0;
  float slack = 0;
};

Needed needed(const Prepared& name, float threshold) {
  Needed out;
  out.parts = needed_parts(name, threshold);
  float rest = 0, weight = 0;
  for (size_t i = 0; i < name.count; ++i) ((out.parts >> i & 1) != 0 ? weight : rest) += name.parts[i].weight;
  out.slack = weight > 0 ? rest * (1 - threshold) / weight : 0;
  return out;
}

float weight_of(unsigned parts, const Prepared& name) {
  float sum = 0;
  for (size_t i = 0; i < name.count; ++i) {
    if ((parts >> i & 1) != 0) sum += name.parts[i].weight;
  }
  return sum;
}

/// Everything of a form that similarity and weight depend on.
std::string key_of(const Sounds& sounds, float weight, bool joined) {
  std::string key(reinterpret_cast<const char*>(sounds.symbols.data()), sounds.length);
  key.append(reinterpret_cast<const char*>(&sounds.bag), sizeof(sounds.bag));
  const auto whole = static_cast<unsigned>(weight);
  key.push_back(static_cast<char>(whole & 0xFF));
  key.push_back(static_cast<char>(whole >> 8));
  key.push_back(static_cast<char>((joined ? 1 : 0) + (sounds.is_initial() ? 2 : 0)));
  return key;
}

unsigned loss_of(const Sounds& sounds, const SoundTable& table) {
  unsigned loss = 0;
  for (size_t i = 0; i < sounds.length; ++i) loss += table.cost(sounds.symbols[i], 0);
  return loss;
}

/// How many of the sounds come before the cut: about as much mass as after it.
size_t middle(const Sounds& sounds, const SoundTable& table) {
  unsigned before = 0;
  size_t i = 0;
  while (i < sounds.length && 2 * before < sounds.mass) before += table.mass(sounds.symbols[i++]);
  return i;
}

}  // namespace

float NameIndex::Band::least_alike(float part_weight, float threshold, bool either_joined) const {
  const float value = threshold - (slack > 0 ? slack * std::max(1.0F, weight / part_weight) : slack);
  const float least = names::least_alike(value);
  return either_joined && value > 0 ? least / kJoined : least;
}

NameIndex::NameIndex(std::vector<Prepared> names, float threshold, const Tables& tables)
    : tables_(tables),
      threshold_(threshold),
      names_(std::move(names)),
      gains_(std::make_unique<const Gains>(tables.sounds())),
      bands_(kSingleBands + kJoinedBands),
      shelf_(std::make_unique<Shelf>()) {
  std::unordered_map<std::string, uint32_t> known;
  std::vector<std::vector<Need>> needs;
  for (uint32_t name = 0; name < names_.size(); ++name) gather(name, known, needs);
  arrange(std::move(needs));
}

/// Adds the forms of a name to the distinct ones.
void NameIndex::gather(uint32_t name, std::unordered_map<std::string, uint32_t>& known,
                       std::vector<std::vector<Need>>& needs) {
  const Prepared& prepared = names_[name];
  const Needed need = needed(prepared, threshold_);
  for (const names::Form& form : forms(prepared, tables_)) {
    if ((form.covers & need.parts) == 0) continue;
    const float weight = weight_of(form.covers, prepared);
    const float its_needed = weight_of(form.covers & need.parts, prepared);
    const float slack = (need.slack * its_needed - (1 - threshold_) * (weight - its_needed)) / weight + kRounding;
    const bool joined = std::popcount(form.covers) > 1;
    const auto [at, is_new] =
        known.try_emplace(key_of(form.sounds, weight, joined), static_cast<uint32_t>(forms_.size()));
    if (is_new) {
      forms_.push_back({form.sounds, weight, joined, 0, 0});
      needs.emplace_back();
    }
    needs[at->second].push_back({name, slack});
  }
}

size_t NameIndex::band_of(const Form& form, float slack) const {
  const float step = 0.1F * threshold_;
  if (form.joined) return kSingleBands + (slack <= 0 ? 0 : 1);
  return std::min(kSingleBands - 1, static_cast<size_t>(slack / step));
}

/// Sorts the names of each form, and the forms into bands.
void NameIndex::arrange(std::vector<std::vector<Need>> needs) {
  for (uint32_t number = 0; number < forms_.size(); ++number) {
    Form& form = forms_[number];
    std::vector<Need>& its = needs[number];
    std::ranges::stable_sort(its, std::ranges::greater{}, &Need::slack);
    form.first = static_cast<uint32_t>(needs_.size());
    needs_.insert(needs_.end(), its.begin(), its.end());
    form.last = static_cast<uint32_t>(needs_.size());
    if (form.sounds.is_initial()) {
      initials_.push_back(number);
      continue;
    }
    Band& band = bands_[band_of(form, its.front().slack)];
    band.joined = form.joined;
    band.slack = std::max(band.slack, its.front().slack);
    band.weight = std::max(band.weight, form.weight);
    band.mass = std::max<unsigned>(band.mass, form.sounds.mass);
    band.forms.push_back({form.sounds, number});
    its = {};
  }
  for (Band& band : bands_) {
    band.forward = SoundTrie(band.forms, Direction::forward, *gains_, tables_.sounds());
    band.backward = SoundTrie(std::exchange(band.forms, {}), Direction::backward, *gains_, tables_.sounds());
  }
}

NameIndex::Finder::Finder(const NameIndex& index) : index_(index), met_(index.names_.size(), 0) {}

std::shared_ptr<const NameIndex::Known> NameIndex::Shelf::find(const std::string& key) {
  const std::scoped_lock lock(mutex_);
  const auto at = known_.find(key);
  return at == known_.end() ? nullptr : at->second;
}

void NameIndex::Shelf::put(const std::string& key, std::shared_ptr<const Known> known) {
  const std::scoped_lock lock(mutex_);
  if (known_.size() > kMostKnown) known_.clear();
  known_.try_emplace(key, std::move(known));
}

const NameIndex::Known& NameIndex::Finder::known(const Sounds& part) {
  const auto [at, is_new] = known_.try_emplace(key_of(part, part.weight, false));
  if (!is_new) return *at->second;
  at->second = index_.shelf_->find(at->first);
  if (at->second == nullptr) {
    at->second = look_up(part);
    index_.shelf_->put(at->first, at->second);
  }
  return *at->second;
}

std::shared_ptr<const NameIndex::Known> NameIndex::Finder::look_up(const Sounds& part) {
  auto out = std::make_shared<Known>();
  like_.clear();
  if (part.is_initial()) {
    for (uint32_t form = 0; form < index_.forms_.size(); ++form) {
      if (!index_.forms_[form].joined) like_.push_back(form);
    }
  } else {
    find_like(part, *out);
    like_.insert(like_.end(), index_.initials_.begin(), index_.initials_.end());
  }
  link(part, part.weight, false);
  out->links = links_;
  return out;
}

/// Fills like_ with the forms that may be as alike to a part as they must be, and `out` with those that begin or end so.
void NameIndex::Finder::find_like(const Sounds& part, Known& out) {
  const SoundTable& table = index_.tables_.sounds();
  SoundColumns forward(part, Direction::forward, table), backward(part, Direction::backward, table);
  const size_t half = middle(part, table), count = part.length;
  for (const Band& band : index_.bands_) {
    const Rate rate = Rate::of(band.least_alike(part.weight, index_.threshold_, band.joined));
    const SoundTrie::Wanted first{rate, half, false, &like_}, second{rate, count - half, false, &like_};
    if (band.joined) {
      if (rate.value() > 0) band.forward.find(forward, first);
      if (rate.value() > 0 && half < count) band.backward.find(backward, second);
      continue;
    }
    const Rate with_partner = Rate::of(band.least_alike(part.weight + kPartner, index_.threshold_, true));
    band.forward.find(forward, first, {with_partner, count, true, &out.begun});
    band.backward.find(backward, second, {with_partner, count, true, &out.ended});
  }
}

/// Fills like_ with the single forms that may be as alike as they must be to two neighbours written together. The cut is between them.
void NameIndex::Finder::find_neighbours(const Sounds& first, const Sounds& second, const Sounds& both) {
  const SoundTable& table = index_.tables_.sounds();
  const std::vector<uint32_t>&begun = known(first).begun, &ended = known(second).ended;
  like_.assign(begun.begin(), begun.end());
  like_.insert(like_.end(), ended.begin(), ended.end());
  std::erase_if(like_, [&](uint32_t form) { return !may_be_alike(index_.forms_[form].sounds, both); });
  const auto weight = static_cast<float>(unsigned{first.weight} + second.weight);
  const unsigned lightest = std::min(loss_of(first, table), loss_of(second, table));
  const bool cut_off = both.length < first.length + size_t{second.length};
  for (const Band& band : std::span(index_.bands_).first(kSingleBands)) {
    const float least = band.least_alike(weight, index_.threshold_, true);
    const auto mass = static_cast<float>(band.mass + both.mass);
    // Where one of the two may be lost altogether, or weighs less than begun and ended reckon with, these are not all.
    const bool all = !cut_off && std::min(first.weight, second.weight) >= kPartner &&
                     static_cast<float>(lightest) > (1 - least) * mass + 1;
    if (least <= 1 && !all) search_neighbours(band, least, first, both);
  }
}

void NameIndex::Finder::search_neighbours(const Band& band, float least, const Sounds& first, const Sounds& both) {
  const SoundTable& table = index_.tables_.sounds();
  const size_t half = std::min<size_t>(first.length, both.length);
  SoundColumns forward(both, Direction::forward, table), backward(both, Direction::backward, table);
  band.forward.find(forward, {Rate::of(least), half, false, &like_});
  if (half < both.length) band.backward.find(backward, {Rate::of(least), both.length - half, false, &like_});
}

/// Fills links_ with links to those forms of like_ that are as alike as they must be.
void NameIndex::Finder::link(const Sounds& sounds, float weight, bool joined) {
  links_.clear();
  std::ranges::sort(like_);
  like_.erase(std::unique(like_.begin(), like_.end()), like_.end());
  for (const uint32_t number : like_) {
    const Form& form = index_.forms_[number];
    const float alike = similarity(form.sounds, sounds, index_.tables_);
    if (alike <= 0) continue;
    const float value = worth(joined || form.joined ? alike * kJoined : alike);
    const float deficit = std::min(1.0F, weight / form.weight) * (index_.threshold_ - value);
    if (deficit <= index_.needs_[form.first].slack) links_.push_back({number, deficit});
  }
}

void NameIndex::Finder::try_names(std::span<const Link> links, const Prepared& other) {
  for (const Link& link : links) {
    const Form& form = index_.forms_[link.form];
    for (uint32_t n = form.first; n < form.last && index_.needs_[n].slack >= link.deficit; ++n) {
      const uint32_t name = index_.needs_[n].name;
      if (std::exchange(met_[name], call_) == call_) continue;
      ++scored_;
      const float score = score_at_least(index_.names_[name], other, index_.threshold_, index_.tables_);
      if (score >= index_.threshold_) found_.push_back({name, score});
    }
  }
}

std::span<const NameIndex::Found> NameIndex::Finder::find(const Prepared& other) {
  found_.clear();
  if (known_.size() > kMostKnown) known_.clear();
  if (++call_ == 0) {
    std::ranges::fill(met_, 0);
    call_ = 1;
  }
  for (size_t i = 0; i < other.count; ++i) {
    const Sounds& part = other.parts[i];
    try_names(known(part).links, other);
    if (i + 1U == other.count || part.is_initial() || other.parts[i + 1].is_initial()) continue;
    const Sounds both = together(part, other.parts[i + 1], index_.tables_.sounds());
    find_neighbours(part, other.parts[i + 1], both);
    if (like_.empty()) continue;
    link(both, static_cast<float>(unsigned{part.weight} + other.parts[i + 1].weight), true);
    try_names(links_, other);
  }
  std::ranges::sort(found_, {}, &Found::name);
  return found_;
}

}  // namespace recto::names
