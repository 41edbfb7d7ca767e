// From aligned words to typed differences.
//
//   align_words          which words answer which
//   pair_edge            words at an end that nothing answers stand against what is there: "met with Harrow" / "met with Lindt"
//   note_step            one step of the alignment → nothing, a difference, or the story's own words
//   join_neighbours      words added right beside words omitted are one replacement
#include "tracing/comparison.h"

#include <algorithm>

#include "judging/judge.h"
#include "tracing/unsure_words.h"
#include "tracing/word_alignment.h"
#include "tracing/word_kinds.h"

namespace recto::tracing {
namespace {

constexpr double kMisreadLikeness = 0.5, kLeastLikeness = 0.4;
constexpr uint32_t kWordLetters =
    4;  // of the edits expected, so many may hide one word more to look at beyond the core
using Tokens = WordStream::Tokens;

bool is_sentence_gap(std::u32string_view gap) { return gap.find_first_of(U".!?؟:؛") != gap.npos; }

/// Text without what may be written in many ways for nothing: runs of white space as one space.
std::u32string single_spaced(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    const bool space = c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == U'\f' || c == 0xA0;
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != U' ')
      out += U' ';
  }
  return out;
}

class Comparer {
 public:
  Comparer(const GivenText& given, Tokens part, const SourceText& source, Tokens core)
      : given_(given), part_(part), source_(source), core_(core), words_(*source.words) {}

  Comparison run(uint32_t distance) {
    const size_t slack = 2 + distance / kWordLetters;
    const Tokens window{core_.first > slack ? core_.first - slack : 0,
                        std::min(core_.last + slack, words_.tokens.size())};
    steps_ = align_words({given_.words, part_}, given_.own, {words_, window}, distance / 2 + 3);
    if (steps_.empty()) return std::move(out_);
    pair_edge(Edge::first);
    pair_edge(Edge::last);
    set_ranges();
    out_.same.assign(part_.last - part_.first, false);
    for (size_t k = 0; k < steps_.size(); ++k) note_step(k);
    join_neighbours();
    out_.letter_for_letter = out_.differences.empty() && out_.in_brackets.empty() && equal_as_written();
    return std::move(out_);
  }

 private:
  enum class Edge { first, last };

  const Token& given_token(size_t k) const { return given_.words.tokens[k]; }
  const Token& source_token(size_t k) const { return words_.tokens[k]; }

  std::u32string_view given_text(Tokens tokens) const {
    if (tokens.empty()) return {};
    const CharRange range = given_range(tokens);
    return given_.text.substr(range.start.value, range.length());
  }
  CharRange given_range(Tokens tokens) const {
    return {given_token(tokens.first).range.start, given_token(tokens.last - 1).range.end};
  }

  /// Of words on both sides of a page break only those of the first page's.
  Tokens one_page(Tokens tokens) const {
    while (tokens.last > tokens.first + 1 && source_token(tokens.last - 1).part != source_token(tokens.first).part)
      --tokens.last;
    return tokens;
  }
  CharRange source_range(Tokens tokens) const {
    tokens = one_page(tokens);
    return {source_token(tokens.first).range.start, source_token(tokens.last - 1).range.end};
  }
  std::u32string source_text(Tokens tokens) const {
    std::u32string out;
    while (!tokens.empty()) {
      const Tokens here = one_page(tokens);
      const CharRange range = source_range(here);
      if (!out.empty()) out += U' ';
      out += source_.text_of(source_token(here.first).part).substr(range.start.value, range.length());
      tokens.first = here.last;
    }
    return out;
  }
  std::u32string_view gap_before(size_t k) const {
    const Token &left = source_token(k - 1), &right = source_token(k);
    if (left.part != right.part) return {};
    return source_.text_of(left.part).substr(left.range.end.value, right.range.start.value - left.range.end.value);
  }

  /// Words at an end that nothing answers stand against what the letters were aligned with there, if it is like them; a single one
  /// also against its unlike neighbour, unless a sentence ends between.
  void pair_edge(Edge side) {
    const size_t at = side == Edge::first ? 0 : steps_.size() - 1;
    Step& step = steps_[at];
    if (step.kind != Step::Kind::added || given_.own[step.given.first]) return;
    Tokens rest = core_;
    if (steps_.size() > 1) {
      const Tokens inner = steps_[side == Edge::first ? 1 : at - 1].source;
      rest = side == Edge::first ? Tokens{std::min(core_.first, inner.first), inner.first}
                                 : Tokens{inner.last, std::max(core_.last, inner.last)};
    }
    const bool misread =
        !rest.empty() && likeness(letters(given_.words, step.given), letters(words_, rest)) >= kLeastLikeness;
    if (!misread && (steps_.size() == 1 || step.given.last > step.given.first + 1 || !neighbour(side, rest))) return;
    step.kind = Step::Kind::replaced;
    step.source = rest;
  }

