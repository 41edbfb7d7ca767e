#include "wire/checker.h"

#include <gtest/gtest.h>

#include "wire/samples_for_test.h"

namespace recto::wire {
namespace {

Request request_of(RequestKind kind, std::vector<PageNumber> pages = {}) {
  Request request;
  request.kind = kind;
  request.pages = std::move(pages);
  return request;
}

/// "" if the whole answer is accepted, else the kind of error.
std::string verdict(const Request& request, const std::vector<Message>& answer) {
  AnswerChecker checker(request);
  for (const Message& message : answer) {
    const auto accepted = checker.accept(message);
    if (!accepted) return std::string(to_string(accepted.error().kind));
  }
  return checker.finish() ? "" : "unfinished";
}

const Hello kHello{kProtocolVersion, "sample/1"};
const Document kThreePages{"pdf", U"", 3}, kUnknownPages{"txt", U"", 0};
const GreyPage kGrey{PageNumber(2), {Pixels(3), Pixels(2), Dpi(300)}, 0};
const Picture kPicture{PageNumber(2), Pixels(1), Pixels(1), black_pixel()};
const Refused kRefused{ErrorKind::denied, "encrypted"};
Fault fault(uint32_t page) { return {ErrorKind::corrupt, page, "broken"}; }

TEST(AnswerChecker, AcceptsWhatIsRight) {
  const Request read = request_of(RequestKind::read);
  EXPECT_EQ(verdict(read, sample_answer()), "");
  EXPECT_EQ(verdict(read, {kHello, kUnknownPages, sample_page(1), sample_page(2), Done{2, 0}}), "");
  EXPECT_EQ(verdict(read, {kHello, kUnknownPages, Done{0, 0}}), "");
  EXPECT_EQ(verdict(read, {kHello, kThreePages, sample_page(1), fault(0), Done{1, 1}}), "");
  EXPECT_EQ(verdict(read, {kHello, fault(0), Done{0, 1}}), "");
  EXPECT_EQ(verdict(read, {kHello, kRefused}), "");
  const Request pixels = request_of(RequestKind::pixels, {PageNumber(2), PageNumber(5)});
  EXPECT_EQ(verdict(pixels, {kHello, kGrey, PixelRows{"12"}, PixelRows{"3456"}, fault(5), Done{1, 1}}), "");
  EXPECT_EQ(verdict(request_of(RequestKind::picture, {PageNumber(2)}), {kHello, kPicture, Done{1, 0}}), "");
  const Request table = request_of(RequestKind::table);
  EXPECT_EQ(verdict(table, sample_table()), "");
  EXPECT_EQ(verdict(table, {kHello, kUnknownPages, Done{0, 0}}), "");
  EXPECT_EQ(verdict(table, {kHello, kUnknownPages, TableSheet{}, fault(0), Done{0, 1}}), "");
  EXPECT_EQ(verdict(request_of(RequestKind::recognise), {kHello, sample_page(1), Done{1, 0}}), "");
}

TEST(AnswerChecker, RefusesTablesThatContradict) {
  const Request table = request_of(RequestKind::table);
  const TableRows first{{{1, {U"a"}, ""}}}, second{{{2, {U"b"}, ""}}};
  const std::vector<std::vector<Message>> answers = {
      {kHello, TableSheet{}},
      {kHello, Done{0, 0}},
      {kHello, kUnknownPages, first},
      {kHello, kUnknownPages, TableSheet{2, U""}},
      {kHello, kUnknownPages, TableSheet{}, TableSheet{}},
      {kHello, kUnknownPages, TableSheet{}, second, first},
      {kHello, kUnknownPages, TableSheet{}, first, first},
      {kHello, kUnknownPages, TableSheet{}, fault(1)},
      {kHello, kUnknownPages, TableSheet{}, sample_page(1)},
      {kHello, kUnknownPages, TableSheet{}, kRefused},
      {kHello, kUnknownPages, TableSheet{}, Done{1, 0}},
  };
  for (size_t i = 0; i < answers.size(); ++i) EXPECT_EQ(verdict(table, answers[i]), "corrupt") << i;
  EXPECT_EQ(verdict(request_of(RequestKind::read), {kHello, kUnknownPages, TableSheet{}}), "corrupt");
  EXPECT_EQ(verdict(request_of(RequestKind::read), {kHello, kUnknownPages, first}), "corrupt");
}

TEST(AnswerChecker, HoldsTablesToTheTextAllowed) {
  Request table = request_of(RequestKind::table);
  table.limits.text_bytes = 3;
  const TableRows four{{{1, {U"ab", U"cd"}, ""}}}, three{{{1, {U"ab", U"c"}, ""}}};
  EXPECT_EQ(verdict(table, {kHello, kUnknownPages, TableSheet{}, four, Done{0, 0}}), "limit");
  EXPECT_EQ(verdict(table, {kHello, kUnknownPages, TableSheet{}, three, Done{0, 0}}), "");
}

TEST(AnswerChecker, RefusesWhatContradicts) {
  const Request read = request_of(RequestKind::read);
  const std::vector<std::vector<Message>> answers = {
      {kThreePages},
      {Done{0, 0}},
      {kHello, kHello},
      {Hello{kProtocolVersion + 1, "newer/1"}},
      {kHello, sample_page(1)},
      {kHello, kThreePages, kThreePages},
      {kHello, kThreePages, sample_page(2), sample_page(1)},
      {kHello, kThreePages, sample_page(1), sample_page(1)},
      {kHello, kThreePages, sample_page(1), fault(1)},
      {kHello, kThreePages, fault(2), sample_page(1)},
      {kHello, kThreePages, sample_page(4)},
      {kHello, kThreePages, sample_page(1), sample_page(3), Done{2, 0}},
      {kHello, kThreePages, sample_page(1), Done{1, 0}},
      {kHello, kUnknownPages, sample_page(1), Done{2, 0}},
      {kHello, kUnknownPages, sample_page(1), Done{1, 1}},
      {kHello, Done{0, 0}},
      {kHello, kUnknownPages, kGrey},
      {kHello, kUnknownPages, kPicture},
      {kHello, kUnknownPages, PixelRows{"x"}},
      {kHello, kUnknownPages, kRefused},
      {kHello, kRefused, kRefused},
      {kHello, kUnknownPages, Done{0, 0}, sample_page(1)},
      {kHello, fault(0), kRefused},
  };
  for (size_t i = 0; i < answers.size(); ++i) EXPECT_EQ(verdict(read, answers[i]), "corrupt") << i;
}

TEST(AnswerChecker, RefusesPixelsThatDoNotFit) {
  const Request pixels = request_of(RequestKind::pixels, {PageNumber(2), PageNumber(5)});
  EXPECT_EQ(verdict(pixels, {kHello, kGrey, PixelRows{"1234567"}}), "corrupt");
  EXPECT_EQ(verdict(pixels, {kHello, kGrey, PixelRows{"12"}, Done{1, 0}}), "corrupt");
  EXPECT_EQ(verdict(pixels, {kHello, kGrey, PixelRows{"123456"}, Done{1, 0}}), "corrupt") << "page 5 is missing";
  GreyPage unasked = kGrey;
  unasked.page = PageNumber(3);
  EXPECT_EQ(verdict(pixels, {kHello, unasked}), "corrupt");
  EXPECT_EQ(verdict(request_of(RequestKind::picture, {PageNumber(3)}), {kHello, kPicture}), "corrupt");
  EXPECT_EQ(verdict(request_of(RequestKind::recognise), {kHello, sample_page(2)}), "corrupt");
}

TEST(AnswerChecker, AnAnswerThatStopsIsUnfinished) {
  const std::vector<Message> whole = sample_answer();
  for (size_t length = 0; length < whole.size(); ++length) {
    EXPECT_EQ(verdict(request_of(RequestKind::read), {whole.begin(), whole.begin() + static_cast<long>(length)}),
              "unfinished");
  }
}

TEST(AnswerChecker, HoldsTheLimits) {
  Request read = request_of(RequestKind::read);
  read.limits.pages = 2;
  EXPECT_EQ(verdict(read, {kHello, kUnknownPages, sample_page(1), sample_page(2), sample_page(3)}), "limit");
  read.limits = {};
  read.limits.text_bytes = 60;  // the sample page has 40 or so
  EXPECT_EQ(verdict(read, {kHello, kUnknownPages, sample_page(1), sample_page(2)}), "limit");
  Request pixels = request_of(RequestKind::pixels, {PageNumber(2)});
  pixels.limits.page_pixels = 5;
  EXPECT_EQ(verdict(pixels, {kHello, kGrey}), "limit");
}

}  // namespace
}  // namespace recto::wire
