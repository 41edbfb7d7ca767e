#include "readers/image/reader.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdlib>

#include "readers/image/test_pages.h"
#include "text/utf8.h"
#include "wire/codec.h"

namespace recto::image {
namespace {

/// A file without a name that holds `bytes`.
FileDescriptor file_with(const std::string& bytes) {
  char path[] = "/tmp/recto-image-XXXXXX";
  FileDescriptor file(::mkstemp(path));
  ::unlink(path);
  EXPECT_TRUE(write_all(file.get(), std::as_bytes(std::span(bytes)), path));
  return file;
}

std::vector<wire::Message> answers(const wire::Request& request, const std::string& bytes,
                                   const harness::GreyInput& grey = {}) {
  ImageReader reader;
  harness::Source source(file_with(bytes), "picture");
  std::vector<wire::Message> messages;
  wire::Decoder decoder;
  harness::Answer answer(request, [&](std::string_view frame) -> Result<void> {
    decoder.feed(frame);
    while (auto message = TRY(decoder.next())) messages.push_back(std::move(*message));
    return {};
  });
  EXPECT_TRUE(harness::answer_request(reader, request, source, grey, answer));
  return messages;
}

template <class T>
std::vector<T> only(const std::vector<wire::Message>& messages) {
  std::vector<T> found;
  for (const auto& message : messages)
    if (const T* one = std::get_if<T>(&message)) found.push_back(*one);
  return found;
}

TEST(ImageReader, ReadsEveryPageOfATiff) {
  PixPtr page = english_page();
  PixPtr white(pixCreate(850, 1100, 8));
  pixSetAll(white.get());
  auto pages = only<wire::PageRead>(answers({}, file_of({&page, &white}, IFF_TIFF)));
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_THAT(text::encode_utf8(pages[0].page.text), testing::HasSubstr("Samara Vale"));
  EXPECT_EQ(pages[0].page.source, TextSource::ocr);
  EXPECT_EQ(pages[1].page.number, PageNumber(2));
  EXPECT_TRUE(pages[1].page.blank);
}

TEST(ImageReader, RecognisesGreyPixels) {
  PixPtr page = english_page();
  Grey grey = to_grey(*page);
  wire::Request request;
  request.kind = wire::RequestKind::recognise;
  request.grey = {Pixels(grey.width), Pixels(grey.height), Dpi(100)};
  request.languages = {"eng"};
  auto pages = only<wire::PageRead>(answers(request, {}, {request.grey, {grey.cells.begin(), grey.cells.end()}}));
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_THAT(text::encode_utf8(pages[0].page.text), testing::HasSubstr("Samara Vale"));
}

TEST(ImageReader, DamagedPageIsAFaultOfThatPage) {
  PixPtr page = english_page();
  std::string png = file_of({&page}, IFF_PNG);
  auto faults = only<wire::Fault>(answers({}, png.substr(0, png.size() / 2)));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].page, 1u);
  EXPECT_EQ(faults[0].kind, ErrorKind::corrupt);
}

TEST(ImageReader, WhatIsNoPictureIsRefused) {
  auto refused = only<wire::Refused>(answers({}, "no picture"));
  ASSERT_EQ(refused.size(), 1u);
  EXPECT_EQ(refused[0].kind, ErrorKind::unsupported);
}

TEST(ImageReader, DrawsARegionWithItsMarks) {
  PixPtr white(pixCreate(200, 100, 8));
  pixSetAll(white.get());
  pixSetResolution(white.get(), 100, 100);
  wire::Request request;
  request.kind = wire::RequestKind::picture;
  request.pages = {PageNumber(1)};
  request.dpi = Dpi(50);
  request.region = {36, 0, 108, 72};
  request.marks = {{{72, 36, 90, 54}, 0}};
  auto pictures = only<wire::Picture>(answers(request, file_of({&white}, IFF_PNG)));
  ASSERT_EQ(pictures.size(), 1u);
  EXPECT_EQ(pictures[0].width, Pixels(50));
  const std::string& png = pictures[0].png;
  PixPtr drawn(pixReadMem(reinterpret_cast<const l_uint8*>(png.data()), png.size()));
  ASSERT_TRUE(drawn);
  auto colour = [&](int x, int y) {
    l_int32 red = 0, green = 0, blue = 0;
    pixGetRGBPixel(drawn.get(), x, y, &red, &green, &blue);
    return std::vector<int>{red, green, blue};
  };
  EXPECT_EQ(colour(2, 2), (std::vector<int>{255, 255, 255}));
  EXPECT_EQ(colour(30, 30), (std::vector<int>{255, 240, 110}));
}

}  // namespace
}  // namespace recto::image
