#include "wire/codec.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "wire/bytes.h"
#include "wire/samples_for_test.h"
#include "wire/validate.h"

namespace recto::wire {
namespace {

/// All messages of a stream, or the first error.
Result<std::vector<Message>> decode_all(std::string_view bytes, size_t at_once) {
  Decoder decoder;
  std::vector<Message> messages;
  while (true) {
    while (auto message = TRY(decoder.next())) messages.push_back(*std::move(message));
    if (bytes.empty()) break;
    decoder.feed(bytes.substr(0, at_once));
    bytes.remove_prefix(std::min(at_once, bytes.size()));
  }
  if (decoder.pending() > 0) return fail(ErrorKind::corrupt, "cut");
  return messages;
}

bool is_valid(const Message& message) { return validate(message).has_value(); }

TEST(Codec, EveryMessageComesBackAsItWas) {
  for (const Message& message : every_kind()) {
    EXPECT_TRUE(is_valid(message)) << message.index();
    const auto back = decode_all(encode(message), 1'000'000);
    ASSERT_TRUE(back) << message.index() << back.error().sentence();
    ASSERT_EQ(back->size(), 1U);
    EXPECT_EQ(back->front(), message) << message.index();
  }
}

TEST(Codec, TheBytesAreThoseOfTheDocument) {
  EXPECT_EQ(encode(Hello{1, "x/1 y2"}), std::string("\x10\x0c\0\0\0\1\0\6\0\0\0x/1 y2", 17));
  EXPECT_EQ(encode(Done{3, 2}), std::string("\x18\x08\0\0\0\3\0\0\0\2\0\0\0", 13));
}

TEST(Codec, AStreamMayComeInPiecesOfAnySize) {
  std::string stream;
  for (const Message& message : every_kind()) stream += encode(message);
  for (const size_t at_once : {1U, 2U, 3U, 7U, 64U, 1'000U}) {
    const auto back = decode_all(stream, at_once);
    ASSERT_TRUE(back) << at_once;
    EXPECT_EQ(*back, every_kind()) << at_once;
  }
}

TEST(Codec, EveryMessageCutAtEveryByteIsNoMessage) {
  for (const Message& message : every_kind()) {
    const std::string frame = encode(message);
    for (size_t length = 1; length < frame.size(); ++length) {
      EXPECT_FALSE(decode_all(frame.substr(0, length), frame.size())) << message.index() << " cut at " << length;
      // The same with a head that does not tell of the cut.
      std::string shorter = frame.substr(0, std::max(length, kFrameHead));
      for (size_t i = 0; i < 4; ++i) shorter[1 + i] = static_cast<char>((shorter.size() - kFrameHead) >> (8 * i));
      const auto back = decode_all(shorter, frame.size());
      // Pixels have no inner length: a shorter frame is another, valid one.
      if (!std::holds_alternative<PixelRows>(message) || shorter.size() == kFrameHead) {
        EXPECT_FALSE(back) << message.index() << " shortened to " << length;
      }
    }
  }
}

TEST(Codec, BytesTooManyAreNoMessage) {
  for (const Message& message : every_kind()) {
    if (std::holds_alternative<PixelRows>(message)) continue;
    std::string frame = encode(message) + '\0';
    ++frame[1];  // none of these payloads has 255 bytes
    EXPECT_FALSE(decode_all(frame, 1'000)) << message.index();
  }
}

TEST(Codec, ARequestComesBackAsItWas) {
  for (const Request& request : {sample_request(), Request{}}) {
    FrameBuffer frames;
    frames.feed(encode(request));
    const auto frame = frames.next();
    ASSERT_TRUE(frame && *frame);
    const auto back = decode_request(**frame);
    ASSERT_TRUE(back) << back.error().sentence();
    EXPECT_EQ(*back, request);
    EXPECT_FALSE(decode_message(**frame)) << "a reader does not send requests";
  }
}

TEST(Codec, ALengthOverItsMostIsRefusedBeforeMemoryIsTaken) {
  for (int tag = 0; tag < 256; ++tag) {
    const uint32_t most = most_bytes(static_cast<uint8_t>(tag));
    ByteWriter head;
    head.u8(static_cast<uint8_t>(tag));
    head.u32(most + 1);
    FrameBuffer frames;
    frames.feed(head.out());
    EXPECT_FALSE(frames.next()) << tag;
    EXPECT_FALSE(frames.next()) << "it stays so";
  }
}

TEST(Codec, ACountIsHeldAgainstWhatIsLeft) {
  // A page that claims 200,000 words and has none.
  PageRead read;
  std::string frame = encode(read);
  const size_t words_at = frame.size() - 20 - 4 - 4;
  frame[words_at] = '\x40';
  frame[words_at + 1] = '\x0d';
  frame[words_at + 2] = '\x03';
  EXPECT_FALSE(decode_all(frame, 1'000));
}

struct Broken {
  const char* what;
  void (*change)(PageRead&);
};

TEST(Codec, PagesThatContradictThemselvesAreRefused) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN(), kInf = std::numeric_limits<float>::infinity();
  static constexpr Broken kBroken[] = {
      {"page 0", [](PageRead& read) { read.page.number = PageNumber(0); }},
      {"page too high", [](PageRead& read) { read.page.number = PageNumber(kMaxPages + 1); }},
      {"width NaN", [](PageRead& read) { read.page.width = kNan; }},
      {"height endless", [](PageRead& read) { read.page.height = kInf; }},
      {"width negative", [](PageRead& read) { read.page.width = -1; }},
      {"rotation", [](PageRead& read) { read.page.rotation = 45; }},
      {"rotation of a whole turn", [](PageRead& read) { read.page.rotation = 360; }},
      {"language", [](PageRead& read) { read.page.language = "en"; }},
      {"language in capitals", [](PageRead& read) { read.page.language = "ARA"; }},
      {"confidence", [](PageRead& read) { read.page.confidence = 1.5F; }},
      {"confidence NaN", [](PageRead& read) { read.page.confidence = kNan; }},
      {"blank with words", [](PageRead& read) { read.page.blank = true; }},
      {"surrogate", [](PageRead& read) { read.page.text[0] = char32_t{0xD800}; }},
      {"NUL", [](PageRead& read) { read.page.text[0] = U'\0'; }},
      {"escape", [](PageRead& read) { read.page.text[0] = U'\x1b'; }},
      {"carriage return", [](PageRead& read) { read.page.text[0] = U'\r'; }},
      {"C1 control", [](PageRead& read) { read.page.text[0] = U'\x85'; }},
      {"word outside", [](PageRead& read) { read.page.words.back().length = CharOffset(2); }},
      {"word far outside", [](PageRead& read) { read.page.words.back().start = CharOffset(0xFFFFFFFF); }},
      {"word that wraps around", [](PageRead& read) { read.page.words.back().length = CharOffset(0xFFFFFFF0); }},
      {"word empty", [](PageRead& read) { read.page.words[1].length = CharOffset(0); }},
      {"words overlap", [](PageRead& read) { read.page.words[0].length = CharOffset(5); }},
      {"words descend", [](PageRead& read) { std::swap(read.page.words[0], read.page.words[1]); }},
      {"word confidence", [](PageRead& read) { read.page.words[0].confidence = -0.1F; }},
      {"box NaN", [](PageRead& read) { read.page.words[0].box.x1 = kNan; }},
      {"box endless", [](PageRead& read) { read.page.words[0].box.y1 = kInf; }},
      {"box inside out", [](PageRead& read) { read.page.words[0].box.x0 = 100; }},
      {"box out of this world", [](PageRead& read) { read.page.words[0].box.y0 = -2e6F; }},
      {"fault with a line break", [](PageRead& read) { read.page.faults[0] = "a\nb"; }},
      {"fault that is no UTF-8", [](PageRead& read) { read.page.faults[0] = "\xc0\x80"; }},
      {"signals", [](PageRead& read) { read.signals.invisible = 5'000; }},
      {"coverage", [](PageRead& read) { read.signals.image_coverage = kNan; }},
  };
  for (const Broken& broken : kBroken) {
    PageRead read = sample_page(1);
    broken.change(read);
    EXPECT_FALSE(is_valid(read)) << broken.what;
    // A surrogate is made U+FFFD by the encoder, so that only the validator sees it.
    if (std::string(broken.what) != "surrogate") {
      EXPECT_FALSE(decode_all(encode(read), 1'000)) << broken.what;
    }
  }
}

TEST(Codec, OtherMessagesThatCannotBeAreRefused) {
  std::string with_text = black_pixel();
  with_text.insert(33, std::string("\0\0\0\1tEXtx\0\0\0\0", 13));
  const GreyShape huge{Pixels(60'000), Pixels(60'000), Dpi(300)};
  const Message broken[] = {
      Hello{kProtocolVersion, ""},
      Hello{kProtocolVersion, "name\n"},
      Hello{kProtocolVersion, std::string(kMaxNameBytes + 1, 'x')},
      Document{"", U"", 1},
      Document{"pdf", U"two\nlines", 1},
      Document{"pdf", std::u32string(kMaxSentenceBytes, U'ع'), 1},
      Document{"pdf", U"", kMaxPages + 1},
      GreyPage{PageNumber(1), {Pixels(0), Pixels(1), Dpi(300)}, 0},
      GreyPage{PageNumber(1), huge, 0},
      GreyPage{PageNumber(1), {Pixels(70'000), Pixels(1), Dpi(300)}, 0},
      GreyPage{PageNumber(1), {Pixels(1), Pixels(1), Dpi(0)}, 0},
      GreyPage{PageNumber(1), {Pixels(1), Pixels(1), Dpi(300)}, 1},
      PixelRows{""},
      Picture{PageNumber(1), Pixels(2), Pixels(1), black_pixel()},
      Picture{PageNumber(1), Pixels(1), Pixels(1), black_pixel() + "<script>"},
      Picture{PageNumber(1), Pixels(1), Pixels(1), black_pixel().substr(0, 50)},
      Picture{PageNumber(1), Pixels(1), Pixels(1), "GIF89a"},
      Picture{PageNumber(1), Pixels(1), Pixels(1), with_text},
      Picture{PageNumber(0), Pixels(1), Pixels(1), black_pixel()},
      TableSheet{0, U""},
      TableSheet{kMaxSheets + 1, U""},
      TableSheet{1, U"two\nlines"},
      TableRows{},
      TableRows{{{0, {U"x"}, ""}}},
      TableRows{{{kMaxRows + 1, {U"x"}, ""}}},
      TableRows{{{1, {U"\x1b"}, ""}}},
      TableRows{{{1, {std::u32string(kMaxCellScalars + 1, U'x')}, ""}}},
      TableRows{{{1, std::vector<std::u32string>(kMaxRowCells + 1), ""}}},
      TableRows{{{1, {U"x"}, "a\nb"}}},
      TableRows{std::vector<model::TableRow>(kMaxRowsAtOnce + 1)},
      Fault{ErrorKind::corrupt, 1, ""},
      Fault{ErrorKind::corrupt, kMaxPages + 1, "x"},
      Fault{ErrorKind::corrupt, 1, "\x1b[31m"},
      Refused{ErrorKind::denied, ""},
  };
  for (size_t i = 0; i < std::size(broken); ++i) {
    EXPECT_FALSE(is_valid(broken[i])) << i;
    EXPECT_FALSE(decode_all(encode(broken[i]), 1'000)) << i;
  }
}

TEST(Codec, RequestsThatCannotBeAreRefused) {
  static constexpr void (*kChanges[])(Request&) = {
      [](Request& request) {
        request.pages = {PageNumber(4), PageNumber(5)};
      },
      [](Request& request) { request.pages = {}; },
      [](Request& request) { request.kind = RequestKind::read; },
      [](Request& request) { request.dpi = Dpi(5); },
      [](Request& request) { request.rotation = 1; },
      [](Request& request) { request.region.x0 = NAN; },
      [](Request& request) { request.marks[0].style = kMarkStyles; },
      [](Request& request) { request.languages = {"../../x"}; },
      [](Request& request) { request.untrusted_file_name = std::string(kMaxFileNameBytes + 1, 'x'); },
  };
  for (size_t i = 0; i < std::size(kChanges); ++i) {
    Request request = sample_request();
    kChanges[i](request);
    EXPECT_FALSE(validate(request)) << i;
  }
}

}  // namespace
}  // namespace recto::wire
