#include "search/searcher.h"

#include <algorithm>
#include <cmath>

#include "search/name_query.h"

namespace recto::search {
namespace {

constexpr unsigned kMostRead = 500;
/// Read beyond what is shown: how words are written may still change the order a little.
constexpr unsigned kReadBeyond = 4;
/// Of a longer piece only the part around the best stretch is read, where that is enough.
constexpr uint32_t kNarrowOver = 1200, kNarrowLenientOver = 6000;
bool better(double score_a, const Cite& a, double score_b, const Cite& b) {
  if (score_a != score_b) return score_a > score_b;
  if (a.document != b.document) return a.document < b.document;
  return a.page != b.page ? a.page < b.page : a.range < b.range;
}

void sort_hits(std::vector<Hit>& hits) {
  std::sort(hits.begin(), hits.end(),
            [](const Hit& a, const Hit& b) { return better(a.score, a.passage.cite, b.score, b.passage.cite); });
}

}  // namespace

double Searcher::rounded(double score) { return std::round(score * 1e6) / 1e6; }

uint64_t Searcher::scaled(uint64_t count, double factor) {
  return static_cast<uint64_t>(std::llround(static_cast<double>(count) * factor));
}

void Searcher::sort_candidates(std::vector<Candidate>& candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.place < b.place;
  });
}

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
  if (!query_.names.empty()) forms_ = TRY(name_word_forms(*options_.names, query_, database_.vocabulary()));
  forms_.resize(query_.words.size());
  for (size_t w = 0; w < query_.words.size(); ++w) {
    const QueryWord& word = query_.words[w];
    if (word.name > 0) continue;
    if (word.prefix) {
      forms_[w] = database_.with_prefix(word.term);
    } else if (as_written()) {
      forms_[w] = {{{word.term, Why::folded, weight_of(Why::folded), 0}}, false};
    } else {
      forms_[w] = TRY(expansion_.close(word.term));
      // What is excluded is the word and its forms, not what looks like it.
      if (word.negative) std::erase_if(forms_[w].forms, [](const Form& form) { return form.level == Why::skeleton; });
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
  if (!query_.names.empty()) drop_other_names(*options_.names, query_, *run, matches);
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
    out.total = scaled(out.total, share);
    out.estimated = true;
  }
  return {};
}

}  // namespace recto::search
