#include "reading/lists/lists.h"

#include <gmock/gmock.h>

#include "reading/lists/serials.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace recto::reading::lists {
namespace {

constexpr float kRowHeight = 14, kWordHeight = 9, kLetter = 4.5F;

/// A page whose lines of words are set at given places: each cell of a line begins at its column's x (counted from the right for Arabic), a word apart by half a letter.
class PageMaker {
 public:
  explicit PageMaker(bool to_the_left, float tilt = 0) : to_the_left_(to_the_left), tilt_(tilt) { page_.width = 595; }

  PageMaker& line(const std::vector<std::pair<float, std::string>>& cells) {
    for (const auto& [x, cell] : cells) set(x, text::decode_utf8_lossy(cell));
    if (!page_.text.empty() && page_.text.back() == U' ') page_.text.back() = U'\n';
    y_ += kRowHeight;
    return *this;
  }
  PageMaker& number(uint32_t page) {
    page_.number = PageNumber(page);
    return *this;
  }
  Page make() const { return page_; }

 private:
  void set(float x, const std::u32string& cell) {
    for (size_t at = 0; at < cell.size();) {
      size_t end = std::min(cell.find(U' ', at), cell.size());
      const float width = kLetter * static_cast<float>(end - at);
      const float left = to_the_left_ ? 595 - x - width : x, down = y_ + tilt_ * left;
      page_.words.push_back({CharOffset(static_cast<uint32_t>(page_.text.size())),
                             CharOffset(static_cast<uint32_t>(end - at)),
                             {left, down, left + width, down + kWordHeight},
                             1});
      page_.text += cell.substr(at, end - at) + U' ';
      x += width + kLetter / 2;
      at = end + 1;
    }
  }
  Page page_;
  bool to_the_left_;
  float tilt_, y_ = 60;
};

std::vector<List> lists_of(const std::vector<Page>& pages) {
  std::vector<const Page*> borrowed;
  for (const Page& page : pages) borrowed.push_back(&page);
  return find_lists(borrowed);
}

std::string text_of(const List& list, size_t row, size_t column) {
  return text::encode_utf8(list.rows[row].cells[column].text);
}

Page names(uint32_t first, uint32_t last, bool with_header, float tilt = 0, uint32_t number = 1) {
  static const std::vector<std::string> kNames = {"نبيل برقوشي", "سليم صنداري الكبير", "وائل نوقراني", "طارق جلهوم"};
  PageMaker maker(true, tilt);
  maker.number(number);
  if (with_header)
    maker.line({{200, "قائمة المتدربين"}})
        .line({{40, "م"}, {90, "الاسم"}, {250, "اسم الأب"}, {340, "المواليد"}, {430, "ملاحظات"}});
  for (uint32_t k = first; k <= last; ++k)
    maker.line({{40, std::to_string(k)},
                {90, kNames[k % 4]},
                {250, "زاهر"},
                {340, std::to_string(1950 + k)},
                {430, k % 7 == 0 ? "منقول" : ""}});
  return maker.make();
}

/// The same page as if it was read from a scan.
Page scanned(Page page) {
  page.source = TextSource::ocr;
  return page;
}

TEST(Lists, AHeaderSetInTheMiddleOfItsColumnBelongsToItsCells) {
  PageMaker maker(true);
  maker.line({{110, "الاسم والنسبة"}, {250, "اسم الأب"}, {355, "مكان الإقامة"}, {480, "ملاحظات"}});
  for (int k = 0; k < 9; ++k)
    maker.line({{40, k % 2 == 0 ? "نبيل برقوشي" : "وائل جلهوم"},
                {240, "زاهر"},
                {340, k % 3 == 0 ? "السوق" : "النهر"},
                {470, k % 4 == 0 ? "كاتب" : ""}});
  const std::vector<List> lists = lists_of({scanned(maker.make())});
  ASSERT_EQ(lists.size(), 1U);
  ASSERT_EQ(lists[0].columns.size(), 4U);
  EXPECT_EQ(lists[0].columns[0].name, U"الاسم والنسبة");
  EXPECT_EQ(lists[0].columns[2].name, U"مكان الإقامة");
  EXPECT_EQ(lists[0].rows.size(), 9U);
  EXPECT_EQ(text_of(lists[0], 0, 0), "نبيل برقوشي");
}

TEST(Lists, ARowAloneUnderTheRepeatedHeaderGoesOn) {
  const auto page = [](uint32_t number, int rows) {
    PageMaker maker(true);
    maker.number(number).line({{110, "الاسم والنسبة"}, {250, "اسم الأب"}, {355, "مكان الإقامة"}});
    for (int k = 0; k < rows; ++k)
      maker.line(
          {{40, k % 2 == 0 ? "نبيل برقوشي" : "وائل جلهوم"}, {240, "زاهر"}, {340, k % 3 == 0 ? "السوق" : "النهر"}});
    return scanned(maker.make());
  };
  const std::vector<List> lists = lists_of({page(1, 9), page(2, 1)});
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].rows.size(), 10U);
  EXPECT_EQ(text_of(lists[0], 9, 0), "نبيل برقوشي");
}

