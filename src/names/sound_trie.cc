#include "names/sound_trie.h"

#include <algorithm>

#include "names/sound_table.h"

namespace recto::names {
namespace {

void reverse(Sounds& sounds) { std::reverse(sounds.symbols.begin(), sounds.symbols.begin() + sounds.length); }

/// Where the sounds are cut: as much mass before as after.
size_t middle(const Sounds& sounds, const SoundTable& table) {
  unsigned before = 0;
  for (size_t i = 0; i < sounds.length; ++i) {
    before += table.mass(sounds.symbols[i]);
    if (2 * before >= sounds.mass) return i + (2 * before > sounds.mass + table.mass(sounds.symbols[i]) ? 0 : 1);
  }
  return sounds.length;
}

}  // namespace

float Budget::most(float slack, float other_weight, float other_mass) const {
  const float least_alike = std::max(kFloor, threshold - slack * std::max(1.0F, other_weight / weight));
  return (1 - least_alike) * (mass + other_mass) + 1;
}

SoundTrie::SoundTrie(std::vector<TrieForm> forms, Direction direction)
    : direction_(direction), forms_(std::move(forms)) {
  if (direction == Direction::backward) {
    for (TrieForm& form : forms_) reverse(form.sounds);
  }
  std::ranges::sort(forms_, {}, [](const TrieForm& form) { return std::pair(form.sounds.symbols, form.number); });
  nodes_.push_back({});
  path_.push_back(0);
  for (uint32_t i = 0; i < forms_.size(); ++i) {
    add(forms_[i]);
    Node& leaf = nodes_[path_.back()];
    if (leaf.first == leaf.last) leaf.first = i;
    leaf.last = i + 1;
  }
  close(0);
}

/// Goes to the node of a form, which sorts after all before it; makes what is missing of the way there.
void SoundTrie::add(const TrieForm& form) {
  size_t shared = 0;
  while (shared < form.sounds.length && shared + 1 < path_.size() &&
         nodes_[path_[shared + 1]].sound == form.sounds.symbols[shared]) {
    ++shared;
  }
  close(shared + 1);
  for (size_t depth = shared; depth < form.sounds.length; ++depth) {
    path_.push_back(static_cast<uint32_t>(nodes_.size()));
    Node node;
    node.sound = form.sounds.symbols[depth];
    node.depth = static_cast<uint8_t>(depth + 1);
    nodes_.push_back(node);
  }
  for (const uint32_t number : path_) {
    Node& node = nodes_[number];
    node.slack = std::max(node.slack, form.slack);
    node.weight = std::max(node.weight, form.weight);
    node.mass = std::max(node.mass, static_cast<float>(form.sounds.mass));
  }
}

/// Ends the nodes of the path from that depth on.
void SoundTrie::close(size_t depth) {
  for (; path_.size() > depth; path_.pop_back()) nodes_[path_.back()].end = static_cast<uint32_t>(nodes_.size());
}

/// The rows of the alignment from the root to a node: row d, column j is the cost of the first d sounds of the forms and j of what is sought.
struct SoundTrie::Walk {
  using Row = std::array<uint16_t, Sounds::kLongest + 1>;
  const Sounds& sounds;
  const SoundTable& table;
  size_t half;
  std::array<Row, Sounds::kLongest + 1> rows;
  std::array<uint16_t, Sounds::kLongest + 1> half_cost{};  ///< by depth: the least of column `half` so far

  Walk(const Sounds& sought, const SoundTable& costs) : sounds(sought), table(costs), half(middle(sought, costs)) {
    rows[0][0] = 0;
    for (size_t j = 0; j < sounds.length; ++j)
      rows[0][j + 1] = static_cast<uint16_t>(rows[0][j] + table.cost(sounds.symbols[j], 0));
    half_cost[0] = rows[0][half];
  }
  /// Computes the row of `depth`; true if a form below may be within `most`.
  bool enter(uint8_t sound, size_t depth, float most) {
    const Row& above = rows[depth - 1];
    Row& row = rows[depth];
    const uint8_t *costs = table.costs(sound), *losses = table.costs(0);
    const unsigned loss = losses[sound];
    unsigned left = above[0] + loss, least_half = left;
    row[0] = static_cast<uint16_t>(left);
    unsigned least = left;
    for (size_t j = 0; j < sounds.length; ++j) {
      const Sound other = sounds.symbols[j];
      left = std::min({left + losses[other], above[j + 1] + loss, unsigned{above[j]} + costs[other]});
      row[j + 1] = static_cast<uint16_t>(left);
      least = std::min(least, left);
      if (j + 1 == half) least_half = least;
    }
    half_cost[depth] = std::min(half_cost[depth - 1], row[half]);
    const float nearest_half = static_cast<float>(std::min<unsigned>(half_cost[depth], least_half));
    return static_cast<float>(least) <= most && 2 * nearest_half <= most + 1;
  }
};

void SoundTrie::find(const Sounds& sounds, const Budget& budget, const SoundTable& table,
                     std::vector<uint32_t>& out) const {
  Sounds turned = sounds;
  if (direction_ == Direction::backward) reverse(turned);
  Walk walk(turned, table);
  for (uint32_t at = 1; at < nodes_.size();) {
    const Node& node = nodes_[at];
    if (!walk.enter(node.sound, node.depth, budget.most(node.slack, node.weight, node.mass))) {
      at = node.end;
      continue;
    }
    const auto cost = static_cast<float>(walk.rows[node.depth][turned.length]);
    for (uint32_t f = node.first; f < node.last; ++f) {
      const TrieForm& form = forms_[f];
      if (cost <= budget.most(form.slack, form.weight, form.sounds.mass)) out.push_back(form.number);
    }
    ++at;
  }
}

}  // namespace recto::names
