// How a text is traced.
//
//   1 candidates   pieces of pages that share words with it                      sources.h
//   2 distances    the least number of edits with which each piece holds it      locate.h, approximate.h
//   3 page breaks  the best pages again together with their neighbours           page_break.h
//   4 answers      word against word at the best places, differences typed       answering.h, comparison.h
//   5 verdicts     by the table in judging/judge.cc
//   6 order        what supports, what is close, what is near the original       ranking.h
//
// Steps 2 and 3 work on folded text with single spaces (word_stream.h), so that line breaks, punctuation and spelling habits cost nothing.
// They only find and rank. Whether the words are the same is decided in step 4 on the words themselves.
#include "tracing/tracer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "tracing/answering.h"
#include "tracing/folded_pages.h"
#include "tracing/given_text.h"
#include "tracing/locate.h"
#include "tracing/page_break.h"
#include "tracing/ranking.h"
#include "tracing/reply_depth.h"

namespace recto::tracing {
namespace {

constexpr size_t kCacheScalars = 4'000'000;
constexpr size_t kLongestGiven = 20'000;
constexpr size_t kSpareFinalists = 8;  // compared beyond the limit: copies fall together, ties are broken
constexpr size_t kPlacesInAPage = 8;
constexpr double kWorseThanBest = 0.4;  // a place farther off than the best one, of the text's length, is no rival
constexpr uint32_t kMostPagesBack = 8;  // looked at for the beginnings of messages
constexpr double kClose = 0.7;          // a place as close as that was what the candidates were for
constexpr double kRival = 0.5;          // of the best candidate's score: with less a piece is no rival of a close place

using Tokens = WordStream::Tokens;

/// The piece with as much around it as the given text may stick out.
CharRange widened(CharRange piece, uint32_t by) {
  return {CharOffset(piece.start.value > by ? piece.start.value - by : 0),
          CharOffset(piece.end.value + std::min(by, UINT32_MAX - piece.end.value))};
}

/// Which parts of which pages have been searched: candidates of one page overlap.
class Searched {
 public:
  /// True if nothing searched before holds the window; then it counts as searched.
  bool is_new(const Candidate& candidate, Tokens window) {
    std::vector<Tokens>& before = windows_[{candidate.document, candidate.page}];
    const bool known = std::any_of(before.begin(), before.end(),
                                   [&](Tokens w) { return w.first <= window.first && w.last >= window.last; });
    if (!known) before.push_back(window);
    return !known;
  }

 private:
  std::map<std::pair<DocumentId, PageNumber>, std::vector<Tokens>> windows_;
};

}  // namespace

class Tracer::Implementation {
 public:
  Implementation(CandidateSource& candidates, PageSource& pages)
      : candidates_(candidates), source_(pages), pages_(pages, kCacheScalars) {}

  Result<std::vector<Answer>> answers(std::u32string_view text, const TraceOptions& options) {
    if (text.size() > kLongestGiven)
      return fail(ErrorKind::limit, "the text is longer than 20,000 characters; trace it in parts");
    const GivenText given = read_given(text, options.conventions);
    if (std::find(given.own.begin(), given.own.end(), false) == given.own.end()) {
      return fail(ErrorKind::invalid_input, "there is no word to trace in the text");
    }
    const Query query(given);
    std::vector<Place> places = TRY(nearest(query, options));
    TRY(try_page_breaks(query, places));
    std::vector<Ranked> ranked;
    std::vector<const Place*> place_of;
    for (const Place& place : places) {
      std::optional<Ranked> one = TRY(best_answer(query, place));
      if (!one || one->answer.match.closeness < options.least_closeness) continue;
      ranked.push_back(std::move(*one));
      place_of.push_back(&place);
    }
    // How deep in a chain of replies an answer stands only matters beside others.
    for (size_t k = 0; ranked.size() > 1 && k < ranked.size(); ++k) ranked[k].depth += TRY(depth_before(*place_of[k]));
    put_in_order(ranked, query.length());
    return without_copies(std::move(ranked), options.limit);
  }

 private:
  /// Steps 1 and 2: for each document its best piece, the best documents first. Where nothing close comes of it, harder looked for.
  Result<std::vector<Place>> nearest(const Query& query, const TraceOptions& options) {
    const unsigned asked = options.candidates + static_cast<unsigned>(4 * options.excluded.size());
    // Of a text over a page break less than half may stand on either page, so the bound is wider than the least closeness.
    Nearest nearest{{}, {}, static_cast<uint32_t>((1 - options.least_closeness / 2) * query.length())};
    TRY(align(query, options, TRY(candidates_.candidates(query.given().text, asked)), nearest));
    if (!nearest.close(query))
      TRY(align(query, options, TRY(candidates_.further_candidates(query.given().text, asked)), nearest));
    return std::move(nearest.places);
  }

  /// The best places so far.
  struct Nearest {
    std::vector<Place> places;
    Searched searched;
    uint32_t most;  ///< a place with more edits is none
    bool close(const Query& query) const {
      return !places.empty() && places.front().distance <= static_cast<uint32_t>((1 - kClose) * query.length());
    }
  };

