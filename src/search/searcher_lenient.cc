// The second round of a search: pages with most of the words, words that look alike.

#include <algorithm>
#include <set>

#include "search/page_breaks.h"
#include "search/searcher.h"
#include "search/tally.h"

namespace recto::search {
namespace {

using Kind = QueryNode::Kind;

/// Fewer pages than that may all have the words far apart, and the one meant misread.
constexpr unsigned kFewPages = 60;
constexpr size_t kNearForms = 60, kLenientRead = 50, kLenientReadBeside = 20;
/// A page that lacks words is shown if it has so much of what was asked, or follows its letters so closely.
constexpr double kLeastCovered = 0.45, kLeastClose = 0.66;

/// The part of a tree that must match, without what is excluded.
const QueryNode& wanted_part(const QueryNode& node) {
  return node.kind == Kind::except ? wanted_part(node.children[0]) : node;
}

bool is_simple(const QueryNode& node) { return node.kind == Kind::word || node.kind == Kind::phrase; }

/// A bare word or sequence: what may be answered in part.
bool may_be_lenient(const Query& query) {
  if (!query.has_tree || !query.names.empty()) return false;
  const QueryNode& node = wanted_part(query.tree);
  if (node.kind == Kind::word) return !query.words[node.words.front()].prefix;
  return node.kind == Kind::plain && std::all_of(node.children.begin(), node.children.end(), is_simple);
}

/// What excludes a record, and the index alone can judge.
QueryNode exclusion(const QueryNode& node) {
  QueryNode out;
  out.kind = Kind::any;
  for (const QueryNode* at = &node; at->kind == Kind::except; at = &at->children.front()) {
    if (!needs_positions(at->children.back())) out.children.push_back(at->children.back());
  }
  return out;
}

}  // namespace

bool Searcher::wants_more(const Hits& hits) const {
  if (as_written() || !may_be_lenient(query_)) return false;
  return hits.hits.size() < options_.limit || (wanted_ > 1 && tight_ < options_.limit && hits.total < kFewPages);
}

std::optional<Hit> Searcher::lenient_hit(const Candidate& candidate, const Run& run, const Window& window) const {
  double covered = 0;
  for (const WordMatch& match : window.matches) covered += importance_[match.word] * match.weight;
  const auto nearest = run.nearest(letters_);
  const double close = nearest ? 1 - static_cast<double>(nearest->edits) /
                                         static_cast<double>(std::max<size_t>(1, std::min<size_t>(64, letters_.size())))
                               : 0;
  if (covered < kLeastCovered && close < kLeastClose) return std::nullopt;
  const double by_letters =
      wanted_ > 1 && close >= kLeastClose ? 0.9 * (0.25 + 0.75 * (close - kLeastClose) / (1 - kLeastClose)) : 0;
  if (by_letters <= window.score || window.matches.empty()) {
    return window.matches.empty() ? std::nullopt : std::optional(hit_at(candidate, run, window));
  }
  std::vector<WordMatch> words;
  for (size_t k = nearest->first; k <= nearest->last; ++k)
    words.push_back({static_cast<uint32_t>(k), 0, 1, Why::skeleton});
  Hit hit = hit_of(candidate, run, nearest->first, nearest->last, words);
  hit.score = rounded(by_letters);
  return hit;
}

/// The parts of a bare sequence that are looked up, rarest first: as many as can be walked through.
std::vector<Searcher::Part> Searcher::affordable_parts() const {
  const QueryNode& node = wanted_part(query_.tree);
  std::vector<Part> parts;
  for (const QueryNode& child : node.kind == Kind::plain ? std::span(node.children) : std::span(&node, 1)) {
    Part part{anchors(child, forms_), 0, 0};
    for (const size_t word : part.words) part.records += forms_[word].count();
    for (const size_t word : child.words) part.worth += importance_[word];
    parts.push_back(std::move(part));
  }
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.records < b.records; });
  uint64_t walk = 0;
  size_t taken = 0;
  for (; taken < parts.size(); ++taken) {
    walk += parts[taken].records;
    if (taken > 0 && walk > kWalk) break;
  }
  parts.resize(taken);
  return parts;
}

/// The pieces that have most of the parts, in the forms that answer best. `more`: there are others.
Result<std::vector<Found>> Searcher::with_some(bool& more) const {
  const std::vector<Part> parts = affordable_parts();
  const uint64_t all = database_.table().count();
  const uint64_t walk = parts.front().records;
  const QueryNode excluded = exclusion(query_.tree);
  const bool conditions = !query_.filters.empty() || !excluded.children.empty();
  // Of a word on very many pages the first of these, unless a condition may leave none of them.
  const uint64_t last = conditions || walk <= kWalk ? all : std::max<uint64_t>(1, all * kWalk / walk);
  Tally tally(static_cast<size_t>(std::min(kWalk, walk)));
  for (uint32_t p = 0; p < parts.size(); ++p) {
    for (const size_t word : parts[p].words) {
      for (const Form& form : forms_[word].forms) {
        database_.for_each_with(form.term, [&](uint32_t record) {
          if (record <= last) tally.add(record, p, parts[p].worth * form.weight);
          return record < last;
        });
      }
    }
  }
  std::vector<Found> found = tally.best(conditions ? tally.size() : kCandidates);
  if (conditions) {
    std::vector<uint32_t> records;
    for (const Found& one : found) records.push_back(one.record);
    std::sort(records.begin(), records.end());
    const TreeQuery tree{forms_, importance_, false, true};
    const Xapian::Query allowed =
        excluded.children.empty() ? Xapian::Query::MatchAll
                                  : Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll, tree(excluded));
    records = TRY(passing(std::move(records), allowed));
    std::erase_if(found,
                  [&](const Found& one) { return !std::binary_search(records.begin(), records.end(), one.record); });
  }
  more = last < all || tally.size() > kCandidates;
  if (found.size() > kCandidates) found.resize(kCandidates);
  return found;
}

Result<void> Searcher::add_lenient(Hits& out) {
  for (size_t w = 0; w < query_.words.size(); ++w) {
    // Of a word on very many pages its own forms do: it tells little, and pages are not looked up by it.
    if (!query_.words[w].negative && !query_.words[w].prefix && forms_[w].count() <= kWalk)
      TRY(expansion_.add_near(query_.words[w].term, kNearForms, forms_[w]));
  }
  const MatchTable table(forms_);
  bool more = false;
  std::vector<Candidate> candidates;
  for (const Found& found : TRY(with_some(more))) {
    const auto satisfied =
        witnesses(query_.tree, table.in_prints(database_.table().words(found.record).prints), Strictness::most_of);
    if (satisfied) TRY(add_candidate(found.record, best_window(*satisfied, importance_), candidates));
  }
  std::erase_if(candidates, [&](const Candidate& candidate) { return places_.contains(candidate.place); });
  sort_candidates(candidates);
  const size_t most = (tight_ > 0 ? kLenientReadBeside : kLenientRead) + options_.limit;
  for (size_t k = 0; k < std::min(candidates.size(), most); ++k) {
    std::optional<Hit> hit = TRY(read(candidates[k], table, Strictness::most_of));
    if (!hit) continue;
    out.hits.push_back(std::move(*hit));
    ++out.total;
  }
  out.estimated |= more || candidates.size() > most;
  return {};
}

}  // namespace recto::search