TEST(Lists, RowsMayStandFarApart) {
  PageMaker maker(true);
  maker.line({{90, "الاسم"}, {250, "اسم الأب"}, {340, "المواليد"}});
  for (int k = 0; k < 8; ++k) {
    for (int white = 0; white < 4; ++white) maker.line({});
    maker.line({{90, "نبيل برقوشي"}, {250, "زاهر"}, {340, std::to_string(1960 + 3 * k)}});
  }
  const std::vector<List> lists = lists_of({maker.make()});
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].rows.size(), 8U);
}

TEST(Lists, AHeaderBesideItsWordsMakesNoColumnOfItsOwn) {
  PageMaker maker(false);
  maker.line({{40, "No."}, {130, "Full name"}, {300, "Born"}});
  for (int k = 1; k <= 12; ++k)
    maker.line({{40, std::to_string(k)}, {70, "Nabil Barqu"}, {300, std::to_string(1950 + k)}});
  const auto lists = lists_of({maker.make()});
  ASSERT_EQ(lists.size(), 1u);
  ASSERT_EQ(lists[0].columns.size(), 3u);
  EXPECT_EQ(text::encode_utf8(lists[0].columns[1].name), "Full name");
}

TEST(Lists, RareRemarksBelowTheirHeaderKeepTheirColumn) {
  PageMaker maker(false);
  maker.line({{40, "No."}, {90, "Name"}, {250, "Remarks"}});
  for (int k = 1; k <= 24; ++k)
    maker.line({{40, std::to_string(k)}, {90, "Nabil Barqu"}, {250, k == 7 ? "absent" : ""}});
  const auto lists = lists_of({maker.make()});
  ASSERT_EQ(lists.size(), 1u);
  ASSERT_EQ(lists[0].columns.size(), 3u);
  EXPECT_EQ(text_of(lists[0], 6, 2), "absent");
}

TEST(Lists, SignsThatRulingsLeaveOnScansAreNoPartOfACell) {
  PageMaker maker(false);
  maker.line({{40, "No."}, {90, "Name"}, {250, "Born"}});
  for (int k = 1; k <= 12; ++k)
    maker.line({{40, std::to_string(k)},
                {90, k == 3 ? "'Nabil (Abu Said)" : "|Nabil_"},
                {200, k == 5 ? "|" : ""},
                {250, "1961,"}});
  const auto lists = lists_of({scanned(maker.make())});
  ASSERT_EQ(lists.size(), 1u);
  ASSERT_EQ(lists[0].columns.size(), 3u);
  EXPECT_EQ(text_of(lists[0], 0, 1), "Nabil");
  EXPECT_EQ(text_of(lists[0], 2, 1), "Nabil (Abu Said)");
  EXPECT_EQ(text_of(lists[0], 4, 2), "1961");
  EXPECT_EQ(text_of(lists_of({maker.make()})[0], 0, 1), "|Nabil_");
}

TEST(Lists, ANumberReadInPiecesKeepsTheOrderOfItsDigits) {
  PageMaker maker(true);
  maker.line({{40, "م"}, {90, "الاسم"}, {250, "المواليد"}});
  for (int k = 1; k <= 12; ++k)
    maker.line({{40, std::to_string(k)}, {90, "نبيل برقوشي"}, {250, k == 4 ? "٩٧٦ ١" : "١٩٧٦"}});
  const auto lists = lists_of({scanned(maker.make())});
  ASSERT_EQ(lists.size(), 1u);
  EXPECT_EQ(text_of(lists[0], 3, 2), "١٩٧٦");
}

TEST(Lists, ASingleRowOnTheLastPageIsNotLost) {
  const auto lists = lists_of({names(1, 20, true), names(21, 21, false, 0, 2)});
  ASSERT_EQ(lists.size(), 1u);
  ASSERT_EQ(lists[0].rows.size(), 21u);
  EXPECT_EQ(lists[0].rows.back().page, PageNumber(2));
  EXPECT_EQ(lists_of({names(1, 20, true), names(40, 40, false, 0, 2)})[0].rows.size(), 20u);
}

TEST(Lists, GoOnWhereSerialNumbersWereNotRead) {
  PageMaker maker(true);
  maker.number(2);
  for (int k = 0; k < 5; ++k) maker.line({{90, "نبيل برقوشي"}, {250, "زاهر"}, {340, "1971"}});
  const auto lists = lists_of({names(1, 20, true), maker.make()});
  ASSERT_EQ(lists.size(), 1u);
  EXPECT_EQ(lists[0].rows.size(), 25u);
  EXPECT_TRUE(lists[0].rows.back().serial_unsure);
}