  Result<void> align(const Query& query, const TraceOptions& options, const std::vector<Candidate>& candidates,
                     Nearest& nearest) {
    const size_t finalists = options.limit + kSpareFinalists;
    for (const Candidate& candidate : candidates) {
      if (options.excluded.contains(candidate.document)) continue;
      if (nearest.close(query) && candidate.score < kRival * candidates.front().score) break;
      const std::optional<SourceText> page = TRY(pages_.page_if_any(candidate.document, candidate.page));
      if (!page) continue;
      const Tokens window = tokens_in(*page->words, widened(candidate.piece, query.length() + query.length() / 4));
      if (!nearest.searched.is_new(candidate, window)) continue;
      const std::optional<uint32_t> distance = query.distance(text_of(*page->words, window), nearest.most);
      if (!distance) continue;
      std::vector<Place>& places = nearest.places;
      keep(places, {candidate.document, candidate.page, *page, window, *distance});
      nearest.most =
          std::min(nearest.most, places.front().distance + static_cast<uint32_t>(kWorseThanBest * query.length()));
      if (places.size() > finalists) {
        places.resize(finalists);
        nearest.most = std::min(nearest.most, places.back().distance);
      }
    }
    return {};
  }

  /// Puts a place in order of distance, earlier candidates first among equals; of one document only the best stays.
  static void keep(std::vector<Place>& places, Place place) {
    const auto known =
        std::find_if(places.begin(), places.end(), [&](const Place& p) { return p.document == place.document; });
    if (known != places.end()) {
      if (known->distance <= place.distance) return;
      places.erase(known);
    }
    const auto at = std::upper_bound(places.begin(), places.end(), place,
                                     [](const Place& a, const Place& b) { return a.distance < b.distance; });
    places.insert(at, std::move(place));
  }

  /// Step 3: a text that crosses a page break is closer to the two pages together.
  Result<void> try_page_breaks(const Query& query, std::vector<Place>& places) {
    for (Place& place : places) {
      if (place.distance == 0) continue;
      const PageNumber number = place.page;
      for (const PageNumber first : {PageNumber(number.value - 1), number}) {
        const std::optional<SourceText> left = TRY(pages_.page_if_any(place.document, first));
        const std::optional<SourceText> right = TRY(pages_.page_if_any(place.document, first + PageNumber(1)));
        if (!left || !right) continue;
        const SourceText both = over_page_break(*left, *right, query.length() * 2);
        const Tokens all{0, both.words->tokens.size()};
        const std::optional<uint32_t> distance = query.distance(both.words->text, place.distance - 1);
        if (distance && *distance < place.distance) place = {place.document, first, both, all, *distance};
        if (place.distance == 0) break;
      }
    }
    return {};
  }

  /// Steps 4 and 5. Of several locations at one distance the least deep in the chain of replies counts, then the one with the most words
  /// whole, then the first.
  Result<std::optional<Ranked>> best_answer(const Query& query, const Place& place) {
    const std::string file = TRY(source_.file(place.document));
    std::optional<Ranked> best;
    const auto key = [](const Ranked& one) {
      return std::make_tuple(!one.answer.in_order, one.depth, -one.answer.whole_words);
    };
    for (const Query::Location& location :
         query.locate(*place.source.words, place.window, query.length(), kPlacesInAPage)) {
      std::optional<Answer> answer = answer_at(query, place, location, file);
      if (!answer) continue;
      Ranked one{std::move(*answer), place.source, depth_of(place.source, location)};
      if (!best || key(one) < key(*best)) best = std::move(one);
    }
    return best;
  }

  /// Messages that began on the page before the location.
  static unsigned depth_of(const SourceText& source, const Query::Location& location) {
    size_t first = source.words->tokens.size();
    for (const Query::Part& part : location.parts) {
      if (!part.source.empty()) first = std::min(first, part.source.first);
    }
    if (first == source.words->tokens.size()) return 0;
    const Token& token = source.words->tokens[first];
    return reply_depth(source.text_of(token.part), token.range.start);
  }

  /// Messages that began on the pages before.
  Result<unsigned> depth_before(const Place& place) {
    unsigned depth = 0;
    for (uint32_t back = 1; back <= kMostPagesBack && back < place.page.value; ++back) {
      const std::optional<SourceText> page =
          TRY(pages_.page_if_any(place.document, PageNumber(place.page.value - back)));
      if (page) depth += reply_depth(page->text_of(0), CharOffset(static_cast<uint32_t>(page->text_of(0).size())));
    }
    return depth;
  }

  CandidateSource& candidates_;
  PageSource& source_;
  FoldedPages pages_;
};

Tracer::Tracer(CandidateSource& candidates, PageSource& pages)
    : implementation_(std::make_unique<Implementation>(candidates, pages)) {}
Tracer::~Tracer() = default;

Result<std::vector<Answer>> Tracer::answers(std::u32string_view given, const TraceOptions& options) {
  return implementation_->answers(given, options);
}

Result<std::vector<Match>> Tracer::trace(std::u32string_view given, const TraceOptions& options) {
  std::vector<Match> matches;
  for (Answer& answer : TRY(implementation_->answers(given, options))) matches.push_back(std::move(answer.match));
  return matches;
}

}  // namespace recto::tracing
