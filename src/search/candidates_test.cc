#include <gmock/gmock.h>

#include <random>

#include "search/papers_for_test.h"

namespace recto::search {
namespace {

class CandidatesTest : public IndexTest {
 protected:
  std::vector<std::string> candidates(std::u32string_view text, const CandidateOptions& options = {}) {
    const auto found = Index::open(folder_).value()->candidates(text, options).value();
    std::vector<std::string> out;
    double last = 1.01;
    for (const Candidate& candidate : found) {
      EXPECT_LE(candidate.score, last);
      last = candidate.score;
      out.push_back(papers_.name(candidate.document));
    }
    return out;
  }
};

TEST_F(CandidatesTest, a_passage_finds_its_page) {
  papers_.add("letter", {"إلى رئيس المكتب\nنرجو إعداد قائمة بأسماء المتطوعين قبل نهاية الشهر الجاري", "صفحة أخرى"});
  papers_.add("circular", {"تعميم إلى جميع الفروع بخصوص نهاية الدورة"});
  papers_.add("memo", {"The volunteers are listed before the end of the month"}, "eng");
  build();
  EXPECT_THAT(candidates(U"إعداد قائمة بأسماء المتطوعين قبل نهاية الشهر"), testing::ElementsAre("letter", "circular"));
  EXPECT_EQ(candidates(U"volunteers were listed").front(), "memo");
  EXPECT_THAT(candidates(U"…"), testing::IsEmpty());
  EXPECT_THAT(candidates(U"zebra"), testing::IsEmpty());
  CandidateOptions without;
  without.excluded = {id_of("letter")};
  EXPECT_THAT(candidates(U"إعداد قائمة بأسماء المتطوعين قبل نهاية الشهر", without), testing::ElementsAre("circular"));
}

TEST_F(CandidatesTest, thorough_forgives_misread_letters) {
  papers_.add("scan", {"نرحو إعدد قائمه باسماء المتطوعبن قبل نهابه الشهر"});
  for (int k = 0; k < 30; ++k)
    papers_.add("other " + std::to_string(k), {"نص آخر لا صلة له بالموضوع رقم " + std::to_string(k)});
  build();
  CandidateOptions thorough;
  thorough.effort = Effort::thorough;
  EXPECT_EQ(candidates(U"نرجو إعداد قائمة بأسماء المتطوعين", thorough).front(), "scan");
  EXPECT_EQ(candidates(U"المتطوعيين قايمةة", thorough).front(), "scan");
}

TEST_F(CandidatesTest, of_a_long_page_the_part_around_the_words) {
  std::string text;
  for (int k = 0; k < 1500; ++k) text += "filler" + std::to_string(k % 97) + (k % 12 == 11 ? "\n" : " ");
  const std::string marked = "the seventh quarry stands empty";
  const size_t at = text.find("filler50", text.size() / 2);
  text.insert(at, marked + " ");
  papers_.add("long", {text}, "eng");
  build();
  const auto found = Index::open(folder_).value()->candidates(U"the seventh quarry stands empty", {}).value();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_LE(found[0].piece.start.value, at);
  EXPECT_GE(found[0].piece.end.value, at + marked.size());
  EXPECT_LT(found[0].piece.length(), 4000U);
}

}  // namespace
}  // namespace recto::search
