#include "linking/registers.h"

#include <gtest/gtest.h>

namespace recto::linking {
namespace {

TEST(Registers, JoinWhatIsLinkedThroughOthers) {
  const auto registers = registers_of(6, {{0, 3, true}, {3, 5, true}, {1, 2, false}});
  ASSERT_EQ(registers.size(), 2U);
  EXPECT_EQ(registers[0].statements, (std::vector<size_t>{0, 3, 5}));
  EXPECT_FALSE(registers[0].conflict);
  EXPECT_EQ(registers[1].statements, (std::vector<size_t>{1, 2}));
  EXPECT_TRUE(registers[1].conflict);
}

TEST(Registers, OfOneConflictAreAConflict) {
  const auto registers = registers_of(3, {{0, 1, true}, {1, 2, false}});
  ASSERT_EQ(registers.size(), 1U);
  EXPECT_TRUE(registers[0].conflict);
}

TEST(Registers, OfNothingAreNone) { EXPECT_TRUE(registers_of(4, {}).empty()); }

TEST(Registers, CountCopiesOnce) {
  std::vector<StatedFact> facts(3);
  facts[0].sentence = U"There were 640\nmen.";
  facts[1].sentence = U"There were 640 men.";
  facts[2].sentence = U"640 men were there.";
  for (size_t k = 0; k < facts.size(); ++k)
    facts[k].passage.cite.document = {std::string(64, static_cast<char>('a' + k))};
  EXPECT_EQ(without_copies(facts, {0, 1, 2}), (std::vector<size_t>{0, 2}));
  ASSERT_EQ(facts[0].copies.size(), 1U);
  EXPECT_EQ(facts[0].copies[0].cite.document, facts[1].passage.cite.document);
}

TEST(Registers, SayWhatIsStated) {
  Fact fact;
  fact.type = FactType::figure;
  EXPECT_EQ(type_of(fact), "count");
  fact.value.unit = "SYP";
  EXPECT_EQ(type_of(fact), "amount");
  fact.value.unit = "km";
  EXPECT_EQ(type_of(fact), "count");
  fact.value.form = "ordinal";
  EXPECT_EQ(type_of(fact), "sequence");
  fact.type = FactType::date;
  EXPECT_EQ(type_of(fact), "date");
}

}  // namespace
}  // namespace recto::linking
