#include <gtest/gtest.h>

#include <random>

#include "search/query.h"
#include "search/tokens.h"
#include "text/utf8.h"

namespace recto::search {
namespace {

using Kind = QueryNode::Kind;

/// The tree as text: (kind child child), words by their letters.
std::string show(const Query& query, const QueryNode& node) {
  std::string words;
  for (const size_t w : node.words) {
    const QueryWord& word = query.words[w];
    words += (words.empty() ? "" : " ") + text::encode_utf8(letters_of(word.term)) + (word.prefix ? "*" : "") +
             (word.negative ? "!" : "");
  }
  if (node.kind == Kind::word) return words;
  static const char* const names[] = {"word", "phrase", "near", "plain", "all", "any", "except", "not"};
  std::string out = std::string("(") + names[static_cast<size_t>(node.kind)];
  if (node.kind == Kind::near) out += "/" + std::to_string(node.distance);
  if (!words.empty()) out += " " + words;
  for (const QueryNode& child : node.children) out += " " + show(query, child);
  return out + ")";
}

std::string parsed(std::string_view text) {
  const auto query = parse_query(text);
  if (!query) return query.error().message;
  return query->has_tree ? show(*query, query->tree) : "";
}

TEST(Query, words_and_phrases) {
  EXPECT_EQ(parsed("harbour"), "harbour");
  EXPECT_EQ(parsed("تدريب المتطوعين"), "(plain تدريب المتطوعين)");
  EXPECT_EQ(parsed("\"the old harbour\" «في المدينة»"), "(plain (phrase the old harbour) (phrase في المدينه))");
  EXPECT_EQ(parsed("214/ق/3 e-mail وزار*"), "(plain (phrase 214 ق 3) (phrase e mail) وزار*)");
  EXPECT_EQ(parsed("and or not near"), "(plain and or not near)");
}

TEST(Query, operators) {
  EXPECT_EQ(parsed("a AND b OR c d"), "(any (all a b) (plain c d))");
  EXPECT_EQ(parsed("a (b OR c) -d"), "(except (plain a (any b c)) d!)");
  EXPECT_EQ(parsed("a AND NOT b NOT c"), "(except (except a b!) c!)");
  EXPECT_EQ(parsed("a NEAR/3 b NEAR \"c d\""), "(near/10 a b (phrase c d))");
  EXPECT_EQ(parsed("a AND (NOT b)"), "(all a (not b!))");
}

TEST(Query, filters_hold_for_the_whole) {
  const Query query = parse_query("وزارة file:annex*  language:ARA -page:2..٧ date:2013-12..2014-03").value();
  ASSERT_EQ(query.filters.size(), 4U);
  EXPECT_EQ(query.filters[0].terms, std::vector<std::string>{"annex*"});
  EXPECT_EQ(query.filters[1].terms, std::vector<std::string>{"ara"});
  EXPECT_TRUE(query.filters[2].negative);
  EXPECT_EQ(query.filters[2].high, "7");
  EXPECT_EQ(query.filters[3].low, "2013-12");
  EXPECT_EQ(query.filters[3].high, "2014-03");
  EXPECT_FALSE(parse_query("language:ara")->has_tree);
  EXPECT_EQ(parsed("http://example.org 12:30"), "(plain (phrase http example org) (phrase 12 30))");
}

TEST(Query, errors_say_what_and_where) {
  EXPECT_EQ(parsed("ab \"cd"), "a quotation mark is opened and never closed (character 4 of the query)");
  EXPECT_EQ(parsed("(a b"), "a bracket is opened and never closed (character 1 of the query)");
  EXPECT_EQ(parsed("a) b"), "a bracket is closed that was not opened (character 2 of the query)");
  EXPECT_EQ(parsed("a AND"), "AND needs something after it (character 6 of the query)");
  EXPECT_EQ(parsed("OR a"), "an operator needs something before it (character 1 of the query)");
  EXPECT_EQ(parsed("a NEAR/0 b"),
            "NEAR takes a number of words from 1 to 1000, as in NEAR/5 (character 3 of the query)");
  EXPECT_EQ(parsed("(a OR b) NEAR c"), "NEAR stands between words or phrases (character 10 of the query)");
  EXPECT_EQ(parsed(""), "the query names no word to look for (character 1 of the query)");
  EXPECT_EQ(parsed("-a"), "the query names no word to look for (character 1 of the query)");
  EXPECT_EQ(parsed("؟!"), "the query names no word to look for (character 1 of the query)");
  EXPECT_EQ(parsed("()"), "there is nothing in these brackets (character 1 of the query)");
  EXPECT_EQ(
      parsed("a date:March"),
      "date: takes a date or two with .. between them, as in date:2013-12..2014-03-31 (character 3 of the query)");
  EXPECT_EQ(parsed("a page:"),
            "page: takes a number or two with .. between them, as in page:2..7 (character 3 of the query)");
  EXPECT_EQ(parsed("a language:arabic"),
            "language: takes three letters (ISO 639-3), as in language:ara (character 3 of the query)");
  EXPECT_EQ(parsed("a file:"), "file: needs a part of a file's name after the colon (character 3 of the query)");
  EXPECT_EQ(parsed("(a file:b)"), "a filter cannot stand in brackets (character 4 of the query)");
  EXPECT_EQ(parse_query("a\xFF").error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(parse_query(std::string(20'000, 'a')).error().kind, ErrorKind::limit);
  std::string many;
  for (int k = 0; k < 101; ++k) many += "word ";
  EXPECT_EQ(parse_query(many).error().kind, ErrorKind::limit);
}

TEST(Query, any_input_is_a_query_or_a_clear_error) {
  const unsigned seed = 5;
  std::mt19937 random(seed);
  const std::vector<std::string> parts = {"a",  "ب",   "\"",     "“",  "”",    "(",     ")",      "AND",
                                          "OR", "NOT", "NEAR/2", "-",  "*",    "file:", "page:3", "date:2011",
                                          " ",  "  ",  ":",      "..", "\xD8", "7"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (size_t k = random() % 12; k > 0; --k) text += parts[random() % parts.size()] + (random() % 2 ? " " : "");
    const auto query = parse_query(text);
    if (!query) {
      EXPECT_EQ(query.error().kind, ErrorKind::invalid_input) << "seed " << seed << ": " << text;
      EXPECT_FALSE(query.error().message.empty());
      continue;
    }
    EXPECT_TRUE(query->has_tree || !query->filters.empty()) << "seed " << seed << ": " << text;
  }
}

}  // namespace
}  // namespace recto::search
