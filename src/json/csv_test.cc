#include "json/csv.h"

#include <gtest/gtest.h>

namespace recto::json {
namespace {

TEST(CsvOut, CellsAreQuotedWhereTheyMust) {
  EXPECT_EQ(csv_cell("Nord"), "Nord");
  EXPECT_EQ(csv_cell("Nord, Ola"), "\"Nord, Ola\"");
  EXPECT_EQ(csv_cell("a \"b\""), "\"a \"\"b\"\"\"");
  EXPECT_EQ(csv_row({"1", "a\nb", ""}), "1,\"a\nb\",");
}

TEST(CsvOut, NothingIsAFormula) {
  for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    EXPECT_NE(csv_cell(formula).find('\''), std::string::npos) << formula;
  EXPECT_EQ(csv_cell("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
  EXPECT_EQ(csv_cell("'=1"), "''=1");
  EXPECT_EQ(csv_cell("a=1"), "a=1");
  EXPECT_EQ(csv_cell("'Abd"), "'Abd");
}

}  // namespace
}  // namespace recto::json
