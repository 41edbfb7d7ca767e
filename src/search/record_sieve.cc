#include "search/record_sieve.h"

#include <algorithm>
#include <bit>

#include "search/page_breaks.h"

namespace recto::search {
namespace {

using Kind = QueryNode::Kind;

/// A list that has so many times more records than are still wanted is asked for each of these: about what a step there costs more.
constexpr uint64_t kSkipFrom = 8;
/// So few records have few words: only the lists of these are opened, which costs as much as reading five hundred records in one.
constexpr uint64_t kFewRecords = 200;

template <class Each>
void for_each_bit(std::span<const uint64_t> bits, Each each) {
  for (size_t k = 0; k < bits.size(); ++k) {
    for (uint64_t rest = bits[k]; rest != 0; rest &= rest - 1)
      each(64 * k + static_cast<size_t>(std::countr_zero(rest)));
  }
}

uint64_t count_bits(std::span<const uint64_t> bits) {
  uint64_t sum = 0;
  for (const uint64_t word : bits) sum += static_cast<uint64_t>(std::popcount(word));
  return sum;
}

}  // namespace

RecordSieve::RecordSieve(const Database& database, const QueryNode& tree, std::span<const WordForms> forms)
    : database_(database) {
  add_clauses(tree, forms);
  std::sort(clauses_.begin(), clauses_.end(), [](const Clause& a, const Clause& b) { return a.count < b.count; });
}

void RecordSieve::add_clauses(const QueryNode& node, std::span<const WordForms> forms) {
  switch (node.kind) {
    case Kind::word:
    case Kind::phrase:
      for (const size_t word : node.words) add_clause({word}, forms);
      return;
    case Kind::any:
      return add_clause(anchors(node, forms), forms);
    case Kind::except:
      return add_clauses(node.children.front(), forms);
    case Kind::nothing_but:
      return;
    case Kind::near:
    case Kind::plain:
    case Kind::all:
      for (const QueryNode& child : node.children) add_clauses(child, forms);
      return;
  }
}

void RecordSieve::add_clause(const std::vector<size_t>& words, std::span<const WordForms> forms) {
  if (words.empty()) return;
  Clause clause;
  for (const size_t word : words) {
    for (const Form& form : forms[word].forms)
      clause.lists.push_back({form.term, print_of(form.term), form.count, {}, {}, false});
    clause.count += forms[word].count();
  }
  clauses_.push_back(std::move(clause));
}

void RecordSieve::open(List& list) const {
  if (list.open) return;
  list.open = true;
  database_.open_list(list.term, list.at, list.end);
}

void RecordSieve::read_all(List& list, uint32_t last, Bits& out) const {
  if (list.at != list.end && *list.at < first_) list.at.skip_to(first_);
  for (; list.at != list.end; ++list.at) {
    const uint32_t record = *list.at;
    if (record > last) return;
    out[(record - first_) / 64] |= uint64_t{1} << ((record - first_) % 64);
  }
}

void RecordSieve::read_wanted(List& list, const Bits& wanted, Bits& out) const {
  for_each_bit(wanted, [&](size_t bit) {
    const uint32_t record = first_ + static_cast<uint32_t>(bit);
    if (list.at == list.end) return;
    if (*list.at < record) list.at.skip_to(record);
    if (list.at != list.end && *list.at == record) out[bit / 64] |= uint64_t{1} << (bit % 64);
  });
}

/// The prints that stand in the records wanted.
std::vector<bool> RecordSieve::prints_of(const Bits& wanted) const {
  std::vector<bool> out(size_t{1} << (8 * sizeof(Print)));
  for_each_bit(wanted, [&](size_t bit) {
    for (const Print print : database_.table().words(first_ + static_cast<uint32_t>(bit)).prints) out[print] = true;
  });
  return out;
}

RecordSieve::Bits RecordSieve::narrowed(Clause& clause, const Bits& wanted, uint32_t last) const {
  Bits out(wanted.size());
  const uint64_t left = count_bits(wanted);
  if (left == 0) return out;
  const double share = static_cast<double>(last - first_ + 1) / static_cast<double>(database_.table().count());
  const std::vector<bool> prints = left <= kFewRecords ? prints_of(wanted) : std::vector<bool>();
  for (List& list : clause.lists) {
    if (!prints.empty() && !prints[list.print]) continue;
    open(list);
    if (static_cast<double>(list.count) * share > static_cast<double>(kSkipFrom * left)) {
      read_wanted(list, wanted, out);
    } else {
      read_all(list, last, out);
    }
  }
  for (size_t k = 0; k < out.size(); ++k) out[k] &= wanted[k];
  return out;
}

std::vector<uint32_t> RecordSieve::next_part(uint32_t last) {
  std::vector<uint32_t> out;
  if (last < first_ || clauses_.empty()) return out;
  Bits bits((last - first_) / 64 + 1, ~uint64_t{0});
  bits.back() >>= 63 - (last - first_) % 64;
  for (Clause& clause : clauses_) bits = narrowed(clause, bits, last);
  for_each_bit(bits, [&](size_t bit) {
    const uint32_t record = first_ + static_cast<uint32_t>(bit);
    if (database_.counts(record)) out.push_back(record);
  });
  first_ = last + 1;
  return out;
}

}  // namespace recto::search
