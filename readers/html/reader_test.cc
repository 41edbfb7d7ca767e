#include "readers/html/reader.h"

#include <gmock/gmock.h>

#include "readers/harness/ask.h"
#include "readers/html/nesting.h"
#include "readers/html/visible_text.h"

namespace recto::html {
namespace {

using harness::ask;

std::u32string shown(std::string_view utf8) {
  const auto text = visible_text(utf8);
  return text ? text->text : U"failed";
}

TEST(VisibleText, BlocksAndWhiteSpace) {
  EXPECT_EQ(shown("<h1>Head<b>ing</b></h1><p>One   two\nthree<p>four<br>five"),
            U"Heading\n\nOne two three\n\nfour\nfive");
  EXPECT_EQ(shown("<div>a<div>b</div>c</div>d"), U"a\nb\nc\nd");
  EXPECT_EQ(shown("<ul><li>x<li>y</ul>z"), U"x\ny\n\nz");
  EXPECT_EQ(shown("<pre> a\n  b</pre>"), U" a\n  b");
  EXPECT_EQ(shown("a&amp;b &#x627;&lrm;c&nbsp;d"), U"a&b ا\u200Ec\u00A0d");
  EXPECT_EQ(shown("he said <q>no</q>"), U"he said “no”");
}

TEST(VisibleText, TablesAreRows) {
  const std::u32string expected = U"before\n\nName\tRank\nSalim\t\t3\n\nafter";
  EXPECT_EQ(shown("before<table><tr><th>Name<th>Rank</tr> <tr><td><p>Salim</p></td> <td></td> <td>3</table>after"),
            expected);
}

TEST(VisibleText, WhatIsNotShownIsLeftOut) {
  EXPECT_EQ(shown("<head><title>t</title></head><style>s</style><script>x</script><template>y</template>z"), U"z");
  EXPECT_EQ(shown("<p hidden>no</p><p style='color:red; Display : none'>no</p><p>yes</p><!-- no -->"), U"yes");
  EXPECT_TRUE(visible_text("<p hidden>no</p>")->hidden);
  EXPECT_FALSE(visible_text("<p>yes</p>")->hidden);
}

TEST(VisibleText, TitleIsCollapsed) { EXPECT_EQ(visible_text("<title> A \n b </title>")->title, U"A b"); }

TEST(VisibleText, DepthCostsNoStack) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  EXPECT_EQ(shown(deep + "deep"), U"deep");
  std::string table;
  for (int i = 0; i < 20'000; ++i) table += "<table><tr><td>";
  EXPECT_EQ(shown(table + "deep"), U"deep");
}

TEST(Nesting, DeepTagsAreTakenOutTextStays) {
  EXPECT_EQ(flattened("<div><b>x</b><i>y<u>z</u></i></div>w", 2), "<div><b>x</b><i>y z </i></div>w");
  EXPECT_EQ(flattened("<p>a<li>b<td>c<br>", 0), "<p>a<li>b<td>c<br>");
  const std::string raw = "<script>if (a<b) '</div>'</script><!-- <div> --><a title='>'>x</a> 1 < 2 </";
  EXPECT_EQ(flattened(raw, 1), raw);
}

TEST(HtmlReader, CharsetFromMeta) {
  HtmlReader reader;
  EXPECT_EQ(claimed_charset("<meta http-equiv=Content-Type content='text/html; charset=Windows-1256'>"),
            "windows-1256");
  EXPECT_EQ(claimed_charset("<?xml version='1.0' encoding='koi8-r'?>"), "koi8-r");
  EXPECT_EQ(claimed_charset("<meta charset="), "");
  EXPECT_EQ(ask(reader, "<meta charset=iso-8859-5><p>\xDA\xDE\xDC\xD8\xE2\xD5\xE2").text(), U"комитет");
}

TEST(HtmlReader, CutAtEveryByteIsAnswered) {
  HtmlReader reader;
  const std::string file =
      "<!doctype html><html "
      "dir=rtl><head><title>\xD9\x84\xD8\xA7</title></head><body><table><tr><td>a&amp;<td>b</table>"
      "<p hidden>c<pre>d\n</pre><svg><text>e</text></svg><select><option>f</select></body></html>";
  for (size_t i = 0; i <= file.size(); ++i) {
    const auto answer = ask(reader, file.substr(0, i));
    ASSERT_TRUE(answer.end.has_value()) << i;
    ASSERT_EQ(answer.pages().size(), 1U) << i;
  }
}

}  // namespace
}  // namespace recto::html
