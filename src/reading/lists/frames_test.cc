// Ruled tables: their lines decide what is a row and a cell.

#include <gtest/gtest.h>

#include "reading/lists/lists.h"
#include "text/utf8.h"

namespace recto::reading::lists {
namespace {

constexpr float kLeft = 40, kTop = 100, kRow = 20, kTall = 9, kLetterWide = 4.5F;

/// A table ruled on a page, its words put into cells by hand; columns 100 points wide, rows 20 tall.
class RuledPage {
 public:
  RuledPage(size_t columns, size_t rows, bool to_the_left = false)
      : columns_(columns), rows_(rows), to_the_left_(to_the_left) {
    page_.width = 2 * kLeft + width();
    page_.source = TextSource::ocr;
    for (size_t k = 0; k <= rows; ++k) level(k, 0, columns);
    for (size_t k = 0; k <= columns; ++k) upright(k, 0, rows);
  }
  /// A word in a cell, on its line `line` from its top; `along` points from the cell's side.
  RuledPage& put(size_t row, size_t column, const std::string& word, size_t line = 0, float along = 4) {
    const std::u32string letters = text::decode_utf8_lossy(word);
    const float wide = kLetterWide * static_cast<float>(letters.size());
    const float begins = 100 * static_cast<float>(column) + along;
    const float x = to_the_left_ ? kLeft + width() - begins - wide : kLeft + begins;
    const float y = kTop + kRow * static_cast<float>(row) + 5 + 10 * static_cast<float>(line);
    page_.words.push_back({CharOffset(static_cast<uint32_t>(page_.text.size())),
                           CharOffset(static_cast<uint32_t>(letters.size())),
                           {x, y, x + wide, y + kTall},
                           1});
    page_.text += letters + U'\n';
    return *this;
  }
  /// Takes the part of a level line over a column away.
  RuledPage& without_line(size_t line, size_t column) {
    std::erase_if(page_.rulings, [&](const Ruling& r) { return !r.upright() && r.y0 == height(line); });
    if (column > 0) level(line, 0, column);
    if (column + 1 < columns_) level(line, column + 1, columns_);
    return *this;
  }
  /// Takes the part of an upright line in a row away.
  RuledPage& without_side(size_t side, size_t row) {
    std::erase_if(page_.rulings, [&](const Ruling& r) { return r.upright() && r.x0 == place(side); });
    if (row > 0) upright(side, 0, row);
    if (row + 1 < rows_) upright(side, row + 1, rows_);
    return *this;
  }
  RuledPage& drawn(float x0, float y0, float x1, float y1) {
    page_.rulings.push_back({x0, y0, x1, y1});
    return *this;
  }
  RuledPage& bare() {
    page_.rulings.clear();
    return *this;
  }
  List only() const {
    const Page* borrowed[] = {&page_};
    const auto lists = find_lists(borrowed);
    EXPECT_EQ(lists.size(), 1U);
    return lists.empty() ? List{} : lists.front();
  }
  size_t lists() const {
    const Page* borrowed[] = {&page_};
    return find_lists(borrowed).size();
  }

 private:
  float width() const { return 100 * static_cast<float>(columns_); }
  static float height(size_t line) { return kTop + kRow * static_cast<float>(line); }
  float place(size_t side) const {
    const float along = 100 * static_cast<float>(side);
    return to_the_left_ ? kLeft + width() - along : kLeft + along;
  }
  void level(size_t line, size_t from, size_t to) {
    const float a = place(from), b = place(to);
    page_.rulings.push_back({std::min(a, b), height(line), std::max(a, b), height(line)});
  }
  void upright(size_t side, size_t from, size_t to) {
    page_.rulings.push_back({place(side), height(from), place(side), height(to)});
  }

