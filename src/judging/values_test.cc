#include "judging/values.h"

#include <gtest/gtest.h>

namespace recto::judging {
namespace {

FactValue figure(std::string value, std::string low = "", std::string high = "", bool approximate = false) {
  FactValue out;
  out.value = std::move(value);
  out.low = std::move(low);
  out.high = std::move(high);
  out.approximate = approximate;
  out.form = "cardinal";
  return out;
}
FactValue date(std::string value) {
  FactValue out;
  out.value = std::move(value);
  return out;
}
ValueRelation figures(const FactValue& story, const FactValue& paper) { return relate(FactType::figure, story, paper); }
ValueRelation dates(const std::string& story, const std::string& paper) {
  return relate(FactType::date, date(story), date(paper));
}

TEST(Values, OfFiguresCompareAsNumbers) {
  EXPECT_EQ(figures(figure("2500"), figure("2500")), ValueRelation::same);
  EXPECT_EQ(figures(figure("2500"), figure("2500.0")), ValueRelation::same);
  EXPECT_EQ(figures(figure("2500"), figure("2501")), ValueRelation::other);
  EXPECT_EQ(figures(figure(""), figure("2501")), ValueRelation::unknown);
}

TEST(Values, MayBeSaidLessExactlyButNotMore) {
  EXPECT_EQ(figures(figure("", "200", "1999", true), figure("750")), ValueRelation::covered);
  EXPECT_EQ(figures(figure("200", "200"), figure("210")), ValueRelation::covered);
  EXPECT_EQ(figures(figure("210"), figure("200", "200")), ValueRelation::finer);
  EXPECT_EQ(figures(figure("200", "200"), figure("200")), ValueRelation::finer);
  EXPECT_EQ(figures(figure("200", "200"), figure("200", "", "200")), ValueRelation::other);
}

TEST(Values, ThatAreAboutAllowTheirLastDigit) {
  EXPECT_EQ(figures(figure("2500", "", "", true), figure("2487")), ValueRelation::covered);
  EXPECT_EQ(figures(figure("2500", "", "", true), figure("2560")), ValueRelation::other);
  EXPECT_EQ(figures(figure("2000", "", "", true), figure("2300")), ValueRelation::other);
  EXPECT_EQ(figures(figure("2487"), figure("2500", "", "", true)), ValueRelation::finer);
}

TEST(Values, OfOrdinalsAreNoCounts) {
  FactValue third = figure("3");
  third.form = "ordinal";
  EXPECT_EQ(figures(third, figure("3")), ValueRelation::other);
  EXPECT_EQ(figures(third, third), ValueRelation::same);
}

TEST(Values, OfDatesCompareAsDays) {
  EXPECT_EQ(dates("2013-12-14", "2013-12-14"), ValueRelation::same);
  EXPECT_EQ(dates("2013-12", "2013-12-14"), ValueRelation::covered);
  EXPECT_EQ(dates("2013-12-14", "2013-12"), ValueRelation::finer);
  EXPECT_EQ(dates("2013-12-14", "2013-12-15"), ValueRelation::other);
  EXPECT_EQ(dates("2012", "2013-12-15"), ValueRelation::other);
  EXPECT_EQ(dates("2010/2012", "2011-05-01"), ValueRelation::covered);
}

TEST(Values, OfDatesWithoutAYear) {
  EXPECT_EQ(dates("--12-14", "2013-12-14"), ValueRelation::covered);
  EXPECT_EQ(dates("--12", "--12-14"), ValueRelation::covered);
  EXPECT_EQ(dates("2013-12-14", "--12-14"), ValueRelation::finer);
  EXPECT_EQ(dates("2013-11-14", "--12-14"), ValueRelation::other);
  EXPECT_EQ(dates("--12-14", "2013"), ValueRelation::unknown);
  EXPECT_EQ(dates("", "2013"), ValueRelation::unknown);
}

TEST(Values, OfDoubtfulOrderAreNeverTheSame) {
  FactValue doubtful = date("2012-03-04");
  doubtful.doubt = "day_month_order";
  doubtful.other = "2012-04-03";
  EXPECT_EQ(relate(FactType::date, date("2012-03-04"), doubtful), ValueRelation::finer);
  EXPECT_EQ(relate(FactType::date, date("2012-04-03"), doubtful), ValueRelation::finer);
  EXPECT_EQ(relate(FactType::date, date("2012-04-05"), doubtful), ValueRelation::other);
  EXPECT_EQ(relate(FactType::date, date("2012"), doubtful), ValueRelation::covered);
}

}  // namespace
}  // namespace recto::judging
