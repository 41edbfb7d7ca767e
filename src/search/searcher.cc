#include "search/searcher.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "search/page_breaks.h"

namespace recto::search {
namespace {

using Kind = QueryNode::Kind;

constexpr unsigned kCandidates = 400, kCountTo = 10'000;
constexpr unsigned kMostRead = 500, kAlwaysRead = 60;
/// Pieces of the rarest words that a query walks through before it is content with a part of the case, and how much more of it each further try
/// takes.
constexpr uint64_t kWalk = 12'000;
constexpr unsigned kWiden = 6;
/// Pieces whose ends and beginnings are looked at for words over a page break; more if nothing else was found.
constexpr size_t kBreaks = 2000, kBreaksIfNone = 10'000;
/// Read beyond what is shown: how words are written may still change the order a little.
constexpr unsigned kReadBeyond = 4;
/// Of a longer piece only the part around the best stretch is read, where that is enough.
constexpr uint32_t kNarrowOver = 1200, kNarrowLenientOver = 6000;
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
  if (!query.has_tree) return false;
  const QueryNode& node = wanted_part(query.tree);
  if (node.kind == Kind::word) return !query.words[node.words.front()].prefix;
  return node.kind == Kind::plain && std::all_of(node.children.begin(), node.children.end(), is_simple);
}

/// A bare sequence without its common parts, if there are rare ones: what is looked up to find pages that lack some of it. `walk` is how many
/// records the rest has.
QueryNode rarest_parts(const QueryNode& node, std::span<const WordForms> forms, uint64_t& walk) {
  QueryNode out = node;
  if (node.kind == Kind::except) {
    out.children.front() = rarest_parts(node.children.front(), forms, walk);
    return out;
  }
  const auto records_of = [&](const QueryNode& part) {
    uint64_t sum = 0;
    for (const size_t word : anchors(part, forms)) sum += forms[word].count();
    return sum;
  };
  if (node.kind != Kind::plain) {
    walk += records_of(node);
    return out;
  }
  std::sort(out.children.begin(), out.children.end(),
            [&](const QueryNode& a, const QueryNode& b) { return records_of(a) < records_of(b); });
  size_t taken = 0;
  for (; taken < out.children.size(); ++taken) {
    const uint64_t more = records_of(out.children[taken]);
    if (taken > 0 && walk + more > kWalk) break;
    walk += more;
  }
  out.children.resize(taken);
  return out;
}

bool better(double score_a, const Cite& a, double score_b, const Cite& b) {
  if (score_a != score_b) return score_a > score_b;
  if (a.document != b.document) return a.document < b.document;
  return a.page != b.page ? a.page < b.page : a.range < b.range;
}

void sort_hits(std::vector<Hit>& hits) {
  std::sort(hits.begin(), hits.end(),
            [](const Hit& a, const Hit& b) { return better(a.score, a.passage.cite, b.score, b.passage.cite); });
}

double rounded(double score) { return std::round(score * 1e6) / 1e6; }

}  // namespace

Result<void> Searcher::add_candidate(uint32_t record, const Window& window, std::vector<Candidate>& out) const {
  Candidate candidate;
  candidate.record = record;
  candidate.place = TRY(database_.table().place(record));
  candidate.read = around_words(candidate.place, database_.table().words(record), window.first, window.last);
  candidate.score = rounded(window.score);
  candidate.anywhere = window.anywhere;
  out.push_back(std::move(candidate));
  return {};
}

Result<Hits> Searcher::run(Query query) {
  query_ = std::move(query);
  TRY(expand());
  weigh_words();
  Hits out;
  std::vector<Candidate> candidates = TRY(strict_candidates(out));
  TRY(read_strict(std::move(candidates), out));
  if (wants_more(out)) TRY(add_lenient(out));
  sort_hits(out.hits);
  if (out.hits.size() > options_.limit) out.hits.resize(options_.limit);
  return out;
}

