#pragma once
// The Xapian side of searching: a tree of words becomes a Xapian query, an answer becomes records.

#include <xapian.h>

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/expansion.h"
#include "search/piece_table.h"
#include "search/query.h"
#include "search/records.h"
#include "search/vocabulary.h"

namespace recto::search {

/// A record found.
struct Found {
  uint32_t record = 0;
  double weight = 0;
};

/// A query ready to be run, and what it asks for.
struct Request {
  Xapian::Query query;
  unsigned limit = 0;
  /// Matches are counted to the end if there are no more than that; 0 where the count does not matter.
  unsigned count_to = 0;
  /// Only among so many records, the first ever added; 0: among all.
  uint32_t scope = 0;
  /// Only among these records, ascending; empty: among all.
  std::vector<uint32_t> among = {};
  /// What a record must satisfy besides; may be empty.
  std::function<bool(uint32_t)> judge = nullptr;
};

struct Answer {
  std::vector<Found> found;  ///< by weight, then in the order they were added
  uint64_t total = 0;        ///< in the scope
  bool estimated = false;
};

/// An open index: the records, the words, and what was buried.
class Database {
 public:
  static Result<std::unique_ptr<Database>> open(const std::string& folder);
  /// Sees what was committed since it was opened.
  Result<void> refresh();

  const Vocabulary& vocabulary() const { return vocabulary_; }
  const std::string& folder() const { return folder_; }
  uint64_t records() const { return records_; }
  uint64_t documents() const { return documents_; }

  /// The commonest words that begin with `prefix`, also behind an Arabic article or proclitic. May throw Xapian's errors.
  WordForms with_prefix(const std::string& prefix) const;
  /// May throw Xapian's errors.
  Result<Answer> run(const Request& request) const;
  /// Every record that has a word and still counts, ascending, until `each` says no more. May throw Xapian's errors.
  void for_each_with(const std::string& term, const std::function<bool(uint32_t)>& each) const;
  /// The list of a word, buried records among it. May throw Xapian's errors.
  void open_list(const std::string& term, Xapian::PostingIterator& begin, Xapian::PostingIterator& end) const;
  /// False for a record that was buried.
  bool counts(uint32_t record) const { return dead_.empty() || !dead_.contains(record); }
  /// Where every record stands, and its words.
  const PieceTable& table() const { return *table_; }
  /// The records of a document; false if it is not there. May throw Xapian's errors.
  bool records_of(const DocumentId& document, RecordRange& range) const;

 private:
  Database() = default;
  Result<void> load();
  std::string folder_;
  Xapian::Database xapian_;
  Vocabulary vocabulary_;
  std::unique_ptr<PieceTable> table_;
  RecordSet dead_;
  uint64_t records_ = 0, documents_ = 0;
};

/// Any of a word's forms, worth `importance` by how well and how often.
Xapian::Query any_form(const WordForms& forms, double importance);

/// What a tree asks of the index: a superset of what satisfies it where it names an order or a nearness, or letters as typed.
struct TreeQuery {
  std::span<const WordForms> forms;
  std::span<const double> importance;
  bool any_of_sequence = false;  ///< a bare sequence is satisfied by any of its parts
  bool exact_exclusion = true;   ///< a word excluded may be excluded by the index (not where letters as typed count)
  Xapian::Query operator()(const QueryNode& node) const;
};
/// True if a tree holds an order or a nearness, which the index alone cannot judge.
bool needs_positions(const QueryNode& node);

/// The query confined by the filters.
Xapian::Query filtered(Xapian::Query query, std::span<const QueryFilter> filters);

}  // namespace recto::search
