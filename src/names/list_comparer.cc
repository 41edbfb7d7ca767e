#include "names/list_comparer.h"

#include <algorithm>
#include <bit>

#include "names/pronounce.h"

namespace recto::names {

/// The neighbours of a name of the list and of the other name.
class ListComparer::ListNeighbours : public Neighbours {
 public:
  ListNeighbours(ListComparer& comparer, uint32_t name)
      : comparer_(comparer), parts_(comparer.list_.parts(name)), other_(*comparer.other_) {}

  Bits may_be_together(uint16_t left, uint16_t right) override {
    Bits out;
    for (unsigned firsts = left & left >> 1; firsts != 0; firsts &= firsts - 1) {
      const auto i = static_cast<size_t>(std::countr_zero(firsts));
      const unsigned consonants = comparer_.list_.consonants(parts_[i]) + comparer_.list_.consonants(parts_[i + 1]);
      for (unsigned rest = right; rest != 0; rest &= rest - 1) {
        const auto j = static_cast<size_t>(std::countr_zero(rest));
        if (names::may_be_together(consonants, other_.parts[j].consonants) &&
            names::may_be_together(its(i), its(i + 1), other_.parts[j]))
          out.left[i] = static_cast<uint16_t>(out.left[i] | 1U << j);
      }
    }
    for (unsigned firsts = right & right >> 1; firsts != 0; firsts &= firsts - 1) {
      const auto j = static_cast<size_t>(std::countr_zero(firsts));
      for (unsigned rest = left; rest != 0; rest &= rest - 1) {
        const auto i = static_cast<size_t>(std::countr_zero(rest));
        if (comparer_.may_be_joined(j, parts_[i])) out.right[j] = static_cast<uint16_t>(out.right[j] | 1U << i);
      }
    }
    return out;
  }
  float left_alike(size_t first, size_t right) override {
    return alike(its(first), its(first + 1), other_.parts[right]);
  }
  float right_alike(size_t first, size_t left) override {
    return alike(other_.parts[first], other_.parts[first + 1], its(left));
  }

 private:
  const Sounds& its(size_t i) const { return comparer_.list_.sounds(parts_[i]); }
  float alike(const Sounds& first, const Sounds& second, const Sounds& one) const {
    const Tables& tables = comparer_.tables_;
    return similarity_at_least(together(first, second, tables.sounds()), one, kJoinedFloor, tables);
  }

