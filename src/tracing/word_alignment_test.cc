#include "tracing/word_alignment.h"

#include <gtest/gtest.h>

#include <random>

#include "text/utf8.h"

namespace recto::tracing {
namespace {

/// s same, j joined, r replaced, o omitted, a added; with the words on both sides.
std::string aligned(std::u32string_view given, std::u32string_view source, const std::vector<size_t>& own = {}) {
  const WordStream left = word_stream(given), right = word_stream(source);
  std::vector<bool> is_own(left.tokens.size(), false);
  for (const size_t k : own) is_own[k] = true;
  std::string out;
  for (const Step& step : align_words({left, {0, left.tokens.size()}}, is_own, {right, {0, right.tokens.size()}}, 8)) {
    out += "sjroa"[static_cast<size_t>(step.kind)];
    for (size_t k = step.given.first; k < step.given.last; ++k)
      out += "+" + text::encode_utf8(left.folded(left.tokens[k]));
    for (size_t k = step.source.first; k < step.source.last; ++k)
      out += "-" + text::encode_utf8(right.folded(right.tokens[k]));
    out += " ";
  }
  return out;
}

TEST(AlignWords, FindsWordsAmongOthers) {
  EXPECT_EQ(aligned(U"the convoy left", U"at noon the convoy left town"), "s+the-the s+convoy-convoy s+left-left ");
}
TEST(AlignWords, PairsAReplacedWord) {
  EXPECT_EQ(aligned(U"met Harrow again", U"met Lindqvist again"), "s+met-met r+harrow-lindqvist s+again-again ");
}
TEST(AlignWords, NotesOmittedAndAddedRuns) {
  EXPECT_EQ(aligned(U"and so the men left", U"and so the four tired men left"),
            "s+and-and s+so-so s+the-the o-four-tired s+men-men s+left-left ");
  EXPECT_EQ(aligned(U"and so the four tired men left", U"and so the men left"),
            "s+and-and s+so-so s+the-the a+four+tired s+men-men s+left-left ");
}
TEST(AlignWords, JoinsWhatIsOnlyPartedDifferently) {
  EXPECT_EQ(aligned(U"قائد الفرع هنا", U"قائدالفرع هنا"), "j+قايد+الفرع-قايدالفرع s+هنا-هنا ");
  EXPECT_EQ(aligned(U"they cooperate now", U"they co-\noperate now"), "s+they-they j+cooperate-co-operate s+now-now ");
}
TEST(AlignWords, TheStorysOwnWordsCostNothing) {
  EXPECT_EQ(aligned(U"the men then left", U"the men in the camp left", {2}),
            "s+the-the s+men-men o-in-the-camp a+then s+left-left ");
}

/// Whatever the texts: every given word is in exactly one step, in order, and source words ascend without a gap.
TEST(AlignWords, CoversTheGivenWordsInOrder) {
  const uint32_t seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto sentence = [&](size_t most) {
    std::u32string out;
    for (size_t k = 0, n = 1 + random() % most; k < n; ++k)
      out += std::u32string(1 + random() % 2, static_cast<char32_t>(U'a' + random() % 3)) + U" ";
    return out;
  };
  for (int round = 0; round < 500; ++round) {
    const WordStream given = word_stream(sentence(14)), source = word_stream(sentence(20));
    const std::vector<bool> own(given.tokens.size(), false);
    const std::vector<Step> steps =
        align_words({given, {0, given.tokens.size()}}, own, {source, {0, source.tokens.size()}}, random() % 10);
    size_t next_given = 0, next_source = steps.front().source.first;
    for (const Step& step : steps) {
      ASSERT_EQ(step.given.first, next_given);
      ASSERT_EQ(step.source.first, next_source);
      next_given = step.given.last;
      next_source = step.source.last;
      if (step.kind != Step::Kind::same) continue;
      ASSERT_EQ(given.folded(given.tokens[step.given.first]), source.folded(source.tokens[step.source.first]));
    }
    ASSERT_EQ(next_given, given.tokens.size());
    ASSERT_LE(next_source, source.tokens.size());
  }
}

}  // namespace
}  // namespace recto::tracing
