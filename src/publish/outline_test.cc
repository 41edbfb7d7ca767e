#include "publish/outline.h"

#include <gtest/gtest.h>

#include <string>

namespace recto::publish {
namespace {

using Shown = std::vector<std::pair<BlockKind, std::u32string>>;

/// The blocks with their words as shown: without what is hidden, line breaks as spaces.
Shown shown(const std::u32string& text) {
  const StoryOutline outline = outline_of(text);
  Shown blocks;
  for (const StoryBlock& block : outline.blocks) {
    std::u32string words;
    for (uint32_t at = block.range.start.value; at < block.range.end.value; ++at) {
      bool hidden = false;
      for (const CharRange& range : outline.hidden) hidden |= range.start.value <= at && at < range.end.value;
      if (!hidden) words += text[at] == U'\n' ? U' ' : text[at];
    }
    blocks.push_back({block.kind, words});
  }
  return blocks;
}

TEST(Outline, MarkdownStory) {
  EXPECT_EQ(shown(U"# Fuel\n\n*Papers show how.*\n\nFirst line\nsecond line.\n\n> Quoted\n> words.\n\n## Part\nEnd.\n"),
            (Shown{{BlockKind::headline, U"Fuel"},
                   {BlockKind::standfirst, U"Papers show how."},
                   {BlockKind::paragraph, U"First line second line."},
                   {BlockKind::quote, U"Quoted words."},
                   {BlockKind::heading, U"Part"},
                   {BlockKind::paragraph, U"End."}}));
}

TEST(Outline, UnderlinedHeadings) {
  EXPECT_EQ(shown(U"Fuel\n====\n\nText.\n\nPart\n----\nMore."), (Shown{{BlockKind::headline, U"Fuel"},
                                                                       {BlockKind::paragraph, U"Text."},
                                                                       {BlockKind::heading, U"Part"},
                                                                       {BlockKind::paragraph, U"More."}}));
}

TEST(Outline, PlainTextHeadline) {
  EXPECT_EQ(shown(U"Fuel for eleven days\n\nThe committee wrote."),
            (Shown{{BlockKind::headline, U"Fuel for eleven days"}, {BlockKind::paragraph, U"The committee wrote."}}));
  EXPECT_EQ(shown(U"The committee wrote.\n\nMore."),
            (Shown{{BlockKind::paragraph, U"The committee wrote."}, {BlockKind::paragraph, U"More."}}));
}

TEST(Outline, ItemsAndRules) {
  EXPECT_EQ(shown(U"One:\n- a\n- b\n\n---\n\n1. first\n2. second"), (Shown{{BlockKind::paragraph, U"One:"},
                                                                           {BlockKind::item, U"a"},
                                                                           {BlockKind::item, U"b"},
                                                                           {BlockKind::item, U"1. first"},
                                                                           {BlockKind::item, U"2. second"}}));
}

TEST(Outline, EmphasisOnlyAroundWords) {
  EXPECT_EQ(shown(U"Text.\n\nA **strong** _word_ and 2 * 3 * 4 and snake_case_name and *open"),
            (Shown{{BlockKind::paragraph, U"Text."},
                   {BlockKind::paragraph, U"A strong word and 2 * 3 * 4 and snake_case_name and *open"}}));
  EXPECT_EQ(outline_of(U"A *b* c").emphasis.size(), 1U);
}

TEST(Outline, AnyTextIsAccepted) {
  for (const auto* text :
       {U"", U"\n", U">", U"#", U"*", U"**", U"-", U"1.", U"> \n>", U"***", U"____", U"\r\n\r\n", U"* *"}) {
    const StoryOutline outline = outline_of(text);
    for (const StoryBlock& block : outline.blocks)
      EXPECT_LT(block.range.start, block.range.end) << outline.blocks.size();
  }
}

TEST(Outline, BlocksAscendAndHoldEveryVisibleCharacter) {
  const std::u32string text = U"# A\n> b\n> c\nd\n\n- e\nf\n\n=\n*g*\n\th\n";
  const StoryOutline outline = outline_of(text);
  uint32_t last = 0;
  std::u32string outside = text;
  for (const StoryBlock& block : outline.blocks) {
    EXPECT_GE(block.range.start.value, last);
    last = block.range.end.value;
    for (uint32_t at = block.range.start.value; at < last; ++at) outside[at] = U' ';
  }
  EXPECT_EQ(outside.find_first_of(U"Abcdefgh"), std::u32string::npos);
}

}  // namespace
}  // namespace recto::publish
