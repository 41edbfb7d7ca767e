#include <gmock/gmock.h>

#include "readers/harness/ask.h"
#include "readers/office/cell_values.h"
#include "readers/office/elements.h"
#include "readers/office/package.h"
#include "readers/office/reader.h"
#include "readers/office/sheet.h"
#include "readers/office/test_package.h"

namespace recto::office {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Cells = std::vector<std::u32string>;

constexpr const char* kBookTypes =
    R"(<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>)";
constexpr const char* kPackageRelations =
    R"(<Relationships><Relationship Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
constexpr const char* kBook =
    R"(<workbook xmlns:r="r"><sheets><sheet name="First" sheetId="1" r:id="a"/><sheet name="قائمة" sheetId="2" r:id="b"/></sheets></workbook>)";
constexpr const char* kBookRelations =
    R"(<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="b" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/>)"
    R"(<Relationship Id="c" Type="x/sharedStrings" Target="sharedStrings.xml"/>)"
    R"(<Relationship Id="d" Type="x/styles" Target="styles.xml"/></Relationships>)";
constexpr const char* kStrings =
    R"(<sst><si><t>Name</t></si><si><r><t>Sa</t></r><r><t>lim</t></r><rPh><t>hint</t></rPh></si><si><t>سالم &amp; كريم</t></si></sst>)";
constexpr const char* kStyles =
    R"(<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy\-mm"/><numFmt numFmtId="171" formatCode="0.00&quot; days&quot;"/></numFmts>)"
    R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>)";

std::string sheet(const std::string& rows, const std::string& after = "") {
  return "<worksheet><sheetData>" + rows + "</sheetData>" + after + "</worksheet>";
}

std::string book(const std::string& first, const std::string& second = sheet("")) {
  return zipped({{"[Content_Types].xml", kBookTypes},
                 {"_rels/.rels", kPackageRelations},
                 {"xl/workbook.xml", kBook},
                 {"xl/_rels/workbook.xml.rels", kBookRelations},
                 {"xl/sharedStrings.xml", kStrings},
                 {"xl/styles.xml", kStyles},
                 {"xl/worksheets/sheet1.xml", first},
                 {"xl/worksheets/sheet2.xml", second}});
}

harness::Answered ask(std::string_view file, const PackageLimits& limits = kTableLimits) {
  OfficeReader reader(limits);
  wire::Request request;
  request.kind = wire::RequestKind::table;
  return harness::ask(reader, file, request);
}

std::vector<TableRow> rows_of(const harness::Answered& answered) {
  std::vector<TableRow> rows;
  for (const auto& some : answered.all<wire::TableRows>()) rows.insert(rows.end(), some.rows.begin(), some.rows.end());
  return rows;
}
std::vector<TableRow> rows(const std::string& xml, const std::string& after = "") {
  return rows_of(ask(book(sheet(xml, after))));
}
TableRow sound(uint32_t number, Cells cells) { return {number, std::move(cells), ""}; }

TEST(Xlsx, StringsSharedInlineAndOfFormulas) {
  EXPECT_THAT(
      rows(
          R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>)"
          R"(<row r="3"><c r="A3" t="inlineStr"><is><t>a</t><r><t>b</t></r></is></c>)"
          R"(<c r="B3" t="str"><f>X()</f><v>made</v></c><c r="C3" t="s"><v>2</v></c><c r="D3" t="s"><v>99</v></c></row>)"),
      ElementsAre(sound(1, {U"Name", U"", U"Salim"}), sound(3, {U"ab", U"made", U"سالم & كريم"})));
}

TEST(Xlsx, NumbersDatesTruthAndErrors) {
  EXPECT_THAT(
      rows(R"(<row r="1"><c r="A1"><v>1970</v></c><c r="B1" s="1"><v>25569</v></c><c r="C1" s="2"><v>25569.5</v></c>)"
           R"(<c r="D1" s="3"><v>3.5</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#N/A</v></c></row>)"),
      ElementsAre(sound(1, {U"1970", U"1970-01-01", U"1970-01-01T12:00:00", U"3.5", U"TRUE", U"#N/A"})));
}

TEST(Xlsx, AMergedCellStandsInEachOfItsRows) {
  EXPECT_THAT(rows(R"(<row r="1"><c r="A1" t="inlineStr"><is><t>Unit</t></is></c><c r="B1"><v>1</v></c></row>)"
                   R"(<row r="2"><c r="B2"><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c></row>)",
                   R"(<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B3:D3"/></mergeCells>)"),
              ElementsAre(sound(1, {U"Unit", U"1"}), sound(2, {U"Unit", U"2"}), sound(3, {U"", U"3"})));
}

TEST(Xlsx, SheetsHaveTheirNames) {
  const auto answered = ask(book(sheet("<row><c><v>1</v></c></row>"), sheet("<row><c><v>2</v></c></row>")));
  EXPECT_THAT(answered.all<wire::TableSheet>(),
              ElementsAre(wire::TableSheet{1, U"First"}, wire::TableSheet{2, U"قائمة"}));
  EXPECT_THAT(rows_of(answered), ElementsAre(sound(1, {U"1"}), sound(1, {U"2"})));
}

