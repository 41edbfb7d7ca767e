#include "store/letter_shelf.h"

#include <gtest/gtest.h>

#include "store/accession.h"
#include "store/catalogue.h"
#include "store/packed_letters.h"
#include "store/test_case.h"

namespace recto::store {
namespace {

Letter full_letter() {
  Letter letter;
  letter.type = LetterType::telegram;
  letter.begins = {PageNumber(1), {CharOffset(3), CharOffset(9)}};
  letter.ends = {PageNumber(2), {CharOffset(0), CharOffset(70)}};
  Party party;
  party.text = U"السيد رئيس لجنة التموين";
  party.value = party.text;
  party.post = U"رئيس لجنة التموين";
  party.confidence = 0.75F;
  party.evidence = {"labelled", "in_head"};
  letter.from = party;
  letter.to = {party, party};
  Field date;
  date.text = U"3/4/1963";
  date.value = U"1963-04-03";
  date.calendar = "gregorian";
  date.otherwise = {U"1963-03-04"};
  letter.date = date;
  Reference reference;
  reference.number = U"288/م/2";
  reference.date = "2006-03-02";
  reference.answers = true;
  letter.references = {reference};
  letter.enclosures = {date};
  Request request;
  request.kind = RequestKind::prohibited;
  letter.requests = {request};
  letter.unread = {date};
  return letter;
}

TEST(PackedLetters, ComeBackAsTheyWere) {
  const std::vector<Letter> letters = {full_letter(), Letter()};
  const auto back = unpack_letters(pack_letters(letters));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, letters);
}

TEST(PackedLetters, CutAnywhereIsCorrupt) {
  const std::string whole = pack_letters(std::vector<Letter>{full_letter()});
  for (size_t n = 0; n < whole.size(); ++n) EXPECT_FALSE(unpack_letters(whole.substr(0, n))) << n;
  EXPECT_FALSE(unpack_letters(whole + "x"));
}

}  // namespace
}  // namespace recto::store
