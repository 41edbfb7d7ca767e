#pragma once
// Messages of every kind, for the tests of this folder.

#include <string>
#include <vector>

#include "wire/answer.h"
#include "wire/request.h"

namespace recto::wire {

/// The smallest plain PNG of one black pixel.
inline std::string black_pixel() {
  static constexpr unsigned char kBytes[] = {
      0x89, 'P',  'N',  'G',  '\r', '\n', 0x1a, '\n', 0,    0,    0,    13,  'I',  'H',  'D',  'R', 0,
      0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,    0,   0x3a, 0x7e, 0x9b, 'U', 0,
      0,    0,    10,   'I',  'D',  'A',  'T',  8,    0x1d, 0x63, 0x60, 0,   0,    0,    2,    0,   1,
      0x48, 0xaf, 0xa4, 0x71, 0,    0,    0,    0,    'I',  'E',  'N',  'D', 0xae, 0x42, 0x60, 0x82};
  return {reinterpret_cast<const char*>(kBytes), sizeof kBytes};
}

inline PageRead sample_page(uint32_t number) {
  PageRead read;
  model::Page& page = read.page;
  page.number = PageNumber(number);
  page.width = 595.3F;
  page.height = 841.9F;
  page.source = model::TextSource::ocr;
  page.language = "ara";
  page.confidence = 0.875F;
  page.rotation = 90;
  page.text = U"إلى رئيس اللجنة\nthe 3rd \U0001F4C4";
  page.words = {{CharOffset(0), CharOffset(3), {10.5F, 20, 60.25F, 34}, 0.5F},
                {CharOffset(4), CharOffset(4), {-3, 20, 50, 34}, 1},
                {CharOffset(9), CharOffset(6), {}, 0},
                {CharOffset(16), CharOffset(3), {10, 40, 60, 54}, 0.99F},
                {CharOffset(24), CharOffset(1), {62, 40, 70, 54}, 0.25F}};
  page.faults = {"the lower third is covered by a stamp"};
  page.rulings = {{10, 55, 500, 56.5F}, {60, -1, 59.5F, 400}};
  read.signals = {1'234, 12, 3, 2, 0.75F};
  return read;
}

inline std::vector<Message> sample_answer() {
  return {Hello{kProtocolVersion, "sample/1 library 2.3"},
          Document{"pdf", U"رسالة no. 7", 3},
          sample_page(1),
          Fault{ErrorKind::timeout, 2, "the page took more than 60 s"},
          sample_page(3),
          Done{2, 1}};
}

inline std::vector<Message> sample_table() {
  return {Hello{kProtocolVersion, "sample/1 library 2.3"},
          Document{"csv", U"", 0},
          TableSheet{1, U"الأسماء"},
          TableRows{{{1, {U"Name", U"Year"}, ""}, {3, {U"Ola\nNord", U"", U"1970"}, ""}}},
          TableRows{{{4, {U"\"Open"}, "a quotation mark is opened and never closed (line 5)"}}},
          TableSheet{2, U""},
          TableRows{{{1, {}, "broken"}}},
          Done{0, 0}};
}

inline std::vector<Message> every_kind() {
  std::vector<Message> all = sample_answer();
  all.push_back(GreyPage{PageNumber(7), {Pixels(3), Pixels(2), Dpi(300)}, 270});
  all.push_back(PixelRows{std::string("\x00\x80\xff\x01\x02\x03", 6)});
  all.push_back(Picture{PageNumber(1), Pixels(1), Pixels(1), black_pixel()});
  all.push_back(TableSheet{1, U"الأسماء"});
  all.push_back(
      TableRows{{{2, {U"Ola\nNord", U"", U"1970"}, ""}, {4, {U"\"Open"}, "a quotation mark is never closed"}}});
  all.push_back(Refused{ErrorKind::denied, "the file is encrypted and asks for a password"});
  return all;
}

inline Request sample_request() {
  Request request;
  request.kind = RequestKind::picture;
  request.untrusted_file_name = "letter \xff\n.pdf";
  request.pages = {PageNumber(4)};
  request.dpi = Dpi(150);
  request.rotation = 180;
  request.region = {0, 10, 200, 60};
  request.marks = {{{1, 2, 3, 4}, 0}, {{5, 6, 7, 8}, 7}};
  request.languages = {"ara", "eng"};
  request.limits = {10, 1'000'000, 2'000'000, 30'000};
  return request;
}

}  // namespace recto::wire