TEST(Lists, AreReadFromWordsInColumns) {
  const auto lists = lists_of({names(1, 20, true)});
  ASSERT_EQ(lists.size(), 1u);
  const List& list = lists[0];
  ASSERT_EQ(list.columns.size(), 5u);
  EXPECT_EQ(list.columns[1].name, U"الاسم");
  EXPECT_EQ(list.columns[0].type, ColumnType::serial);
  EXPECT_EQ(list.columns[1].type, ColumnType::name);
  EXPECT_EQ(list.columns[3].type, ColumnType::date);
  EXPECT_EQ(list.title, U"قائمة المتدربين");
  ASSERT_EQ(list.rows.size(), 20u);
  EXPECT_EQ(text_of(list, 4, 1), "سليم صنداري الكبير");
  EXPECT_EQ(text_of(list, 4, 3), "1955");
  EXPECT_EQ(list.rows[4].serial, 5u);
  EXPECT_TRUE(list.gaps.empty());
}

TEST(Lists, GoOnOverPageBreaksWithAndWithoutTheirHeader) {
  for (const bool header : {true, false}) {
    const auto lists = lists_of({names(1, 20, true), names(21, 33, header, 0, 2)});
    ASSERT_EQ(lists.size(), 1u) << header;
    EXPECT_EQ(lists[0].rows.size(), 33u) << header;
    EXPECT_EQ(lists[0].last_page, PageNumber(2));
  }
}

TEST(Lists, OnTiltedPagesAreTheSame) {
  for (const float tilt : {-0.03F, 0.03F}) {
    const auto lists = lists_of({names(1, 20, true, tilt)});
    ASSERT_EQ(lists.size(), 1u) << tilt;
    EXPECT_EQ(lists[0].rows.size(), 20u) << tilt;
    EXPECT_EQ(text_of(lists[0], 19, 3), "1970") << tilt;
  }
}

TEST(Lists, ReadFromTheLeftInEnglish) {
  PageMaker maker(false);
  maker.line({{40, "No."}, {90, "Name"}, {300, "Born"}});
  for (uint32_t k = 1; k <= 8; ++k)
    maker.line({{40, std::to_string(k) + "."}, {90, "Nabil Barqushi"}, {300, std::to_string(1950 + k)}});
  const auto lists = lists_of({maker.make()});
  ASSERT_EQ(lists.size(), 1u);
  EXPECT_EQ(text_of(lists[0], 2, 1), "Nabil Barqushi");
  EXPECT_EQ(lists[0].rows.size(), 8u);
}

TEST(Lists, CellsBetweenTabsAreColumns) {
  Page page;
  page.text =
      U"م\tالاسم\tالمواليد\n1\tنبيل برقوشي\t1961\n2\tوائل نوقراني\t1958\n3\tطارق جلهوم\t1970\n4\tسليم صنداري\t1966\n";
  for (size_t at = 0; at < page.text.size();) {
    const size_t end = page.text.find_first_of(U" \t\n", at);
    page.words.push_back({CharOffset(static_cast<uint32_t>(at)), CharOffset(static_cast<uint32_t>(end - at)), {}, 1});
    at = end + 1;
  }
  const auto lists = lists_of({page});
  ASSERT_EQ(lists.size(), 1u);
  EXPECT_EQ(lists[0].rows.size(), 4u);
  EXPECT_EQ(text_of(lists[0], 1, 1), "وائل نوقراني");
}

TEST(Lists, ProseHasNone) {
  PageMaker maker(true);
  uint32_t seed = 7;
  for (int line = 0; line < 40; ++line) {
    std::vector<std::pair<float, std::string>> words;
    for (float x = 40; x < 520;) {
      seed = seed * 1'664'525 + 1'013'904'223;
      const std::string word(2 * (2 + (seed >> 24) % 7), '\0');
      std::string letters;
      for (size_t k = 0; k < word.size(); k += 2) letters += "ب";
      words.emplace_back(x, letters);
      x += static_cast<float>(word.size()) / 2 * kLetter + 3 + static_cast<float>((seed >> 16) % 9);
    }
    maker.line(words);
  }
  EXPECT_TRUE(lists_of({maker.make()}).empty());
}

TEST(Lists, StrangePagesAreHarmless) {
  Page same, flat;
  for (uint32_t k = 0; k < 10'000; ++k) {
    same.text += U"x ";
    same.words.push_back({CharOffset(2 * k), CharOffset(1), {10, 10, 20, 20}, 1});
    flat.words.push_back({CharOffset(2 * k), CharOffset(1), {10, 10, 10, 10}, 1});
  }
  flat.text = same.text;
  EXPECT_TRUE(lists_of({same, flat, Page()}).empty());
}

TEST(Serials, WhatDoesNotFitIsUnsureAndWhatIsMissingIsNamed) {
  List list;
  for (const uint32_t serial : {1u, 2u, 73u, 4u, 5u, 8u, 9u}) {
    list.rows.emplace_back();
    list.rows.back().serial = serial;
  }
  list.rows.emplace_back();
  check_serials(list);
  EXPECT_TRUE(list.rows[2].serial_unsure);
  EXPECT_EQ(list.rows[2].serial, 73u);
  EXPECT_FALSE(list.rows[3].serial_unsure);
  EXPECT_TRUE(list.rows[7].serial_unsure);
  EXPECT_THAT(list.gaps, testing::ElementsAre(SerialGap{6, 7}));
}

}  // namespace
}  // namespace recto::reading::lists
