#pragma once
// Answering one query. index.h is the header to read.
//
// In three steps, each on fewer candidates and more costly for one:
//   1. the index gives the pieces that have all the words (in any of their forms); of a bare sequence, and where order or nearness is asked for,
//      the prints of each tell how close they stand there or whether the order holds; else Xapian weighs them;
//   2. the prints of some hundred of them tell where the words stand closest together;
//   3. the page itself is read for the few that are shown: how the words are written, the passage, the snippet.
// Words that very many pieces have are looked for among the first pieces only, and in more of them until enough is found: what a query
// costs does not grow with the case.
// If few pages have all the words close together, a second round takes words that look alike and pages with most of the
// words; there a page also counts by how closely its letters, spaces aside, follow those of the query.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/database.h"
#include "search/index.h"
#include "search/matches.h"
#include "search/query.h"
#include "search/reading.h"

namespace recto::search {

class Searcher {
 public:
  /// Borrows all three.
  Searcher(const Database& database, const PageSource& pages, const SearchOptions& options)
      : database_(database), pages_(pages), options_(options), expansion_(database.vocabulary()) {}
  /// May throw Xapian's errors.
  Result<Hits> run(Query query);

 private:
  struct Candidate {
    uint32_t record = 0;
    Place place;
    std::optional<Place> next;       ///< of words over a page break: the piece they run on into
    CharRange read;                  ///< the part of the piece around its best stretch
    double score = 0, anywhere = 0;  ///< of that stretch (best_window)
  };
  /// Pieces whose best stretch is looked for.
  static constexpr unsigned kCandidates = 400;
  /// Pieces of the rarest words that a query walks through before it is content with a part of the case.
  static constexpr uint64_t kWalk = 12'000;
  /// As many pages are read for an answer whose order counts, however few are shown.
  static constexpr unsigned kAlwaysRead = 60;
  static double rounded(double score);
  static uint64_t scaled(uint64_t count, double factor);
  static void sort_candidates(std::vector<Candidate>& candidates);
  bool as_written() const { return options_.matching == Matching::as_written; }
  Result<void> expand();
  void weigh_words();

  // The first round: which pieces (searcher_lookup.cc).
  Result<std::vector<Candidate>> strict_candidates(Hits& out);
  bool is_bare_sequence() const;
  Result<Answer> strict_answer(const MatchTable& table) const;
  Result<Answer> sequence_answer(const MatchTable& table) const;
  Result<Answer> judged_answer(const MatchTable& table) const;
  Result<Answer> run_within(Request& request, uint64_t walk) const;
  uint64_t first_part_end(uint64_t all) const;
  static uint64_t next_part_end(uint64_t last, size_t found, size_t enough, uint64_t all);
  Result<std::vector<uint32_t>> passing(std::vector<uint32_t> records, const Xapian::Query& condition) const;
  Result<std::vector<uint32_t>> passing_filters(std::vector<uint32_t> records) const;
  std::vector<uint32_t> pieces_to_go_on(size_t most) const;
  Result<void> add_page_breaks(const MatchTable& table, std::vector<Candidate>& out) const;
  bool answers_over_break(uint32_t record, const MatchTable& table, Window& window) const;

  // Reading what is shown (searcher.cc).
  Result<void> add_candidate(uint32_t record, const Window& window, std::vector<Candidate>& out) const;
  Result<void> read_strict(std::vector<Candidate> candidates, Hits& out);
  Result<std::optional<Hit>> read(const Candidate& candidate, const MatchTable& table, Strictness strictness);
  Result<std::optional<Run>> run_of(const Candidate& candidate, CharRange range) const;
  Hit hit_at(const Candidate& candidate, const Run& run, const Window& window) const;
  Hit hit_of(const Candidate& candidate, const Run& run, size_t first, size_t last,
             const std::vector<WordMatch>& matches) const;

  // The second round (searcher_lenient.cc).
  /// A part of a bare sequence: the words it is looked up by, how many records have them, and what it is worth.
  struct Part {
    std::vector<size_t> words;
    uint64_t records = 0;
    double worth = 0;
  };
  bool wants_more(const Hits& hits) const;
  Result<void> add_lenient(Hits& out);
  std::vector<Part> affordable_parts() const;
  Result<std::vector<Found>> with_some(bool& more) const;
  std::optional<Hit> lenient_hit(const Candidate& candidate, const Run& run, const Window& window) const;

  const Database& database_;
  const PageSource& pages_;
  const SearchOptions options_;
  Expansion expansion_;
  Query query_;
  std::vector<WordForms> forms_;
  std::vector<double> importance_;
  std::set<Place> places_;  ///< answered in the first round
  std::u32string letters_;  ///< of all words wanted, squeezed
  bool check_ = false;      ///< order, nearness or letters as typed must be judged
  size_t wanted_ = 0;       ///< words that are not excluded
  size_t tight_ = 0;        ///< hits that have all words close together
};

}  // namespace recto::search