TEST(Xlsx, ABrokenRowIsNamedAndTheRestGoesOn) {
  const auto read = rows(R"(<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</x></c></row>)"
                         R"(<row r="2"><c r="A2"><v>3</v></c></row><row r="7"><c r="A7"><v>4</v></c></row>)");
  ASSERT_THAT(read, SizeIs(4));
  EXPECT_EQ(read[1].number, 2U);
  EXPECT_THAT(read[1].fault, HasSubstr("damaged"));
  EXPECT_EQ(read[2].number, 3U);
  EXPECT_THAT(read[2].fault, HasSubstr("out of order"));
  EXPECT_EQ(read[3], sound(7, {U"4"}));
}

TEST(Xlsx, PrefixesAreTheProducersChoice) {
  EXPECT_THAT(
      rows_of(ask(book(
          R"(<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>)"))),
      ElementsAre(sound(1, {U"5"})));
}

TEST(Xlsx, OtherPackagesAreRefusedByName) {
  EXPECT_THAT(ask(zipped({{"word/document.xml", "<w:document/>"}})).complaint(), HasSubstr("Word document"));
  EXPECT_THAT(ask(zipped({{"a.txt", "x"}})).complaint(), HasSubstr("ZIP archive"));
}

TEST(Xlsx, CutAtEveryByteIsAnswered) {
  const std::string file =
      book(sheet(R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>5</v></c></row>)"));
  for (size_t i = 0; i < file.size(); ++i) ASSERT_TRUE(ask(file.substr(0, i)).end.has_value()) << i;
}

TEST(Xlsx, ASheetCutAtEveryByteGivesItsWholeRows) {
  const std::string xml = sheet(
      R"(<row r="1"><c r="A1"><v>11</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>b</t></is></c></row>)");
  const size_t first_row_ends = xml.find("</row>") + 6;
  Workbook workbook;
  for (size_t i = 0; i <= xml.size(); ++i) {
    std::vector<TableRow> read;
    SheetReader reader(workbook, [&](TableRow row) -> Result<void> {
      read.push_back(std::move(row));
      return {};
    });
    ASSERT_TRUE(reader.read(xml.substr(0, i)));
    if (i >= first_row_ends) {
      ASSERT_GE(read.size(), 1U) << i;
      ASSERT_EQ(read[0], sound(1, {U"11"})) << i;
    }
  }
}

TEST(Xlsx, ABombIsALimit) {
  const auto answered = ask(book(std::string(2UL << 20, ' ')), {.part_bytes = 1UL << 20});
  ASSERT_THAT(answered.all<wire::Fault>(), SizeIs(1));
  EXPECT_EQ(answered.all<wire::Fault>()[0].kind, ErrorKind::limit);
  EXPECT_THAT(rows_of(answered), IsEmpty());
}

TEST(CellValues, Decimals) {
  EXPECT_EQ(decimal("1.97E3"), "1970");
  EXPECT_EQ(decimal("0.30000000000000004"), "0.3");
  EXPECT_EQ(decimal("-2.5"), "-2.5");
  EXPECT_EQ(decimal("1e300").size(), 301U);
  EXPECT_EQ(decimal("12 or 13"), "12 or 13");
  EXPECT_EQ(decimal(""), "");
  EXPECT_EQ(decimal("nan"), "nan");
}

TEST(CellValues, Dates) {
  EXPECT_EQ(date("1", Epoch::y1900), "1900-01-01");
  EXPECT_EQ(date("59", Epoch::y1900), "1900-02-28");
  EXPECT_EQ(date("60", Epoch::y1900), "1900-02-29");
  EXPECT_EQ(date("61", Epoch::y1900), "1900-03-01");
  EXPECT_EQ(date("25569", Epoch::y1900), "1970-01-01");
  EXPECT_EQ(date("24107", Epoch::y1904), "1970-01-01");
  EXPECT_EQ(date("0.5", Epoch::y1900), "12:00:00");
  EXPECT_EQ(date("2958465.999999", Epoch::y1900), "");
  EXPECT_EQ(date("-1", Epoch::y1900), "");
  EXPECT_EQ(date("x", Epoch::y1900), "");
}

TEST(CellValues, FormatsThatShowDates) {
  for (const char* format : {"yyyy-mm-dd", "d/m/yy", "[$-ar-SA]dd mmmm", "h:mm:ss", "[Red]d"})
    EXPECT_TRUE(shows_date(format)) << format;
  for (const char* format : {"General", "0.00", "#,##0 \"days\"", "[Red]0", "0\\d", "@"})
    EXPECT_FALSE(shows_date(format)) << format;
}

TEST(Columns, ByTheirLetters) {
  EXPECT_EQ(column_of("A1"), 0U);
  EXPECT_EQ(column_of("AB12"), 27U);
  EXPECT_EQ(column_of("XFD1"), 16'383U);
  EXPECT_EQ(column_of("12"), std::nullopt);
}

}  // namespace
}  // namespace recto::office
