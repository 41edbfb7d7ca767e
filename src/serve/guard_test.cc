#include "serve/guard.h"

#include <gtest/gtest.h>

namespace recto::serve {
namespace {

const Door kDoor{8765, std::string(64, 'a')};
const std::string kOrigin = "http://127.0.0.1:8765";

Route reading() { return {Method::get, "/api/x", "x"}; }
Route writing() { return changing({Method::post, "/api/x", "x"}, Takes::json); }

/// A request as the page sends it.
RequestHead own_head() {
  return {"POST",
          "/api/x",
          {{"host", "127.0.0.1:8765"},
           {"origin", kOrigin},
           {"sec-fetch-site", "same-origin"},
           {"x-recto-token", kDoor.token},
           {"content-type", "application/json; charset=utf-8"},
           {"content-length", "2"}}};
}

/// The same with a header changed; nothing takes it away.
RequestHead with(std::string_view name, std::optional<std::string> value) {
  RequestHead head = own_head();
  std::erase_if(head.headers, [&](const Header& header) { return header.first == name; });
  if (value) head.headers.emplace_back(name, *value);
  return head;
}

/// The status of the refusal; 0 where it may go on.
int status_of(const std::optional<Reply>& refusal) { return refusal ? refusal->status : 0; }

TEST(Guard, LetsThePageItselfPass) {
  EXPECT_EQ(status_of(refuse_request(own_head(), kDoor)), 0);
  EXPECT_EQ(status_of(refuse_call(own_head(), writing(), kDoor)), 0);
  RequestHead named = with("host", "localhost:8765");
  std::erase_if(named.headers, [](const Header& header) { return header.first == "origin"; });
  named.headers.emplace_back("origin", "http://localhost:8765");
  EXPECT_EQ(status_of(refuse_call(named, writing(), kDoor)), 0);
}

TEST(Guard, AnswersToItsOwnHostAlone) {
  for (const char* host : {"", "127.0.0.1", "127.0.0.1:8766", "localhost:8765.", "LOCALHOST:8765", "evil.example:8765",
                           "127.0.0.1:8765.evil.example", "127.0.0.1:8765 ", "0.0.0.0:8765", "[::1]:8765", "*"}) {
    EXPECT_EQ(status_of(refuse_request(with("host", host), kDoor)), 403) << host;
  }
  EXPECT_EQ(status_of(refuse_request(with("host", std::nullopt), kDoor)), 403);
  RequestHead twice = own_head();
  twice.headers.emplace_back("host", "127.0.0.1:8765");
  EXPECT_EQ(status_of(refuse_request(twice, kDoor)), 403);
}

TEST(Guard, RefusesHeadersThatComeTwiceAndEncodedBodies) {
  for (const char* name : {"origin", "sec-fetch-site", "x-recto-token", "content-length", "content-type"}) {
    RequestHead head = own_head();
    head.headers.emplace_back(name, std::string(head.header(name)));
    EXPECT_EQ(status_of(refuse_request(head, kDoor)), 400) << name;
  }
  EXPECT_EQ(status_of(refuse_request(with("content-encoding", "gzip"), kDoor)), 415);
}

TEST(Guard, RefusesOtherOrigins) {
  for (const char* origin : {"null", "http://evil.example", "https://127.0.0.1:8765", "http://127.0.0.1:8766",
                             "http://localhost:8765", "http://127.0.0.1:8765/", ""}) {
    EXPECT_EQ(status_of(refuse_call(with("origin", origin), writing(), kDoor)), 403) << origin;
    EXPECT_EQ(status_of(refuse_call(with("origin", origin), reading(), kDoor)), 403) << origin;
  }
  for (const char* site : {"cross-site", "same-site", "none", ""}) {
    EXPECT_EQ(status_of(refuse_call(with("sec-fetch-site", site), writing(), kDoor)), 403) << site;
  }
}

TEST(Guard, WantsOriginAndMetadataWhereSomethingIsChanged) {
  for (const char* name : {"origin", "sec-fetch-site"}) {
    EXPECT_EQ(status_of(refuse_call(with(name, std::nullopt), writing(), kDoor)), 403) << name;
  }
  RequestHead plain{"GET", "/api/x", {{"host", "127.0.0.1:8765"}, {"x-recto-token", kDoor.token}}};
  EXPECT_EQ(status_of(refuse_call(plain, reading(), kDoor)), 0);
}

TEST(Guard, WantsTheWholeToken) {
  for (const std::string& token :
       {std::string(), std::string(63, 'a'), std::string(65, 'a'), std::string(63, 'a') + "b", std::string(64, 'A')}) {
    EXPECT_EQ(status_of(refuse_call(with("x-recto-token", token), reading(), kDoor)), 401) << token;
  }
  EXPECT_EQ(status_of(refuse_call(with("x-recto-token", std::nullopt), reading(), kDoor)), 401);
  Route original = reading();
  original.pass = Pass::ticket;
  RequestHead bare = with("x-recto-token", std::nullopt);
  std::erase_if(bare.headers, [](const Header& header) { return header.first.starts_with("content-"); });
  EXPECT_EQ(status_of(refuse_call(bare, original, kDoor)), 0);
}

TEST(Guard, TakesBodiesOfTheirTypeAndSize) {
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                           "application/octet-stream", "application/jsonp", ""}) {
    EXPECT_EQ(status_of(refuse_call(with("content-type", type), writing(), kDoor)), 415) << type;
  }
  for (const char* length : {"-1", "2x", "0x2", "99999999999999999999999"}) {
    EXPECT_EQ(status_of(refuse_call(with("content-length", length), writing(), kDoor)), 400) << length;
  }
  EXPECT_EQ(status_of(refuse_call(with("content-length", std::to_string(kMostJson)), writing(), kDoor)), 0);
  EXPECT_EQ(status_of(refuse_call(with("content-length", std::to_string(kMostJson + 1)), writing(), kDoor)), 413);
  EXPECT_EQ(status_of(refuse_call(with("transfer-encoding", "chunked"), writing(), kDoor)), 400);
  EXPECT_EQ(status_of(refuse_call(own_head(), reading(), kDoor)), 400);
}

TEST(Guard, LetsTheShellBeOpenedFromAnywhereAndItsFilesFromItselfAlone) {
  RequestHead head{
      "GET", "/", {{"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "navigate"}, {"sec-fetch-dest", "document"}}};
  EXPECT_EQ(status_of(refuse_page(head, Part::shell)), 0);
  EXPECT_EQ(status_of(refuse_page(head, Part::file)), 403);
  head.headers[2].second = "iframe";
  EXPECT_EQ(status_of(refuse_page(head, Part::shell)), 403);
  EXPECT_EQ(status_of(refuse_page({"GET", "/", {{"sec-fetch-site", "same-origin"}}}, Part::file)), 0);
  EXPECT_EQ(status_of(refuse_page({"GET", "/", {}}, Part::file)), 0);
}

}  // namespace
}  // namespace recto::serve
