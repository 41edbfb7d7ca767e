#include "tracing/statements.h"

#include <gtest/gtest.h>

namespace recto::tracing {
namespace {

std::vector<std::u32string> stems(const Statement& statement) {
  std::vector<std::u32string> out;
  for (const Term& term : statement.terms) out.push_back(term.stem);
  return out;
}

TEST(Statements, AreWhatSentencesAreAbout) {
  const auto statements = statements_of(U"The letter says 640 volunteers were trained. All of them left in March.");
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_EQ(stems(statements[0]), (std::vector<std::u32string>{U"volunt", U"train"}));
  ASSERT_EQ(statements[0].facts.size(), 1U);
  EXPECT_EQ(statements[0].facts[0].text, U"640");
  ASSERT_EQ(statements[0].sense.size(), 1U);
  EXPECT_TRUE(statements[0].sense[0].saying);
  ASSERT_EQ(statements[1].sense.size(), 1U);
  EXPECT_EQ(statements[1].sense[0].sense, Sense::quantifier);
}

TEST(Statements, KnowNamesByTheirCapitals) {
  const auto statements = statements_of(U"Lorries went to Tall Murad.");
  ASSERT_EQ(statements.size(), 1U);
  std::u32string names;
  for (const Term& term : statements[0].terms) names += term.name ? term.stem + U" " : U"";
  EXPECT_EQ(names, U"tall murad ");
}

TEST(Statements, OfListsAreItsRowsAndSerialNumbersAreNoFigures) {
  const auto statements =
      statements_of(U"List of volunteers\n1 Karim Salloum\n2 Nabil Haddar 640 lorries\n3 Salwa Rizq\nEnd");
  ASSERT_EQ(statements.size(), 5U);
  EXPECT_TRUE(statements[1].facts.empty());
  ASSERT_EQ(statements[2].facts.size(), 1U);
  EXPECT_EQ(statements[2].facts[0].text, U"640");
}

TEST(Statements, OfATextWithoutSentencesAreBoundedAndHoldEveryWord) {
  std::u32string text;
  for (int k = 0; k < 3000; ++k) text += k % 9 == 8 ? U"row\n" : U"row ";
  size_t terms = 0;
  uint32_t last = 0;
  for (const Statement& statement : statements_of(text)) {
    EXPECT_LE(statement.range.length(), 700U);
    EXPECT_GE(statement.range.start.value, last);
    last = statement.range.end.value;
    terms += statement.terms.size();
  }
  EXPECT_EQ(terms, 3000U);
  EXPECT_TRUE(statements_of(U"").empty());
}

TEST(Rarity, CountsAStatementOnce) {
  Rarity rarity;
  for (const Statement& statement : statements_of(U"Bread and bread. Bread again. Flour came.")) rarity.add(statement);
  EXPECT_GT(rarity.of(U"flour"), rarity.of(U"bread"));
  EXPECT_GT(rarity.of(U"unheard"), rarity.of(U"flour"));
}

}  // namespace
}  // namespace recto::tracing
