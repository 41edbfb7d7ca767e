// How a text is traced.
//
//   1 candidates   pieces of pages that share words with it                      sources.h
//   2 distances    the least number of edits with which each piece holds it      locate.h, approximate.h
//   3 page breaks  the best pages again together with their neighbours           page_break.h
//   4 comparison   word against word at the best places, differences typed       comparison.h
//   5 verdict      judging/judge.h
//   6 order        what is closest; of equals what is nearer the original and better read; copies of one page as one
//
// Steps 2 and 3 work on folded text with single spaces (word_stream.h), so that line breaks, punctuation and spelling habits cost nothing.
// They only find and rank. Whether the words are the same is decided in step 4 on the words themselves.
#include "tracing/tracer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "judging/judge.h"
#include "text/words.h"
#include "tracing/folded_pages.h"
#include "tracing/given_text.h"
#include "tracing/locate.h"
#include "tracing/page_break.h"
#include "tracing/reply_depth.h"

namespace recto::tracing {
namespace {

constexpr size_t kCacheScalars = 4'000'000;
constexpr size_t kLongestGiven = 20'000;
constexpr size_t kSpareFinalists = 8;  // compared beyond the limit: copies fall together, ties are broken
constexpr size_t kPlacesInAPage = 8;
constexpr uint32_t kContext = 600;     // scalars on each side in which the sentence is looked for
constexpr double kTie = 0.005;         // closeness that is as good as equal
constexpr double kCopyDistance = 0.1;  // edits by which two readings of one page may differ, of its length

using Tokens = WordStream::Tokens;

/// A page, or two, that may hold the text, with how well.
struct Place {
  DocumentId document;
  PageNumber page;
  SourceText source;
  Tokens window{0, 0};
  uint32_t distance = 0;
};

/// An answer with what puts it in order.
struct Ranked {
  Answer answer;
  SourceText source;
  unsigned depth = 0;
  /// Smaller is better: closeness in steps of kTie (letter for letter apart), then depth, then reading.
  auto key() const {
    const double closeness = answer.match.closeness;
    const int step = closeness >= 1 ? -1 : static_cast<int>(std::ceil((1 - closeness) / kTie));
    const int unsure = static_cast<int>(20 * (1 - source.pages[0]->confidence));
    return std::make_tuple(step, depth, unsure);
  }
};

Tokens tokens_in(const WordStream& words, CharRange range) {
  const auto& tokens = words.tokens;
  const auto first =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.range.end <= range.start; });
  const auto last =
      std::partition_point(first, tokens.end(), [&](const Token& t) { return t.range.start < range.end; });
  return {static_cast<size_t>(first - tokens.begin()), static_cast<size_t>(last - tokens.begin())};
}

/// The piece with as much around it as the given text may stick out.
CharRange widened(CharRange piece, uint32_t by) {
  return {CharOffset(piece.start.value > by ? piece.start.value - by : 0),
          CharOffset(piece.end.value + std::min(by, UINT32_MAX - piece.end.value))};
}

/// The rest of the sentence before and behind a range of a page.
std::pair<std::u32string, std::u32string> rest_of_sentence(std::u32string_view page, CharRange range) {
  const uint32_t from = range.start.value > kContext ? range.start.value - kContext : 0;
  const size_t to = std::min<size_t>(page.size(), range.end.value + kContext);
  std::pair<std::u32string, std::u32string> rest;
  for (const CharRange& sentence : text::sentences(page.substr(from, to - from))) {
    const size_t start = from + sentence.start.value, end = from + sentence.end.value;
    if (start < range.start.value && end > range.start.value)
      rest.first = page.substr(start, range.start.value - start);
    if (start < range.end.value && end > range.end.value)
      rest.second = page.substr(range.end.value, end - range.end.value);
  }
  return rest;
}

