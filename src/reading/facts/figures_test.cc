#include <gtest/gtest.h>

#include <random>

#include "reading/facts.h"
#include "reading/facts/exact.h"
#include "reading/facts/numeral.h"
#include "text/utf8.h"

namespace recto::reading {
namespace {

std::vector<Fact> facts_in(std::string_view text, FactType type) {
  std::vector<Fact> facts = find_facts(*text::decode_utf8(text));
  std::erase_if(facts, [&](const Fact& fact) { return fact.type != type; });
  return facts;
}
Fact figure_in(std::string_view text) {
  const auto facts = facts_in(text, FactType::figure);
  EXPECT_EQ(facts.size(), 1U) << text;
  return facts.empty() ? Fact() : facts[0];
}
/// "value" or "low..high" of each figure, with its unit.
std::string figure_values(std::string_view text) {
  std::string out;
  for (const Fact& fact : facts_in(text, FactType::figure)) {
    const FactValue& value = fact.value;
    out += (out.empty() ? "" : " ") + (value.value.empty() ? value.low + ".." + value.high : value.value) + value.unit;
  }
  return out;
}

TEST(Exact, CountsWithoutLosingADigit) {
  EXPECT_EQ((Exact(5, 2) * Exact(1000)).text(), "2500");
  EXPECT_EQ(Exact(2, 3).text(), "0.666666666666667");
  EXPECT_EQ((Exact::parse("12345678901234567890.25") + Exact(1)).text(), "12345678901234567891.25");
  EXPECT_EQ((-Exact(1, 8)).text(), "-0.125");
  EXPECT_TRUE(Exact::parse(std::string(60, '9')).overflowed());
  EXPECT_TRUE((Exact(1) / Exact(0)).overflowed());
}

TEST(Numeral, KnowsTheSeparatorsOfManyCountries) {
  const auto digits = [](std::u32string_view text) { return read_numeral(text, 0).digits; };
  EXPECT_EQ(digits(U"2,500"), "2500");
  EXPECT_EQ(digits(U"1 234 567.89"), "1234567.89");
  EXPECT_EQ(digits(U"1.111,11"), "1111.11");
  EXPECT_EQ(digits(U"12,34,567"), "1234567");
  EXPECT_EQ(digits(U"١٬٢٣٤٫٥"), "1234.5");
  EXPECT_EQ(digits(U"٢.٥٠٠"), "2500");
  EXPECT_TRUE(read_numeral(U"٢.٥٠٠", 0).doubtful);
  EXPECT_EQ(digits(U"10,20,30"), "10");
  EXPECT_EQ(digits(U"2015.5.13"), "2015");
}

TEST(Figures, OfFractionsWithCompoundDenominators) {
  EXPECT_EQ(figure_values("three twenty-fifths of it"), "0.12");
  EXPECT_EQ(figure_values("twenty-five carts, fifty-two tents"), "25 52");
}

TEST(Figures, CountPartsByTheLongestOrdinal) {
  EXPECT_EQ(
      figure_values("three twenty-firsts; three twenty firsts; seven sixteenths; three thirty-seconds of an inch"),
      "0.142857142857143 0.142857142857143 0.4375 0.09375");
  EXPECT_EQ(
      figure_values("five hundred thirty-fifths; thirty fifths; fifty-four hundredths; two and fifty-four hundredths"),
      "14.2857142857143 6 0.54 2.54");
  EXPECT_EQ(figure_values("two hundred-thousandths; one twenty-fifth of it; one one-hundredth; six trillionths"),
            "0.00002 0.04 0.01 0.000000000006");
  EXPECT_EQ(figure_values("thirty seconds later; one hundred and fifth; twenty two firsts"), "30second 105 22");
}

TEST(Figures, OfArabicPartsThatAreWrittenLikeNumbers) {
  EXPECT_EQ(figure_values("مئة وثلاثون وخُمسين؛ خُمسين المبلغ؛ خمسين رجلا؛ سبعين رجلا"), "130.4 0.4 50 70");
  EXPECT_EQ(figure_values("ثلاثة وعشرون سبعا منها؛ عشرون خمس سيارات؛ مئة وعشرون ربع المبلغ"),
            "3.28571428571429 20 5 120 0.25");
  EXPECT_EQ(figure_values("مئتان وخمسة وعشرون جزءا من مئة؛ مئة جزء من خمسين"), "200.25 2");
  EXPECT_EQ(figure_values("ثُمن المبلغ؛ ثمن السلاح ٥٠٠"), "0.125 500");
}

TEST(Figures, AreRatiosOnlyWhereNothingElseCanBeMeant) {
  EXPECT_EQ(figure_values("one in five; 2 in 5 or more; it was 2 in 5."), "0.2 0.4 0.4");
  EXPECT_EQ(figure_values("killed 2 in 5 days; 12 in 2013; 150 in 40 trucks; over 2 in 5"), "2 5day 12 150 40 2 5");
  EXPECT_EQ(figure_values("الكسر ٢٠٠٠ على ٨؛ كم هي ستون على خمسة؟"), "250 12");
  EXPECT_EQ(figure_values("وزع ٢٠٠ على ٨ قرى؛ بزيادة ٢٠٠ على ٥٠٠؛ the fraction 3 over 5; led 3 over 5"),
            "200 8 200 500 0.6 3 5");
}

TEST(Figures, HaveAMinusWhereNoDashCanStand) {
  EXPECT_EQ(figure_values("- 1 4/5"), "-1.8");
  EXPECT_EQ(figure_values("( - 5 ) and -7"), "-5 -7");
  EXPECT_EQ(figure_values("- 150 volunteers are ready"), "150");
  EXPECT_EQ(figure_values("the town - 5 trucks came - was shelled"), "5");
}

TEST(Figures, OfTwoBoundsSideBySide) {
  EXPECT_EQ(figure_values("equal to 5000 or more than 4500"), "5000 4500");
  EXPECT_EQ(text::encode_utf8(facts_in("equal to 5000 or more than 4500", FactType::figure)[1].text), "more than 4500");
  EXPECT_EQ(facts_in("يساوي ٥٠٠٠ أو أقل من ٤٠٠٠", FactType::figure)[1].value.high, "4000");
  EXPECT_EQ(figure_in("200 or more").value.low, "200");
  EXPECT_EQ(figure_values("200 or more of them, less than 40 or equal to 60"), "200 40 60");
}

TEST(Figures, OverATimeIsNoBound) {
  EXPECT_EQ(facts_in("earned $2000 over 3 years", FactType::figure)[1].value.low, "");
  EXPECT_EQ(facts_in("lost 150 men over 3 days", FactType::figure)[1].value.low, "");
  EXPECT_EQ(figure_in("over 3 days it lost men").value.low, "3");
  EXPECT_EQ(facts_in("had 12 guns. Over 60 years old", FactType::figure)[1].value.low, "60");
}

TEST(Figures, OfDozensAndHundredsCounted) {
  EXPECT_EQ(figure_values("three hundred and two dozen, two hundred dozen, five hundreds, ثلاث مئات"),
            "324 2400 500 300");
  EXPECT_EQ(figure_values("two thousands and hundreds of men; ألف ومئات"), "2000 200..1999 1000 200..1999");
}

TEST(Figures, BehindTheWordForAShareArePerCent) {
  EXPECT_EQ(figure_values("بنسبة ٢٥. بنسبة ٢٥٪"), "25% 25%");
  EXPECT_EQ(figure_values("نسبة ٣ إلى ١؛ نسبة ٢٠٠ طن؛ نسبة ٢ من ٥"), "3 1 200t 2 5");
}

TEST(Figures, ACommaJoinsNoBoundsOfDifferentThings) {
  EXPECT_EQ(figure_values("at least 12 percent, up to 300 trucks"), "12% 300");
  EXPECT_EQ(figure_values("more than 20 and less than 40 percent"), "20..40%");
}

TEST(Figures, OfEnglishWords) {
  EXPECT_EQ(figure_values("two and a half thousand blankets, three hundred and six men; twenty-five carts"),
            "2500 306 25");
  EXPECT_EQ(figure_values("half a million; two thirds of the town; three quarters; 3 million and a half"),
            "500000 0.666666666666667 0.75 3500000");
  EXPECT_EQ(figure_values("the twenty-fifth brigade, the 3rd line, one in five"), "25 3 0.2");
}

TEST(Figures, OfArabicWords) {
  EXPECT_EQ(figure_values("اثنان وعشرون عنصرا، مئتان، ثلاثمائة وخمسون ألفا، أحد عشر رجلا"), "22 200 350000 11");
  EXPECT_EQ(figure_values("مليونان ونصف المليون، ثلاثة أرباع البلدة، خمس القرية، خمس قرى"), "2500000 0.75 0.2 5");
  EXPECT_EQ(figure_values("اللواء الحادي والعشرون، الكتيبة الثالثة عشرة"), "21 13");
  EXPECT_EQ(figure_values("وصلت ٢٥٠٠ بطانية و١٬٢٠٠ سلة"), "2500 1200");
}

TEST(Figures, AreNotTheQuantityThatEndsInAHundred) { EXPECT_EQ(figure_values("لم تستلم أي كمية من الوقود"), ""); }

TEST(Figures, KeepTheirBounds) {
  EXPECT_EQ(figure_in("over 200 men").value.low, "200");
  EXPECT_EQ(figure_in("no more than 40 carts").value.high, "40");
  EXPECT_EQ(figure_values("between 40 and 60 rifles; 20-30 sacks; من ألف إلى ألف وخمسمئة"), "40..60 20..30 1000..1500");
  EXPECT_EQ(figure_values("بين خمسة وعشرين"), "5..20");
  EXPECT_EQ(figure_values("hundreds of families, عشرات الآلاف"), "200..1999 20000..99000");
  EXPECT_TRUE(figure_in("about 500 people").value.approximate);
}

TEST(Figures, NameTheirUnitAndWhatIsCounted) {
  EXPECT_EQ(figure_values("US$ 3.5 million, 20 dollars 43 cents, SYP 250,000, 25 per cent, 5 km"),
            "3500000USD 20.43USD 250000SYP 25% 5km");
  EXPECT_EQ(figure_values("٣ دنانير أردنية و ٤٠ بالمئة و ٧ كيلومترات"), "3JOD 40% 7km");
  EXPECT_EQ(text::encode_utf8(figure_in("2,500 trained volunteers ready").value.counted), "trained volunteers");
  EXPECT_EQ(text::encode_utf8(figure_in("١٥٠ متطوعا مدربا").value.counted), "متطوعا مدربا");
  EXPECT_EQ(figure_in("500 lira").value.doubt, "currency");
}

TEST(Figures, CountOverTheEndOfARunningLine) {
  EXPECT_EQ(text::encode_utf8(figure_in("In the yard of the old depot there were 640\nvolunteers.").value.counted),
            "volunteers");
  EXPECT_EQ(figure_values("A wage paid to every driver each month: 1,850\ndinars"), "1850dinar");
  EXPECT_EQ(figure_in("Total 640\nvolunteers").value.counted, U"");
  EXPECT_EQ(figure_in("In the yard of the old depot there were 640\n\nvolunteers").value.counted, U"");
}

TEST(Figures, ThatAreMalformedOrTooLargeSaySo) {
  EXPECT_EQ(figure_in("600 hundred rounds").value.doubt, "malformed");
  EXPECT_EQ(figure_in(std::string(60, '9') + " men").value.doubt, "overflow");
  EXPECT_EQ(figure_in(std::string(60, '9') + " men").value.value, "");
}

TEST(Figures, AreNotSeenInCodesAndClocks) { EXPECT_EQ(figure_values("Room A4 at 10:30, no one knows which one"), ""); }

TEST(Codes, AreReferencesAndIdentifiers) {
  const auto values_of = [](std::string_view text, FactType type) {
    std::string out;
    for (const Fact& fact : facts_in(text, type))
      out += (out.empty() ? "" : " ") + fact.value.unit + ":" + fact.value.value;
    return out;
  };
  EXPECT_EQ(values_of("كتابكم رقم 214/ق/3 تاريخ 18/12/2013 وبرقيتكم ٣٤١٢/ص", FactType::reference), ":214/ق/3 :3412/ص");
  EXPECT_EQ(values_of("letter No. 12/2013 and file 77/A", FactType::reference), ":12/2013 :77/A");
  EXPECT_EQ(values_of("Call +963 11 222 3344 or write to desk@example.org; plate 445566, هاتف ٠١١٢٢٢٣٣٤٤",
                      FactType::identifier),
            "phone:+963112223344 email:desk@example.org plate:445566 phone:0112223344");
  EXPECT_EQ(values_of("no 5 men came and/or 24/7", FactType::reference), "");
}

std::string modalities(std::string_view text) {
  std::string out;
  for (const Fact& fact : facts_in(text, FactType::figure)) {
    out += std::string(out.empty() ? "" : " ") + fact.value.value + ":" + std::string(to_string(fact.modality));
  }
  return out;
}

TEST(Modality, IsOfTheClause) {
  EXPECT_EQ(modalities("It has 150 men and expects 2,500 when weapons are made available."),
            "150:stated 2500:conditional");
  EXPECT_EQ(modalities("12 carts and 30 mules are expected; 7 arrived, but 4 will leave."),
            "12:expected 30:expected 7:stated 4:expected");
  EXPECT_EQ(modalities("He denied that 40 men had left. Allegedly 12 carts crossed. Please send 500 blankets."),
            "40:negated 12:alleged 500:requested");
  EXPECT_EQ(modalities("عدد المتطوعين ١٥٠ متطوعا، ومن المتوقع أن يصل إلى ٢٥٠٠ متطوع عند توفر السلاح."),
            "150:stated 2500:conditional");
  EXPECT_EQ(modalities("نرجو تزويدنا بمئتي بطانية. لم يصل سوى ٣٠ عنصرا."), "200:requested 30:negated");
}

TEST(Modality, NamesTheWordsThatDecided) {
  const auto facts = facts_in("The head expects 2,500 when weapons are made available.", FactType::figure);
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(text::encode_utf8(facts[0].cue), "when … expects");
}

TEST(Facts, OfLongRowsOfOneWordAreFoundAtAll) {
  for (const std::string_view piece :
       {"one in ", "hundred ", "2007 and ", "1/2-", "(", "between ", "expects 5 and , ", "half million and "}) {
    std::string text;
    for (int k = 0; k < 5'000; ++k) text += piece;
    EXPECT_LE(find_facts(*text::decode_utf8(text)).size(), 10'000U) << piece;
  }
}

TEST(Facts, AreOrderedAndWithinAnyText) {
  constexpr std::u32string_view kPieces[] = {
      U"12",      U"2013",    U"/",      U"-",     U".",    U",",    U" ",      U"\n",      U"March", U"من",
      U"ثلاثة",   U"وعشرون",  U"مئة",    U"ألف",   U"(",    U")",    U"$",      U"%",       U"هـ",    U"and",
      U"hundred", U"between", U"half",   U"أواخر", U"No",   U":",    U"+",      U"والي",    U"10.5",  U"first",
      U"قبل",     U"عام",     U"\u200f", U"½",     U"'",    U"@a.b", U"\u064b", U"million", U"not",   U"expects",
      U"الأول",   U"تشرين",   U"s",      U"ago",   U"week", U"بين",  U"٠٠٩٦٣"};
  const auto seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 400; ++round) {
    std::u32string text;
    for (int k = 0; k < 60; ++k) {
      text += kPieces[random() % std::size(kPieces)];
      if (random() % 3 != 0) text += U' ';
    }
    CharOffset behind, before;
    for (const Fact& fact : find_facts(text, {"2014-01-10", DayMonthOrder::unknown})) {
      const bool name = fact.type == FactType::person || fact.type == FactType::body || fact.type == FactType::place ||
                        fact.type == FactType::title;  // these may hold values
      ASSERT_GE(fact.range.start, before) << text::encode_utf8(text);
      ASSERT_TRUE(name || fact.range.start >= behind) << text::encode_utf8(text);
      ASSERT_GT(fact.range.end, fact.range.start);
      ASSERT_LE(fact.range.end.value, text.size());
      ASSERT_EQ(fact.text, text.substr(fact.range.start.value, fact.range.length()));
      before = fact.range.start;
      if (!name) behind = fact.range.end;
    }
  }
}

}  // namespace
}  // namespace recto::reading
