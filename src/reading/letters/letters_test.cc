#include "reading/letters/letters.h"

#include <gtest/gtest.h>

#include "reading/letters/replies.h"
#include "text/utf8.h"

namespace recto::reading::letters {
namespace {

std::vector<Letter> letters_in(const char* utf8) {
  Page page;
  page.text = text::decode_utf8_lossy(utf8);
  const std::vector<const Page*> pages = {&page};
  return read_letters(pages);
}

template <class Item>
std::string text_of_field(const std::optional<Item>& field) {
  return field ? text::encode_utf8(field->text) : "none";
}

constexpr const char* kArabicLetter =
    "جمهورية قلمارة\n"
    "محافظة سرحمات\n"
    "لجنة التموين في عين دلفان\n"
    "الرقم: ٣١٧/ت/٥\n"
    "التاريخ: ١٨ آذار ٢٠٠٦\n"
    "سري\n\n"
    "إلى السيد رئيس المكتب الوطني للتموين\n\n"
    "الموضوع: تدريب المتطوعين\n\n"
    "تحية طيبة وبعد،\n\n"
    "إجابةً على كتابكم رقم 288/م/2 تاريخ 2 آذار 2006 نعرض لكم ما يلي وما طلبتموه من المعلومات عن هذا الموضوع كله:\n"
    "بلغ عدد المتطوعين المسجلين لدى اللجنة 640 متطوعاً، منهم 210 متطوعين أنهوا التدريب على قيادة الشاحنات.\n\n"
    "وتفضلوا بقبول فائق الاحترام.\n\n"
    "رئيس لجنة التموين\n"
    "المقدم نعمان تلعوب\n\n"
    "المرفقات: قائمة أسماء في أربع صفحات\n"
    "صورة إلى: السيد المحافظ، قيادة حرس المدينة، الحفظ\n";

TEST(Letters, AnArabicOfficialLetter) {
  const auto letters = letters_in(kArabicLetter);
  ASSERT_EQ(letters.size(), 1U);
  const Letter& letter = letters[0];
  EXPECT_EQ(letter.type, LetterType::letter);
  EXPECT_EQ(text_of_field(letter.number), "٣١٧/ت/٥");
  ASSERT_TRUE(letter.date);
  EXPECT_EQ(letter.date->value, U"2006-03-18");
  EXPECT_EQ(letter.date->calendar, "gregorian");
  EXPECT_EQ(text_of_field(letter.subject), "تدريب المتطوعين");
  EXPECT_EQ(text_of_field(letter.classification), "سري");
  ASSERT_EQ(letter.to.size(), 1U);
  EXPECT_EQ(letter.to[0].text, U"السيد رئيس المكتب الوطني للتموين");
  EXPECT_EQ(letter.to[0].body, U"المكتب الوطني للتموين");
  ASSERT_TRUE(letter.from);
  EXPECT_EQ(letter.from->body, U"لجنة التموين في عين دلفان");
  EXPECT_EQ(letter.from->rank, U"المقدم");
  EXPECT_EQ(letter.from->name, U"نعمان تلعوب");
  ASSERT_EQ(letter.copies.size(), 3U);
  EXPECT_EQ(letter.copies[1].body, U"قيادة حرس المدينة");
  ASSERT_EQ(letter.references.size(), 1U);
  EXPECT_EQ(letter.references[0].number, U"288/م/2");
  EXPECT_EQ(letter.references[0].date, "2006-03-02");
  EXPECT_TRUE(letter.references[0].answers);
  ASSERT_EQ(letter.enclosures.size(), 1U);
}

constexpr const char* kArabicOrder =
    "وزارة التموين\n"
    "مكتب سرحمات المركزي\n\n"
    "أمر إداري\n"
    "رقم ٢١٤/ق/٣ تاريخ ١٢/٥/٢٠٠٦\n\n"
    "1- يكلف رئيس القسم بمتابعة توزيع المواد ورفع تقرير أسبوعي إلى هذا المكتب في نهاية كل أسبوع من الشهر.\n"
    "2- يمنع إخراج أي مادة من المستودعات دون إذن خطي من رئيس القسم أو من ينوب عنه في غيابه.\n"
    "نعلمكم أن العمل بدأ في أول الشهر، ولا تمنع الأضرار متابعته في المستودعات كلها حتى نهاية العام.\n\n"
    "عن مدير المكتب\n"
    "الرائد وديع تلعوب\n\n"
    "نسخة إلى:\n"
    "- السيد محافظ سرحمات\n"
    "- مديرية النقل\n";

TEST(Letters, AnOrderWithoutLabelsHasItsNumberSignatureAndCopies) {
  const auto letters = letters_in(kArabicOrder);
  ASSERT_EQ(letters.size(), 1U);
  const Letter& order = letters[0];
  EXPECT_EQ(order.type, LetterType::order);
  EXPECT_EQ(text_of_field(order.number), "٢١٤/ق/٣");
  ASSERT_TRUE(order.date);
  EXPECT_EQ(order.date->value, U"2006-05-12") << "an Arabic paper has the day first";
  EXPECT_EQ(order.date->otherwise, std::vector<std::u32string>{U"2006-12-05"}) << "and says the doubt";
  ASSERT_TRUE(order.signature);
  EXPECT_EQ(order.signature->name, U"وديع تلعوب");
  ASSERT_EQ(order.copies.size(), 2U);
  EXPECT_EQ(order.copies[1].text, U"مديرية النقل");
}

TEST(Letters, WhatIsOrderedForbiddenAndReportedIsLabelled) {
  const auto letters = letters_in(kArabicOrder);
  ASSERT_EQ(letters.size(), 1U);
  const auto& requests = letters[0].requests;
  ASSERT_EQ(requests.size(), 3U);
  EXPECT_EQ(requests[0].kind, RequestKind::ordered);
  EXPECT_TRUE(requests[0].text.starts_with(U"يكلف رئيس القسم")) << "without its number";
  EXPECT_EQ(requests[1].kind, RequestKind::prohibited);
  EXPECT_EQ(requests[2].kind, RequestKind::reported) << "what is not forbidden is no prohibition";
}

TEST(Letters, StrokesWhereItIsSignedAreUnreadAndNoName) {
  Page page;
  page.text = text::decode_utf8_lossy(kArabicOrder);
  const size_t name = page.text.find(U"الرائد وديع تلعوب");
  for (size_t start = 0; start < page.text.size();) {
    const size_t end = std::min(page.text.find_first_of(U" \n", start), page.text.size());
    const bool strokes = start >= name && start < name + 17;
    if (end > start) {
      page.words.push_back({CharOffset(static_cast<uint32_t>(start)),
                            CharOffset(static_cast<uint32_t>(end - start)),
                            {},
                            strokes ? 0.2F : 0.9F});
    }
    start = end + 1;
  }
  const std::vector<const Page*> pages = {&page};
  const auto letters = read_letters(pages);
  ASSERT_EQ(letters.size(), 1U);
  ASSERT_TRUE(letters[0].signature);
  EXPECT_EQ(letters[0].signature->text, U"عن مدير المكتب");
  ASSERT_EQ(letters[0].unread.size(), 1U);
  EXPECT_EQ(letters[0].unread[0].at.range.start.value, name);
}

TEST(Letters, EveryFieldStandsWhereItSays) {
  Page page;
  page.text = text::decode_utf8_lossy(kArabicLetter);
  const std::vector<const Page*> pages = {&page};
  for (const Letter& letter : read_letters(pages)) {
    for (const auto* field : {&letter.number, &letter.date, &letter.subject, &letter.classification}) {
      ASSERT_TRUE(*field);
      const CharRange at = (*field)->at.range;
      EXPECT_EQ(page.text.substr(at.start.value, at.length()), (*field)->text);
      EXPECT_GT((*field)->confidence, 0.5F);
      EXPECT_FALSE((*field)->evidence.empty());
    }
  }
}

TEST(Letters, AChainOfMailIsReadNewestFirst) {
  const auto letters = letters_in(
      "From:              Marrowby, Tessa <tm@example.org>\n"
      "Sent:              Friday, June 17, 201111:37 AM\n"
      "To:\n"
      "Cc:                Fellweather, Odran; Halzun, Idris\n"
      "Subject:           RE: Convoys at the ford\n\n"
      "Three went over yesterday.\n\n"
      "     Original Message\n"
      "From: Zawqari, Hanan\n"
      "Sent: Friday, June 17, 2011 10:24 AM\n"
      "To: Marrowby, Tessa; Fellweather, Odran\n"
      "Subject: Convoys at the ford\n\n"
      "How many have gone over the ford?\n");
  ASSERT_EQ(letters.size(), 2U);
  EXPECT_EQ(letters[0].type, LetterType::email);
  EXPECT_EQ(letters[0].date->value, U"2011-06-17");
  EXPECT_EQ(letters[0].from->name, U"Marrowby, Tessa");
  EXPECT_EQ(letters[0].copies.size(), 2U);
  ASSERT_EQ(letters[0].to.size(), 1U) << "a reply goes to who wrote what it answers";
  EXPECT_EQ(letters[0].to[0].name, U"Zawqari, Hanan");
  EXPECT_EQ(letters[0].to[0].evidence, std::vector<std::string>{"sender_of_answered"});
  ASSERT_FALSE(letters[0].references.empty());
  EXPECT_EQ(letters[0].references[0].evidence[0], kReplyChain);
  EXPECT_EQ(letters[1].to.size(), 2U);
  EXPECT_EQ(text_of_field(letters[1].subject), "Convoys at the ford");
}

TEST(Letters, ACableSaysItsPartiesOnOneLine) {
  const auto letters = letters_in(
      "SECRET 231425Z NOV 63\n"
      "PRIORITY DIR INFO SARHAMAT CITE DALFAN 4417\n"
      "GRAIN CONVOYS\n"
      "REF: DIR 92664\n"
      "1. THREE CONVOYS LEFT THE TOWN WITHOUT A WRITTEN ORDER.\n");
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].type, LetterType::telegram);
  EXPECT_EQ(letters[0].date->value, U"1963-11-23");
  EXPECT_EQ(text_of_field(letters[0].from), "DALFAN");
  ASSERT_EQ(letters[0].to.size(), 1U);
  EXPECT_EQ(letters[0].to[0].text, U"DIR");
  ASSERT_EQ(letters[0].copies.size(), 1U);
  EXPECT_EQ(letters[0].copies[0].text, U"SARHAMAT");
  EXPECT_EQ(text_of_field(letters[0].number), "4417");
}

