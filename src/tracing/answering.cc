// Putting the parts of an answer together, and finding a second place where one is not enough.
//
// A text may have been stitched from two places of a paper as if it ran on. Aligned at one place it shows a core whose words are there and a
// rest whose words are not. The rest is then looked for by itself; where it stands nearly as it is, the two places together are
// the better answer. It costs a tenth of the closeness and always leaves a difference, so that it can never be supported.
#include "tracing/answering.h"

#include <algorithm>

#include "judging/judge.h"
#include "text/words.h"

namespace recto::tracing {
namespace {

constexpr uint32_t kContext = 600;  // scalars on each side in which the sentence is looked for
constexpr size_t kLeastRest = 4;    // words
constexpr double kRestTolerance = 0.2, kStitchCost = 0.1;

using Tokens = WordStream::Tokens;

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
std::u32string of_their_sentences(std::u32string_view between) {
  const std::vector<CharRange> sentences = text::sentences(between);
  if (sentences.size() < 2) return std::u32string(between);
  return std::u32string(between.substr(0, sentences.front().end.value)) + U" " +
         std::u32string(between.substr(sentences.back().start.value));
}

/// Whether what lies between two parts was left out openly, with an ellipsis.
enum class Joining { ellipsis, stitched };

class Assembly {
 public:
  Assembly(const Query& query, const Place& place, const Query::Location& location, Joining joining)
      : query_(query), place_(place), words_(*place.source.words), joining_(joining) {
    answer_.in_order = location.in_order;
    answer_.letter_for_letter = location.parts.size() == 1;
    const double cost = joining == Joining::stitched ? kStitchCost : 0;
    answer_.match.closeness = std::max(0.0, 1 - static_cast<double>(location.distance) / query.length() - cost);
    for (const Query::Part& part : location.parts) add(part);
    if (range_.empty()) return;
    if (joining == Joining::stitched && answer_.in_order && answer_.match.differences.empty()) return;
    judge();
  }

  bool found() const { return !range_.empty() && !answer_.match.reasons.empty(); }
  Tokens source() const { return range_; }
  Answer& answer() { return answer_; }
  const Comparison& last() const { return last_; }

 private:
  void add(const Query::Part& part) {
    last_ = compare(query_.given(), part.given, place_.source, part.source, part.distance);
    if (!range_.empty() && !last_.source.empty()) leave_out(last_.source, part.given.first);
    std::vector<Difference>& all = answer_.match.differences;
    all.insert(all.end(), last_.differences.begin(), last_.differences.end());
    answer_.letter_for_letter = answer_.letter_for_letter && last_.letter_for_letter;
    const auto same = static_cast<double>(std::count(last_.same.begin(), last_.same.end(), true));
    answer_.whole_words += same / static_cast<double>(query_.given().words.tokens.size());
    answer_.unsure_word = answer_.unsure_word || last_.unsure_word;
    answer_.in_brackets += last_.in_brackets;
    answer_.replaced += last_.replaced;
    if (last_.source.empty()) return;
    CharRange& given = answer_.match.given;
    given = range_.empty() ? last_.given
                           : CharRange{std::min(given.start, last_.given.start), std::max(given.end, last_.given.end)};
    range_ = range_.empty()
                 ? last_.source
                 : Tokens{std::min(range_.first, last_.source.first), std::max(range_.last, last_.source.last)};
  }

  /// What lies between the parts so far and the next one, which begins with the given word `next_given`.
  void leave_out(Tokens next, size_t next_given) {
    if (next.first <= range_.last) return;
    const Token &from = words_.tokens[range_.last - 1], &to = words_.tokens[next.first];
    const std::u32string_view page = place_.source.text_of(from.part);
    const bool one_page = from.part == to.part;
    const CharRange skipped{from.range.end, one_page ? to.range.start : CharOffset(static_cast<uint32_t>(page.size()))};
    std::u32string between(page.substr(skipped.start.value, skipped.length()));
    if (!one_page) between += U" " + std::u32string(place_.source.text_of(to.part).substr(0, to.range.start.value));
    if (joining_ == Joining::ellipsis) {
      answer_.left_out += of_their_sentences(between);
      return;
    }
    Difference omitted;
    omitted.source = between;
    omitted.kind = DifferenceKind::omitted;
    const CharOffset at = query_.given().words.tokens[next_given].range.start;
    omitted.story_range = {at, at};
    omitted.source_range = skipped;
    omitted.page_part = from.part;
    answer_.match.differences.push_back(std::move(omitted));
  }

  void judge() {
    const judging::Liberties liberties{answer_.in_brackets, answer_.replaced, answer_.left_out};
    judging::Judgement judgement = judging::judge(
        {answer_.match.differences, answer_.letter_for_letter, answer_.in_order, liberties, {}, answer_.unsure_word});
    answer_.match.verdict = judgement.verdict;
    answer_.match.reasons = std::move(judgement.reasons);
  }

