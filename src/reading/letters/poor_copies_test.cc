// Letters as recognisers read them from worn copies: places are known, letters are not.

#include <gtest/gtest.h>

#include "reading/letters/labels.h"
#include "reading/letters/letters.h"
#include "reading/letters/month_names.h"
#include "reading/letters/sheet.h"
#include "reading/letters/stamps.h"
#include "reading/letters/telegraph.h"
#include "text/utf8.h"

namespace recto::reading::letters {
namespace {

/// A line of a page: its place in tenths of an inch, and its words with single spaces.
struct Line {
  float left, top;
  const char* words;
};

/// A page of typescript, ten letters an inch.
Page typed_page(const std::vector<Line>& lines) {
  constexpr float kTenth = 7.2F, kHeight = 9;
  Page page;
  page.width = 612;
  page.height = 792;
  for (const Line& line : lines) {
    const std::u32string text = text::decode_utf8_lossy(line.words);
    for (size_t start = 0; start < text.size();) {
      const size_t end = std::min(text.find(U' ', start), text.size());
      const auto place = [&](size_t at) { return (line.left + static_cast<float>(at)) * kTenth; };
      page.words.push_back({CharOffset(static_cast<uint32_t>(page.text.size() + start)),
                            CharOffset(static_cast<uint32_t>(end - start)),
                            {place(start), line.top * kTenth, place(end), line.top * kTenth + kHeight},
                            0.7F});
      start = end + 1;
    }
    page.text += text + U'\n';
  }
  return page;
}

std::vector<Letter> letters_on(const std::vector<Line>& lines) {
  const Page page = typed_page(lines);
  const std::vector<const Page*> pages = {&page};
  return read_letters(pages);
}

std::string value_of(const std::optional<Field>& field) { return field ? text::encode_utf8(field->value) : "none"; }

const std::vector<Line> kCable = {{25, 8, "CLASSIFIED MESSAGE"},
                                  {8, 16, "TO : DIRECTOR"},
                                  {8, 19, "fom, ROME"},
                                  {55, 20, "MAY 27 22162 62"},
                                  {8, 26, "PRIORITY DER CITE RQME 1234"},
                                  {10, 30, "1. GRAIN CONVOYS CROSSED FORD NIGHT OF 26 MAY AND ALL SACKS"},
                                  {8, 32, "TO BE COUNTED AT DEPOT WERE FEWER THAN LISTED BY CONVOY DESK."},
                                  {8, 34, "FROM WHAT IS KNOWN NONE WAS SOLD. MORE FOLLOWS WITHIN THE WEEK."}};

TEST(PoorCopies, ACableWithAStampInTheColumnBesideItsHead) {
  const auto letters = letters_on(kCable);
  ASSERT_EQ(letters.size(), 1U);
  const Letter& cable = letters.front();
  EXPECT_EQ(cable.type, LetterType::telegram);
  EXPECT_EQ(value_of(cable.date), "1962-05-27");
  ASSERT_EQ(cable.to.size(), 1U);
  EXPECT_EQ(cable.to[0].body, U"Director");
  ASSERT_TRUE(cable.from);
  EXPECT_EQ(cable.from->text, U"ROME");
  ASSERT_TRUE(cable.subject);
  EXPECT_TRUE(cable.subject->text.starts_with(U"GRAIN CONVOYS CROSSED FORD"));
}

TEST(PoorCopies, ARoutingSheetIsFilledInBelowItsPrint) {
  const auto letters = letters_on({{30, 6, "ROUTING AND RECORD SHEET"},
                                   {8, 9, "SUBJECT: (Optional)"},
                                   {8, 13, "FROM:"},
                                   {46, 13, "EXTENSION"},
                                   {18, 15, "C/CONVOYS"},
                                   {8, 20, "TO: (Officer designation, room number, and building)"},
                                   {9, 23, "1. Chief, Depot Desk"}});
  const Letter& sheet = letters.front();
  ASSERT_TRUE(sheet.from);
  EXPECT_EQ(sheet.from->text, U"C/CONVOYS");
  ASSERT_EQ(sheet.to.size(), 1U);
  EXPECT_EQ(sheet.to[0].text, U"1. Chief, Depot Desk");
  EXPECT_FALSE(sheet.subject);
}

TEST(PoorCopies, ADispatchIsDatedAtItsFoot) {
  std::vector<Line> lines = {{8, 6, "DISPATCH"},
                             {8, 10, "Chief, Convoy Division"},
                             {8, 14, "Chief of Station, Sarhamat"},
                             {8, 20, "1. Transmitted herewith are the lists of convoys that crossed the ford."},
                             {8, 90, "ax WAY 19 1065"}};
  EXPECT_EQ(value_of(letters_on(lines).front().date), "1965-05-19");
  lines.push_back({50, 3, "3 June 1965"});
  EXPECT_EQ(value_of(letters_on(lines).front().date), "1965-06-03") << "a date at the head goes first";
}

TEST(PoorCopies, ThePaperNumberOfAnAttachmentIsNoAddressee) {
  const auto letters = letters_on({{8, 6, "DISPATCH"},
                                   {8, 10, "Chief, Convoy Division"},
                                   {8, 14, "Chief of Station, Sarhamat"},
                                   {8, 20, "1. Transmitted herewith are the lists of convoys that crossed the ford."},
                                   {8, 60, "UNDER SEPARATE COVER"},
                                   {8, 64, "TO: UFTX-21422"}});
  ASSERT_EQ(letters.front().to.size(), 1U);
  EXPECT_EQ(letters.front().to[0].text, U"Chief, Convoy Division");
}

TEST(PoorCopies, AddressesMayHaveALetterMisread) {
  EXPECT_EQ(post_nearly_addressed(U"DER"), U"Director");
  EXPECT_EQ(post_nearly_addressed(U"RQME"), U"Rome");
  EXPECT_EQ(post_nearly_addressed(U"DIRECTQB"), U"Director");
  EXPECT_EQ(post_nearly_addressed(U"FORD"), U"");
  EXPECT_EQ(post_nearly_addressed(U"GRAIN"), U"");
  EXPECT_EQ(post_nearly_addressed(U""), U"");
}

TEST(PoorCopies, MonthsMayHaveALetterMisread) {
  EXPECT_EQ(month_nearly_named(U"fed").number, 2U);
  EXPECT_EQ(month_nearly_named(U"0cr").number, 10U);
  EXPECT_EQ(month_nearly_named(U"juw").number, 0U) << "june or july";
  EXPECT_EQ(month_nearly_named(U"day").number, 0U) << "a word";
  EXPECT_EQ(month_nearly_named(U"xyz").number, 0U);
}

TEST(PoorCopies, PrintOfFormsIsNoValue) {
  for (const char32_t* print : {U"(Optional)", U"EXTENSION | NO.", U"OFFICER'S INITIALS"})
    EXPECT_TRUE(is_form_print(print)) << text::encode_utf8(print);
  for (const char32_t* value : {U"C/CONVOYS", U"An extended optional leave", U""})
    EXPECT_FALSE(is_form_print(value)) << text::encode_utf8(value);
}

TEST(PoorCopies, AWordForALetterMayBeMisreadOrFallenInTwo) {
  const auto letters = letters_on({{10, 10, "الرقم: ٢١٤/ق/٣ التاريعخ: ٢٧-٧-١٩٧٦"},
                                   {10, 14, "إلى السيد مدير المكتب"},
                                   {10, 18, "إلحاقا بككابنا رقم ٩٤٢/٧٢ تاريخ ١٥-٧-١٩٧٦ نعرض لكم ما يلي."},
                                   {10, 22, "وردا على مر اسلتكم رقم ل/٧٩١ تاريخ ١٠-٧-١٩٧٦ نبين ما يلي."},
                                   {10, 26, "دفع مبلغ الدار رقم ٨١٢ تاريخ ١٠-٧-١٩٧٦ إلى المالك."}});
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(value_of(letters[0].date), "1976-07-27");
  ASSERT_EQ(letters[0].references.size(), 2U);
  EXPECT_EQ(letters[0].references[0].number, U"٩٤٢/٧٢");
  EXPECT_TRUE(letters[0].references[0].own);
  EXPECT_LT(letters[0].references[0].confidence, 0.8F) << "of a word that was misread";
  EXPECT_EQ(letters[0].references[1].number, U"ل/٧٩١");
  EXPECT_TRUE(letters[0].references[1].answers);
}

TEST(PoorCopies, ADashBelongsToTheItemThatItOpens) {
  Page page = typed_page({{10, 10, "- Office of Water"}});
  Box& dash = page.words.front().box;
  dash = {dash.x0 - 8, dash.y0 + 5, dash.x1 - 8, dash.y0 + 6};
  const std::vector<const Page*> pages = {&page};
  EXPECT_EQ(lay_out(pages).segments.size(), 1U);
}

TEST(PoorCopies, AHeadingOfATableIsNoNumber) {
  const auto letters = letters_on({{10, 10, "قائمة بأسماء المتطوعين"},
                                   {40, 14, "الرقم"},
                                   {10, 14, "الاسم والشهرة"},
                                   {40, 16, "1"},
                                   {10, 16, "جابر تلعوب"}});
  for (const Letter& letter : letters) EXPECT_FALSE(letter.number);
}

}  // namespace
}  // namespace recto::reading::letters
