#include "search/phrase_screen.h"

#include <gtest/gtest.h>

#include <random>

#include "search/matches.h"

namespace recto::search {
namespace {

QueryNode phrase_of(std::vector<size_t> words) {
  QueryNode node;
  node.kind = QueryNode::Kind::phrase;
  node.words = std::move(words);
  return node;
}

QueryNode joined_by(QueryNode::Kind kind, std::vector<QueryNode> children) {
  QueryNode node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

std::vector<WordForms> four_words() {
  std::vector<WordForms> out;
  for (const std::vector<std::string>& terms :
       {std::vector<std::string>{"pier", "piers"}, {"old"}, {"gate"}, {"pier"}}) {
    WordForms forms;
    for (const std::string& term : terms) forms.forms.push_back({term, Why::folded, 1, 1});
    out.push_back(std::move(forms));
  }
  return out;
}

TEST(PhraseScreen, agrees_with_the_witnesses) {
  using Kind = QueryNode::Kind;
  const std::vector<WordForms> forms = four_words();
  const MatchTable table(forms);
  const std::vector<QueryNode> trees = {phrase_of({1, 0}), phrase_of({0, 1, 3}),
                                        joined_by(Kind::plain, {phrase_of({1, 0}), phrase_of({2, 1})}),
                                        joined_by(Kind::except, {phrase_of({0, 0}), phrase_of({2, 2})}),
                                        joined_by(Kind::any, {phrase_of({1, 0}), phrase_of({2, 1})})};
  const std::vector<std::string> written = {"pier", "piers", "old", "gate", "sea"};
  const unsigned seed = 4;
  std::mt19937 random(seed);
  for (const QueryNode& tree : trees) {
    const PhraseScreen screen(tree, forms);
    int through = 0, held_back = 0;
    for (int round = 0; round < 3000; ++round) {
      std::vector<Print> prints;
      for (size_t n = random() % 9; n > 0; --n) prints.push_back(print_of(written[random() % written.size()]));
      const bool answers = witnesses(tree, table.in_prints(prints), Strictness::all_of).has_value();
      const bool passes = screen.lets_through(prints);
      EXPECT_TRUE(passes || !answers) << "seed " << seed;
      // Without exclusions and alternatives the screen decides alone.
      const bool decides = tree.kind == Kind::phrase || tree.kind == Kind::plain;
      EXPECT_TRUE(passes == answers || !decides) << "seed " << seed;
      ++(passes ? through : held_back);
    }
    EXPECT_GT(through, 0);
    EXPECT_EQ(held_back == 0, tree.kind == Kind::any);
  }
}

TEST(PhraseScreen, phrases_beyond_its_length_are_left_to_the_witnesses) {
  const std::vector<WordForms> forms = four_words();
  const QueryNode long_phrase = phrase_of(std::vector<size_t>(65, 1));
  EXPECT_TRUE(PhraseScreen(long_phrase, forms).lets_through({}));
  const QueryNode just_fits = phrase_of(std::vector<size_t>(64, 1));
  const PhraseScreen screen(just_fits, forms);
  EXPECT_FALSE(screen.lets_through(std::vector<Print>(63, print_of("old"))));
  EXPECT_TRUE(screen.lets_through(std::vector<Print>(64, print_of("old"))));
}

}  // namespace
}  // namespace recto::search
