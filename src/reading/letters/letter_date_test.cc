#include "reading/letters/letter_date.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace recto::reading::letters {
namespace {

struct DateCase {
  const char* text;
  const char* value;
};

std::string values(const char* utf8, DayMonthOrder order = DayMonthOrder::unknown) {
  std::string out;
  for (const LetterDate& date : find_letter_dates(text::decode_utf8_lossy(utf8), order)) {
    out += (out.empty() ? "" : " ") + date.value;
  }
  return out;
}

TEST(LetterDate, ReadsTheWaysLettersWriteDates) {
  const DateCase cases[] = {{"Friday, June 17, 2011 11:37 AM", "2011-06-17"},
                            {"Friday, June 17, 201111:37 AM", "2011-06-17"},
                            {"Friday, June 7, 20111:37 AM", "2011-06-07"},
                            {"3 April 2006", "2006-04-03"},
                            {"the 3rd of April, 2006", "2006-04-03"},
                            {"23NOV63", "1963-11-23"},
                            {"231425Z NOV 63", "1963-11-23"},
                            {"231425 Z NOV 63", "1963-11-23"},
                            {"22 N0V l963", "1963-11-22"},
                            {"MAY 27 2216Z 62", "1962-05-27"},
                            {"May 27 22162 62", "1962-05-27"},
                            {"DEC 13 1742 Z 63", "1963-12-13"},
                            {"12 Nov 63", "1963-11-12"},
                            {"NOV 12 1963", "1963-11-12"},
                            {"121530Z NOV 63", "1963-11-12"},
                            {"0221212 DEC 94", "1994-12-02"},
                            {"14-Mar-2011", "2011-03-14"},
                            {"Septenber 4, 1963", "1963-09-04"},
                            {"160cr63 22 2", "1963-10-16"},
                            {"l9DEC63IN52147", "1963-12-19"},
                            {"23 FED '65", "1965-02-23"},
                            {"16 April 1562", "1962-04-16"},
                            {"MAY 19 1065", "1965-05-19"},
                            {"2011-03-14", "2011-03-14"},
                            {"25/12/1963", "1963-12-25"},
                            {"12/25/1963", "1963-12-25"},
                            {"March 1963", "1963-03"},
                            {"18 آذار 2006", "2006-03-18"},
                            {"١٨ آذار ٢٠٠٦", "2006-03-18"},
                            {"2 كانون الثاني 2006", "2006-01-02"},
                            {"14 / كانون الأول / 2013", "2013-12-14"},
                            {"14 من شهر آب لعام 2013 م", "2013-08-14"},
                            {"٥/٣/١٤٢٧ هـ", "1427-03-05"},
                            {"12 رمضان 1427", "1427-09-12"},
                            {"3 غشت 1999", "1999-08-03"},
                            {"Tue Jul 06 00:41:44 2010", "2010-07-06"},
                            {"Wednesday Au ust 19 2009 1:05 PM", "2009-08-19"},
                            {"10 February", "--02-10"}};
  for (const DateCase& one : cases) EXPECT_EQ(values(one.text), one.value) << one.text;
}

TEST(LetterDate, ReadsNoDateWhereThereIsNone) {
  for (const char* text :
       {"317/ت/5", "214/3", "at 11:37 AM", "the third of may be", "1,300 sacks", "30 February 2011 men", "31/31/2011",
        "page 3 of 12", "May I come", "1 day 65 men", "on 2 and 63 more", "214abc63", ""}) {
    EXPECT_EQ(values(text), "") << text;
  }
}

TEST(LetterDate, SaysTheDoubtAboutDayAndMonth) {
  const auto doubtful = find_letter_dates(U"3/4/1963");
  ASSERT_EQ(doubtful.size(), 1U);
  EXPECT_EQ(doubtful[0].value, "1963-03-04");
  EXPECT_EQ(doubtful[0].otherwise, "1963-04-03");
  EXPECT_EQ(values("التاريخ 3/4/1963"), "1963-04-03");
  EXPECT_EQ(find_letter_dates(U"3/4/1963", DayMonthOrder::day_first)[0].otherwise, "");
  EXPECT_EQ(find_letter_dates(U"3/3/1963")[0].otherwise, "");
}

TEST(LetterDate, TakesTheOrderFromDatesThatHaveOneReading) {
  EXPECT_EQ(day_month_order(U"3/4/1963 and 25/4/1963"), DayMonthOrder::day_first);
  EXPECT_EQ(day_month_order(U"3/4/1963 and 4/25/1963"), DayMonthOrder::month_first);
  EXPECT_EQ(day_month_order(U"3/4/1963"), DayMonthOrder::unknown);
}

TEST(LetterDate, RangesAreOfTheTextGiven) {
  const std::u32string text = U"في ١٨ آذار ٢٠٠٦ م";
  const auto dates = find_letter_dates(text);
  ASSERT_EQ(dates.size(), 1U);
  EXPECT_EQ(text.substr(dates[0].range.start.value, dates[0].range.length()), U"١٨ آذار ٢٠٠٦");
  EXPECT_EQ(dates[0].calendar, "gregorian");
  EXPECT_EQ(find_letter_dates(U"12 رمضان 1427")[0].calendar, "islamic");
}

}  // namespace
}  // namespace recto::reading::letters