TEST(Letters, ABusinessLetterHasItsDateAndNamesWithoutLabels) {
  const auto letters = letters_in(
      "Convoy Liaison Desk\n"
      "12 Mill Lane, Sarhamat\n\n"
      "3 April 2006\n\n"
      "Dear Mr. Fellweather,\n\n"
      "Thank you for asking about the grain. We have counted the sacks twice, and twice there were too few of them in "
      "the depot.\n\n"
      "Yours sincerely,\n\n"
      "Tessa Marrowby\n"
      "Field officer\n\n"
      "Enclosure: list of sacks\n"
      "Copies to: the Governor\n\n"
      "Invented sample\n");
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].type, LetterType::letter);
  EXPECT_EQ(letters[0].date->value, U"2006-04-03");
  ASSERT_EQ(letters[0].to.size(), 1U);
  EXPECT_EQ(letters[0].to[0].name, U"Fellweather");
  ASSERT_TRUE(letters[0].signature);
  EXPECT_EQ(letters[0].signature->text, U"Tessa Marrowby Field officer");
}

TEST(Letters, WhatIsNoLetterHasNoSender) {
  for (const char* text :
       {"It was a bright cold day, and the clocks of the old town were wrong again.\nNobody had wound them since the "
        "spring.\n",
        "كان يا ما كان في قديم الزمان رجل يسكن في قرية بعيدة\nوكان له ثلاثة أولاد لا يعرفون القراءة\n",
        "Name:\nDate of birth:\nPlace of birth:\nOccupation:\n",
        "Chapter 3\nFrom the mill to the ford it is two miles.\n", "1  2  3\n4  5  6\n", "", "\n\n\n",
        "Menu\nTo start: soup\nTo follow: bread\n"}) {
    for (const Letter& letter : letters_in(text)) {
      EXPECT_EQ(letter.type, LetterType::other) << text;
      EXPECT_FALSE(letter.from) << text;
      EXPECT_TRUE(letter.to.empty()) << text;
    }
  }
}

TEST(Letters, AnyCutOfALetterIsAccepted) {
  const std::u32string whole = text::decode_utf8_lossy(kArabicLetter);
  for (size_t n = 0; n < whole.size(); n += 3) {
    Page page;
    page.text = whole.substr(0, n);
    const std::vector<const Page*> pages = {&page};
    EXPECT_EQ(read_letters(pages).size(), 1U) << n;
  }
}

}  // namespace
}  // namespace recto::reading::letters
