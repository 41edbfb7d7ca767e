#include "app/letter_search.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace recto::app {
namespace {

Letter some_letter() {
  Letter letter;
  letter.type = LetterType::memo;
  letter.from.emplace();
  letter.from->text = U"Tessa Marrowby, head of the convoy desk";
  letter.to.emplace_back().text = U"السيد رئيس المكتب الوطني للتموين";
  letter.subject.emplace();
  letter.subject->text = U"Grain convoys";
  letter.number.emplace();
  letter.number->text = U"214/ق/3";
  letter.date.emplace();
  letter.date->value = U"2013-12-17";
  letter.date->calendar = "gregorian";
  letter.references.emplace_back().number = U"1431/7";
  letter.enclosures.emplace_back().text = U"a list";
  return letter;
}

bool answers(const char* query) {
  const auto split = split_letter_conditions(query);
  EXPECT_TRUE(split) << query;
  return split && meets(some_letter(), split->letters);
}

TEST(LetterSearch, FindsByField) {
  for (const char* query : {"from:marrowby",
                            "from:\"convoy Tessa\"",
                            "from:marrow*",
                            "to:المكتب",
                            "to:مكتب",
                            "number:214",
                            "number:214/ق",
                            "number:٢١٤/ق/٣",
                            "subject:GRAIN",
                            "type:memo",
                            "sent:2013",
                            "sent:2013-12",
                            "sent:2013-12..2014-03",
                            "sent:..2013",
                            "sent:2013-12-17",
                            "has:enclosure",
                            "has:reference",
                            "cites:1431",
                            "cites:1431/7",
                            "-from:halzun",
                            "-has:copies",
                            "from:tessa to:رئيس sent:2013"}) {
    EXPECT_TRUE(answers(query)) << query;
  }
}

TEST(LetterSearch, FindsNothingElse) {
  for (const char* query : {"from:marrow", "from:رئيس", "to:marrowby", "number:21", "number:214/3", "number:14",
                            "subject:barley", "type:letter", "sent:2014", "sent:..2012", "sent:2013-12-18..",
                            "has:copies", "has:decision", "cites:143", "-from:marrowby", "from:tessa to:halzun"}) {
    EXPECT_FALSE(answers(query)) << query;
  }
}

TEST(LetterSearch, LeavesTheRestToTheIndex) {
  const auto split =
      split_letter_conditions("grain from:marrowby (from:x OR y) \"to:the ford\" -type:email file:annex 12:30");
  ASSERT_TRUE(split);
  EXPECT_EQ(split->letters.size(), 2U);
  EXPECT_EQ(split->rest, "grain  (from:x OR y) \"to:the ford\"  file:annex 12:30");
  EXPECT_EQ(split_letter_conditions("from:marrowby")->rest, "");
}

TEST(LetterSearch, SaysWhatIsWrong) {
  for (const char* query : {"from:", "type:novel", "sent:yesterday", "sent:..", "has:wings", "to: x"}) {
    const auto split = split_letter_conditions(query);
    ASSERT_FALSE(split) << query;
    EXPECT_EQ(split.error().kind, ErrorKind::invalid_input) << query;
  }
}

}  // namespace
}  // namespace recto::app