  /// Narrows `rest` to the paper's word next to the words that answer, or says that there is none in the sentence.
  bool neighbour(Edge side, Tokens& rest) const {
    const size_t gap = side == Edge::first ? rest.last : rest.first;
    if (gap == 0 || gap >= words_.tokens.size() || is_sentence_gap(gap_before(gap))) return false;
    rest = side == Edge::first ? Tokens{gap - 1, gap} : Tokens{gap, gap + 1};
    return true;
  }

  static std::u32string letters(const WordStream& stream, Tokens tokens) {
    std::u32string out;
    for (size_t k = tokens.first; k < tokens.last; ++k) out += stream.folded(stream.tokens[k]);
    return out;
  }

  void set_ranges() {
    const auto answered = [](const Step& step) { return !step.given.empty() && !step.source.empty(); };
    const auto first = std::find_if(steps_.begin(), steps_.end(), answered);
    if (first == steps_.end()) return;
    const auto last = std::find_if(steps_.rbegin(), steps_.rend(), answered);
    out_.given = {given_token(first->given.first).range.start, given_token(last->given.last - 1).range.end};
    out_.source = {first->source.first, last->source.last};
  }

  void note_step(size_t k) {
    const Step& step = steps_[k];
    switch (step.kind) {
      case Step::Kind::same:
        return note_same(step);
      case Step::Kind::joined:
        note_own_letters(step);
        return add(step, joined_kind(step));
      case Step::Kind::replaced:
        return add(step, replaced_kind(step));
      case Step::Kind::omitted:
        if (beside_own_words(k)) return append(out_.replaced, source_text(step.source));
        return add(step, DifferenceKind::omitted);
      case Step::Kind::added:
        if (given_.own[step.given.first] && !begins_a_word(step.given))
          return append(out_.in_brackets, given_text(step.given));
        return add(step, DifferenceKind::added);
    }
  }

  static void append(std::u32string& out, std::u32string_view words) {
    if (!out.empty()) out += U' ';
    out += words;
  }

  bool beside_own_words(size_t k) const {
    const auto own = [&](size_t n) {
      return n < steps_.size() && steps_[n].kind == Step::Kind::added && given_.own[steps_[n].given.first];
    };
    return (k > 0 && own(k - 1)) || own(k + 1);
  }

  void note_same(const Step& step) {
    out_.same[step.given.first - part_.first] = true;
    const std::u32string_view written = given_text(step.given);
    const std::u32string source = source_text(step.source);
    if (written == source) return;
    add(step, folding_hides_meaning(written, source) ? DifferenceKind::word : DifferenceKind::spelling);
  }

  /// Only a bracket between given word k and the one before it: "[T]he".
  bool bracketed_together(size_t k) const {
    const uint32_t from = given_token(k - 1).range.end.value, to = given_token(k).range.start.value;
    return to == from + 1 && (given_.text[from] == U'[' || given_.text[from] == U']');
  }
  /// "[un]likely": letters in brackets before a word make another word of it.
  bool begins_a_word(Tokens given) const {
    return given.last < part_.last && !given_.own[given.last] && bracketed_together(given.last);
  }

  void note_own_letters(const Step& step) {
    for (size_t k = step.given.first; k < step.given.last; ++k) {
      if (given_.own[k]) append(out_.in_brackets, given_text({k, k + 1}));
    }
  }

  DifferenceKind joined_kind(const Step& step) const {
    const bool given_parts = step.given.last - step.given.first > 1;
    bool bracketed = given_parts;
    for (size_t k = step.given.first + 1; k < step.given.last; ++k) bracketed = bracketed && bracketed_together(k);
    if (bracketed) return DifferenceKind::spelling;
    const WordStream& stream = given_parts ? given_.words : words_;
    const Tokens tokens = given_parts ? step.given : step.source;
    std::vector<std::u32string_view> parts;
    std::vector<Joint> joints;
    for (size_t k = tokens.first; k < tokens.last; ++k) {
      parts.push_back(stream.folded(stream.tokens[k]));
      if (k > tokens.first) joints.push_back(stream.tokens[k].joint);
    }
    const bool grouped = given_parts && is_grouped_number(parts);
    return grouped || parting_keeps_meaning(parts, joints) ? DifferenceKind::spelling : DifferenceKind::word;
  }

  WordInText story_word(size_t k) const {
    const std::u32string_view before = k > 0 ? given_.words.folded(given_token(k - 1)) : std::u32string_view();
    return {given_text({k, k + 1}), given_.words.folded(given_token(k)), before, given_token(k).kind};
  }
  WordInText source_word(size_t k) const {
    const std::u32string_view before = k > 0 ? words_.folded(source_token(k - 1)) : std::u32string_view();
    const Token& token = source_token(k);
    return {source_.text_of(token.part).substr(token.range.start.value, token.range.length()), words_.folded(token),
            before, token.kind};
  }