Result<void> Searcher::expand() {
  for (const QueryWord& word : query_.words) {
    if (word.prefix) {
      forms_.push_back(database_.with_prefix(word.term));
    } else if (as_written()) {
      forms_.push_back({{{word.term, Why::folded, weight_of(Why::folded), 0}}, false});
    } else {
      forms_.push_back(TRY(expansion_.close(word.term)));
      // What is excluded is the word and its forms, not what looks like it.
      if (word.negative)
        std::erase_if(forms_.back().forms, [](const Form& form) { return form.level == Why::skeleton; });
    }
  }
  return {};
}

void Searcher::weigh_words() {
  importance_.assign(query_.words.size(), 0);
  double sum = 0;
  for (size_t w = 0; w < query_.words.size(); ++w) {
    if (query_.words[w].negative) continue;
    ++wanted_;
    squeeze(query_.words[w].term, letters_);
    importance_[w] =
        std::log(2.0 + static_cast<double>(database_.records()) / (1.0 + static_cast<double>(forms_[w].count())));
    sum += importance_[w];
  }
  for (double& share : importance_) share /= std::max(sum, 1e-9);
}

/// The pieces that answer, all of them or of the first part of the case.
Result<Answer> Searcher::strict_answer(const MatchTable& table) const {
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
    answer.total = static_cast<uint64_t>(std::llround(static_cast<double>(answer.total) / share));
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
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.place < b.place;
  });
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

Result<void> Searcher::add_page_breaks(const MatchTable& table, std::vector<Candidate>& out) const {
  std::set<uint32_t> first_pieces;
  size_t room = out.empty() ? kBreaksIfNone : kBreaks;
  for (const size_t word : anchors(query_.tree, forms_)) {
    for (const Form& form : forms_[word].forms) {
      database_.for_each_with(form.term, [&](uint32_t record) {
        first_pieces.insert({record - 1, record});
        return --room > 0;
      });
      if (room == 0) break;
    }
    if (room == 0) break;
  }
  std::map<uint32_t, Window> found;
  for (const uint32_t first : first_pieces) {
    Window window;
    if (answers_over_break(first, table, window)) found[first] = std::move(window);
  }
  if (found.empty()) return {};
  Request request{filtered(Xapian::Query::MatchAll, query_.filters), static_cast<unsigned>(found.size())};
  for (const auto& [first, window] : found) request.among.push_back(first);
  for (const Found& allowed : TRY(database_.run(request)).found) {
    TRY(add_candidate(allowed.record, found[allowed.record], out));
    out.back().next = TRY(database_.table().place(allowed.record + 1));
  }
  return {};
}

Result<std::optional<Run>> Searcher::run_of(const Candidate& candidate, CharRange range) const {
  if (candidate.next) return Run::of_bridge(pages_, candidate.place, *candidate.next);
  return Run::of_piece(pages_, {candidate.place.document, candidate.place.page, range});
}

Hit Searcher::hit_of(const Candidate& candidate, const Run& run, size_t first, size_t last,
                     const std::vector<WordMatch>& matches) const {
  Hit hit;
  hit.passage = run.passage(candidate.place.document, first, last);
  hit.snippet = run.snippet(first, last);
  for (const WordMatch& match : matches) {
    std::u32string written(run.written(match.position));
    if (std::find(hit.matched.begin(), hit.matched.end(), written) == hit.matched.end())
      hit.matched.push_back(std::move(written));
    hit.why = std::max(hit.why, match.level);
  }
  return hit;
}

Result<std::optional<Hit>> Searcher::read(const Candidate& candidate, const MatchTable& table, Strictness strictness) {
  const CharRange whole = candidate.place.range;
  const bool strict = strictness == Strictness::all_of;
  const bool part = !check_ && !candidate.next && whole.length() > (strict ? kNarrowOver : kNarrowLenientOver);
  const std::optional<Run> run = TRY(run_of(candidate, part ? candidate.read : whole));
  if (!run) return std::optional<Hit>();
  std::vector<WordMatch> matches = table.in_terms(run->terms());
  settle_levels(query_, *run, as_written(), matches);
  if (!part && query_.has_tree) {
    auto satisfied = witnesses(query_.tree, matches, strictness);
    if (!satisfied) return std::optional<Hit>();
    matches = std::move(*satisfied);
  }
  const Window window = best_window(matches, importance_, candidate.anywhere);
  if (!strict) return lenient_hit(candidate, *run, window);
  tight_ += window.tight;
  return std::optional(hit_at(candidate, *run, window));
}