  const Query& query_;
  const Place& place_;
  const WordStream& words_;
  Joining joining_;
  Answer answer_;
  Comparison last_;
  Tokens range_{0, 0};
};

/// The stretch of words with the most same ones and the fewest others.
Tokens core_of(const std::vector<bool>& same) {
  Tokens best{0, 0};
  int score = 0, best_score = 0;
  size_t start = 0;
  for (size_t k = 0; k < same.size(); ++k) {
    score += same[k] ? 1 : -1;
    if (score > best_score) {
      best_score = score;
      best = {start, k + 1};
    }
    if (score <= 0) {
      score = 0;
      start = k + 1;
    }
  }
  return best;
}

/// The location of a stretch of given words by themselves, at the place that keeps the order with `other` if there is a choice.
std::optional<Query::Part> find_part(const Query& query, const WordStream& words, Tokens given, Tokens beside,
                                     bool behind) {
  const std::u32string_view sought = text_of(query.given().words, given);
  const auto most = static_cast<uint32_t>(kRestTolerance * static_cast<double>(sought.size()));
  constexpr size_t kEnough = 16;
  std::optional<Query::Part> found;
  for (const Occurrence& place : ApproximatePattern(sought).best(words.text, most, kEnough)) {
    const Tokens source = words.touching(place.start, place.end);
    const bool in_order = beside.empty() || (behind ? source.first >= beside.last : source.last <= beside.first);
    if (!found || in_order) found = Query::Part{given, source, place.distance};
    if (in_order) break;
  }
  return found;
}

/// The core and the rest as two parts, or nothing where the rest is short or not to be found.
std::optional<Query::Location> two_places(const Query& query, const WordStream& words, Tokens given,
                                          const std::vector<bool>& same) {
  const Tokens core = core_of(same);
  const size_t before = core.first, behind = same.size() - core.last;
  if (core.last - core.first < kLeastRest || std::max(before, behind) < kLeastRest) return std::nullopt;
  const bool rest_behind = behind >= before;
  const Tokens core_given =
      rest_behind ? Tokens{given.first, given.first + core.last} : Tokens{given.first + core.first, given.last};
  const Tokens rest_given = rest_behind ? Tokens{core_given.last, given.last} : Tokens{given.first, core_given.first};
  const std::optional<Query::Part> first = find_part(query, words, core_given, {0, 0}, false);
  if (!first) return std::nullopt;
  const std::optional<Query::Part> rest = find_part(query, words, rest_given, first->source, rest_behind);
  if (!rest) return std::nullopt;
  const bool in_order =
      rest_behind ? rest->source.first >= first->source.last : rest->source.last <= first->source.first;
  Query::Location location{{*first, *rest}, in_order, first->distance + rest->distance};
  if (!rest_behind) std::swap(location.parts[0], location.parts[1]);
  return location;
}

Passage passage_of(const Place& place, Tokens tokens, const std::string& file) {
  const auto& all = place.source.words->tokens;
  const uint8_t part = all[tokens.first].part;
  const CharRange where{all[tokens.first].range.start, all[tokens.last - 1].range.end};
  const std::u32string text(place.source.text_of(part).substr(where.start.value, where.length()));
  return {{place.document, place.page + PageNumber(part), where},
          file,
          text,
          boxes_of(*place.source.pages[part], where),
          nullptr};
}

void cite(Match& match, const Place& place, Tokens tokens, const std::string& file) {
  const auto& all = place.source.words->tokens;
  const uint8_t first_part = all[tokens.first].part, last_part = all[tokens.last - 1].part;
  size_t second = tokens.first;
  while (second < tokens.last && all[second].part == first_part) ++second;
  match.passage = passage_of(place, {tokens.first, second}, file);
  CharRange last = match.passage.cite.range;
  if (second < tokens.last) {
    match.passage.and_ = std::make_shared<const Passage>(passage_of(place, {second, tokens.last}, file));
    last = match.passage.and_->cite.range;
  } else {
    for (Difference& difference : match.differences) difference.page_part = 0;
  }
  match.context_before = rest_of_sentence(place.source.text_of(first_part), match.passage.cite.range).first;
  match.context_after = rest_of_sentence(place.source.text_of(last_part), last).second;
}

}  // namespace

WordStream::Tokens tokens_in(const WordStream& words, CharRange range) {
  const auto& tokens = words.tokens;
  const auto first =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.range.end <= range.start; });
  const auto last =
      std::partition_point(first, tokens.end(), [&](const Token& t) { return t.range.start < range.end; });
  return {static_cast<size_t>(first - tokens.begin()), static_cast<size_t>(last - tokens.begin())};
}

std::optional<Answer> answer_at(const Query& query, const Place& place, const Query::Location& location,
                                const std::string& file) {
  Assembly one(query, place, location, Joining::ellipsis);
  std::optional<Assembly> stitched;
  if (location.parts.size() == 1 && location.distance > 0) {
    const std::optional<Query::Location> two =
        two_places(query, *place.source.words, location.parts[0].given, one.last().same);
    if (two) stitched.emplace(query, place, *two, Joining::stitched);
  }
  const bool better = stitched && stitched->found() &&
                      (!one.found() || stitched->answer().match.closeness > one.answer().match.closeness);
  Assembly& chosen = better ? *stitched : one;
  if (!chosen.found()) return std::nullopt;
  cite(chosen.answer().match, place, chosen.source(), file);
  return std::move(chosen.answer());
}

}  // namespace recto::tracing
