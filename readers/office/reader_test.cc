#include "readers/office/reader.h"

#include <gmock/gmock.h>

#include <map>

#include "readers/harness/ask.h"
#include "readers/office/package.h"
#include "readers/office/test_package.h"

namespace recto::office {
namespace {

using harness::ask;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr const char* kTypes =
    R"(<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
constexpr const char* kRelations =
    R"(<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

Parts docx_parts(const std::string& body, Parts more = {}) {
  Parts parts = {{"[Content_Types].xml", kTypes},
                 {"_rels/.rels", kRelations},
                 {"word/document.xml", "<w:document xmlns:w='x'><w:body>" + body + "</w:body></w:document>"}};
  parts.insert(parts.end(), more.begin(), more.end());
  return parts;
}

harness::Answered read(std::string_view file) {
  OfficeReader reader;
  return ask(reader, file);
}
std::u32string docx_text(const std::string& body, Parts more = {}) {
  return read(zipped(docx_parts(body, std::move(more)))).text();
}
std::string paragraph(const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }

TEST(Docx, ParagraphsRunsTabsBreaks) {
  EXPECT_EQ(docx_text(paragraph("The committee ") + "<w:p><w:r><w:t>met</w:t><w:tab/><w:t>on</w:t><w:br/></w:r>"
                                                    "<w:r><w:t xml:space='preserve"
                                                    "'> Mon</w:t><w:noBreakHyphen/><w:t>day &amp;c</w:t></w:r></w:p>"),
            U"The committee \n\nmet\ton\n Mon\u2011day &c");
}

TEST(Docx, TabStopsAreNoText) {
  EXPECT_EQ(docx_text("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"), U"a");
}

TEST(Docx, TablesAreRows) {
  const auto cell = [](const std::string& text) { return "<w:tc><w:tcPr/>" + paragraph(text) + "</w:tc>"; };
  const std::string table = "<w:tbl><w:tr>" + cell("Name") + cell("Rank") + "</w:tr><w:tr>" + cell("Salim") + cell("") +
                            cell("3") + "</w:tr></w:tbl>";
  EXPECT_EQ(docx_text(paragraph("before") + table + paragraph("after")), U"before\n\nName\tRank\nSalim\t\t3\n\nafter");
}

TEST(Docx, TrackedChangesAreAccepted) {
  EXPECT_EQ(docx_text("<w:p><w:r><w:t>will </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
                      "<w:ins><w:r><w:t>surely </w:t></w:r></w:ins><w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom>"
                      "<w:r><w:t>come</w:t></w:r></w:p>"),
            U"will surely come");
}

TEST(Docx, HiddenTextAndFieldCodesAreLeftOut) {
  EXPECT_EQ(
      docx_text("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
                "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>yes</w:t></w:r></w:p>"),
      U"yes");
}

TEST(Docx, TextBoxesComeOnceAfterTheirParagraph) {
  const std::string box = "<w:txbxContent>" + paragraph("boxed") + "</w:txbxContent>";
  EXPECT_EQ(docx_text("<w:p><w:r><w:t>one</w:t><mc:AlternateContent><mc:Choice>" + box + "</mc:Choice><mc:Fallback>" +
                      box + "</mc:Fallback></mc:AlternateContent><w:t> two</w:t></w:r></w:p>" + paragraph("three")),
            U"one two\n\nboxed\n\nthree");
}

TEST(Docx, PageBreaksPartPages) {
  const auto answer =
      read(zipped(docx_parts(paragraph("one") + "<w:p><w:r><w:br w:type='page'/><w:t>two</w:t></w:r></w:p>")));
  ASSERT_THAT(answer.pages(), SizeIs(2));
  EXPECT_EQ(answer.text(0), U"one");
  EXPECT_EQ(answer.text(1), U"two");
}

TEST(Docx, HeadersNotesFootersCommentsOnce) {
  const auto part = [](const std::string& text) { return "<w:x>" + paragraph(text) + "</w:x>"; };
  EXPECT_EQ(docx_text(paragraph("body"), {{"word/header1.xml", part("head")},
                                          {"word/header2.xml", part("head")},
                                          {"word/footer1.xml", part("foot")},
                                          {"word/footnotes.xml", "<w:n><w:footnote w:type='separator'>" +
                                                                     paragraph("-") + "</w:footnote><w:footnote>" +
                                                                     paragraph("note") + "</w:footnote></w:n>"},
                                          {"word/comments.xml", part("comment")}}),
            U"head\n\nbody\n\nnote\n\nfoot\n\ncomment");
}

TEST(Docx, EntitiesOfADtdAreNotExpanded) {
  Parts parts = docx_parts("");
  parts[2].second =
      "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;'>]><d><w:p><w:r><w:t>&b;</w:t></w:r></w:p></d>";
  EXPECT_EQ(read(zipped(parts)).text(), U"&b;");
}

TEST(Docx, BrokenXmlIsReadAsFarAsItGoes) {
  Parts parts = docx_parts("");
  parts[2].second = "<w:document><w:body>" + paragraph("whole") + "<w:p><w:r><w:t>half</w:t></w:x>";
  const auto answer = read(zipped(parts));
  EXPECT_THAT(answer.complaint(), HasSubstr("damaged"));
  EXPECT_EQ(answer.text().substr(0, 5), U"whole");
}

TEST(Docx, DeepNestingCostsNoStack) {
  std::string open;
  for (int i = 0; i < 100'000; ++i) open += "<w:sdt>";
  std::string close;
  for (int i = 0; i < 100'000; ++i) close += "</w:sdt>";
  EXPECT_EQ(docx_text(open + paragraph("deep") + close), U"deep");
}

TEST(Docx, PastedPicturesAreNamed) {
  const auto answer = read(zipped(docx_parts(paragraph("see below"), {{"word/media/image1.png", "x"}})));
  ASSERT_THAT(answer.pages(), SizeIs(1));
  EXPECT_THAT(answer.pages()[0].faults, SizeIs(1));
}

std::string odt(const std::string& body, const std::string& styles = {}) {
  return zipped({{"mimetype", "application/vnd.oasis.opendocument.text"},
                 {"content.xml",
                  "<office:document-content><office:automatic-styles><style:style style:name='P1'>"
                  "<style:paragraph-properties fo:break-before='page'/></style:style></office:automatic-styles>"
                  "<office:body><office:text>" +
                      body + "</office:text></office:body></office:document-content>"},
                 {"styles.xml", styles}});
}

TEST(Odt, ParagraphsSpacesTabs) {
  EXPECT_EQ(read(odt("<text:h>Head</text:h><text:p>a  b<text:s text:c='2'/>c<text:tab/>d<text:line-break/>e"
                     "<text:span>f</text:span></text:p>"))
                .text(),
            U"Head\n\na b  c\td\nef");
}

TEST(Odt, TablesListsNotesBoxesDeletions) {
  EXPECT_EQ(
      read(odt("<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
               "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
               "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
               "<text:list><text:list-item><text:p>x</text:p></text:list-item><text:list-item><text:p>y</text:p>"
               "</text:list-item></text:list>"
               "<text:p>one<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p>"
               "</text:note-body></text:note><draw:text-box><text:p>boxed</text:p></draw:text-box> two</text:p>"))
          .text(),
      U"a\tb\n\nx\ny\n\none two\n\nboxed\n\nnote");
}

TEST(Odt, PageBreaksByStyle) {
  const auto answer = read(odt("<text:p text:style-name='P1'>one</text:p><text:p text:style-name='P1'>two</text:p>"));
  ASSERT_THAT(answer.pages(), SizeIs(2));
  EXPECT_EQ(answer.text(1), U"two");
}

TEST(Odt, HeadersOfPageStyles) {
  const std::string styles =
      "<office:document-styles><office:master-styles><style:master-page><style:header><text:p>head</text:p></"
      "style:header>"
      "<style:footer><text:p>foot</text:p></style:footer></style:master-page></office:master-styles></"
      "office:document-styles>";
  EXPECT_EQ(read(odt("<text:p>body</text:p>", styles)).text(), U"head\n\nbody\n\nfoot");
}

TEST(Office, LockedAndOtherPackagesAreRefusedByName) {
  const std::string manifest =
      "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
  const auto locked = read(zipped({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                   {"content.xml", "\x01\x02"},
                                   {"META-INF/manifest.xml", manifest}}));
  ASSERT_THAT(locked.all<wire::Refused>(), SizeIs(1));
  EXPECT_EQ(locked.all<wire::Refused>()[0].kind, ErrorKind::denied);
  EXPECT_THAT(read(zipped({{"META-INF/MANIFEST.MF", "x"}})).complaint(), HasSubstr("Java archive"));
  EXPECT_THAT(read(zipped({{"mimetype", "application/epub+zip"}})).complaint(), HasSubstr("EPUB book"));
  EXPECT_THAT(read(zipped({{"a.txt", "x"}})).complaint(), HasSubstr("ZIP archive"));
  std::string sheet = kTypes;
  sheet.replace(sheet.find("wordprocessingml"), 16, "spreadsheetml");
  EXPECT_THAT(read(zipped({{"[Content_Types].xml", sheet}, {"_rels/.rels", kRelations}})).complaint(),
              HasSubstr("Excel"));
}

TEST(Office, BombsStopAtALimit) {
  const std::string file = zipped({{"big", std::string(1'000'000, 'x')}, {"small", "y"}});
  PackageLimits limits;
  limits.part_bytes = 100'000;
  const auto bytes = std::as_bytes(std::span(file));
  auto package = Package::open(bytes, limits);
  ASSERT_TRUE(package.has_value());
  EXPECT_EQ(package->read({"small"})->at("small"), "y");
  EXPECT_EQ(package->read({"big"}).error().kind, ErrorKind::limit);
  limits.entries = 1;
  EXPECT_EQ(Package::open(bytes, limits).error().kind, ErrorKind::limit);
}

TEST(Office, CutAtEveryByteIsAnswered) {
  const std::string file = zipped(docx_parts(paragraph("The committee met on Monday.")));
  for (size_t i = 0; i < file.size(); ++i) {
    const auto answer = read(file.substr(0, i));
    ASSERT_TRUE(answer.end.has_value()) << i;
  }
}

TEST(Office, EveryByteChangedIsAnswered) {
  const std::string file = odt("<text:p>The committee met on Monday.</text:p>");
  for (size_t i = 0; i < file.size(); ++i) {
    std::string changed = file;
    changed[i] = static_cast<char>(changed[i] ^ 0x2A);
    ASSERT_TRUE(read(changed).end.has_value()) << i;
  }
}

}  // namespace
}  // namespace recto::office
