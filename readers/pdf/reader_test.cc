#include "readers/pdf/reader.h"

#include <gmock/gmock.h>
#include <mupdf/fitz.h>
#include <mupdf/pdf.h>

#include <cstring>

#include "readers/harness/ask.h"
#include "readers/pdf/deadline.h"
#include "readers/pdf/small_pdf.h"

namespace recto::pdf {
namespace {

using harness::Answered;
using harness::ask;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

Answered read(std::string_view file) {
  PdfReader reader;
  return ask(reader, file);
}

std::u32string word(const Page& page, size_t k) {
  return page.text.substr(page.words[k].start.value, page.words[k].length.value);
}

TEST(PdfReader, WordsWithBoxes) {
  const auto answer = read(small_pdf({{write_at(72, 720, "The committee met") + write_at(72, 700, "on Monday."), {}}}));
  EXPECT_EQ(answer.complaint(), "");
  ASSERT_THAT(answer.pages(), SizeIs(1));
  const Page page = answer.pages()[0];
  EXPECT_EQ(page.text, U"The committee met\non Monday.\n");
  ASSERT_THAT(page.words, SizeIs(5));
  EXPECT_EQ(word(page, 1), U"committee");
  EXPECT_EQ(page.width, 612);
  EXPECT_EQ(page.height, 792);
  const Box box = page.words[0].box;
  EXPECT_NEAR(box.x0, 72, 0.5);
  EXPECT_NEAR(box.x1, 72 + 12 * (0.611 + 0.556 + 0.556), 1);  // Helvetica's widths of T, h, e
  EXPECT_LT(box.y0, 72);
  EXPECT_GT(box.y1, 72);
}

TEST(PdfReader, RotatedPageIsShownUpright) {
  // A page turned by 90 degrees: what stands at its left bottom is shown at the left top.
  const auto answer = read(small_pdf({{"BT /F1 12 Tf 0 1 -1 0 100 50 Tm (Upright) Tj ET", "/Rotate 90"}}));
  ASSERT_THAT(answer.pages(), SizeIs(1));
  const Page page = answer.pages()[0];
  EXPECT_EQ(page.rotation, 90);
  EXPECT_EQ(page.width, 792);
  EXPECT_EQ(page.height, 612);
  ASSERT_THAT(page.words, SizeIs(1));
  EXPECT_GT(page.words[0].box.x1 - page.words[0].box.x0, 2 * (page.words[0].box.y1 - page.words[0].box.y0));
  EXPECT_NEAR(page.words[0].box.x0, 50, 1);
}

TEST(PdfReader, CroppedAwayIsNotRead) {
  const auto answer =
      read(small_pdf({{write_at(72, 720, "outside") + write_at(72, 100, "inside"), "/CropBox[0 0 300 300]"}}));
  EXPECT_EQ(answer.text(), U"inside\n");
  EXPECT_NEAR(answer.pages()[0].words[0].box.y1, 200, 5);
}

TEST(PdfReader, InvisibleTextOverAPictureIsSignalled) {
  const std::string picture = "q 612 0 0 792 0 0 cm /I1 Do Q\n";
  const auto answer = read(small_pdf({{picture + write_at(72, 720, "hidden words", "3 Tr"), {}}}));
  const auto signals = answer.all<wire::PageRead>()[0].signals;
  EXPECT_EQ(signals.glyphs, 11U);
  EXPECT_EQ(signals.invisible, 11U);
  EXPECT_EQ(signals.images, 1U);
  EXPECT_FLOAT_EQ(signals.image_coverage, 1);
}

TEST(PdfReader, TextUnderAPictureIsHiddenToo) {
  const std::string picture = "q 612 0 0 396 0 0 cm /I1 Do Q\n";
  const auto answer = read(small_pdf({{write_at(72, 100, "under") + write_at(72, 720, "beside") + picture, {}}}));
  const auto signals = answer.all<wire::PageRead>()[0].signals;
  EXPECT_EQ(signals.invisible, 5U);
  EXPECT_NEAR(signals.image_coverage, 0.5, 0.02);
}

TEST(PdfReader, BlankPagesAndDrawingsDiffer) {
  const auto answer = read(small_pdf({{"", {}}, {"10 10 m 100 100 l S", {}}}));
  ASSERT_THAT(answer.pages(), SizeIs(2));
  EXPECT_TRUE(answer.pages()[0].blank);
  EXPECT_FALSE(answer.pages()[1].blank);
}

TEST(PdfReader, GapsMakeWordsAndCells) {
  const auto answer = read(small_pdf({{"BT /F1 10 Tf 72 700 Td [(Rank)-900(of)-6000(Captain)] TJ ET", {}}}));
  EXPECT_EQ(answer.text(), U"Rank of\tCaptain\n");
}

TEST(PdfReader, FalseBoldCountsOnce) {
  const auto answer = read(small_pdf({{write_at(72, 700, "Secret") + write_at(72, 700, "Secret"), {}}}));
  EXPECT_EQ(answer.text(), U"Secret\n");
}

TEST(PdfReader, BrokenTableIsRebuiltAndSaid) {
  std::string file = small_pdf({{write_at(72, 700, "still here"), {}}});
  file.replace(file.find("startxref\n") + 10, 3, "999");
  const auto answer = read(file);
  EXPECT_EQ(answer.text(), U"still here\n");
  EXPECT_THAT(answer.complaint(), HasSubstr("rebuilt"));
}

TEST(PdfReader, CountsThatLieAreSaid) {
  std::string file = small_pdf({{write_at(72, 700, "one"), {}}, {write_at(72, 700, "two"), {}}});
  file.replace(file.find("/Count 2"), 8, "/Count 9");
  const auto answer = read(file);
  EXPECT_THAT(answer.complaint(), HasSubstr("claims 9 pages; 2 were found"));
  EXPECT_THAT(answer.pages(), SizeIs(2));
}

TEST(PdfReader, ABrokenPageLeavesTheRest) {
  std::string file = small_pdf({{"one", {}}, {write_at(72, 700, "two"), {}}});
  const size_t first = file.find("/Type/Page/");
  file.replace(first, 11, "/Type/Pagx/");
  const auto answer = read(file);
  EXPECT_EQ(answer.all<wire::PageRead>().size() + answer.all<wire::Fault>().size(), 2U);
  EXPECT_EQ(answer.pages().back().text, U"two\n");
}

TEST(PdfReader, PageTreeLoopEnds) {
  std::string file = small_pdf({{write_at(72, 700, "one"), {}}});
  file.replace(file.find("/Kids[5 0 R ]"), 13, "/Kids[2 0 R ]");
  const auto answer = read(file);
  EXPECT_THAT(answer.pages(), IsEmpty());
  EXPECT_NE(answer.complaint(), "");
}

/// The file encrypted by MuPDF.
std::string encrypted(const std::string& file, const char* user, const char* owner) {
  fz_context* ctx = fz_new_context(nullptr, nullptr, FZ_STORE_DEFAULT);
  fz_stream* in = fz_open_memory(ctx, reinterpret_cast<const unsigned char*>(file.data()), file.size());
  pdf_document* document = pdf_open_document_with_stream(ctx, in);
  pdf_write_options options = pdf_default_write_options;
  options.do_encrypt = PDF_ENCRYPT_AES_256;
  options.permissions = 0;
  std::strcpy(options.upwd_utf8, user);
  std::strcpy(options.opwd_utf8, owner);
  fz_buffer* out = fz_new_buffer(ctx, 4096);
  fz_output* output = fz_new_output_with_buffer(ctx, out);
  pdf_write_document(ctx, document, output, &options);
  fz_close_output(ctx, output);
  fz_drop_output(ctx, output);
  std::string bytes(reinterpret_cast<const char*>(out->data), out->len);
  fz_drop_buffer(ctx, out);
  pdf_drop_document(ctx, document);
  fz_drop_stream(ctx, in);
  fz_drop_context(ctx);
  return bytes;
}

TEST(PdfReader, PasswordIsNeededOrNot) {
  const std::string file = small_pdf({{write_at(72, 700, "secret"), {}}});
  const auto locked = read(encrypted(file, "user", "owner"));
  ASSERT_THAT(locked.all<wire::Refused>(), SizeIs(1));
  EXPECT_EQ(locked.all<wire::Refused>()[0].kind, ErrorKind::denied);
  EXPECT_THAT(locked.complaint(), HasSubstr("password"));
  const auto open = read(encrypted(file, "", "owner"));
  EXPECT_EQ(open.text(), U"secret\n");
}

TEST(PdfReader, NoPdfIsNamed) {
  EXPECT_THAT(read("this is no PDF at all").complaint(), HasSubstr("no readable PDF"));
  EXPECT_THAT(read("").complaint(), HasSubstr("PDF"));
}

/// Forms that each draw the next one a hundred times, ten deep.
std::vector<std::string> endless_forms(size_t first) {
  std::vector<std::string> forms;
  for (size_t level = 0; level < 10; ++level) {
    std::string content;
    for (int i = 0; i < 100; ++i) content += level == 9 ? "0 0 m 9 9 l S " : "/X Do ";
    const std::string next = std::to_string(first + level + 1);
    forms.push_back("<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</X " + next +
                    " 0 R>>>>/Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream");
  }
  return forms;
}

TEST(PdfReader, APageWithoutEndIsLeftTheNextIsRead) {
  arm_deadlines();
  PdfReader reader;
  wire::Request request;
  request.limits.page_ms = 300;
  const auto answer = ask(
      reader,
      small_pdf({{"/X Do", "/Resources<</XObject<</X 9 0 R>>>>"}, {write_at(72, 700, "two"), {}}}, endless_forms(9)),
      request);
  ASSERT_THAT(answer.all<wire::Fault>(), SizeIs(1));
  EXPECT_EQ(answer.all<wire::Fault>()[0].kind, ErrorKind::limit);
  EXPECT_EQ(answer.all<wire::Fault>()[0].page, 1U);
  EXPECT_EQ(answer.text(), U"two\n");
}

TEST(PdfReader, CutAtEveryByteIsAnswered) {
  const std::string file = small_pdf({{write_at(72, 700, "one"), {}}, {write_at(72, 700, "two"), {}}});
  for (size_t i = 0; i < file.size(); ++i) {
    const auto answer = read(file.substr(0, i));
    ASSERT_TRUE(answer.end.has_value()) << i;
    if (i + 20 < file.size()) {
      ASSERT_NE(answer.complaint(), "") << i;
    }
  }
}

TEST(PdfReader, EveryByteChangedIsAnswered) {
  const std::string file = small_pdf({{write_at(72, 700, "one"), {}}});
  for (size_t i = 0; i < file.size(); ++i) {
    std::string changed = file;
    changed[i] = static_cast<char>(changed[i] ^ 0x15);
    ASSERT_TRUE(read(changed).end.has_value()) << i;
  }
}

wire::Request request_for(wire::RequestKind kind, int dpi) {
  wire::Request request;
  request.kind = kind;
  request.pages = {PageNumber(1)};
  request.dpi = Dpi(dpi);
  return request;
}

std::string grey_bytes(const Answered& answer) {
  std::string bytes;
  for (const auto& rows : answer.all<wire::PixelRows>()) bytes += rows.bytes;
  return bytes;
}

TEST(PdfReader, PixelsOfAPage) {
  PdfReader reader;
  const std::string file = small_pdf({{"0 g 0 396 306 396 re f", {}}});  // the upper left quarter is black
  const auto answer = ask(reader, file, request_for(wire::RequestKind::pixels, 72));
  ASSERT_THAT(answer.all<wire::GreyPage>(), SizeIs(1));
  const wire::GreyShape shape = answer.all<wire::GreyPage>()[0].shape;
  EXPECT_EQ(shape.width.value, 612);
  EXPECT_EQ(shape.height.value, 792);
  const std::string grey = grey_bytes(answer);
  ASSERT_EQ(grey.size(), 612U * 792U);
  EXPECT_EQ(grey[100 * 612 + 100], '\0');
  EXPECT_EQ(grey[100 * 612 + 500], '\xFF');
  EXPECT_EQ(grey[700 * 612 + 100], '\xFF');
}

TEST(PdfReader, HugePagesGetALowerResolution) {
  PdfReader reader;
  wire::Request request = request_for(wire::RequestKind::pixels, 300);
  request.limits.page_pixels = 1'000'000;
  const auto answer = ask(reader, small_pdf({{write_at(72, 700, "x"), {}}}), request);
  ASSERT_THAT(answer.all<wire::GreyPage>(), SizeIs(1));
  const wire::GreyShape shape = answer.all<wire::GreyPage>()[0].shape;
  EXPECT_LE(shape.size(), 1'000'000U);
  EXPECT_LT(shape.dpi.value, 120);
  EXPECT_NEAR(shape.width.value, 612 * shape.dpi.value / 72, 1);
}

TEST(PdfReader, PagesThatAreNotThereAreFaults) {
  PdfReader reader;
  wire::Request request = request_for(wire::RequestKind::pixels, 72);
  request.pages = {PageNumber(7)};
  const auto answer = ask(reader, small_pdf({{"", {}}}), request);
  ASSERT_THAT(answer.all<wire::Fault>(), SizeIs(1));
  EXPECT_EQ(answer.all<wire::Fault>()[0].page, 7U);
}

TEST(PdfReader, PictureOfARegion) {
  PdfReader reader;
  wire::Request request = request_for(wire::RequestKind::picture, 144);
  request.region = {72, 60, 272, 90};
  request.marks = {{{80, 65, 120, 80}, 0}, {{130, 65, 150, 80}, 1}};
  const auto answer = ask(reader, small_pdf({{write_at(72, 720, "The committee met"), {}}}), request);
  ASSERT_THAT(answer.all<wire::Picture>(), SizeIs(1)) << answer.complaint();
  const auto picture = answer.all<wire::Picture>()[0];
  EXPECT_EQ(picture.width.value, 400);
  EXPECT_EQ(picture.height.value, 60);
  EXPECT_THAT(picture.png, StartsWith("\x89PNG"));
}

}  // namespace
}  // namespace recto::pdf
