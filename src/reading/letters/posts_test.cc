#include <gtest/gtest.h>

#include "reading/letters/letters.h"
#include "reading/letters/misreading.h"
#include "reading/letters/telegraph.h"
#include "text/utf8.h"

namespace recto::reading::letters {
namespace {

Letter first_letter(const char* utf8) {
  Page page;
  page.text = text::decode_utf8_lossy(utf8);
  const std::vector<const Page*> pages = {&page};
  return read_letters(pages).front();
}

TEST(Telegraph, AnAddressIsTheFirstLettersOfACity) {
  EXPECT_EQ(post_of_address(U"RIOD"), U"Rio de Janeiro");
  EXPECT_EQ(post_of_address(U"pari"), U"Paris");
  EXPECT_EQ(post_of_address(U"DIR"), U"Director");
  EXPECT_EQ(post_of_address(U"MELL"), U"");
}

TEST(Misreading, LettersThatLookAlikeCountHalf) {
  EXPECT_FLOAT_EQ(misreading_cost(U"fr0m", U"from", 2), 0.5F);
  EXPECT_FLOAT_EQ(misreading_cost(U"subjeot", U"subject", 2), 0.5F);
  EXPECT_FLOAT_EQ(misreading_cost(U"from", U"from", 2), 0);
  EXPECT_FLOAT_EQ(misreading_cost(U"frm", U"from", 2), 1);
  EXPECT_FLOAT_EQ(misreading_cost(U"number", U"from", 2), 3);
}

TEST(Posts, ACableNamesItsPostsInShort) {
  const Letter letter = first_letter(
      "CLASSIF1ED MESSAGE\n\n3 APRIL 1966\n\nPRIORITY DIR PARI INFO RIOD CITE ROME 1234\n\n"
      "1. GRAIN CONVOYS CROSSED FORD NIGHT OF 2 APRIL. MORE FOLLOWS.\n2. NOTHING ELSE SEEN.\n");
  EXPECT_EQ(letter.type, LetterType::telegram);
  ASSERT_EQ(letter.to.size(), 2U);
  EXPECT_EQ(letter.to[0].body, U"Director");
  EXPECT_EQ(letter.to[1].body, U"Paris");
  ASSERT_EQ(letter.copies.size(), 1U);
  EXPECT_EQ(letter.copies[0].body, U"Rio de Janeiro");
  ASSERT_TRUE(letter.from);
  EXPECT_EQ(letter.from->body, U"Rome");
  ASSERT_TRUE(letter.number);
  EXPECT_EQ(letter.number->text, U"1234");
  ASSERT_TRUE(letter.subject);
  EXPECT_EQ(letter.subject->text, U"GRAIN CONVOYS CROSSED FORD NIGHT OF 2 APRIL");
  EXPECT_EQ(letter.subject->evidence.front(), "first_sentence");
}

TEST(Posts, AnUnnumberedCableKeepsItsFirstWord) {
  const Letter letter = first_letter(
      "PRIORITY DIR CITE ROME 1234\n\nIN THE NIGHT OF 2 APRIL GRAIN CONVOYS CROSSED THE FORD. MORE FOLLOWS.\n");
  ASSERT_TRUE(letter.subject);
  EXPECT_EQ(letter.subject->text, U"IN THE NIGHT OF 2 APRIL GRAIN CONVOYS CROSSED THE FORD");
}

TEST(Posts, ADispatchWhoseLabelsAreLost) {
  const Letter letter = first_letter(
      "DISPATCH     SECRET\n\nChief, Convoy Division\n\nCh1ef of Station, Sarhamat\n\nTransmittal of convoy lists\n\n"
      "1. Transmitted herewith are the lists of convoys that crossed the ford.\n");
  ASSERT_EQ(letter.to.size(), 1U);
  EXPECT_EQ(letter.to[0].text, U"Chief, Convoy Division");
  ASSERT_TRUE(letter.from);
  EXPECT_EQ(letter.from->text, U"Ch1ef of Station, Sarhamat");
  ASSERT_TRUE(letter.subject);
  EXPECT_EQ(letter.subject->text, U"Transmittal of convoy lists");
}

TEST(Posts, AMemorandumIsSignedByANameOverAPost) {
  const Letter letter = first_letter(
      "MEMORANDUM FOR: Odran Fellweather\nSUBJECT: Grain convoys\n\n"
      "The sacks were counted twice, and twice there were too few of them in the depot at the ford.\n\n"
      "                                        TESSA MARROWBY\n                                        Chief, Convoy "
      "Desk\n\n"
      "                                        Approved:\n\n"
      "                                        Idris Halzun\n                                        Director of "
      "Supply\n");
  ASSERT_TRUE(letter.from);
  EXPECT_EQ(letter.from->text, U"TESSA MARROWBY Chief, Convoy Desk");
}

TEST(Posts, AListOfOfficesIsNoDispatch) {
  const Letter letter =
      first_letter("Chief of Staff\nDirector of Supply\nDeputy Director of Supply\nChief of Stores\n");
  EXPECT_EQ(letter.type, LetterType::other);
  EXPECT_FALSE(letter.from);
}

TEST(Labels, AreReadThroughPoorCopies) {
  const Letter letter = first_letter(
      "TOs Idris Halzun\nFRO{ : Tessa Marrowby\nSURJYCT: Grain convoys\nDate: 3 April 2006\n\nThe sacks were "
      "counted.\n");
  ASSERT_EQ(letter.to.size(), 1U);
  EXPECT_EQ(letter.to[0].text, U"Idris Halzun");
  ASSERT_TRUE(letter.from);
  EXPECT_EQ(letter.from->text, U"Tessa Marrowby");
  ASSERT_TRUE(letter.subject);
  EXPECT_EQ(letter.subject->text, U"Grain convoys");
}

TEST(Labels, AColonMayBeMisreadBeforeCapitals) {
  const Letter letter = first_letter("TO 4 DIRECTOR\nFROM 1 SARHAMAT\nDATE: 3 APRIL 1966\n\nTHE SACKS WERE COUNTED.\n");
  ASSERT_EQ(letter.to.size(), 1U);
  EXPECT_EQ(letter.to[0].text, U"DIRECTOR");
  ASSERT_TRUE(letter.from);
  EXPECT_EQ(letter.from->text, U"SARHAMAT");
}

TEST(Labels, AnEmptyAddresseeIsNotFilledWithWhatWasWithheld) {
  const Letter letter = first_letter(
      "From:              Marrowby, Tessa\nSent:              Friday, June 17, 2011 11:37 AM\nTo:                "
      "B1,1.4(D), B5\n"
      "Subject:           Convoys\n\nThree went over yesterday.\n");
  EXPECT_TRUE(letter.to.empty());
}

TEST(Party, AnAddressAloneNamesAnAccount) {
  const Letter letter = first_letter(
      "From:              Marrowby, Tessa\nSent:              Friday, June 17, 2011 11:37 AM\nTo:                "
      "'halzun@example.org'\n"
      "Subject:           Convoys\n\nThree went over yesterday.\n");
  ASSERT_EQ(letter.to.size(), 1U);
  EXPECT_EQ(letter.to[0].name, U"halzun");
}

}  // namespace
}  // namespace recto::reading::letters
