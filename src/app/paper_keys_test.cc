#include "app/paper_keys.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "reading/letters/chains.h"

namespace recto::app {
namespace {

Letter letter_with(std::u32string number, std::u32string date, std::string calendar) {
  Letter letter;
  letter.number.emplace();
  letter.number->text = std::move(number);
  letter.date.emplace();
  letter.date->value = std::move(date);
  letter.date->calendar = std::move(calendar);
  return letter;
}

bool lies_between(const std::string& key, const std::pair<std::string, std::string>& ends) {
  return ends.first <= key && key <= ends.second;
}

TEST(PaperKeys, ALetterIsFoundByItsNumberAsItsTranslationWritesIt) {
  const std::vector<Letter> letters = {letter_with(U"288/م/2", U"2006-03-02", "gregorian")};
  const std::vector<std::string> keys = keys_of(letters);
  EXPECT_NE(std::find(keys.begin(), keys.end(), key_of_number(reading::letters::bare_number(U"288/M/2"))), keys.end());
  EXPECT_EQ(std::find(keys.begin(), keys.end(), key_of_number(reading::letters::bare_number(U"288/M/3"))), keys.end());
}

TEST(PaperKeys, ADayLiesInTheDaysThatADateMeans) {
  const std::vector<Letter> letters = {letter_with(U"1", U"2006-03-02", "gregorian")};
  const std::string key = keys_of(letters).back();
  for (const char* const meant : {"2006-03-02", "2006-03", "2006", "2006-02-25/2006-03-05", "2005/2006-03"})
    EXPECT_TRUE(lies_between(key, keys_of_days(meant))) << meant;
  for (const char* const other : {"2006-03-03", "2006-04", "2005", "2006-03-03/2006-03-05", "--03-02", ""})
    EXPECT_FALSE(lies_between(key, keys_of_days(other))) << other;
}

TEST(PaperKeys, ADayOfTheIslamicYearHasNoKey) {
  const std::vector<Letter> letters = {letter_with(U"1", U"1427-02-02", "islamic")};
  EXPECT_EQ(keys_of(letters).size(), 1U);
}

TEST(PaperKeys, ATitleHoldsTheNumberOfItsLetter) {
  List list;
  list.title = U"مرفق الكتاب رقم 214/ق/3";
  const std::vector<List> lists = {list};
  ASSERT_EQ(keys_of(lists).size(), 1U);
  const std::string key = keys_of(lists).front();
  EXPECT_NE(key.find(part_of_title(reading::letters::bare_number(U"214/Q/3"))), key.npos);
  EXPECT_EQ(key.find(part_of_title(reading::letters::bare_number(U"215/Q/3"))), key.npos);
}

}  // namespace
}  // namespace recto::app
