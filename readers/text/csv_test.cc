#include "readers/text/csv.h"

#include <gmock/gmock.h>

#include "readers/harness/ask.h"
#include "readers/text/reader.h"
#include "text/utf8.h"

namespace recto::text_reader {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Cells = std::vector<std::u32string>;

harness::Answered ask(std::string_view bytes, const char* name = "list.csv") {
  TextReader reader;
  wire::Request request;
  request.kind = wire::RequestKind::table;
  request.untrusted_file_name = name;
  return harness::ask(reader, bytes, request);
}

std::vector<TableRow> rows_of(const harness::Answered& answered) {
  std::vector<TableRow> rows;
  for (const auto& some : answered.all<wire::TableRows>()) rows.insert(rows.end(), some.rows.begin(), some.rows.end());
  return rows;
}

std::vector<TableRow> rows(std::string_view bytes, const char* name = "list.csv") { return rows_of(ask(bytes, name)); }

TableRow sound(uint32_t number, Cells cells) { return {number, std::move(cells), ""}; }

TEST(Csv, QuotedCellsHoldSeparatorsLineEndsAndMarks) {
  EXPECT_THAT(
      rows("Name,Note\n\"Nord, Ola\",\"said \"\"no\"\"\"\r\n\"a\r\nb\",\n"),
      ElementsAre(sound(1, {U"Name", U"Note"}), sound(2, {U"Nord, Ola", U"said \"no\""}), sound(3, {U"a\nb", U""})));
}

TEST(Csv, EmptyRowsCountAndAreLeftOut) {
  EXPECT_THAT(rows("a,b\n\n,\nc,d"), ElementsAre(sound(1, {U"a", U"b"}), sound(4, {U"c", U"d"})));
  EXPECT_THAT(rows(""), IsEmpty());
  EXPECT_THAT(rows("\n\n"), IsEmpty());
}

TEST(Csv, TheSeparatorIsTold) {
  const std::vector<TableRow> expected = {sound(1, {U"a", U"b"}), sound(2, {U"1,5", U"x"})};
  EXPECT_EQ(rows("a;b\n1,5;x\n"), expected);
  EXPECT_EQ(rows("a\tb\n1,5\tx\n"), expected);
  EXPECT_EQ(rows("a|b\n1,5|x\n"), expected);
  EXPECT_EQ(rows("sep=;\r\na;b\n1,5;x\n"), expected);
}

TEST(Csv, ALineIsOneCellWhereNothingSeparates) {
  EXPECT_THAT(rows("name\nNord, Ola\nSyd, Kari\n"),
              ElementsAre(sound(1, {U"name"}), sound(2, {U"Nord, Ola"}), sound(3, {U"Syd, Kari"})));
}

TEST(Csv, TabsAreNeverQuoted) {
  EXPECT_THAT(rows("a\tb\n\"x\ty\"\n", "list.tsv"), ElementsAre(sound(1, {U"a", U"b"}), sound(2, {U"\"x", U"y\""})));
  EXPECT_THAT(rows("a,b\n", "list.tsv"), ElementsAre(sound(1, {U"a,b"})));
}

TEST(Csv, AMarkOutOfPlaceIsTextAndSaidSo) {
  const auto read = rows("a,b\n\"Ola \"Storm\" Nord\",1\nc,d\n");
  ASSERT_THAT(read, SizeIs(3));
  EXPECT_EQ(read[1].cells, (Cells{U"Ola \"Storm\" Nord", U"1"}));
  EXPECT_THAT(read[1].fault, HasSubstr("line 2"));
  EXPECT_EQ(read[2], sound(3, {U"c", U"d"}));
  EXPECT_THAT(rows("a,b\nx \"y\" z,1\n"), ElementsAre(sound(1, {U"a", U"b"}), sound(2, {U"x \"y\" z", U"1"})));
}

TEST(Csv, AMarkNeverClosedCostsItsOwnRowOnly) {
  const auto read = rows("a,b\n5,\"Nord\n6,\"Syd\"\n7,x\n");
  ASSERT_THAT(read, SizeIs(4));
  EXPECT_EQ(read[1].number, 2U);
  EXPECT_THAT(read[1].fault, HasSubstr("line 2"));
  EXPECT_THAT(read[1].fault, HasSubstr("not closed"));
  EXPECT_EQ(read[2], sound(3, {U"6", U"Syd"}));
  EXPECT_EQ(read[3], sound(4, {U"7", U"x"}));
}

TEST(Csv, AMarkOpenAtTheEndCostsItsOwnRowOnly) {
  const auto read = rows("a,b\n5,\"Nord\n6,y\n7,x");
  ASSERT_THAT(read, SizeIs(4));
  EXPECT_THAT(read[1].fault, HasSubstr("line 2"));
  EXPECT_EQ(read[2], sound(3, {U"6", U"y"}));
  EXPECT_EQ(read[3], sound(4, {U"7", U"x"}));
}

TEST(Csv, AMarkThatSwallowsAHundredLinesIsGivenUp) {
  std::string file = "a,b\n1,\"open\n";
  for (int i = 0; i < 500; ++i) file += "2,x\n";
  const auto read = rows(file);
  ASSERT_THAT(read, SizeIs(502));
  EXPECT_THAT(read[1].fault, HasSubstr("not closed"));
  EXPECT_EQ(read[501], sound(502, {U"2", U"x"}));
}

TEST(Csv, EveryCharset) {
  const Cells cells = {U"اسم", U"سنة الميلاد"};
  const std::u32string text = U"اسم,سنة الميلاد\nسالم النجار,١٩٧٠\nكريم العطار,١٩٨٠\n";
  const std::string utf8 = text::encode_utf8(text);
  EXPECT_EQ(rows(utf8)[0].cells, cells);
  EXPECT_EQ(rows("\xEF\xBB\xBF" + utf8)[0].cells, cells);
  std::string wide = "\xFF\xFE", cp1256;
  for (const char32_t c : text) wide += {static_cast<char>(c & 0xFF), static_cast<char>(c >> 8)};
  EXPECT_EQ(rows(wide)[0].cells, cells);
  EXPECT_EQ(rows(wide)[2].cells[0], U"كريم العطار");
  const std::string arabic =
      "\xC7\xD3\xE3,\xDA\xE3\xD1\n\xD3\xC7\xE1\xE3 \xC7\xE1\xE4\xCC\xC7\xD1,40\n\xE3\xD1\xED\xE3 "
      "\xC7\xE1\xDA\xD8\xC7\xD1,50\n";
  EXPECT_EQ(rows(arabic)[0].cells, (Cells{U"اسم", U"عمر"}));
}

TEST(Csv, ARowInAnotherCharsetIsNamedAndTheRestGoesOn) {
  std::string file = text::encode_utf8(U"الاسم,السنة\n");
  for (int i = 0; i < 30; ++i) file += text::encode_utf8(U"سالم بن كريم النجار,١٩٧٠\n");
  file += "\xD3\xC7\xE1\xE3,1970\nx,y\n";
  const auto read = rows(file);
  ASSERT_THAT(read, SizeIs(33));
  EXPECT_THAT(read[31].fault, HasSubstr("no UTF-8 (line 32)"));
  EXPECT_EQ(read[32], sound(33, {U"x", U"y"}));
}

TEST(Csv, ControlCharactersAreNamed) {
  const auto read = rows("a,b\nx\x01,y\n" + std::string(60, 'c') + ",d\n");
  EXPECT_THAT(read[1].fault, HasSubstr("control character (line 2)"));
  ASSERT_THAT(read, SizeIs(3));
  EXPECT_EQ(read[2].fault, "");
}

TEST(Csv, LongCellsAreCut) {
  const auto plain = rows("a,b\n" + std::string(40'000, 'x') + ",y\nc,d\n");
  EXPECT_EQ(plain[1].cells[0].size(), 32'767U);
  EXPECT_THAT(plain[1].fault, HasSubstr("longer"));
  EXPECT_EQ(plain[2], sound(3, {U"c", U"d"}));
  const auto quoted = rows("a,b\n\"" + std::string(40'000, 'x') + "\",y\nc,d\n");
  EXPECT_NE(quoted[1].fault, "");
  EXPECT_EQ(quoted.back(), sound(3, {U"c", U"d"}));
}

TEST(Csv, BinaryIsRefused) {
  const auto answered =
      ask(std::string_view("\x7F"
                           "ELF\2\1\1\0\0\0\0\0\0",
                           13));
  EXPECT_THAT(answered.all<wire::Refused>(), SizeIs(1));
}

TEST(Csv, CutAtEveryByteIsAnsweredAndLosesNoEarlierRow) {
  const std::string file = text::encode_utf8(U"a;b\n\"x;\ny\";\"سا\"\"لم\"\n\"z\" w;1\r\n;\n");
  const auto whole = rows(file);
  for (size_t i = 0; i <= file.size(); ++i) {
    const auto answered = ask(file.substr(0, i));
    ASSERT_TRUE(answered.end.has_value()) << i;
    ASSERT_LE(rows_of(answered).size(), whole.size() + 1) << i;
  }
}

/// Whatever stands in a file: rows ascend, none is lost in silence, and the work is bounded.
TEST(Csv, EveryShortTextIsReadToItsEnd) {
  const std::u32string signs = U"a,\"\n";
  constexpr int kLength = 8;
  for (uint32_t code = 0; code < 1U << (2 * kLength); ++code) {
    std::u32string text;
    for (int i = 0; i < kLength; ++i) text += signs[code >> (2 * i) & 3];
    uint32_t last = 0;
    size_t letters = 0;
    CsvParser parser({U',', Quoting::rfc4180}, "", [&](TableRow row) -> Result<void> {
      EXPECT_GT(row.number, last);
      last = row.number;
      for (const auto& cell : row.cells) letters += static_cast<size_t>(std::ranges::count(cell, U'a'));
      return {};
    });
    ASSERT_TRUE(parser.feed(text) && parser.finish());
    ASSERT_EQ(letters, static_cast<size_t>(std::ranges::count(text, U'a'))) << text::encode_utf8(text);
  }
}

}  // namespace
}  // namespace recto::text_reader
