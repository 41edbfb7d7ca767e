#include "names/sound_trie.h"

#include <algorithm>

namespace recto::names {

SoundTrie::SoundTrie(std::vector<TrieForm> forms, Direction direction, const Gains& gains, const SoundTable& table)
    : gains_(&gains), table_(&table) {
  if (direction == Direction::backward) {
    for (TrieForm& form : forms)
      std::reverse(form.sounds.symbols.begin(), form.sounds.symbols.begin() + form.sounds.length);
  }
  std::ranges::sort(forms, {}, [](const TrieForm& form) { return std::pair(form.sounds.symbols, form.number); });
  for (const TrieForm& form : forms) numbers_.push_back(form.number);
  if (!forms.empty()) arrange(forms);
}

/// Makes the nodes of sorted forms, depth by depth, so that siblings stand side by side.
void SoundTrie::arrange(std::span<const TrieForm> forms) {
  const auto all = static_cast<uint32_t>(forms.size());
  nodes_.push_back({0, 0, 0, 0, all, 0});
  sounds_.push_back(0);
  uint32_t done = 0;
  for (size_t depth = 0; done < nodes_.size(); ++depth) {
    for (const auto end = static_cast<uint32_t>(nodes_.size()); done < end; ++done) {
      Node node = nodes_[done];
      uint32_t at = node.first;
      while (at < node.last && forms[at].sounds.length == depth) ++at;
      node.own_last = at;
      node.child = static_cast<uint32_t>(nodes_.size());
      while (at < node.last) {
        const Sound sound = forms[at].sounds.symbols[depth];
        const uint32_t first = at;
        while (at < node.last && forms[at].sounds.symbols[depth] == sound) ++at;
        nodes_.push_back({0, 0, first, first, at, node.mass + table_->mass(sound)});
        sounds_.push_back(sound);
      }
      node.children_end = static_cast<uint32_t>(nodes_.size());
      nodes_[done] = node;
    }
  }
}

/// What one thing wanted knows of the rows from the root to a node.
class SoundTrie::Track {
 public:
  using Row = SoundColumns::Row;
  Track(SoundColumns& columns, const Wanted& wanted, const Gains& gains, std::span<const uint32_t> numbers)
      : wanted_(wanted),
        numbers_(numbers),
        half_(columns, wanted.rate, wanted.end, gains),
        whole_(columns, wanted.rate, columns.count(), gains) {
    passed_[0] = wanted.end == 0;
    room_[0] = limits(0).room(columns.top(), 0);
  }

  /// True if a row with that sound may have room, or one below it.
  bool may_enter(Sound sound, size_t depth) {
    const Toll& toll = limits(depth - 1).toll(sound);
    return room_[depth - 1] >= std::min(int{toll.step}, int{toll.hop}) || lands(toll, depth);
  }

  /// Takes a node's row in; true if a form below may be what is wanted.
  bool enter(const Node& node, Sound sound, const Row& row, const Row& above, size_t depth) {
    const Toll& toll = limits(depth - 1).toll(sound);
    const bool hops = room_[depth - 1] >= int{toll.hop};
    passed_[depth] = passed_[depth - 1];
    room_[depth] = -1;
    if (room_[depth - 1] < int{toll.step} && !hops && !lands(toll, depth)) return false;
    passed_[depth] = passed_[depth] || half_.ends_within(row, above, sound, node.mass);
    if (wanted_.begun && passed_[depth]) {
      take(node.own_last, node.last);
      return false;
    }
    room_[depth] = limits(depth).room(row, node.mass);
    if (node.first < node.own_last && passed_[depth] && whole_.ends_within(row, above, sound, node.mass))
      take(node.first, node.own_last);
    return room_[depth] >= 0 || hops;
  }

 private:
  SoundColumns::Limits& limits(size_t depth) { return passed_[depth] ? whole_ : half_; }
  bool lands(const Toll& toll, size_t depth) const { return depth > 1 && room_[depth - 2] >= int{toll.landed}; }
  void take(uint32_t first, uint32_t last) {
    wanted_.out->insert(wanted_.out->end(), numbers_.begin() + first, numbers_.begin() + last);
  }

  const Wanted wanted_;
  const std::span<const uint32_t> numbers_;
  SoundColumns::Limits half_, whole_;
  std::array<bool, Sounds::kLongest + 1> passed_{};
  std::array<int, Sounds::kLongest + 1> room_{};
};

template <size_t kTracks>
void SoundTrie::walk(SoundColumns& columns, std::array<Track, kTracks>& tracks) const {
  struct Level {
    SoundColumns::Row row;
    uint32_t next = 0, end = 0;  ///< the children that are still to be visited
    Sound sound = 0;
  };
  std::array<Level, Sounds::kLongest + 1> levels;
  levels[0] = {columns.top(), nodes_[0].child, nodes_[0].children_end, 0};
  for (size_t depth = 1; depth > 0;) {
    Level& above = levels[depth - 1];
    if (above.next == above.end) {
      --depth;
      continue;
    }
    const uint32_t at = above.next++;
    const Sound sound = sounds_[at];
    const auto wants = [&](Track& track) { return track.may_enter(sound, depth); };
    if (std::ranges::none_of(tracks, wants)) continue;
    const Node& node = nodes_[at];
    Level& here = levels[depth];
    here.row = columns.next(above.row, depth > 1 ? &levels[depth - 2].row : nullptr, above.sound, sound);
    here.sound = sound;
    bool goes_on = false;
    for (Track& track : tracks) goes_on |= track.enter(node, sound, here.row, above.row, depth);
    if (!goes_on || node.child == node.children_end) continue;
    here.next = node.child;
    here.end = node.children_end;
    ++depth;
  }
}

void SoundTrie::find(SoundColumns& columns, const Wanted& wanted) const {
  if (nodes_.empty()) return;
  std::array tracks{Track(columns, wanted, *gains_, numbers_)};
  walk(columns, tracks);
}

void SoundTrie::find(SoundColumns& columns, const Wanted& one, const Wanted& other) const {
  if (nodes_.empty()) return;
  std::array tracks{Track(columns, one, *gains_, numbers_), Track(columns, other, *gains_, numbers_)};
  walk(columns, tracks);
}

}  // namespace recto::names