/// Of words left out between two parts, those of the sentences that the parts are of.
std::u32string left_out_between(std::u32string_view between) {
  const std::vector<CharRange> sentences = text::sentences(between);
  if (sentences.size() < 2) return std::u32string(between);
  return std::u32string(between.substr(0, sentences.front().end.value)) + U" " +
         std::u32string(between.substr(sentences.back().start.value));
}

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
    for (const Place& place : places) {
      std::optional<Ranked> one = TRY(answer(query, place));
      if (one && one->answer.match.closeness >= options.least_closeness) ranked.push_back(std::move(*one));
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.key() < b.key(); });
    return without_copies(std::move(ranked), options.limit);
  }

 private:
  /// Steps 1 and 2: for each document its best piece, the best documents first.
  Result<std::vector<Place>> nearest(const Query& query, const TraceOptions& options) {
    const unsigned asked = options.candidates + static_cast<unsigned>(4 * options.excluded.size());
    const std::vector<Candidate> candidates = TRY(candidates_.candidates(query.given().text, asked));
    const size_t finalists = options.limit + kSpareFinalists;
    std::vector<Place> places;
    // A passage over a page break may have less than half of it on either page, so the bound is wider than the least closeness.
    uint32_t most = static_cast<uint32_t>((1 - options.least_closeness / 2) * query.length());
    for (const Candidate& candidate : candidates) {
      if (options.excluded.contains(candidate.document)) continue;
      const std::optional<SourceText> page = TRY(pages_.page_if_any(candidate.document, candidate.page));
      if (!page) continue;
      const Tokens window = tokens_in(*page->words, widened(candidate.piece, query.length() * 2));
      const std::optional<uint32_t> distance = query.distance(text_of(*page->words, window), most);
      if (distance) keep(places, {candidate.document, candidate.page, *page, window, *distance});
      if (places.size() > finalists) {
        places.resize(finalists);
        most = std::min(most, places.back().distance);
      }
    }
    return places;
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

  /// Steps 4 and 5 at the best place of a page: the least deep in its chain of replies, and then the first.
  Result<std::optional<Ranked>> answer(const Query& query, const Place& place) {
    const std::vector<Query::Location> locations =
        query.locate(*place.source.words, place.window, query.length(), kPlacesInAPage);
    const Query::Location* best = nullptr;
    unsigned least_depth = 0;
    for (const Query::Location& location : locations) {
      const unsigned depth = depth_of(place.source, location);
      const auto rank = std::make_pair(!location.in_order, depth);
      if (!best || rank < std::make_pair(!best->in_order, least_depth)) {
        best = &location;
        least_depth = depth;
      }
    }
    if (!best) return std::optional<Ranked>();
    Ranked ranked;
    ranked.source = place.source;
    ranked.depth = least_depth + TRY(depth_before(place));
    Assembly assembly(query, place.source, *best);
    if (!assembly.found()) return std::optional<Ranked>();
    ranked.answer = assembly.answer();
    TRY(locate_passage(ranked.answer.match, place, assembly.source()));
    return std::optional<Ranked>(std::move(ranked));
  }

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
    constexpr uint32_t kMostPagesBack = 8;
    unsigned depth = 0;
    for (uint32_t back = 1; back <= kMostPagesBack && back < place.page.value; ++back) {
      const std::optional<SourceText> page =
          TRY(pages_.page_if_any(place.document, PageNumber(place.page.value - back)));
      if (page) depth += reply_depth(page->text_of(0), CharOffset(static_cast<uint32_t>(page->text_of(0).size())));
    }
    return depth;
  }

  /// Puts the comparisons of the parts together into one answer.
  class Assembly {
   public:
    Assembly(const Query& query, const SourceText& source, const Query::Location& location) : source_(source) {
      answer_.in_order = location.in_order;
      answer_.letter_for_letter = location.parts.size() == 1;
      answer_.match.closeness = std::max(0.0, 1 - static_cast<double>(location.distance) / query.length());
      for (const Query::Part& part : location.parts) add(query.given(), part);
      judge();
    }
    bool found() const { return found_; }
    Answer answer() const { return answer_; }
    Tokens source() const { return range_; }

   private:
    void add(const GivenText& given, const Query::Part& part) {
      const Tokens window{part.source.first > 1 ? part.source.first - 2 : 0,
                          std::min(part.source.last + 2, source_.words->tokens.size())};
      const Comparison one = compare(given, part.given, source_, window, part.distance);
      answer_.match.differences.insert(answer_.match.differences.end(), one.differences.begin(), one.differences.end());
      answer_.letter_for_letter = answer_.letter_for_letter && one.letter_for_letter;
      answer_.in_brackets += one.in_brackets;
      answer_.replaced += one.replaced;
      if (one.source.empty()) return;
      if (found_) leave_out(one.source);
      CharRange& range = answer_.match.given;
      range =
          found_ ? CharRange{std::min(range.start, one.given.start), std::max(range.end, one.given.end)} : one.given;
      range_ = found_ ? Tokens{std::min(range_.first, one.source.first), std::max(range_.last, one.source.last)}
                      : one.source;
      found_ = true;
    }

    void leave_out(Tokens next) {
      if (next.first <= range_.last) return;
      const Token &from = source_.words->tokens[range_.last - 1], &to = source_.words->tokens[next.first];
      const std::u32string_view first = source_.text_of(from.part);
      if (from.part == to.part) {
        answer_.left_out +=
            left_out_between(first.substr(from.range.end.value, to.range.start.value - from.range.end.value));
      } else {
        answer_.left_out += left_out_between(std::u32string(first.substr(from.range.end.value)) + U" " +
                                             std::u32string(source_.text_of(to.part).substr(0, to.range.start.value)));
      }
    }

    void judge() {
      const judging::Liberties liberties{answer_.in_brackets, answer_.replaced, answer_.left_out};
      judging::Judgement judgement =
          judging::judge({answer_.match.differences, answer_.letter_for_letter, answer_.in_order, liberties, {}});
      answer_.match.verdict = judgement.verdict;
      answer_.match.reasons = std::move(judgement.reasons);
    }

    const SourceText& source_;
    Answer answer_;
    Tokens range_{0, 0};
    bool found_ = false;
  };

  Result<void> locate_passage(Match& match, const Place& place, Tokens tokens) {
    const std::string file = TRY(source_.file(place.document));
    const auto& all = place.source.words->tokens;
    const auto passage = [&](Tokens range) {
      const uint8_t part = all[range.first].part;
      const CharRange where{all[range.first].range.start, all[range.last - 1].range.end};
      const std::u32string text(place.source.text_of(part).substr(where.start.value, where.length()));
      return Passage{{place.document, place.page + PageNumber(part), where},
                     file,
                     text,
                     boxes_of(*place.source.pages[part], where),
                     nullptr};
    };
    const size_t second =
        static_cast<size_t>(std::partition_point(all.begin() + static_cast<ptrdiff_t>(tokens.first),
                                                 all.begin() + static_cast<ptrdiff_t>(tokens.last),
                                                 [&](const Token& t) { return t.part == all[tokens.first].part; }) -
                            all.begin());
    match.passage = passage({tokens.first, second});
    const Token& first = all[tokens.first];
    match.context_before = rest_of_sentence(place.source.text_of(first.part), match.passage.cite.range).first;
    CharRange last = match.passage.cite.range;
    if (second < tokens.last) {
      match.passage.and_ = std::make_shared<const Passage>(passage({second, tokens.last}));
      last = match.passage.and_->cite.range;
    } else if (first.part == 1) {  // all of it stands on the second page
      for (Difference& difference : match.differences) difference.page_part = 0;
    }
    match.context_after = rest_of_sentence(place.source.text_of(all[tokens.last - 1].part), last).second;
    return {};
  }

  /// Step 6: a page that reads like a better one's, but for a few scalars, is its copy.
  static std::vector<Answer> without_copies(std::vector<Ranked> ranked, size_t limit) {
    std::vector<Ranked> out;
    for (Ranked& one : ranked) {
      const auto original =
          std::find_if(out.begin(), out.end(), [&](const Ranked& other) { return is_copy(one, other); });
      if (original != out.end()) {
        original->answer.match.copies.push_back(one.answer.match.passage);
      } else if (out.size() < limit) {
        out.push_back(std::move(one));
      }
    }
    std::vector<Answer> answers;
    for (Ranked& one : out) answers.push_back(std::move(one.answer));
    return answers;
  }

  static bool is_copy(const Ranked& a, const Ranked& b) {
    if (std::abs(a.answer.match.closeness - b.answer.match.closeness) > kTie) return false;
    const std::u32string &one = a.source.words->text, &other = b.source.words->text;
    const size_t longer = std::max(one.size(), other.size()), shorter = std::min(one.size(), other.size());
    const auto most = static_cast<uint32_t>(kCopyDistance * static_cast<double>(longer));
    if (longer - shorter > most) return false;
    return ApproximatePattern(one.size() == longer ? one : other)
        .distance(one.size() == longer ? other : one, most)
        .has_value();
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
