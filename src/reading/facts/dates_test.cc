#include "reading/dates.h"

#include <gtest/gtest.h>
#include <unicode/calendar.h>

#include <cmath>
#include <memory>

#include "reading/facts/calendar.h"
#include "text/utf8.h"

namespace recto::reading {
namespace {

std::vector<DateFact> dates_of(std::string_view text, const DateContext& context = {}) {
  return find_dates(*text::decode_utf8(text), context);
}
std::string date_values(std::string_view text, const DateContext& context = {}) {
  std::string out;
  for (const DateFact& fact : dates_of(text, context)) out += (out.empty() ? "" : " ") + fact.value;
  return out;
}
std::string written_dates(std::string_view text) {
  const std::u32string decoded = *text::decode_utf8(text);
  std::string out;
  for (const DateFact& fact : find_dates(decoded)) {
    out += "[" + text::encode_utf8(decoded.substr(fact.range.start.value, fact.range.length())) + "]";
  }
  return out;
}

TEST(Dates, AreFoundInEveryShapeOfEnglish) {
  EXPECT_EQ(date_values("The depot closed on 3 March 2011, then on June 4th, 2012 and the second of May 2013."),
            "2011-03-03 2012-06-04 2013-05-02");
  EXPECT_EQ(date_values("Signed 16. Nov. 2016, filed 23/Sep/2020, sealed 2019-aug-1."),
            "2016-11-16 2020-09-23 2019-08-01");
  EXPECT_EQ(date_values("It began in October nineteen seventy two and ended in 1975."), "1972-10 1975");
  EXPECT_EQ(date_values("from 4 to 22 January 1995; May to October 2020; November 19-20"),
            "1995-01-04/1995-01-22 2020-05/2020-10 --11-19/--11-20");
}

TEST(Dates, KnowTheMonthsOfEveryArabCountry) {
  EXPECT_EQ(date_values("في ٣ كانون الثاني ٢٠١٣ ثم في ٤ جانفي 2014 ثم في 5 غشت 2015 ثم في 6 ديسمبر 2016"),
            "2013-01-03 2014-01-04 2015-08-05 2016-12-06");
  EXPECT_EQ(date_values("الرابع والعشرون من شهر تشرين الأول عام ألفين وثلاثة عشر"), "2013-10-24");
}

TEST(Dates, OfTheIslamicCalendarKeepItAndGiveTheGregorianDays) {
  const auto facts = dates_of("بتاريخ ١٢ ربيع الأول ١٤٣٣ هـ");
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].value, "1433-03-12");
  EXPECT_EQ(facts[0].calendar, Calendar::islamic);
  EXPECT_EQ(facts[0].low, "2012-02-05");
  EXPECT_EQ(date_values("عام ( 1325 ) هجري، عام 1907 ميلادي"), "1325 1907");
}

TEST(Calendar, OfIslamIsTheCivilOneOfIcu) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> icu(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale("en@calendar=islamic-civil"), status));
  ASSERT_TRUE(U_SUCCESS(status));
  for (int year = 1200; year <= 1500; year += 7) {
    for (int month = 1; month <= 12; ++month) {
      icu->clear();
      icu->set(year, month - 1, 1);
      const auto day = static_cast<int64_t>(std::floor(icu->getTime(status) / 86400000.0));
      ASSERT_EQ(day_number({year, month, 1}, Calendar::islamic), day) << year << "-" << month;
      ASSERT_EQ(month_length({year, month, 0}, Calendar::islamic), icu->getActualMaximum(UCAL_DATE, status));
    }
  }
}

TEST(Dates, InDigitsAreOrderedByEvidence) {
  EXPECT_EQ(dates_of("في 3/4/2012")[0].doubt, DateDoubt::day_month_order);
  EXPECT_EQ(dates_of("في 3/4/2012")[0].other, "2012-03-04");
  EXPECT_EQ(date_values("on 3/4/2012"), "2012-03-04");
  EXPECT_EQ(date_values("on 3/4/2012 and 25/4/2012"), "2012-04-03 2012-04-25");
  EXPECT_EQ(dates_of("on 3/4/2012 and 25/4/2012")[0].doubt, DateDoubt::none);
  EXPECT_EQ(date_values("Tuesday 3/4/2012"), "2012-04-03");
  EXPECT_EQ(date_values("Sunday 3/4/2012"), "2012-03-04");
  EXPECT_EQ(date_values("on 3/4/2012", {"", DayMonthOrder::day_first}), "2012-04-03");
  EXPECT_EQ(dates_of("Monday 3 April 2012")[0].doubt, DateDoubt::weekday_differs);
}

TEST(Dates, KeepTheirPrecision) {
  const auto late = dates_of("in late 2013");
  ASSERT_EQ(late.size(), 1U);
  EXPECT_EQ(late[0].value, "2013");
  EXPECT_EQ(late[0].low, "2013-09");
  EXPECT_EQ(late[0].high, "2013-12");
  EXPECT_EQ(late[0].precision, Precision::part);
  EXPECT_EQ(dates_of("في أواخر شباط 2012")[0].high, "2012-02-29");
  EXPECT_EQ(date_values("the 1990s and the nineteenth century"), "1990/1999 1801/1900");
  EXPECT_EQ(dates_of("on 30 February 2013")[0].doubt, DateDoubt::no_such_day);
}

TEST(Dates, ThatAreRelativeCountFromTheReference) {
  const DateContext context{"2013-12-18", DayMonthOrder::unknown};
  EXPECT_EQ(date_values("yesterday, last month, three days ago, last Friday", context),
            "2013-12-17 2013-11 2013-12-15 2013-12-13");
  EXPECT_EQ(date_values("أمس، الشهر الماضي، قبل يومين، العام المقبل", context), "2013-12-17 2013-11 2013-12-16 2014");
  const auto misread = dates_of("مرفق الكتاب تاريخ 18 آذار 2306\nالرقم الاسم");
  ASSERT_EQ(misread.size(), 1U);
  EXPECT_EQ(misread[0].doubt, DateDoubt::no_such_year);
  EXPECT_EQ(misread[0].value, "--03-18");
  EXPECT_EQ(misread[0].range.end.value, 30U);
  EXPECT_EQ(dates_of("on 18 March 2306 people came")[0].doubt, DateDoubt::none);
  EXPECT_EQ(dates_of("yesterday")[0].doubt, DateDoubt::reference_needed);
  EXPECT_EQ(dates_of("yesterday")[0].value, "");
}

TEST(Dates, EndWithTheirSentence) {
  EXPECT_EQ(written_dates("They left in March. Two waited. On Dec. 14 it rained. It was in May. 14 men came."),
            "[March][Dec. 14][May]");
}

TEST(Dates, AreNotSeenWhereThereIsNone) {
  EXPECT_EQ(
      date_values("They may march. A second round, 206-555-1212, 123-12-1234, SCP-173, 1:1, 2000 men, Pay ABC 2000"),
      "");
  EXPECT_EQ(date_values("عاد آب الرجل ومارس عمله، رقم 12/2013، في ملف 214/ق/3"), "");
}

TEST(Dates, RangesAreOfTheTextGiven) {
  EXPECT_EQ(written_dates("رسالة بتاريخ ( 17 / 2 / ( 1966 ) . وفي تشرين الثاني"), "[17 / 2 / ( 1966 )][تشرين الثاني]");
  EXPECT_EQ(written_dates("We met in Oct. and on Wed, 22 of Jan."), "[Oct][Wed, 22 of Jan]");
}

}  // namespace
}  // namespace recto::reading
