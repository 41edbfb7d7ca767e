#include "readers/image/decode.h"

#include <gmock/gmock.h>

#include "readers/image/test_pages.h"

namespace recto::image {
namespace {

constexpr uint64_t kPixels = 10'000'000;

/// A picture whose top left quarter is black, 60 × 40.
PixPtr corner_picture() {
  PixPtr pix(pixCreate(60, 40, 8));
  pixSetAll(pix.get());
  pixRasterop(pix.get(), 0, 0, 30, 20, PIX_CLR, nullptr, 0, 0);
  return pix;
}

uint32_t value_at(const PixPtr& pix, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(pix.get(), x, y, &value);
  return value;
}

std::string exif_jpeg(char orientation) {
  PixPtr pix = corner_picture();
  std::string jpeg = file_of({&pix}, IFF_JFIF_JPEG);
  std::string tiff("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
  tiff += orientation;
  tiff += std::string(6, '\0');
  std::string segment = std::string("Exif\0\0", 6) + tiff;
  std::string marker("\xFF\xE1\0", 3);
  return jpeg.substr(0, 2) + marker + static_cast<char>(segment.size() + 2) + segment + jpeg.substr(2);
}

TEST(Decode, TurnsAsExifAsks) {
  struct Case {
    char orientation;
    int width, black_x, black_y;
  };
  for (const Case& c : {Case{1, 60, 5, 5}, Case{3, 60, 55, 35}, Case{6, 40, 35, 5}, Case{8, 40, 5, 55},
                        Case{2, 60, 55, 5}, Case{4, 60, 5, 35}, Case{5, 40, 5, 5}, Case{7, 40, 35, 55}}) {
    std::string bytes = exif_jpeg(c.orientation);
    auto file = PictureFile::open(bytes_of(bytes), 1);
    ASSERT_TRUE(file) << file.error().sentence();
    auto pix = file->decode(PageNumber(1), kPixels);
    ASSERT_TRUE(pix) << pix.error().sentence();
    EXPECT_EQ(pixGetWidth(pix->get()), c.width) << int{c.orientation};
    EXPECT_LT(value_at(*pix, c.black_x, c.black_y), 60u) << int{c.orientation};
  }
}

TEST(Decode, TiffHasItsPages) {
  PixPtr first = corner_picture(), second(pixCreate(30, 70, 1));
  std::string bytes = file_of({&first, &second}, IFF_TIFF);
  auto file = PictureFile::open(bytes_of(bytes), 10);
  ASSERT_TRUE(file) << file.error().sentence();
  EXPECT_EQ(file->kind(), "tiff");
  ASSERT_EQ(file->page_count(), 2u);
  EXPECT_FALSE(file->fault());
  EXPECT_EQ(pixGetWidth(file->decode(PageNumber(1), kPixels)->get()), 60);
  EXPECT_EQ(pixGetHeight(file->decode(PageNumber(2), kPixels)->get()), 70);
  auto none = file->decode(PageNumber(3), kPixels);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, ErrorKind::not_found);
}

TEST(Decode, TiffWithMorePagesThanAllowedSaysSo) {
  PixPtr page = corner_picture();
  std::string bytes = file_of({&page, &page, &page}, IFF_TIFF);
  auto file = PictureFile::open(bytes_of(bytes), 2);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->page_count(), 2u);
  ASSERT_TRUE(file->fault());
  EXPECT_EQ(file->fault()->kind, ErrorKind::limit);
}

TEST(Decode, TiffChainThatBitesItsTailEnds) {
  std::string loop("II*\0\x08\0\0\0\0\0\x08\0\0\0", 14);  // a directory without entries whose next is itself
  auto file = PictureFile::open(bytes_of(loop), 100'000);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->page_count(), 1u);
  ASSERT_TRUE(file->fault());
  EXPECT_EQ(file->fault()->kind, ErrorKind::corrupt);
}

TEST(Decode, GiantHeaderIsRefusedBeforeDecoding) {
  PixPtr pix = corner_picture();
  std::string png = file_of({&pix}, IFF_PNG);
  for (size_t at : {size_t{16}, size_t{20}}) png.replace(at, 4, std::string("\0\0\xEA\x60", 4));  // 60,000
  auto file = PictureFile::open(bytes_of(png), 1);
  ASSERT_TRUE(file) << file.error().sentence();
  auto decoded = file->decode(PageNumber(1), 64'000'000);
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().kind, ErrorKind::limit);
  EXPECT_THAT(decoded.error().message, testing::HasSubstr("60000 by 60000"));
}

TEST(Decode, OtherFilesAreUnsupported) {
  for (const std::string& bytes : {std::string(), std::string("GIF89a"), std::string("plain text")}) {
    auto file = PictureFile::open(bytes_of(bytes), 1);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().kind, ErrorKind::unsupported);
  }
}

TEST(Decode, FileCutAnywhereIsReadOrNamed) {
  PixPtr pix = corner_picture();
  size_t decoded = 0, refused = 0;
  for (int format : {IFF_PNG, IFF_JFIF_JPEG, IFF_TIFF}) {
    std::string whole = file_of({&pix}, format);
    ASSERT_FALSE(whole.empty());
    for (size_t length = 0; length <= whole.size(); ++length) {
      std::string bytes = whole.substr(0, length);
      auto file = PictureFile::open(bytes_of(bytes), 10);
      auto page = file ? file->decode(PageNumber(1), kPixels) : Result<PixPtr>(tl::unexpected<Error>(file.error()));
      ++(page ? decoded : refused);
      EXPECT_TRUE(page || !page.error().message.empty());
    }
  }
  EXPECT_GE(decoded, 3u);
  EXPECT_GT(refused, 100u);
}

}  // namespace
}  // namespace recto::image
