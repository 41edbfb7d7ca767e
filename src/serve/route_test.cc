#include "serve/route.h"

#include <gtest/gtest.h>

#include <set>

namespace recto::serve {
namespace {

/// The route a method and target lead to, as its path; what is wrong with them where there is none.
std::string led_to(std::string_view method, std::string_view target) {
  const auto parsed = parse_target(target);
  if (!parsed) return "refused";
  const Found found = find_route(method, parsed->segments);
  if (found.route) return std::string(found.route->path);
  return found.known_path ? "another method" : "nowhere";
}

TEST(Routes, AreEachThereOnceWithAWordAboutThem) {
  std::set<std::string> seen;
  for (const Route& route : routes()) {
    EXPECT_TRUE(seen.insert(std::string(to_string(route.method)) + " " + std::string(route.path)).second) << route.path;
    EXPECT_TRUE(route.path.starts_with("/api")) << route.path;
    EXPECT_NE(route.handle, nullptr) << route.path;
    EXPECT_FALSE(route.says.empty()) << route.path;
  }
}

TEST(Routes, ThatChangeSomethingAreNoGetsAndAGetTakesNoBody) {
  for (const Route& route : routes()) {
    const bool changes = route.effect == Effect::changes;
    EXPECT_EQ(changes, route.method != Method::get) << route.path;
    EXPECT_TRUE(changes || route.takes == Takes::nothing) << route.path;
  }
}

TEST(Routes, OfATicketAreTheOriginalsAlone) {
  for (const Route& route : routes()) {
    EXPECT_EQ(route.pass == Pass::ticket, route.path == "/api/originals/{ticket}") << route.path;
  }
}

TEST(Routes, AreFoundByMethodAndPath) {
  EXPECT_EQ(led_to("GET", "/api/case"), "/api/case");
  EXPECT_EQ(led_to("GET", "/api/case/?x=1"), "/api/case");
  EXPECT_EQ(led_to("GET", "/api/documents/abc/pages/3/image?width=80"), "/api/documents/{document}/pages/{page}/image");
  EXPECT_EQ(led_to("POST", "/api/letters/abc%2Fl2/words"), "/api/letters/{letter}/words");
  EXPECT_EQ(led_to("GET", "/api/letters/missing"), "/api/letters/missing");
  EXPECT_EQ(led_to("DELETE", "/api/case"), "another method");
  EXPECT_EQ(led_to("get", "/api/case"), "another method");
  EXPECT_EQ(led_to("GET", "/api/cases"), "nowhere");
  EXPECT_EQ(led_to("GET", "/api/documents/abc/pages/3/image/more"), "nowhere");
  EXPECT_EQ(led_to("GET", "/"), "nowhere");
}

TEST(Routes, GiveTheNamesInTheirPaths) {
  const auto target = parse_target("/api/documents/a%20b/pages/12?width=80&x=%D8%A7+b");
  ASSERT_TRUE(target);
  const Found found = find_route("GET", target->segments);
  ASSERT_NE(found.route, nullptr);
  const Asked asked(found.values, target->query);
  EXPECT_EQ(asked.in_path("document"), "a b");
  EXPECT_EQ(*asked.number_in_path("page"), 12U);
  EXPECT_EQ(asked.text("x"), "ا b");
  EXPECT_EQ(asked.text("none"), "");
}

class TargetsThatLeadElsewhere : public testing::TestWithParam<const char*> {};

TEST_P(TargetsThatLeadElsewhere, AreRefused) {
  const auto target = parse_target(GetParam());
  ASSERT_FALSE(target) << GetParam();
  EXPECT_EQ(target.error().kind, ErrorKind::invalid_input);
}

INSTANTIATE_TEST_SUITE_P(Each, TargetsThatLeadElsewhere,
                         testing::Values("", "api/case", "http://x/api/case", "/api/../etc/passwd", "/api/%2e%2e/x",
                                         "/api/./case", "/api//case", "/api/a%2f..%2fb", "/api/a%5Cb", "/api/a\\b",
                                         "/api/%00", "/api/%", "/api/%2", "/api/%zz", "/api/%ff", "/api/a%0Ab",
                                         "/a/b/c/d/e/f/g/h/i/j/k/l/m", "/api/case?x=1&x=2", "/api/case?x=%0",
                                         "/api/case?x=%00", "/api/documents/a%2F%2Fb"));

TEST(Targets, KeepWhatIsWrittenInThem) {
  const auto target = parse_target("/api/a+b?q=a%26b&&flag&empty=");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->segments, (std::vector<std::string>{"api", "a+b"}));
  EXPECT_EQ(target->query, (Asked::Values{{"q", "a&b"}, {"flag", ""}, {"empty", ""}}));
  EXPECT_FALSE(parse_target("/api/" + std::string(2'001, 'a')));
  std::string many = "/api?";
  for (int k = 0; k < 33; ++k) many += "k" + std::to_string(k) + "=1&";
  EXPECT_FALSE(parse_target(many));
}

TEST(Asked, HoldsNumbersAgainstTheirBounds) {
  const Asked asked({{"page", "0"}, {"big", "2147483648"}}, {{"limit", "501"},
                                                             {"sign", "-1"},
                                                             {"text", "7x"},
                                                             {"huge", "99999999999999999999"},
                                                             {"good", "7"},
                                                             {"off", "0"},
                                                             {"false", "false"},
                                                             {"on", "1"}});
  EXPECT_FALSE(asked.number_in_path("page"));
  EXPECT_FALSE(asked.number_in_path("big"));
  for (const char* bad : {"limit", "sign", "text", "huge"}) EXPECT_FALSE(asked.number(bad, 0, {0, 500})) << bad;
  EXPECT_EQ(*asked.number("good", 0, {7, 7}), 7U);
  EXPECT_EQ(*asked.number("none", 50, {0, 10}), 50U);
  EXPECT_TRUE(asked.flag("on"));
  for (const char* no : {"off", "false", "none"}) EXPECT_FALSE(asked.flag(no)) << no;
}

}  // namespace
}  // namespace recto::serve
