#include "tracing/ranking.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace recto::tracing {
namespace {

constexpr double kWholeWords = 0.1;  // what all words whole add to closeness between places equally close
constexpr double kCopyCloseness = 0.02;
constexpr double kCopyDistance = 0.02, kCopyDistanceRead = 0.15;
constexpr size_t kCopyCompared = 6000;

/// A hundredth of the letters and seven more, about a word misread; of short texts less.
double as_close(size_t given_length) {
  return std::min(0.05, 0.01 + 7.0 / static_cast<double>(std::max<size_t>(1, given_length)));
}

bool is_over_break(const Ranked& one) { return one.answer.match.passage.and_ != nullptr; }

/// All words stand on one page, in order. What was put together over a page break answers as well, but does not come before an original
/// that is as close.
bool supports(const Ranked& one) { return one.answer.match.verdict == Verdict::supported && !is_over_break(one); }

/// A place with another number, or with a "not" more or less, is another text and no misreading of this one.
bool says_otherwise(const Ranked& one) {
  const std::vector<Difference>& all = one.answer.match.differences;
  return std::any_of(all.begin(), all.end(), [](const Difference& d) {
    return d.kind == DifferenceKind::digit || d.kind == DifferenceKind::negation;
  });
}

/// Smaller is better.
auto key(const Ranked& one) {
  const auto unsure = static_cast<int>(20 * (1 - one.source.pages[0]->confidence));
  return std::make_tuple(one.closeness_class, says_otherwise(one), one.depth, is_over_break(one),
                         -(one.answer.match.closeness + kWholeWords * one.answer.whole_words), unsure,
                         one.source.words->text.size());
}

/// The folded text of an answer's page, of a long one the part around the answer.
std::u32string_view around_answer(const Ranked& one) {
  const std::u32string_view text = one.source.words->text;
  if (text.size() <= kCopyCompared) return text;
  const WordStream::Tokens tokens = tokens_in(*one.source.words, one.answer.match.passage.cite.range);
  const size_t middle = tokens.empty() ? 0 : one.source.words->tokens[tokens.first].start;
  return text.substr(middle > kCopyCompared / 2 ? middle - kCopyCompared / 2 : 0, kCopyCompared);
}

bool is_copy(const Ranked& a, const Ranked& b) {
  if (std::abs(a.answer.match.closeness - b.answer.match.closeness) > kCopyCloseness) return false;
  const std::u32string_view one = around_answer(a), other = around_answer(b);
  const bool read = a.source.pages[0]->source == TextSource::ocr || b.source.pages[0]->source == TextSource::ocr;
  const std::u32string_view longer = one.size() > other.size() ? one : other,
                            shorter = one.size() > other.size() ? other : one;
  const auto most =
      static_cast<uint32_t>((read ? kCopyDistanceRead : kCopyDistance) * static_cast<double>(longer.size()));
  return longer.size() - shorter.size() <= most && ApproximatePattern(longer).distance(shorter, most).has_value();
}

}  // namespace

void put_in_order(std::vector<Ranked>& ranked, size_t given_length) {
  std::stable_sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) {
    return std::make_pair(supports(a), a.answer.match.closeness) >
           std::make_pair(supports(b), b.answer.match.closeness);
  });
  double head = 2;
  size_t current = 0;
  for (Ranked& one : ranked) {
    const double closeness = one.answer.match.closeness;
    if (!supports(one) && closeness < head - as_close(given_length)) {
      head = closeness;
      ++current;
    }
    one.closeness_class = current;
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return key(a) < key(b); });
}

std::vector<Answer> without_copies(std::vector<Ranked> ranked, size_t limit) {
  std::vector<Ranked> originals;
  for (Ranked& one : ranked) {
    const auto original =
        std::find_if(originals.begin(), originals.end(), [&](const Ranked& other) { return is_copy(one, other); });
    if (original != originals.end()) {
      original->answer.match.copies.push_back(one.answer.match.passage);
    } else if (originals.size() < limit) {
      originals.push_back(std::move(one));
    }
  }
  std::vector<Answer> answers;
  for (Ranked& one : originals) answers.push_back(std::move(one.answer));
  return answers;
}

}  // namespace recto::tracing
