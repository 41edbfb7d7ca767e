#pragma once
// Which records have all the words that a query cannot do without, part of the case after part.
//
// Xapian's matcher weighs every record it passes and steps through all forms of a word together, which for words that stand on every
// third page costs ten times what reading their lists does. Where order and nearness decide, weights do not matter: here the lists
// are read into bits, rarest words first, and of a long list only what may still be wanted is looked at.

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "search/database.h"
#include "search/query.h"

namespace recto::search {

class RecordSieve {
 public:
  /// Borrows the database. `forms` by the number of the query's word. A tree without anchors (page_breaks.h) yields nothing.
  RecordSieve(const Database& database, const QueryNode& tree, std::span<const WordForms> forms);
  /// Those of the records behind the last part up to `last`, ascending: every one that can satisfy the tree, and none that lacks a word which all
  /// answers have. About 10 ns for each record in the lists of the rarest word. May throw Xapian's errors.
  std::vector<uint32_t> next_part(uint32_t last);

 private:
  struct List {
    std::string term;
    Print print = 0;
    uint64_t count = 0;
    Xapian::PostingIterator at, end;
    bool open = false;
  };
  /// Words of which a record must have one, in any form.
  struct Clause {
    std::vector<List> lists;
    uint64_t count = 0;
  };
  /// A bit for each record of a part.
  using Bits = std::vector<uint64_t>;
  void add_clauses(const QueryNode& node, std::span<const WordForms> forms);
  void add_clause(const std::vector<size_t>& words, std::span<const WordForms> forms);
  void open(List& list) const;
  void read_all(List& list, uint32_t last, Bits& out) const;
  std::vector<bool> prints_of(const Bits& wanted) const;
  void read_wanted(List& list, const Bits& wanted, Bits& out) const;
  Bits narrowed(Clause& clause, const Bits& wanted, uint32_t last) const;

  const Database& database_;
  std::vector<Clause> clauses_;  ///< rarest first
  uint32_t first_ = 1;           ///< of the next part
};

}  // namespace recto::search
