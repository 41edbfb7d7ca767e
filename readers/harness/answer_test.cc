#include "readers/harness/answer.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <new>
#include <stdexcept>

#include "readers/harness/reader.h"
#include "wire/codec.h"

namespace recto::harness {
namespace {

using testing::HasSubstr;

/// What a host would make of the bytes: the messages, or the first thing it refuses as an error.
struct Host {
  explicit Host(const wire::Request& request) : checker(request) {}
  Answer::Send send() {
    return [this](std::string_view bytes) -> Result<void> {
      if (gone) return fail(ErrorKind::cancelled, "gone");
      decoder.feed(bytes);
      while (auto message = TRY(decoder.next())) {
        TRY(checker.accept(*message));
        messages.push_back(*std::move(message));
      }
      return {};
    };
  }
  template <class T>
  std::vector<T> all() const {
    std::vector<T> out;
    for (const wire::Message& message : messages) {
      if (const T* one = std::get_if<T>(&message)) out.push_back(*one);
    }
    return out;
  }
  wire::Decoder decoder;
  wire::AnswerChecker checker;
  std::vector<wire::Message> messages;
  bool gone = false;
};

/// A reader whose `read` is given by the test.
struct Scripted : Reader {
  std::function<Result<void>(Source&, Answer&)> script;
  std::string name() const override { return "scripted/1"; }
  Result<void> read(const wire::Request&, Source& source, Answer& answer) override { return script(source, answer); }
};

class AnswerTest : public testing::Test {
 protected:
  /// Lets a reader answer; the host must find the answer whole and without contradiction.
  void answer(std::function<Result<void>(Source&, Answer&)> script) {
    Scripted reader;
    reader.script = std::move(script);
    Source source{FileDescriptor(::open("/proc/self/exe", O_RDONLY | O_CLOEXEC)), "some.File.PDF"};
    host = std::make_unique<Host>(request);
    Answer out(request, host->send());
    ended = answer_request(reader, request, source, {}, out);
    if (ended) {
      EXPECT_TRUE(host->checker.finish());
    }
  }
  static model::Page page(uint32_t number, std::u32string text) {
    model::Page one;
    one.number = PageNumber(number);
    one.text = std::move(text);
    return one;
  }
  wire::Request request;
  std::unique_ptr<Host> host;
  Result<void> ended;
};

TEST_F(AnswerTest, CleansWhatAFileMadeTheReaderSay) {
  answer([](Source&, Answer& out) -> Result<void> {
    TRY(out.document("pd\nf", U"a\nb\x1b" + std::u32string(5'000, U'x'), 1));
    model::Page one = page(1, U"ab\x0c\r\x7f" + std::u32string(1, char32_t{0xD801}) + U"\x85 c");
    one.width = NAN;
    one.height = 842;
    one.confidence = 7;
    one.words = {{CharOffset(0), CharOffset(2), {5, 5, 1, 1}, NAN},
                 {CharOffset(2), CharOffset(0), {}, 1},
                 {CharOffset(8), CharOffset(1), {INFINITY, 0, 0, 0}, -1}};
    one.faults = {std::string("\xff\n\x1b"), std::string(10'000, 'y')};
    return out.page(std::move(one), {1, 5, 5, 0, 3});
  });
  ASSERT_TRUE(ended) << ended.error().sentence();
  const model::Page got = host->all<wire::PageRead>().at(0).page;
  EXPECT_EQ(got.text, U"ab\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD c");
  ASSERT_EQ(got.words.size(), 2U);
  EXPECT_EQ(got.words[0].box, (Box{1, 1, 5, 5}));
  EXPECT_EQ(got.words[0].confidence, 0);
  EXPECT_TRUE(got.words[1].box.empty());
  EXPECT_EQ(got.width, 0);
  EXPECT_EQ(got.height, 842);
  EXPECT_EQ(got.confidence, 1);
}

TEST_F(AnswerTest, WordsThatOverlapAreTheReadersMistake) {
  answer([](Source&, Answer& out) -> Result<void> {
    TRY(out.document("pdf", U"", 1));
    model::Page one = page(1, U"abc");
    one.words = {{CharOffset(0), CharOffset(2), {}, 1}, {CharOffset(1), CharOffset(2), {}, 1}};
    return out.page(std::move(one));
  });
  ASSERT_TRUE(ended);
  EXPECT_THAT(host->all<wire::Fault>().at(0).sentence, HasSubstr("overlap"));
  EXPECT_EQ(host->all<wire::Done>().at(0), (wire::Done{0, 1}));
}

TEST_F(AnswerTest, StopsAtTheLimitOfPages) {
  request.limits.pages = 2;
  answer([](Source&, Answer& out) -> Result<void> {
    TRY(out.document("pdf", U"", 10));
    for (uint32_t number = 1; number <= 10; ++number) TRY(out.page(page(number, U"x")));
    return {};
  });
  ASSERT_TRUE(ended);
  EXPECT_EQ(host->all<wire::PageRead>().size(), 2U);
  const auto faults = host->all<wire::Fault>();
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].kind, ErrorKind::limit);
  EXPECT_THAT(faults[0].sentence, HasSubstr("only the first 2 pages"));
}

TEST_F(AnswerTest, StopsAtTheLimitOfText) {
  request.limits.text_bytes = 100;
  answer([](Source&, Answer& out) -> Result<void> {
    TRY(out.document("txt", U"", 0));
    for (uint32_t number = 1; number <= 10; ++number) TRY(out.page(page(number, std::u32string(20, U'ع'))));
    return {};
  });
  ASSERT_TRUE(ended);
  EXPECT_EQ(host->all<wire::PageRead>().size(), 2U);
  EXPECT_EQ(host->all<wire::Fault>().at(0).kind, ErrorKind::limit);
}

TEST_F(AnswerTest, APageTooLongIsAFaultOfThatPage) {
  answer([](Source&, Answer& out) -> Result<void> {
    TRY(out.document("txt", U"", 2));
    TRY(out.page(page(1, std::u32string(wire::kMaxPageScalars + 1, U'x'))));
    return out.page(page(2, U"y"));
  });
  ASSERT_TRUE(ended);
  EXPECT_EQ(host->all<wire::Fault>().at(0).page, 1U);
  EXPECT_EQ(host->all<wire::PageRead>().size(), 1U);
}

TEST_F(AnswerTest, RefusesOnlyWhatItHasNotBegun) {
  answer([](Source&, Answer&) -> Result<void> { return fail(ErrorKind::denied, "the file is encrypted"); });
  ASSERT_TRUE(ended);
  EXPECT_EQ(host->all<wire::Refused>().at(0), (wire::Refused{ErrorKind::denied, "the file is encrypted"}));

  answer([](Source&, Answer& out) -> Result<void> {
    TRY(out.document("pdf", U"", 2));
    return fail(ErrorKind::denied, "page tree is encrypted");
  });
  ASSERT_TRUE(ended);
  EXPECT_EQ(host->all<wire::Fault>().at(0).kind, ErrorKind::denied);
}

TEST_F(AnswerTest, ExceptionsBecomeFaults) {
  answer([](Source&, Answer&) -> Result<void> { throw std::bad_alloc(); });
  EXPECT_EQ(host->all<wire::Fault>().at(0).kind, ErrorKind::limit);
  answer([](Source&, Answer&) -> Result<void> { throw std::runtime_error("bad \x1b xref"); });
  EXPECT_THAT(host->all<wire::Fault>().at(0).sentence, HasSubstr("bad \\u{1B} xref"));
  answer([](Source&, Answer&) -> Result<void> { throw 7; });
  EXPECT_EQ(host->all<wire::Fault>().at(0).kind, ErrorKind::corrupt);
}

TEST_F(AnswerTest, PagesLeftOutAreSaid) {
  answer([](Source&, Answer& out) -> Result<void> {
    TRY(out.document("pdf", U"", 3));
    return out.page(page(1, U"x"));
  });
  ASSERT_TRUE(ended);
  EXPECT_EQ(host->all<wire::Fault>().at(0).sentence, "not all of the file could be read");
}

TEST_F(AnswerTest, PixelsGoInPieces) {
  request.kind = wire::RequestKind::pixels;
  request.pages = {PageNumber(1), PageNumber(2)};
  const wire::GreyShape shape{Pixels(1'000), Pixels(700), Dpi(300)};
  const std::vector<unsigned char> grey(shape.size(), 9);
  host = std::make_unique<Host>(request);
  Answer out(request, host->send());
  ASSERT_TRUE(out.hello("x/1"));
  ASSERT_TRUE(out.pixels({PageNumber(1), shape, 0}, grey));
  EXPECT_FALSE(out.pixels({PageNumber(2), shape, 0}, std::span(grey).first(5)));
  ASSERT_TRUE(out.page_fault(PageNumber(2), ErrorKind::corrupt, "broken"));
  ASSERT_TRUE(out.end({}));
  EXPECT_TRUE(host->checker.finish());
  std::string bytes;
  for (const auto& rows : host->all<wire::PixelRows>()) bytes += rows.bytes;
  EXPECT_EQ(bytes, std::string(700'000, '\x09'));
}

TEST_F(AnswerTest, StopsWhenTheHostIsGone) {
  int pages = 0;
  answer([&](Source&, Answer& out) -> Result<void> {
    TRY(out.document("pdf", U"", 0));
    for (uint32_t number = 1; number < 100; ++number) {
      if (number == 5) host->gone = true;
      TRY(out.page(page(number, U"x")));
      ++pages;
    }
    return {};
  });
  EXPECT_FALSE(ended);
  EXPECT_EQ(pages, 4);
}

TEST_F(AnswerTest, TheSourceIsTheFile) {
  answer([](Source& source, Answer& out) -> Result<void> {
    EXPECT_EQ(source.untrusted_extension(), "pdf");
    const auto bytes = TRY(source.bytes());
    EXPECT_EQ(bytes.size(), TRY(source.size()));
    EXPECT_EQ(bytes[1], std::byte{'E'});
    return out.document("elf", U"", 0);
  });
  EXPECT_TRUE(ended);
  Source nothing{FileDescriptor(), "x"};
  EXPECT_FALSE(nothing.bytes());
  Source folder{FileDescriptor(::open("/", O_RDONLY | O_CLOEXEC)), "x.y/z"};
  EXPECT_FALSE(folder.bytes());
  EXPECT_EQ(folder.untrusted_extension(), "");
}

TEST_F(AnswerTest, WhatAReaderCannotDoItRefuses) {
  request.kind = wire::RequestKind::recognise;
  request.grey = {Pixels(1), Pixels(1), Dpi(300)};
  answer({});
  EXPECT_EQ(host->all<wire::Refused>().at(0).kind, ErrorKind::unsupported);
}

}  // namespace
}  // namespace recto::harness