/// Where no word is wanted (filters only) the beginning of the page stands for it.
Hit Searcher::hit_at(const Candidate& candidate, const Run& run, const Window& window) const {
  constexpr size_t kBeginning = 12;
  if (window.matches.empty()) return hit_of(candidate, run, 0, std::min(run.size(), kBeginning) - 1, {});
  Hit hit = hit_of(candidate, run, window.first, window.last, window.matches);
  hit.score = rounded(window.score);
  return hit;
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

Result<void> Searcher::read_strict(std::vector<Candidate> candidates, Hits& out) {
  const MatchTable table(forms_);
  const size_t all = candidates.size();
  const size_t enough = as_written() ? kMostRead : check_ && all <= kAlwaysRead ? all : options_.limit + kReadBeyond;
  size_t read_count = 0, refused = 0;
  for (const Candidate& candidate : candidates) {
    const bool shown = out.hits.size() >= options_.limit + (as_written() ? 0 : kReadBeyond);
    if (read_count >= enough && (shown || read_count >= kMostRead)) break;
    std::optional<Hit> hit = TRY(read(candidate, table, Strictness::all_of));
    ++read_count;
    hit ? out.hits.push_back(std::move(*hit)) : void(++refused);
    if (hit) places_.insert(candidate.place);
  }
  if (!check_) return {};
  if (read_count == all) {
    out.total -= std::min<uint64_t>(out.total, refused);
  } else {
    const double share = static_cast<double>(read_count - refused) / static_cast<double>(read_count);
    out.total = static_cast<uint64_t>(std::llround(share * static_cast<double>(out.total)));
    out.estimated = true;
  }
  return {};
}

bool Searcher::wants_more(const Hits& hits) const {
  if (as_written() || !may_be_lenient(query_)) return false;
  return hits.hits.size() < options_.limit || (wanted_ > 1 && tight_ < options_.limit && hits.total < kFewPages);
}

Result<void> Searcher::add_lenient(Hits& out) {
  for (size_t w = 0; w < query_.words.size(); ++w) {
    if (!query_.words[w].negative && !query_.words[w].prefix)
      TRY(expansion_.add_near(query_.words[w].term, kNearForms, forms_[w]));
  }
  const MatchTable table(forms_);
  const TreeQuery tree{forms_, importance_, true, true};
  uint64_t walk = 0;
  const QueryNode affordable = rarest_parts(query_.tree, forms_, walk);
  Request request{filtered(tree(affordable), query_.filters), kCandidates, kCandidates};
  const Answer answer = TRY(run_within(request, walk));
  std::vector<Candidate> candidates;
  for (const Found& found : answer.found) {
    const auto satisfied =
        witnesses(query_.tree, table.in_prints(database_.table().words(found.record).prints), Strictness::most_of);
    if (satisfied) TRY(add_candidate(found.record, best_window(*satisfied, importance_), candidates));
  }
  std::erase_if(candidates, [&](const Candidate& candidate) { return places_.contains(candidate.place); });
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.place < b.place;
  });
  const size_t most = (tight_ > 0 ? kLenientReadBeside : kLenientRead) + options_.limit;
  for (size_t k = 0; k < std::min(candidates.size(), most); ++k) {
    std::optional<Hit> hit = TRY(read(candidates[k], table, Strictness::most_of));
    if (!hit) continue;
    out.hits.push_back(std::move(*hit));
    ++out.total;
  }
  out.estimated |= answer.total > answer.found.size() || candidates.size() > most;
  return {};
}

}  // namespace recto::search
