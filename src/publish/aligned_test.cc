#include "publish/aligned.h"

#include <gtest/gtest.h>

namespace recto::publish {
namespace {

using enum ColumnKind;

/// A match of the whole of `story` with `paper`, which stands at 100 on its page.
Match match_of(std::u32string_view story, std::u32string paper) {
  Match match;
  match.given = {CharOffset(0), CharOffset(static_cast<uint32_t>(story.size()))};
  match.passage.cite.range = {CharOffset(100), CharOffset(100 + static_cast<uint32_t>(paper.size()))};
  match.passage.text = std::move(paper);
  return match;
}

/// A difference: the first place of each text's words in it.
Difference difference(std::u32string_view story, std::u32string_view paper, const std::u32string& words,
                      const std::u32string& source) {
  Difference out;
  out.story = words;
  out.source = source;
  const auto a = static_cast<uint32_t>(story.find(words)), b = static_cast<uint32_t>(paper.find(source)) + 100;
  out.story_range = {CharOffset(a), CharOffset(a + static_cast<uint32_t>(words.size()))};
  out.source_range = {CharOffset(b), CharOffset(b + static_cast<uint32_t>(source.size()))};
  return out;
}

/// The columns of a claim that is all of the story.
std::vector<Column> aligned_whole(const std::u32string& story, const Match& match) {
  return aligned(story, {CharOffset(0), CharOffset(static_cast<uint32_t>(story.size()))}, match);
}

TEST(Aligned, AClaimWithItsWordsIsSetLikeItsRangeOfTheStory) {
  const std::u32string story = U"He wrote: “of whom 270 have completed it”, and more.",
                       paper = U"of whom 210 have completed it";
  Fact claim;
  claim.text = U"of whom 270 have completed it";
  claim.range.start = CharOffset(static_cast<uint32_t>(story.find(claim.text)));
  claim.range.end = CharOffset(claim.range.start.value + static_cast<uint32_t>(claim.text.size()));
  Match match = match_of(story, paper);
  match.differences = {difference(story, paper, U"270", U"210")};
  const std::vector<Column> columns = aligned(claim, match);
  EXPECT_EQ(columns, aligned(story, claim.range, match));
  EXPECT_EQ(columns.at(2), (Column{replaced, U"270", U"210"}));
}

TEST(Aligned, EqualTextsPairWordByWord) {
  const std::u32string text = U"no copies\nwere allowed";
  EXPECT_EQ(aligned_whole(text, match_of(text, text)), (std::vector<Column>{{same, U"no", U"no"},
                                                                            {same, U"copies", U"copies"},
                                                                            {same, U"were", U"were"},
                                                                            {same, U"allowed", U"allowed"}}));
}

TEST(Aligned, AReplacedWordTakesItsPunctuation) {
  const std::u32string story = U"to Major Samir Talub, deputy", paper = U"to Major Samir Rindan, deputy";
  Match match = match_of(story, paper);
  match.differences = {difference(story, paper, U"Talub", U"Rindan")};
  EXPECT_EQ(aligned_whole(story, match), (std::vector<Column>{{same, U"to", U"to"},
                                                              {same, U"Major", U"Major"},
                                                              {same, U"Samir", U"Samir"},
                                                              {replaced, U"Talub,", U"Rindan,"},
                                                              {same, U"deputy", U"deputy"}}));
}

TEST(Aligned, OmittedAndAddedWords) {
  const std::u32string story = U"keeper did sign this old record", paper = U"keeper did not sign this record";
  Match match = match_of(story, paper);
  match.differences = {difference(story, paper, U"", U"not"), difference(story, paper, U"old", U"")};
  match.differences[0].story_range = {CharOffset(11), CharOffset(11)};
  match.differences[1].source_range = {CharOffset(125), CharOffset(125)};
  EXPECT_EQ(aligned_whole(story, match), (std::vector<Column>{{same, U"keeper", U"keeper"},
                                                              {same, U"did", U"did"},
                                                              {omitted, U"", U"not"},
                                                              {same, U"sign", U"sign"},
                                                              {same, U"this", U"this"},
                                                              {added, U"old", U""},
                                                              {same, U"record", U"record"}}));
}

TEST(Aligned, AnEllipsisStandsForWhatItLeavesOut) {
  const std::u32string story = U"two visits … and one meeting";
  const Match match = match_of(story, U"two visits to the depot, and one meeting");
  EXPECT_EQ(aligned_whole(story, match), (std::vector<Column>{{same, U"two", U"two"},
                                                              {same, U"visits", U"visits"},
                                                              {elided, U"…", U"to the depot,"},
                                                              {same, U"and", U"and"},
                                                              {same, U"one", U"one"},
                                                              {same, U"meeting", U"meeting"}}));
}

TEST(Aligned, WordsThatDifferAreNeverShownAsAlike) {
  const std::u32string story = U"two were turned back and two went on";
  for (const Column& column : aligned_whole(story, match_of(story, U"two went on and two were turned back"))) {
    EXPECT_TRUE(column.kind != same || column.story == column.paper) << static_cast<int>(column.kind);
  }
  const std::u32string figure = U"at 270 men";
  EXPECT_EQ(aligned_whole(figure, match_of(figure, U"at 210 men"))[1], (Column{replaced, U"270", U"210"}));
}

TEST(Aligned, TwoEllipses) {
  const std::u32string story = U"a … c … e";
  EXPECT_EQ(
      aligned_whole(story, match_of(story, U"a b c d e")),
      (std::vector<Column>{
          {same, U"a", U"a"}, {elided, U"…", U"b"}, {same, U"c", U"c"}, {elided, U"…", U"d"}, {same, U"e", U"e"}}));
}

TEST(Aligned, AConditionAfterThePassageComesLast) {
  const std::u32string story = U"rise to 400", paper = U"rise to 400";
  Match match = match_of(story, paper);
  Difference lost;
  lost.source = U"provided that lorries arrive";
  lost.source_range = {CharOffset(112), CharOffset(140)};
  lost.story_range = {CharOffset(11), CharOffset(11)};
  match.differences = {lost};
  EXPECT_EQ(aligned_whole(story, match).back(), (Column{omitted, U"", U"provided that lorries arrive"}));
  match.differences[0].source_range = {CharOffset(60), CharOffset(99)};
  EXPECT_EQ(aligned_whole(story, match).front(), (Column{omitted, U"", U"provided that lorries arrive"}));
}

TEST(Aligned, SecondPartAfterAPageBreak) {
  const std::u32string story = U"not be able to do it again";
  Match match = match_of(U"not be able to", U"not be able to");
  match.given.end = CharOffset(static_cast<uint32_t>(story.size()));
  Passage second;
  second.text = U"do so again";
  second.cite.range = {CharOffset(0), CharOffset(11)};
  match.passage.and_ = std::make_shared<const Passage>(second);
  Difference change;
  change.story = U"it";
  change.source = U"so";
  change.story_range = {CharOffset(18), CharOffset(20)};
  change.source_range = {CharOffset(3), CharOffset(5)};
  change.page_part = 1;
  match.differences = {change};
  const auto columns = aligned_whole(story, match);
  ASSERT_EQ(columns.size(), 7U);
  EXPECT_EQ(columns[5], (Column{replaced, U"it", U"so"}));
  EXPECT_EQ(columns[6], (Column{same, U"again", U"again"}));
}

TEST(Aligned, WordsOfTheClaimThatNothingAnswersAreAdded) {
  const std::u32string story = U"enough for eleven days, and the drivers wait";
  Match match = match_of(U"enough for eleven days", U"enough for eleven days");
  Difference tail;
  tail.story = U"and the drivers wait";
  tail.story_range = {CharOffset(24), CharOffset(44)};
  tail.source_range = {CharOffset(130), CharOffset(130)};
  match.differences = {tail};
  const auto columns = aligned_whole(story, match);
  ASSERT_EQ(columns.size(), 5U);
  EXPECT_EQ(columns[3], (Column{same, U"days,", U"days"}));
  EXPECT_EQ(columns[4], (Column{added, U"and the drivers wait", U""}));
}

TEST(Aligned, RangesThatDoNotFitGiveTheTwoTexts) {
  const std::u32string story = U"one two", paper = U"eins zwei";
  Match match = match_of(story, paper);
  Difference wild;
  wild.story = U"two";
  wild.story_range = {CharOffset(4), CharOffset(4000)};
  wild.source_range = {CharOffset(100), CharOffset(104)};
  match.differences = {wild};
  EXPECT_EQ(aligned_whole(story, match), (std::vector<Column>{{replaced, U"one two", U"eins zwei"}}));
  match.differences.clear();
  EXPECT_EQ(aligned(story, {CharOffset(900), CharOffset(950)}, match),
            (std::vector<Column>{{omitted, U"", U"eins zwei"}}));
}

TEST(Aligned, EveryWordOfBothTextsIsShown) {
  const std::u32string story = U"a b c d e f", paper = U"a x c e f g";
  Match match = match_of(story, paper);
  match.differences = {difference(story, paper, U"b", U"x"), difference(story, paper, U"d", U""),
                       difference(story, paper, U"", U"g")};
  match.differences[1].source_range = {CharOffset(106), CharOffset(106)};
  match.differences[2].story_range = {CharOffset(11), CharOffset(11)};
  std::u32string up, down;
  for (const Column& column : aligned_whole(story, match)) {
    up += column.story.empty() ? U"" : column.story + U" ";
    down += column.paper.empty() ? U"" : column.paper + U" ";
  }
  EXPECT_EQ(up, U"a b c d e f ");
  EXPECT_EQ(down, U"a x c e f g ");
}

}  // namespace
}  // namespace recto::publish
