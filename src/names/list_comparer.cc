#include "names/list_comparer.h"

#include <algorithm>
#include <bit>

#include "names/pairer.h"
#include "names/pronounce.h"

namespace recto::names {
namespace {

constexpr uint16_t bit(size_t i) { return static_cast<uint16_t>(1U << i); }
constexpr uint16_t two(size_t first) { return static_cast<uint16_t>(3U << first); }

/// Calls each(i) for the bits that are set.
template <class Each>
void each_bit(unsigned bits, Each each) {
  for (; bits != 0; bits &= bits - 1) each(static_cast<size_t>(std::countr_zero(bits)));
}

}  // namespace

/// The parts of a name of the list and of the other name, as far as they are known to be alike.
class ListComparer::Parts {
 public:
  Parts(ListComparer& comparer, uint32_t name, bool together)
      : comparer_(comparer), parts_(comparer.list_.parts(name)), together_(together) {}

  uint16_t alike(size_t i) const { return comparer_.cells_.data()[parts_[i]].alike; }
  float similarity(size_t i, size_t j) const { return comparer_.cells_.data()[parts_[i]].similarity.data()[j]; }

  /// From what each part may be by itself.
  bool any_together(uint16_t left, uint16_t right) const {
    if (!together_) return false;
    const unsigned firsts = right & unsigned{right} >> 1;
    unsigned before = 0;  ///< what the part before may begin
    for (size_t i = 0; left >> i != 0; ++i) {
      const Cell& cell = comparer_.neighbours(parts_[i]);
      const bool is_open = (left >> i & 1) != 0;
      if (is_open && ((cell.joined & firsts) | (before & cell.ends & right)) != 0) return true;
      before = is_open ? cell.begins : 0;
    }
    return false;
  }

  template <class Found>
  void each_together(uint16_t left, uint16_t right, Found found) const {
    const Tables& tables = comparer_.tables_;
    each_of_left(left, right, [&](size_t i, size_t j) {
      found(two(i), bit(j), joined_similarity(its(i), its(i + 1), others(j), tables));
    });
    each_of_right(left, right, [&](size_t i, size_t j) {
      found(bit(i), two(j), joined_similarity(others(j), others(j + 1), its(i), tables));
    });
  }

 private:
  const Sounds& its(size_t i) const { return comparer_.list_.sounds(parts_[i]); }
  const Sounds& others(size_t j) const { return comparer_.other_->parts[j]; }

  /// Calls each(i, j) where part i and the next may be part j of the other.
  template <class Each>
  void each_of_left(uint16_t left, uint16_t right, Each each) const {
    each_bit(left & left >> 1, [&](size_t i) {
      const unsigned begins = comparer_.neighbours(parts_[i]).begins;
      each_bit(begins & comparer_.neighbours(parts_[i + 1]).ends & right, [&](size_t j) {
        if (may_be_together(its(i), its(i + 1), others(j))) each(i, j);
      });
    });
  }
  /// Calls each(i, j) where part i may be part j of the other and the next.
  template <class Each>
  void each_of_right(uint16_t left, uint16_t right, Each each) const {
    each_bit(right & right >> 1, [&](size_t j) {
      each_bit(left, [&](size_t i) {
        if ((comparer_.joined(parts_[i]).joined & bit(j)) != 0) each(i, j);
      });
    });
  }

