#include "reading/letters/chains.h"

#include <gtest/gtest.h>

namespace recto::reading::letters {
namespace {

Letter chain_letter(std::u32string number, std::u32string date, std::u32string from, std::u32string to) {
  Letter letter;
  letter.number.emplace().text = std::move(number);
  letter.date.emplace().value = std::move(date);
  letter.from.emplace().text = std::move(from);
  letter.to.emplace_back().text = std::move(to);
  return letter;
}

Reference chain_reference(std::u32string number, std::string date) {
  Reference reference;
  reference.number = std::move(number);
  reference.date = std::move(date);
  return reference;
}

/// 0: the office asks; 1: the committee answers; 2: another office's letter with the same number as 0.
Chains three_letters() {
  Chains chains;
  chains.add(chain_letter(U"288/م/2", U"2006-03-02", U"المكتب الوطني للتموين", U"رئيس لجنة عين دلفان"));
  chains.add(chain_letter(U"٣١٧/ت/٥", U"2006-03-18", U"لجنة عين دلفان", U"رئيس المكتب الوطني للتموين"));
  chains.add(chain_letter(U"288/م/2", U"2005-06-11", U"مديرية الطرق", U"محافظ سرحمات"));
  return chains;
}

/// The letter meant for sure.
std::optional<size_t> surely(size_t citing, const Reference& reference) {
  const auto meant = three_letters().meant_by(citing, reference);
  return meant && !meant->doubtful ? std::optional(meant->letter) : std::nullopt;
}

TEST(Chains, NumberAndDateFindTheLetter) {
  EXPECT_EQ(surely(1, chain_reference(U"٢٨٨/م/٢", "2006-03-02")), 0U);
  EXPECT_EQ(surely(1, chain_reference(U"288/م/2", "2005-06-11")), 2U);
}

TEST(Chains, WithoutADateTheSenderDecides) {
  Reference yours = chain_reference(U"288/م/2", "");
  EXPECT_EQ(surely(1, yours), std::nullopt) << "two letters fit alike";
  yours.answers = true;
  EXPECT_EQ(surely(1, yours), 0U);
}

TEST(Chains, ATranslationsNumberIsTheSame) {
  EXPECT_EQ(surely(0, chain_reference(U"317/T/5", "2006-03-18")), 1U);
  EXPECT_EQ(surely(0, chain_reference(U"317/K/5", "2006-03-18")), std::nullopt);
}

TEST(Chains, ANumberOneCharacterOffIsProposedAndNotTaken) {
  const auto meant = three_letters().meant_by(0, chain_reference(U"317/ت/58", "2006-03-18"));
  ASSERT_TRUE(meant);
  EXPECT_EQ(meant->letter, 1U);
  EXPECT_TRUE(meant->doubtful);
  EXPECT_FALSE(three_letters().meant_by(0, chain_reference(U"317/ت/58", "2006-03-19")));
  EXPECT_FALSE(three_letters().meant_by(0, chain_reference(U"999/ت/5", "2006-03-18")));
}

TEST(Chains, WhatIsNotThereIsMissing) {
  EXPECT_EQ(surely(1, chain_reference(U"12/ص/9", "2006-02-26")), std::nullopt);
  EXPECT_EQ(surely(1, chain_reference(U"288/م/2", "1999-01-01")), std::nullopt) << "another year's number";
  EXPECT_EQ(surely(1, chain_reference(U"", "2006-03-02")), std::nullopt);
}

}  // namespace
}  // namespace recto::reading::letters
