// The first step of a search: which pieces have all that is asked for, and how close together by their prints.

#include <algorithm>
#include <map>

#include "search/page_breaks.h"
#include "search/phrase_screen.h"
#include "search/record_sieve.h"
#include "search/searcher.h"

namespace recto::search {
namespace {

using Kind = QueryNode::Kind;

constexpr unsigned kCountTo = 10'000;
/// How much more of the case each further try takes, at most.
constexpr unsigned kWiden = 6;
/// Pieces with all words of a sequence among which the closest are chosen.
constexpr size_t kMostWeighed = 4000;
/// Pieces whose ends and beginnings are looked at for words over a page break; more if nothing else was found.
constexpr size_t kBreaks = 2000, kBreaksIfNone = 10'000;

}  // namespace

/// Up to which record to look on, after `found` of `enough` were found among the first `last` of `all`: as far as should do.
uint64_t Searcher::next_part_end(uint64_t last, size_t found, size_t enough, uint64_t all) {
  const double needed = 1.5 * static_cast<double>(enough) / static_cast<double>(std::max<size_t>(found, 1));
  return std::min(all, scaled(last, std::clamp(needed, 1.5, static_cast<double>(kWiden))) + 1);
}

/// The pieces that answer, all of them or of the first part of the case.
Result<Answer> Searcher::strict_answer(const MatchTable& table) const {
  if (query_.has_tree && needs_positions(query_.tree) && !anchors(query_.tree, forms_).empty())
    return judged_answer(table);
  if (is_bare_sequence()) return sequence_answer(table);
  const TreeQuery tree{forms_, importance_, false, !as_written()};
  Request request;
  request.query = filtered(query_.has_tree ? tree(query_.tree) : Xapian::Query::MatchAll, query_.filters);
  request.limit = std::max(kCandidates, 2 * options_.limit);
  request.count_to = kCountTo;
  if (check_) {
    request.judge = [&](uint32_t record) {
      return witnesses(query_.tree, table.in_prints(database_.table().words(record).prints), Strictness::all_of)
          .has_value();
    };
  }
  uint64_t walk = query_.has_tree ? 0 : database_.records();
  for (const size_t word : query_.has_tree ? anchors(query_.tree, forms_) : std::vector<size_t>())
    walk += forms_[word].count();
  return run_within(request, walk);
}

bool Searcher::is_bare_sequence() const {
  const auto is_word = [](const QueryNode& node) { return node.kind == Kind::word; };
  return !check_ && query_.has_tree && query_.tree.kind == Kind::plain &&
         std::all_of(query_.tree.children.begin(), query_.tree.children.end(), is_word);
}

/// The pieces with all words of a bare sequence, those first where they stand closest.
Result<Answer> Searcher::sequence_answer(const MatchTable& table) const {
  const size_t most = std::max(kCandidates, 2 * options_.limit), enough = std::max(kAlwaysRead, options_.limit);
  const uint32_t all = database_.table().count();
  RecordSieve sieve(database_, query_.tree, forms_);
  std::vector<uint32_t> records;
  uint64_t last = first_part_end(all);
  while (true) {
    const std::vector<uint32_t> part = TRY(passing_filters(sieve.next_part(static_cast<uint32_t>(last))));
    records.insert(records.end(), part.begin(), part.end());
    if (last >= all || records.size() >= enough) break;
    last = next_part_end(last, records.size(), enough, all);
  }
  Answer answer;
  answer.estimated = last < all;
  answer.total =
      answer.estimated ? scaled(records.size(), static_cast<double>(all) / static_cast<double>(last)) : records.size();
  if (records.size() > kMostWeighed) records.resize(kMostWeighed);
  const bool choose = records.size() > most;
  for (size_t k = 0; k < records.size(); ++k) {
    answer.found.push_back({records[k], 0});
    if (!choose) continue;
    database_.table().look_ahead(records, k);
    const std::span<const Print> prints = database_.table().words(records[k]).prints;
    answer.found.back().weight = worth_in_passing(table.in_prints(prints), importance_);
  }
  std::stable_sort(answer.found.begin(), answer.found.end(),
                   [](const Found& a, const Found& b) { return a.weight > b.weight; });
  if (answer.found.size() > most) answer.found.resize(most);
  return answer;
}

/// Up to which record a query looks at first: as far as it can afford.
uint64_t Searcher::first_part_end(uint64_t all) const {
  uint64_t walk = 0;
  for (const size_t word : anchors(query_.tree, forms_)) walk += forms_[word].count();
  return walk > kWalk ? std::max<uint64_t>(all * kWalk / walk, 1) : all;
}

/// Answers where an order or nearness is asked for: no weight decides, and many pieces have the words for one that has them so. The case
/// is looked through part by part until there is enough.
Result<Answer> Searcher::judged_answer(const MatchTable& table) const {
  const size_t most = std::max(kCandidates, 2 * options_.limit);
  const size_t enough = as_written() ? most : std::max(kAlwaysRead, options_.limit);
  const uint32_t all = database_.table().count();
  const PhraseScreen screen(query_.tree, forms_);
  RecordSieve sieve(database_, query_.tree, forms_);
  Answer answer;
  const auto holds = [&](uint32_t record) {
    const std::span<const Print> prints = database_.table().words(record).prints;
    return screen.lets_through(prints) && witnesses(query_.tree, table.in_prints(prints), Strictness::all_of);
  };
  uint64_t last = first_part_end(all);
  while (true) {
    const std::vector<uint32_t> records = TRY(passing_filters(sieve.next_part(static_cast<uint32_t>(last))));
    for (size_t k = 0; k < records.size() && answer.found.size() < most; ++k) {
      database_.table().look_ahead(records, k);
      if (holds(records[k])) answer.found.push_back({records[k], 0});
      if (answer.found.size() == most) last = records[k];
    }
    if (last >= all || answer.found.size() >= enough) break;
    last = next_part_end(last, answer.found.size(), enough, all);
  }
  answer.estimated = last < all;
  answer.total = answer.found.size();
  if (answer.estimated) answer.total = scaled(answer.total, static_cast<double>(all) / static_cast<double>(last));
  return answer;
}

/// Those of ascending records that satisfy the query's filters and `condition`.
Result<std::vector<uint32_t>> Searcher::passing(std::vector<uint32_t> records, const Xapian::Query& condition) const {
  if (records.empty()) return records;
  Request request{filtered(condition, query_.filters), static_cast<unsigned>(records.size())};
  request.among = std::move(records);
  std::vector<uint32_t> out;
  for (const Found& found : TRY(database_.run(request)).found) out.push_back(found.record);
  std::sort(out.begin(), out.end());
  return out;
}

Result<std::vector<uint32_t>> Searcher::passing_filters(std::vector<uint32_t> records) const {
  if (query_.filters.empty()) return records;
  return passing(std::move(records), Xapian::Query::MatchAll);
}

/// Runs a request that would walk through `walk` records: all of them if they are not too many, else those of the first part of the case that give
/// enough answers.
Result<Answer> Searcher::run_within(Request& request, uint64_t walk) const {
  const size_t enough = as_written() ? request.limit : std::max(kAlwaysRead, options_.limit);
  const uint64_t all = database_.table().count();
  for (uint64_t scope = walk > kWalk ? all * kWalk / walk : all;; scope *= kWiden) {
    request.scope = scope < all ? static_cast<uint32_t>(std::max<uint64_t>(scope, 1)) : 0;
    Answer answer = TRY(database_.run(request));
    if (request.scope == 0) return answer;
    if (answer.found.size() < enough) continue;
    const double share = static_cast<double>(request.scope) / static_cast<double>(all);
    answer.total = scaled(answer.total, 1 / share);
    answer.estimated = true;
    return answer;
  }
}

Result<std::vector<Searcher::Candidate>> Searcher::strict_candidates(Hits& out) {
  check_ = query_.has_tree && (as_written() || needs_positions(query_.tree));
  const MatchTable table(forms_);
  const Answer answer = TRY(strict_answer(table));
  std::vector<Candidate> candidates;
  for (const Found& found : answer.found) {
    Window window;
    if (query_.has_tree) {
      const auto satisfied =
          witnesses(query_.tree, table.in_prints(database_.table().words(found.record).prints), Strictness::all_of);
      if (!satisfied) continue;
      window = best_window(*satisfied, importance_);
    }
    TRY(add_candidate(found.record, window, candidates));
  }
  out.total = answer.total;
  out.estimated = answer.estimated;
  for (const WordForms& forms : forms_) out.estimated |= forms.cut;
  if (wanted_ > 1) {
    const size_t before = candidates.size();
    TRY(add_page_breaks(table, candidates));
    out.total += candidates.size() - before;
  }
  sort_candidates(candidates);
  return candidates;
}

/// True if the words where a piece goes over into the next answer, and neither piece does alone.
bool Searcher::answers_over_break(uint32_t record, const MatchTable& table, Window& window) const {
  const std::optional<PageBreak> both = page_break(database_.table(), record);
  if (!both || !table.any_in(both->before) || !table.any_in(both->after)) return false;
  std::vector<Print> prints(both->before.begin(), both->before.end());
  prints.insert(prints.end(), both->after.begin(), both->after.end());
  const auto satisfied = witnesses(query_.tree, table.in_prints(prints), Strictness::all_of);
  if (!satisfied || satisfied->empty()) return false;
  window = best_window(*satisfied, importance_);
  const size_t split = both->before.size();
  if (window.first >= split || window.last < split) return false;
  const auto answers_alone = [&](uint32_t piece) {
    return witnesses(query_.tree, table.in_prints(database_.table().words(piece).prints), Strictness::all_of)
        .has_value();
  };
  return !answers_alone(record) && !answers_alone(record + 1);
}

/// Pieces with words at their end, or the piece after them at its beginning, that an answer cannot do without.
std::vector<uint32_t> Searcher::pieces_to_go_on(size_t most) const {
  std::vector<WordForms> needed;
  for (const size_t word : anchors(query_.tree, forms_)) needed.push_back(forms_[word]);
  std::vector<uint32_t> records, out;
  for (const WordForms& forms : needed) {
    for (const Form& form : forms.forms) {
      database_.for_each_with(form.term, [&](uint32_t record) {
        records.push_back(record);
        return records.size() < most;
      });
      if (records.size() >= most) break;
    }
  }
  std::sort(records.begin(), records.end());
  const MatchTable table(needed);
  for (size_t k = 0; k < records.size(); ++k) {
    database_.table().look_ahead(records, k);
    const std::span<const Print> prints = database_.table().words(records[k]).prints;
    const size_t ends = std::min(kBridgeWords, prints.size());
    if (table.any_in(prints.first(ends))) out.push_back(records[k] - 1);
    if (table.any_in(prints.last(ends))) out.push_back(records[k]);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Result<void> Searcher::add_page_breaks(const MatchTable& table, std::vector<Candidate>& out) const {
  std::map<uint32_t, Window> found;
  for (const uint32_t first : pieces_to_go_on(out.empty() ? kBreaksIfNone : kBreaks)) {
    Window window;
    if (answers_over_break(first, table, window)) found[first] = std::move(window);
  }
  std::vector<uint32_t> firsts;
  for (const auto& [first, window] : found) firsts.push_back(first);
  for (const uint32_t first : TRY(passing_filters(std::move(firsts)))) {
    TRY(add_candidate(first, found[first], out));
    out.back().next = TRY(database_.table().place(first + 1));
  }
  return {};
}

}  // namespace recto::search
