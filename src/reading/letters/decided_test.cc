#include "reading/letters/decided.h"

#include <gtest/gtest.h>

#include "reading/letters/letters.h"
#include "text/utf8.h"

namespace recto::reading::letters {
namespace {

/// Two pages, one letter by the rules.
struct Paperwork {
  Page first, second;
  std::vector<const Page*> pages = {&first, &second};

  Paperwork() {
    first.text = text::decode_utf8_lossy(
        "From: Tessa Marrowby\nTo: Odran Fellweather\nDate: 3 April 2006\nSubject: Convoys\n\nIdris Halzun counted the "
        "sacks.\n");
    second.number = PageNumber(2);
    second.text = text::decode_utf8_lossy("The list of drivers\nHanan Zawqari\n");
  }
};

LetterDecision decision(LetterMatter matter, uint32_t page, std::vector<std::u32string> values) {
  LetterDecision one;
  one.letter.page = PageNumber(page);
  one.matter = matter;
  one.values = std::move(values);
  return one;
}

TEST(Decided, APersonsWordKeepsTheMachinesBesideIt) {
  const Paperwork paper;
  auto letters = read_letters(paper.pages);
  put_decisions({decision(LetterMatter::from, 1, {U"Idris Halzun"}), decision(LetterMatter::subject, 1, {U"Convoys"})},
                paper.pages, letters);
  ASSERT_EQ(letters.size(), 1U);
  const Party& from = *letters[0].from;
  EXPECT_TRUE(from.confirmed);
  EXPECT_EQ(from.name, U"Idris Halzun");
  EXPECT_EQ(from.otherwise, std::vector<std::u32string>{U"Tessa Marrowby"});
  EXPECT_EQ(paper.first.text.substr(from.at.range.start.value, from.at.range.length()), U"Idris Halzun");
  EXPECT_TRUE(letters[0].subject->confirmed);
  EXPECT_TRUE(letters[0].subject->otherwise.empty());
  EXPECT_FALSE(letters[0].date->confirmed);
}

TEST(Decided, TheNewestHoldsAndNothingGivesTheFieldBack) {
  const Paperwork paper;
  auto letters = read_letters(paper.pages);
  put_decisions({decision(LetterMatter::from, 1, {U"A"}), decision(LetterMatter::from, 1, {U"B"})}, paper.pages,
                letters);
  EXPECT_EQ(letters[0].from->text, U"B");
  letters = read_letters(paper.pages);
  put_decisions({decision(LetterMatter::from, 1, {U"A"}), decision(LetterMatter::from, 1, {})}, paper.pages, letters);
  EXPECT_EQ(letters[0].from->text, U"Tessa Marrowby");
}

TEST(Decided, CutsMakeAndJoinLetters) {
  const Paperwork paper;
  EXPECT_EQ(read_letters(paper.pages).size(), 1U);
  const auto begins = decision(LetterMatter::cut, 2, {std::u32string(kCutBegins)});
  const auto letters = read_letters(paper.pages, cuts_of({begins}));
  ASSERT_EQ(letters.size(), 2U);
  EXPECT_EQ(letters[1].begins.page, PageNumber(2));
  EXPECT_EQ(letter_at(letters, PageNumber(2), CharOffset(0)), 1U);
  EXPECT_EQ(letter_at(letters, PageNumber(1), CharOffset(0)), 0U);
  EXPECT_TRUE(cuts_of({begins, decision(LetterMatter::cut, 2, {})}).empty());
}

TEST(Decided, ACutThatAPersonTakesOutStaysOut) {
  Paperwork paper;
  paper.second.text =
      text::decode_utf8_lossy("From: Hanan Zawqari\nTo: Idris Halzun\nSubject: Sacks\n\nThere were too few.\n");
  EXPECT_EQ(read_letters(paper.pages).size(), 2U);
  const auto joined = decision(LetterMatter::cut, 2, {std::u32string(kCutGoesOn)});
  EXPECT_EQ(read_letters(paper.pages, cuts_of({joined})).size(), 1U);
}

TEST(Decided, WhatCannotBeSaidIsRefused) {
  EXPECT_TRUE(check_values(LetterMatter::to, {U"A", U"B"}));
  EXPECT_TRUE(check_values(LetterMatter::date, {U"3 April 2006"}));
  EXPECT_TRUE(check_values(LetterMatter::type, {U"memo"}));
  for (const auto& [matter, values] :
       std::vector<std::pair<LetterMatter, std::vector<std::u32string>>>{{LetterMatter::from, {}},
                                                                         {LetterMatter::from, {U" "}},
                                                                         {LetterMatter::from, {U"A", U"B"}},
                                                                         {LetterMatter::date, {U"3/4/2006"}},
                                                                         {LetterMatter::date, {U"April 2006"}},
                                                                         {LetterMatter::type, {U"novel"}}}) {
    const auto checked = check_values(matter, values);
    ASSERT_FALSE(checked) << to_string(matter);
    EXPECT_EQ(checked.error().kind, ErrorKind::invalid_input);
  }
}

TEST(Decided, AnythingInALogIsSurvived) {
  const Paperwork paper;
  auto letters = read_letters(paper.pages);
  put_decisions({decision(LetterMatter::date, 1, {U"yesterday"}), decision(LetterMatter::type, 1, {U"novel"}),
                 decision(LetterMatter::to, 99, {U"A"}), decision(LetterMatter::cut, 7, {U"?"})},
                paper.pages, letters);
  EXPECT_EQ(letters[0].date->value, U"2006-04-03");
  EXPECT_EQ(letters[0].type, LetterType::memo);
}

}  // namespace
}  // namespace recto::reading::letters
