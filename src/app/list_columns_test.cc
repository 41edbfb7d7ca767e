#include "app/list_columns.h"

#include <gmock/gmock.h>

namespace recto::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Taken {
  std::vector<std::u32string> names, years;
  std::vector<uint32_t> rows, complaints;
  Result<void> end;
};

Taken take(const ListChoice& choice, const std::vector<TableRow>& rows) {
  Taken out;
  ListRows list(
      choice,
      [&](ListEntry entry) -> Result<void> {
        out.rows.push_back(entry.row);
        out.names.push_back(entry.name);
        out.years.push_back(entry.year);
        return {};
      },
      [&](uint32_t row, const std::string&) { out.complaints.push_back(row); });
  for (const TableRow& row : rows) {
    out.end = list.add({1, U""}, row);
    if (!out.end) return out;
  }
  out.end = list.finish();
  return out;
}

TEST(ListColumns, TheHeaderSaysWhereTheNamesAre) {
  const auto taken =
      take({"list", "", "", ""}, {{1, {U"A title"}, ""}, {3, {U"no", U"Full Name "}, ""}, {4, {U"1", U"Ola"}, ""}});
  EXPECT_THAT(taken.names, ElementsAre(U"Ola"));
  EXPECT_THAT(taken.rows, ElementsAre(4U));
  EXPECT_THAT(take({"list", "", "", ""}, {{1, {U"الإسم", U"x"}, ""}, {2, {U"سالم"}, ""}}).names, ElementsAre(U"سالم"));
}

TEST(ListColumns, OneColumnNeedsNoHeader) {
  EXPECT_THAT(take({"list", "", "", ""}, {{1, {U"Ola"}, ""}, {2, {U"Kari"}, ""}}).names, ElementsAre(U"Ola", U"Kari"));
}

TEST(ListColumns, ByHeaderOrNumber) {
  const std::vector<TableRow> rows = {{1, {U"who", U"born"}, ""}, {2, {U"Ola", U"1970"}, ""}};
  const auto by_words = take({"list", "Who", "BORN", ""}, rows);
  EXPECT_THAT(by_words.names, ElementsAre(U"Ola"));
  EXPECT_THAT(by_words.years, ElementsAre(U"1970"));
  EXPECT_THAT(take({"list", "1", "", ""}, rows).names, ElementsAre(U"who", U"Ola"));
  EXPECT_THAT(take({"list", "1", "born", ""}, rows).names, ElementsAre(U"Ola"));
  EXPECT_THAT(take({"list", "7", "", ""}, rows).names, ElementsAre(U"", U""));
}

TEST(ListColumns, AColumnThatIsNotThereIsAnError) {
  const auto taken = take({"list", "nix", "", ""}, {{1, {U"who", U"born"}, ""}, {2, {U"Ola", U"1970"}, ""}});
  ASSERT_FALSE(taken.end);
  EXPECT_EQ(taken.end.error().kind, ErrorKind::invalid_input);
  EXPECT_THAT(taken.end.error().message, HasSubstr("'who', 'born'"));
  EXPECT_THAT(taken.names, IsEmpty());
}

TEST(ListColumns, FaultyRowsAreNamedAndLeftOut) {
  const auto taken = take({"list", "", "", ""}, {{1, {U"name"}, ""}, {2, {U"O"}, "broken"}, {3, {U"Kari"}, ""}});
  EXPECT_THAT(taken.names, ElementsAre(U"Kari"));
  EXPECT_THAT(taken.complaints, ElementsAre(2U));
}

}  // namespace
}  // namespace recto::app
