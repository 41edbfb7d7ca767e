#include "serve/replies.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "serve/browsing.h"

namespace recto::serve {
namespace {

Asked asked_with(Asked::Values query) { return Asked({}, std::move(query)); }

Result<Json> parsed(std::string body) {
  Asked asked({}, {});
  asked.body = std::move(body);
  return body_of(asked);
}

TEST(Replies, SayNamesOfFilesInHeadersSafely) {
  EXPECT_EQ(attachment("papers/letter 1.pdf"),
            "attachment; filename=\"letter_1.pdf\"; filename*=UTF-8''letter%201.pdf");
  for (const std::string_view name : {"a\"; filename=evil.html", "a\r\nX-Evil: 1", "رسالة.pdf", "\xff\xfe", ""}) {
    const std::string header = attachment(name);
    EXPECT_EQ(header.find_first_of("\r\n"), header.npos) << name;
    EXPECT_TRUE(std::ranges::all_of(header, [](char c) { return c >= 0x20 && c < 0x7F; })) << name;
    EXPECT_EQ(std::ranges::count(header, '"'), 2) << name;
  }
}

TEST(Replies, AreJsonWhateverBytesTheyHold) {
  const Reply reply = reply_json({{"name", "a\xff"}});
  EXPECT_EQ(reply.body, "{\"name\":\"a\xEF\xBF\xBD\"}");
  EXPECT_EQ(reply.type, "application/json");
}

TEST(Bodies, AreObjectsThatAreNotTooDeep) {
  EXPECT_TRUE(parsed("{\"a\":[1,{\"b\":null}]}"));
  for (const char* bad : {"", "null", "[]", "1", "\"x\"", "{", "{\"a\":1}x", "{\"a\":\"\xff\"}"}) {
    const auto body = parsed(bad);
    ASSERT_FALSE(body) << bad;
    EXPECT_EQ(body.error().kind, ErrorKind::invalid_input);
  }
  EXPECT_FALSE(parsed(std::string(5'000, '[')));
  std::string deep = "1";
  for (int k = 0; k < 40; ++k) deep = "{\"a\":" + deep + "}";
  EXPECT_FALSE(parsed(deep));
}

TEST(Bodies, HoldTextsThatAreTexts) {
  const Json body =
      *parsed("{\"a\":\"x\",\"empty\":\"\",\"none\":null,\"number\":1,\"long\":\"" + std::string(10'001, 'y') + "\"}");
  EXPECT_EQ(*text_in(body, "a", Need::needed), "x");
  for (const char* missing : {"empty", "none", "nowhere"}) {
    EXPECT_FALSE(text_in(body, missing, Need::needed)) << missing;
    EXPECT_EQ(*text_in(body, missing, Need::may_be_missing), "") << missing;
  }
  EXPECT_FALSE(text_in(body, "number", Need::may_be_missing));
  EXPECT_EQ(text_in(body, "long", Need::needed).error().kind, ErrorKind::limit);
}

TEST(Slices, AreBounded) {
  EXPECT_EQ(slice_of(asked_with({}))->limit, 50U);
  EXPECT_EQ(slice_of(asked_with({{"offset", "7"}, {"limit", "500"}}))->offset, 7U);
  for (const char* bad : {"501", "-1", "x", "1e3"}) EXPECT_FALSE(slice_of(asked_with({{"limit", bad}}))) << bad;
}

TEST(Browsing, IsSortedByWhatThereIs) {
  using Sort = app::BrowseQuery::Sort;
  const auto newest = browse_query(asked_with({{"sort", "-date"}, {"type", "memo"}, {"year", "2006"}}));
  ASSERT_TRUE(newest);
  EXPECT_EQ(newest->sort, Sort::date);
  EXPECT_TRUE(newest->descending);
  EXPECT_EQ(newest->type, "memo");
  EXPECT_EQ(browse_query(asked_with({}))->sort, Sort::received);
  for (const char* bad : {"--date", "size", "date;", "Date"})
    EXPECT_FALSE(browse_query(asked_with({{"sort", bad}}))) << bad;
}

}  // namespace
}  // namespace recto::serve
