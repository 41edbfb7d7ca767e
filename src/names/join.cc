#include "names/join.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "names/pairing.h"

namespace recto::names {
namespace {

constexpr float kRounding = 1e-4F;      ///< sums of ten floats differ by less
constexpr size_t kMostKnown = 400'000;  ///< parts remembered by a finder: some 100 MB

struct Needed {
  uint16_t parts = 0;
  float slack = 0;
};

/// The parts of which one must agree, and how closely; see the head of join.h.
Needed needed(const Prepared& name, float threshold) {
  Needed out;
  out.parts = needed_parts(name, threshold);
  float rest = 0, weight = 0;
  for (size_t i = 0; i < name.count; ++i) {
    ((out.parts >> i & 1) != 0 ? weight : rest) += name.parts[i].weight;
  }
  out.slack = weight > 0 ? rest * (1 - threshold) / weight + kRounding : 0;
  return out;
}

unsigned weight_of(const Form& form, const Prepared& name) {
  unsigned sum = 0;
  for (size_t i = 0; i < name.count; ++i) {
    if ((form.covers >> i & 1) != 0) sum += name.parts[i].weight;
  }
  return sum;
}

bool is_joined(const Form& form) { return std::popcount(form.covers) > 1; }

/// Everything of a form that similarity and weight depend on.
std::string key_of(const Form& form, unsigned weight) {
  const Sounds& sounds = form.sounds;
  std::string key(reinterpret_cast<const char*>(sounds.symbols.data()), sounds.length);
  key.push_back(static_cast<char>(weight & 0xFF));
  key.push_back(static_cast<char>(weight >> 8));
  key.push_back(static_cast<char>((is_joined(form) ? 1 : 0) + (sounds.kind == PartKind::initial ? 2 : 0)));
  return key;
}

}  // namespace

/// A distinct form with the names that need it, while the index is made.
struct NameIndex::Gathered {
  Sounds sounds;
  unsigned weight = 0;
  Group group = single;
  std::vector<Need> needs;
};

NameIndex::NameIndex(std::vector<Prepared> names, float threshold, const Tables& tables)
    : tables_(tables), threshold_(threshold), names_(std::move(names)) {
  std::unordered_map<std::string, size_t> known;
  std::vector<Gathered> gathered;
  for (uint32_t name = 0; name < names_.size(); ++name) {
    const Needed need = needed(names_[name], threshold);
    for (const Form& form : forms(names_[name], tables)) {
      if ((form.covers & need.parts) == 0) continue;
      const unsigned weight = weight_of(form, names_[name]);
      const auto [at, is_new] = known.try_emplace(key_of(form, weight), gathered.size());
      const Group group = form.sounds.kind == PartKind::initial ? initial : is_joined(form) ? joined : single;
      if (is_new) gathered.push_back({form.sounds, weight, group, {}});
      gathered[at->second].needs.push_back({name, need.slack});
    }
  }
  arrange(std::move(gathered));
}

/// Numbers the forms and makes the tries.
void NameIndex::arrange(std::vector<Gathered> gathered) {
  std::array<std::vector<TrieForm>, kGroups> groups;
  for (Gathered& one : gathered) {
    std::ranges::stable_sort(one.needs, std::ranges::greater{}, &Need::slack);
    const auto form = static_cast<uint32_t>(forms_.size()), first = static_cast<uint32_t>(needs_.size());
    needs_.insert(needs_.end(), one.needs.begin(), one.needs.end());
    needs_of_.push_back({first, static_cast<uint32_t>(needs_.size())});
    forms_.push_back({one.sounds, form, one.needs.front().slack, static_cast<float>(one.weight)});
    groups[one.group].push_back(forms_.back());
    by_group_[one.group].push_back(form);
    one.needs = {};
  }
  for (const Group group : {single, joined}) {
    tries_[group].forward = SoundTrie(groups[group], SoundTrie::Direction::forward);
    tries_[group].backward = SoundTrie(std::move(groups[group]), SoundTrie::Direction::backward);
  }
}

NameIndex::Finder::Finder(const NameIndex& index) : index_(index), met_(index.names_.size(), 0) {}

const std::vector<NameIndex::Finder::Link>& NameIndex::Finder::links(const Form& form, unsigned weight) {
  if (known_.size() > kMostKnown) known_.clear();
  const auto [at, is_new] = known_.try_emplace(key_of(form, weight));
  if (is_new) look_up(form, weight, at->second);
  return at->second;
}

/// Fills like_ with the forms that may be as alike as they must be. Neighbours written together are never held against such.
void NameIndex::Finder::find_like(const Form& form, float weight) {
  const Sounds& sounds = form.sounds;
  const bool any = sounds.kind == PartKind::initial;
  const Budget budget{static_cast<float>(sounds.mass), weight, index_.threshold_};
  like_.clear();
  for (const Group group : {single, joined, initial}) {
    if (group == joined && is_joined(form)) continue;
    if (any || group == initial) {
      like_.insert(like_.end(), index_.by_group_[group].begin(), index_.by_group_[group].end());
      continue;
    }
    index_.tries_[group].forward.find(sounds, budget, index_.tables_.sounds(), like_);
    index_.tries_[group].backward.find(sounds, budget, index_.tables_.sounds(), like_);
  }
  std::ranges::sort(like_);
  like_.erase(std::unique(like_.begin(), like_.end()), like_.end());
}

void NameIndex::Finder::look_up(const Form& form, unsigned weight, std::vector<Link>& out) {
  find_like(form, static_cast<float>(weight));
  for (const uint32_t number : like_) {
    const TrieForm& other = index_.forms_[number];
    const float alike = similarity(other.sounds, form.sounds, index_.tables_);
    const float lighter = std::min(1.0F, static_cast<float>(weight) / other.weight);
    const float deficit = lighter * (index_.threshold_ - worth(alike));
    if (alike > 0 && deficit <= other.slack) out.push_back({number, deficit});
  }
}

void NameIndex::Finder::try_names(const std::vector<Link>& links, const Prepared& other) {
  for (const Link& link : links) {
    const Needs& needs = index_.needs_of_[link.form];
    for (uint32_t n = needs.first; n < needs.last && index_.needs_[n].slack >= link.deficit; ++n) {
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
  if (++call_ == 0) {
    std::ranges::fill(met_, 0);
    call_ = 1;
  }
  for (const Form& form : forms(other, index_.tables_)) try_names(links(form, weight_of(form, other)), other);
  std::ranges::sort(found_, {}, &Found::name);
  return found_;
}

}  // namespace recto::names
