#include "app/list_evidence.h"

#include <gmock/gmock.h>

namespace recto::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ListEvidence, Years) {
  EXPECT_THAT(years_in(U"born 12/3/1970"), ElementsAre(1970U));
  EXPECT_THAT(years_in(U"١٩٧٠"), ElementsAre(1970U));
  EXPECT_THAT(years_in(U"1400"), ElementsAre(1979U, 1980U));
  EXPECT_THAT(years_in(U"70, 19701, no. 12"), IsEmpty());
  EXPECT_EQ(year_evidence(U"1970", U"١٩٧٠"), "year of birth the same");
  EXPECT_EQ(year_evidence(U"1970", U"1971"), "year of birth a year apart");
  EXPECT_EQ(year_evidence(U"1970", U"1985"), "year of birth differs");
  EXPECT_EQ(year_evidence(U"", U"1985"), "year of birth missing on the left");
  EXPECT_EQ(year_evidence(U"", U""), "");
}

TEST(ListEvidence, Places) {
  const names::Tables& tables = names::Tables::built_in();
  EXPECT_EQ(place_evidence(U" Homs", U"homs", tables), "place the same");
  EXPECT_EQ(place_evidence(U"Homs", U"حمص", tables), "place the same in another spelling");
  EXPECT_EQ(place_evidence(U"Homs", U"Aleppo", tables), "place differs");
  EXPECT_EQ(place_evidence(U"Homs", U"", tables), "place missing on the right");
}

}  // namespace
}  // namespace recto::app