  ListComparer& comparer_;
  const uint32_t* parts_;
  bool together_;
};

ListComparer::ListComparer(const NameList& list, const Tables& tables)
    : list_(list), tables_(tables), cells_(list.distinct()) {}

void ListComparer::begin(const Prepared& other) {
  for (const uint32_t part : touched_) {
    Cell& cell = cells_.data()[part];
    cell.known = cell.alike = 0;
    cell.is_touched = cell.joined_known = cell.neighbours_known = false;
  }
  touched_.clear();
  other_ = &other;
  outline_ = outline_of(other);
  all_ = static_cast<uint16_t>(bit(other.count) - 1);
}

void ListComparer::compute_similar(uint32_t part, unsigned to) {
  Cell& cell = touched(part);
  each_bit(to, [&](size_t j) { set(cell, j, similarity(list_.sounds(part), other_->parts[j], tables_)); });
}

void ListComparer::compute_joined(uint32_t part) {
  Cell& cell = touched(part);
  cell.joined_known = true;
  cell.joined = 0;
  for (size_t j = 0; j + 1U < outline_.count; ++j) {
    if (may_be_together(other_->parts[j], other_->parts[j + 1], list_.sounds(part)))
      cell.joined = static_cast<uint16_t>(cell.joined | bit(j));
  }
}

void ListComparer::compute_neighbours(uint32_t part) {
  joined(part);
  Cell& cell = touched(part);
  cell.neighbours_known = true;
  cell.begins = cell.ends = 0;
  const Sounds& its = list_.sounds(part);
  for (size_t j = 0; j < outline_.count; ++j) {
    if (may_begin(its, other_->parts[j])) cell.begins = static_cast<uint16_t>(cell.begins | bit(j));
    if (may_end(its, other_->parts[j])) cell.ends = static_cast<uint16_t>(cell.ends | bit(j));
  }
}

/// The score by what is known of the parts.
inline float ListComparer::rated(uint32_t name, bool together) {
  const Outline& its = list_.outline(name);
  Parts parts(*this, name, together);
  return rate(Pairer(its, outline_, parts).pair_up(), its, outline_);
}

float ListComparer::score(uint32_t name) {
  const uint32_t* parts = list_.parts(name);
  for (size_t i = 0, count = list_.outline(name).count; i < count; ++i) similar(parts[i], all_);
  return rated(name, true);
}

/// True if a part of a name of the list and the next may be a part of the other name, written as one word.
bool ListComparer::neighbours_may_be(uint32_t name, size_t first, size_t part) {
  const uint32_t* parts = list_.parts(name) + first;
  return may_be_together(list_.sounds(parts[0]), list_.sounds(parts[1]), other_->parts[part]);
}

/// True if the given name of a name of the list may agree as one of two neighbours, or with two.
bool ListComparer::given_may_be_joined(uint32_t name) {
  if (joined(list_.parts(name)[0]).joined != 0) return true;
  for (size_t j = 0; j < outline_.count && list_.outline(name).count > 1; ++j) {
    if (neighbours_may_be(name, 0, j)) return true;
  }
  return false;
}

/// The same of the other name's given name.
bool ListComparer::other_given_may_be_joined(uint32_t name) {
  const uint32_t* parts = list_.parts(name);
  const auto may_be = [this](uint32_t part) { return (joined(part).joined & 1) != 0; };
  if (outline_.count > 1 && std::any_of(parts, parts + list_.outline(name).count, may_be)) return true;
  for (size_t i = 0; i + 1U < list_.outline(name).count; ++i) {
    if (neighbours_may_be(name, i, 0)) return true;
  }
  return false;
}

float ListComparer::score_at_least(uint32_t name, float threshold, Open open) {
  const Outline& its = list_.outline(name);
  const uint32_t* parts = list_.parts(name);
  if (its.count == 0 || outline_.count == 0) return 0;
  const auto wanted = [&](size_t i) {
    return (open.left & bit(i)) != 0 ? static_cast<uint16_t>(open.right & all_) : uint16_t{0};
  };
  // The given names first: where one of them agrees with nothing, no score is above kGivenMissing.
  const bool given = threshold > kGivenMissing;
  if (given && similar(parts[0], wanted(0)).alike == 0 && !(open.together && given_may_be_joined(name))) return 0;
  uint16_t of_other = 0;
  for (size_t i = 0; given && i < its.count; ++i)
    of_other = static_cast<uint16_t>(of_other | similar(parts[i], wanted(i) & 1).alike);
  if (given && (of_other & 1) == 0 && !(open.together && other_given_may_be_joined(name))) return 0;
  for (size_t i = 0; i < its.count; ++i) similar(parts[i], wanted(i));
  const float exact = rated(name, open.together);
  return exact >= threshold ? exact : 0;
}

}  // namespace recto::names
