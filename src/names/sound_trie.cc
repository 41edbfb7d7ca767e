#include "names/sound_trie.h"

#include <algorithm>

#include "names/pairing.h"
#include "names/sound_table.h"

namespace recto::names {
namespace {

void reverse(Sounds& sounds) { std::reverse(sounds.symbols.begin(), sounds.symbols.begin() + sounds.length); }

/// How many of the sounds come before the cut: about as much mass as after it.
size_t middle(const Sounds& sounds, const SoundTable& table) {
  unsigned before = 0;
  size_t i = 0;
  while (i < sounds.length && 2 * before < sounds.mass) before += table.mass(sounds.symbols[i++]);
  return i;
}

}  // namespace

float Budget::most(float slack, float other_weight, float other_mass) const {
  const float least = least_alike(threshold - slack * std::max(1.0F, other_weight / weight));
  return (1 - least) * (mass + other_mass) + 1;
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
/// A sound that may be two steps over two rows or two columns: so of two rows, and of two columns at the cut, the cheaper counts.
struct SoundTrie::Walk {
  using Row = std::array<uint16_t, Sounds::kLongest + 1>;
  const Sounds& sounds;
  const SoundTable& table;
  Direction direction;
  size_t half;  ///< columns before the cut
  std::array<Row, Sounds::kLongest + 1> rows;
  std::array<Sound, Sounds::kLongest + 1> path{};  ///< by depth
  struct Least {
    unsigned whole = 0, before = 0,
             cut = 0;  ///< of the row; of its columns up to the cut; of the cut in all rows so far
  };
  std::array<Least, Sounds::kLongest + 1> least;

  Walk(const Sounds& sought, size_t cut, const SoundTable& costs, Direction way)
      : sounds(sought), table(costs), direction(way), half(cut) {
    rows[0][0] = 0;
    for (size_t j = 0; j < sounds.length; ++j) {
      rows[0][j + 1] = static_cast<uint16_t>(rows[0][j] + table.cost(sounds.symbols[j], 0));
    }
    least[0] = {0, 0, at_cut(rows[0])};
  }

  unsigned at_cut(const Row& row) const { return std::min(row[half], row[half > 0 ? half - 1 : 0]); }
  /// `first` and `second` in the order of the walk.
  unsigned split_cost(Sound one, Sound first, Sound second) const {
    return direction == Direction::forward ? table.split_cost(one, first, second)
                                           : table.split_cost(one, second, first);
  }

  /// Computes the row of `depth`; true if a form below may be within `most`.
  bool enter(Sound sound, size_t depth, float most) {
    path[depth] = sound;
    fill_row(depth);
    Least& here = least[depth];
    const Row& row = rows[depth];
    here.before = *std::min_element(row.begin(), row.begin() + static_cast<ptrdiff_t>(half) + 1);
    here.whole = *std::min_element(row.begin(), row.begin() + sounds.length + 1);
    here.cut = std::min(least[depth - 1].cut, at_cut(row));
    const unsigned nearest = std::min(here.whole, least[depth - 1].whole);
    const unsigned nearest_cut = std::min({here.cut, here.before, least[depth - 1].before});
    return static_cast<float>(nearest) <= most && 2 * static_cast<float>(nearest_cut) <= most + 1;
  }

  void fill_row(size_t depth) {
    const Sound sound = path[depth];
    const Row& above = rows[depth - 1];
    Row& row = rows[depth];
    const uint8_t *costs = table.costs(sound), *losses = table.costs(0);
    const unsigned loss = losses[sound];
    unsigned left = above[0] + loss;
    row[0] = static_cast<uint16_t>(left);
    for (size_t j = 0; j < sounds.length; ++j) {
      const Sound other = sounds.symbols[j];
      left = std::min({left + losses[other], above[j + 1] + loss, unsigned{above[j]} + costs[other]});
      if (j > 0 && table.splits(sound)) {
        left = std::min(left, above[j - 1] + split_cost(sound, sounds.symbols[j - 1], other));
      }
      if (depth > 1 && table.splits(other)) {
        left = std::min(left, rows[depth - 2][j] + split_cost(other, path[depth - 1], sound));
      }
      row[j + 1] = static_cast<uint16_t>(left);
    }
  }
};

void SoundTrie::find(const Sounds& sounds, const Budget& budget, const SoundTable& table,
                     std::vector<uint32_t>& out) const {
  const size_t cut = middle(sounds, table);
  Sounds turned = sounds;
  if (direction_ == Direction::backward) reverse(turned);
  Walk walk(turned, direction_ == Direction::forward ? cut : sounds.length - cut, table, direction_);
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
