#include "app/loose_papers.h"

#include <gtest/gtest.h>

namespace recto::app {
namespace {

LooseDocument document(char name, std::u32string text) {
  LooseDocument out;
  out.id = {std::string(64, name)};
  out.view.file = std::string(1, name) + ".txt";
  auto page = std::make_shared<Page>();
  page->text = std::move(text);
  out.pages.push_back(std::move(page));
  return out;
}

TEST(LoosePapers, puts_the_piece_that_shares_most_first_even_misread) {
  LoosePapers papers;
  papers.add(document('a', U"The harbour office received forty crates of lamps in the winter."));
  papers.add(document('b', U"The granary keeps a register of the sacks that leave the valley."));
  const auto found = papers.candidates(U"a reqister of the sacks that leaue", 5);
  ASSERT_TRUE(found.has_value());
  ASSERT_EQ(found->size(), 2U);
  EXPECT_EQ((*found)[0].document.text, std::string(64, 'b'));
  EXPECT_GT((*found)[0].score, 2 * (*found)[1].score);
  EXPECT_TRUE(papers.candidates(U"؟!", 5)->empty());
}

TEST(LoosePapers, cuts_a_long_page_into_overlapping_pieces) {
  std::u32string text;
  for (int i = 0; i < 2000; ++i) text += U"word ";
  text += U"needle in the last piece";
  LoosePapers papers;
  papers.add(document('c', text));
  const auto found = papers.candidates(U"needle in the last piece", 1);
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ((*found)[0].piece.end.value, text.size());
  EXPECT_LE((*found)[0].piece.length(), 2000U);
}

TEST(LoosePapers, knows_its_pages_and_no_others) {
  LoosePapers papers;
  papers.add(document('a', U"one"));
  const DocumentId id{std::string(64, 'a')};
  EXPECT_EQ((*papers.page(id, PageNumber(1)))->text, U"one");
  EXPECT_EQ(papers.page(id, PageNumber(2)).error().kind, ErrorKind::not_found);
  EXPECT_EQ(papers.file({std::string(64, 'z')}).error().kind, ErrorKind::not_found);
  EXPECT_EQ(papers.pages(), 1U);
}

}  // namespace
}  // namespace recto::app