  size_t columns_, rows_;
  bool to_the_left_;
  Page page_;
};

std::string cell(const List& list, size_t row, size_t column) {
  return row < list.rows.size() ? text::encode_utf8(list.rows[row].cells[column].text) : "no row";
}

/// No., name, born, place; six persons.
RuledPage six_persons() {
  RuledPage page(4, 7);
  page.put(0, 0, "No.").put(0, 1, "Name").put(0, 2, "Born").put(0, 3, "Residence");
  for (size_t k = 1; k <= 6; ++k)
    page.put(k, 0, std::to_string(k)).put(k, 1, "Nabil").put(k, 2, std::to_string(1950 + k)).put(k, 3, "Zahra");
  return page;
}

TEST(Frames, LinesDecideWhatIsACell) {
  const List list = six_persons().only();
  ASSERT_EQ(list.columns.size(), 4U);
  EXPECT_EQ(text::encode_utf8(list.columns[3].name), "Residence");
  ASSERT_EQ(list.rows.size(), 6U);
  EXPECT_EQ(cell(list, 5, 2), "1956");
}

TEST(Frames, ACellOfTwoLinesIsOneCellWhateverTheSerialNumberStandsBeside) {
  RuledPage page(3, 6);
  page.put(0, 0, "No.").put(0, 1, "Name").put(0, 2, "Remarks");
  for (size_t k = 1; k <= 5; ++k) page.put(k, 1, "Nabil").put(k, 2, "guard");
  page.put(3, 1, "Barqu", 1);
  for (size_t k = 1; k <= 5; ++k)
    if (k != 3) page.put(k, 0, std::to_string(k));  // the third was not read
  const List list = page.only();
  ASSERT_EQ(list.rows.size(), 5U);
  EXPECT_EQ(cell(list, 2, 1), "Nabil Barqu");
  EXPECT_FALSE(list.rows[2].serial.has_value());
}

TEST(Frames, FromTheRight) {
  RuledPage page(3, 5, true);
  page.put(0, 0, "م").put(0, 1, "الاسم").put(0, 2, "المواليد");
  for (size_t k = 1; k <= 4; ++k)
    page.put(k, 0, std::to_string(k)).put(k, 1, "نبيل").put(k, 2, std::to_string(1960 + k));
  const List list = page.only();
  ASSERT_EQ(list.rows.size(), 4U);
  EXPECT_EQ(cell(list, 0, 0), "1");
  EXPECT_EQ(cell(list, 3, 2), "1964");
}

TEST(Frames, ACellMergedOverRowsSaysHowMany) {
  RuledPage page(3, 7);
  page.put(0, 0, "No.").put(0, 1, "Name").put(0, 2, "Residence");
  for (size_t k = 1; k <= 6; ++k) page.put(k, 0, std::to_string(k)).put(k, 1, "Nabil");
  page.without_line(2, 2).without_line(3, 2).put(2, 2, "Zahra");
  page.put(4, 2, "Marja").put(5, 2, "Marja").put(6, 2, "Marja");
  const List list = page.only();
  ASSERT_EQ(list.rows.size(), 6U);
  EXPECT_EQ(cell(list, 0, 2), "Zahra");
  EXPECT_EQ(list.rows[0].cells[2].rows, 3);
  EXPECT_EQ(list.rows[1].cells[2].rows, 0);
  EXPECT_EQ(list.rows[2].cells[2].rows, 0);
  EXPECT_EQ(list.rows[3].cells[2].rows, 1);
}

TEST(Frames, ALineLostBetweenCellsThatBothHoldWordsMergesNothing) {
  RuledPage page = six_persons();
  page.without_line(3, 3);
  const List list = page.only();
  ASSERT_EQ(list.rows.size(), 6U);
  for (const ListRow& row : list.rows) EXPECT_EQ(row.cells[3].rows, 1);
}

TEST(Frames, ACellMergedOverColumnsHoldsTheWordsThatStandAcross) {
  RuledPage page(4, 6);
  page.put(0, 0, "No.").put(0, 1, "Name").put(0, 2, "Father").put(0, 3, "Born");
  for (size_t k = 1; k <= 5; ++k) page.put(k, 0, std::to_string(k)).put(k, 3, std::to_string(1950 + k));
  for (size_t k = 1; k <= 5; ++k)
    if (k != 2) page.put(k, 1, "Nabil").put(k, 2, "Zaher");
  page.put(2, 1, "a-name-that-needs-both-cells", 0, 40).without_side(2, 2);
  const List list = page.only();
  ASSERT_EQ(list.rows.size(), 5U);
  EXPECT_EQ(list.rows[1].cells[1].columns, 2);
  EXPECT_EQ(list.rows[1].cells[2].columns, 0);
  EXPECT_EQ(cell(list, 1, 1), "a-name-that-needs-both-cells");
}

TEST(Frames, ARowThatIsStruckOutIsKeptAndSaysSo) {
  RuledPage page = six_persons();
  const float middle = kTop + 3 * kRow + 5 + kTall / 2;
  page.drawn(kLeft + 2, middle, kLeft + 4 * 100 - 60, middle);
  const List list = page.only();
  ASSERT_EQ(list.rows.size(), 6U);
  for (size_t k = 0; k < 6; ++k) EXPECT_EQ(list.rows[k].struck, k == 2) << k;
}

TEST(Frames, AWordThatIsUnderlinedIsNotStruck) {
  RuledPage page = six_persons();
  const float below = kTop + 3 * kRow + 5 + kTall;
  page.drawn(kLeft + 104, below, kLeft + 130, below);
  for (const ListRow& row : page.only().rows)
    for (const ListCell& one : row.cells) EXPECT_FALSE(one.struck);
}

TEST(Frames, AStruckRowOfABareListSaysSo) {
  RuledPage page = six_persons();
  const float middle = kTop + 5 * kRow + 5 + kTall / 2;
  page.bare().drawn(kLeft + 2, middle, kLeft + 4 * 100 - 60, middle);
  const List list = page.only();
  ASSERT_EQ(list.rows.size(), 6U);
  EXPECT_TRUE(list.rows[4].struck);
  EXPECT_FALSE(list.rows[3].struck);
}

TEST(Frames, ALevelLineLostInCopyingLeavesTwoRows) {
  RuledPage page = six_persons();
  for (size_t column = 0; column < 4; ++column) page.without_line(4, column);
  page.without_line(4, 0);
  const List list = page.only();
  EXPECT_EQ(list.rows.size(), 6U);
}

TEST(Frames, AnEmptyRuledRowIsARowOnlyWhereASerialNumberIsLeftOut) {
  RuledPage page(3, 9);
  page.put(0, 0, "No.").put(0, 1, "Name").put(0, 2, "Born");
  for (size_t k = 1; k <= 6; ++k)
    if (k != 3) page.put(k, 0, std::to_string(k)).put(k, 1, "Nabil").put(k, 2, std::to_string(1950 + k));
  const List list = page.only();  // the third was lost, the last two lines of the form are empty
  ASSERT_EQ(list.rows.size(), 6U);
  EXPECT_EQ(cell(list, 2, 1), "");
  EXPECT_TRUE(list.rows[2].serial_unsure);
}

TEST(Frames, ARuledBoxAroundProseIsNoList) {
  RuledPage page(2, 3);
  for (size_t row = 0; row < 3; ++row)
    for (size_t column = 0; column < 2; ++column)
      for (size_t k = 0; k < 4; ++k) page.put(row, column, "words", k % 2, 4 + 24 * static_cast<float>(k));
  EXPECT_EQ(page.lists(), 0U);
}

}  // namespace
}  // namespace recto::reading::lists