  DifferenceKind replaced_kind(const Step& step) const {
    const bool first = step.given.first == part_.first && step.given.last == part_.first + 1;
    if (first && leaves_off_and(given_text(step.given), source_text(step.source))) return DifferenceKind::spelling;
    const DifferenceKind kind = kind_of_pair(step.given, step.source);
    const bool lettered = kind == DifferenceKind::word || kind == DifferenceKind::name;
    const Page& page = *source_.pages[source_token(step.source.first).part];
    const bool unsure = page.source == TextSource::ocr && confidence(step.source) < judging::kSureReading;
    return lettered && unsure &&
                   likeness(letters(given_.words, step.given), letters(words_, step.source)) >= kMisreadLikeness
               ? DifferenceKind::ocr
               : kind;
  }

  /// Of the words, or where there are none of those beside the place.
  float confidence(Tokens tokens) const {
    const size_t first = tokens.empty() && tokens.first > 0 ? tokens.first - 1 : tokens.first;
    const size_t last = tokens.empty() ? std::min(tokens.last + 1, words_.tokens.size()) : tokens.last;
    float lowest = 1;
    for (size_t k = first; k < last; ++k) {
      lowest = std::min(lowest, lowest_confidence(*source_.pages[source_token(k).part], source_token(k).range));
    }
    return lowest;
  }

  /// An empty place in the paper is behind the word before it.
  CharRange place(Tokens tokens) const {
    if (!tokens.empty()) return source_range(tokens);
    const CharOffset at =
        tokens.first > 0 ? source_token(tokens.first - 1).range.end : source_token(tokens.first).range.start;
    return {at, at};
  }

  void add(const Step& step, DifferenceKind kind) {
    Difference difference;
    difference.story = given_text(step.given);
    difference.source = source_text(step.source);
    difference.kind = kind;
    const CharOffset at = step.given.first > 0 ? given_token(step.given.first - 1).range.end : CharOffset(0);
    difference.story_range = step.given.empty() ? CharRange{at, at} : given_range(step.given);
    difference.source_range = place(step.source);
    difference.page_part =
        source_token(step.source.empty() && step.source.first > 0 ? step.source.first - 1 : step.source.first).part;
    difference.confidence = confidence(step.source);
    out_.differences.push_back(difference);
    noted_.push_back(step);
  }

  /// Words added beside words omitted are words replaced.
  void join_neighbours() {
    const auto one_sided = [](const Difference& d) {
      return d.kind == DifferenceKind::added || d.kind == DifferenceKind::omitted;
    };
    std::vector<Difference> joined;
    for (size_t k = 0; k < out_.differences.size(); ++k) {
      const Difference& next = out_.differences[k];
      const bool pair = !joined.empty() && one_sided(joined.back()) && one_sided(next) &&
                        joined.back().kind != next.kind && touch(noted_[k - 1], noted_[k]);
      if (!pair) {
        joined.push_back(next);
        continue;
      }
      const bool story_first = joined.back().kind == DifferenceKind::added;
      Difference both = story_first ? next : joined.back();
      const Difference& story = story_first ? joined.back() : next;
      both.story = story.story;
      both.story_range = story.story_range;
      both.kind = kind_of_pair((story_first ? noted_[k - 1] : noted_[k]).given,
                               (story_first ? noted_[k] : noted_[k - 1]).source);
      both.confidence = std::min(both.confidence, story.confidence);
      joined.back() = both;
    }
    out_.differences = std::move(joined);
  }

  static bool touch(const Step& a, const Step& b) {
    return a.given.last == b.given.first && a.source.last == b.source.first;
  }

  DifferenceKind kind_of_pair(Tokens given, Tokens source) const {
    if (given.last == given.first + 1 && source.last == source.first + 1)
      return kind_of_replacement(story_word(given.first), source_word(source.first));
    for (size_t g = given.first; g < given.last; ++g) {
      for (size_t s = source.first; s < source.last; ++s) {
        const DifferenceKind one = kind_of_replacement(story_word(g), source_word(s));
        if (one == DifferenceKind::digit || one == DifferenceKind::negation) return one;
      }
    }
    return DifferenceKind::word;
  }

  bool equal_as_written() const {
    const CharRange range = out_.given;
    if (out_.source.empty()) return false;
    return single_spaced(given_.text.substr(range.start.value, range.length())) ==
           single_spaced(source_text(out_.source));
  }

  const GivenText& given_;
  Tokens part_;
  const SourceText& source_;
  Tokens core_;
  const WordStream& words_;
  std::vector<Step> steps_;
  std::vector<Step> noted_;  // the steps of the differences, in step with them until neighbours are joined
  Comparison out_;
};

}  // namespace

Comparison compare(const GivenText& given, WordStream::Tokens part, const SourceText& source, WordStream::Tokens core,
                   uint32_t distance) {
  Comparison out = Comparer(given, part, source, core).run(distance);
  out.unsure_word = has_unsure_word(source, out.source);
  return out;
}

}  // namespace recto::tracing