  ListComparer& comparer_;
  const uint32_t* parts_;
  const Prepared& other_;
};

ListComparer::ListComparer(const NameList& list, const Tables& tables) : list_(list), tables_(tables) {}

void ListComparer::begin(const Prepared& other) {
  for (const auto [part, row] : touched_) alike_[row][part] = 0;
  for (const auto [part, row] : touched_joined_) joined_[row][part] = Joined::unknown;
  touched_.clear();
  touched_joined_.clear();
  other_ = &other;
  outline_ = outline_of(other);
  for (size_t j = 0; j < other.count; ++j) {
    alike_[j].resize(list_.distinct());
    joined_[j].resize(list_.distinct());
    of_two_[j] = other.parts[j].consonants;
    if (j > 0) of_two_[j - 1] += of_two_[j];
  }
}

float ListComparer::computed(size_t j, uint32_t part) {
  float& cell = alike_[j][part];
  set(cell, j, part, names::similarity(list_.sounds(part), other_->parts[j], tables_));
  return cell;
}

inline float ListComparer::similarity(size_t j, uint32_t part) {
  const float known = alike_[j][part];
  return std::max(0.0F, known != 0 ? known : computed(j, part));
}

bool ListComparer::may_be_joined(size_t j, uint32_t part) {
  if (!may_be_together(of_two_[j], list_.consonants(part))) return false;
  Joined& cell = joined_[j][part];
  if (cell == Joined::unknown) {
    const bool may_be = may_be_together(other_->parts[j], other_->parts[j + 1], list_.sounds(part));
    cell = may_be ? Joined::may_be : Joined::no;
    touched_joined_.push_back({part, static_cast<uint8_t>(j)});
  }
  return cell == Joined::may_be;
}

inline float ListComparer::rated(const Likenesses& alike, uint32_t name) {
  ListNeighbours neighbours(*this, name);
  const Outline& its = list_.outline(name);
  return rate(pair_up(alike, its, outline_, neighbours), its, outline_);
}

float ListComparer::score(uint32_t name) {
  const Outline& its = list_.outline(name);
  const uint32_t* parts = list_.parts(name);
  Likenesses alike;
  for (size_t i = 0; i < its.count; ++i) {
    for (size_t j = 0; j < outline_.count; ++j) alike.at[i][j] = similarity(j, parts[i]);
  }
  return rated(alike, name);
}

bool ListComparer::may_be_given_of_two(uint32_t name) {
  const uint32_t given = list_.parts(name)[0];
  for (size_t j = 0; j + 1U < outline_.count; ++j) {
    if (may_be_joined(j, given)) return true;
  }
  return false;
}

bool ListComparer::given_of_two_may_be_any(uint32_t name) {
  const uint32_t* parts = list_.parts(name);
  return outline_.count > 1 && std::any_of(parts, parts + list_.outline(name).count,
                                           [this](uint32_t part) { return may_be_joined(0, part); });
}

/// True if the given name of a name of the list may agree as one of two neighbours, or with two.
bool ListComparer::given_may_be_joined(uint32_t name) {
  if (may_be_given_of_two(name)) return true;
  const uint32_t* parts = list_.parts(name);
  for (size_t j = 0; j < outline_.count && list_.outline(name).count > 1; ++j) {
    if (may_be_together(list_.sounds(parts[0]), list_.sounds(parts[1]), other_->parts[j])) return true;
  }
  return false;
}

/// The same of the other name's given name.
bool ListComparer::other_given_may_be_joined(uint32_t name) {
  if (given_of_two_may_be_any(name)) return true;
  const uint32_t* parts = list_.parts(name);
  for (size_t i = 0; i + 1U < list_.outline(name).count; ++i) {
    if (may_be_together(list_.sounds(parts[i]), list_.sounds(parts[i + 1]), other_->parts[0])) return true;
  }
  return false;
}

bool ListComparer::may_have_neighbours(uint32_t name, Open open) {
  const Neighbours::Bits bits = ListNeighbours(*this, name).may_be_together(open.left, open.right);
  const auto any = [](uint16_t parts) { return parts != 0; };
  return std::ranges::any_of(bits.left, any) || std::ranges::any_of(bits.right, any);
}

float ListComparer::score_at_least(uint32_t name, float threshold, Open open) {
  const Outline& its = list_.outline(name);
  const uint32_t* parts = list_.parts(name);
  if (its.count == 0 || outline_.count == 0) return 0;
  const auto similarity_of = [&](size_t i, size_t j) {
    const float known = alike_[j][parts[i]];
    if (known != 0) return std::max(0.0F, known);
    return (open.left >> i & open.right >> j & 1) != 0 ? std::max(0.0F, computed(j, parts[i])) : 0.0F;
  };
  Likenesses alike;
  // The given names first: where one of them agrees with nothing, no score is above kGivenMissing.
  float of_its = 0;
  for (size_t j = 0; j < outline_.count; ++j) of_its = std::max(of_its, alike.at[0][j] = similarity_of(0, j));
  if (threshold > kGivenMissing && of_its <= 0 && !given_may_be_joined(name)) return 0;
  float of_other = alike.at[0][0];
  for (size_t i = 1; i < its.count; ++i) of_other = std::max(of_other, alike.at[i][0] = similarity_of(i, 0));
  if (threshold > kGivenMissing && of_other <= 0 && !other_given_may_be_joined(name)) return 0;
  for (size_t i = 1; i < its.count; ++i) {
    for (size_t j = 1; j < outline_.count; ++j) alike.at[i][j] = similarity_of(i, j);
  }
  const float exact = rated(alike, name);
  return exact >= threshold ? exact : 0;
}

}  // namespace recto::names
