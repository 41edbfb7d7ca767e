#include "tracing/tracer.h"

#include <gtest/gtest.h>

#include <random>

#include "text/utf8.h"
#include "tracing/memory_source.h"
#include "tracing/reply_depth.h"
#include "tracing/word_stream.h"

namespace recto::tracing {
namespace {

DocumentId id(char letter) { return {std::string(64, letter)}; }

class Papers : public testing::Test {
 protected:
  void add(char letter, const std::vector<std::u32string>& texts) {
    std::vector<Page> pages;
    for (const std::u32string& text : texts) {
      pages.emplace_back();
      pages.back().number = PageNumber(static_cast<uint32_t>(pages.size()));
      pages.back().text = text;
    }
    papers_.add(id(letter), std::string(1, letter) + ".txt", std::move(pages));
  }
  std::vector<Match> trace(std::u32string_view given, TraceOptions options = {}) {
    Result<std::vector<Match>> matches = tracer_.trace(given, options);
    EXPECT_TRUE(matches.has_value());
    for (const Match& match : *matches) expect_sound(match);
    return *matches;
  }
  /// What is promised of every match: the passage's text is the page's in that range, reasons are never empty.
  void expect_sound(const Match& match) {
    const Passage& passage = match.passage;
    const auto page = papers_.page(passage.cite.document, passage.cite.page);
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(passage.text, (*page)->text.substr(passage.cite.range.start.value, passage.cite.range.length()));
    EXPECT_FALSE(match.reasons.empty());
    for (const Difference& difference : match.differences)
      EXPECT_EQ(difference.page_part == 1, difference.page_part == 1 && passage.and_);
  }

  MemorySource papers_;
  Tracer tracer_{papers_, papers_};
};

TEST_F(Papers, AVerbatimPassageIsExactlyItsWords) {
  add('a', {U"The order of May.\nThe convoy left the\ndepot at noon. Nobody followed."});
  const std::vector<Match> matches = trace(U"the convoy left the depot at noon");
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].passage.text, U"The convoy left the\ndepot at noon");
  EXPECT_EQ(matches[0].closeness, 1);
  EXPECT_EQ(matches[0].verdict, Verdict::supported);
  EXPECT_EQ(matches[0].given, (CharRange{CharOffset(0), CharOffset(33)}));
  EXPECT_EQ(matches[0].passage.file, "a.txt");
}

TEST_F(Papers, APassageOverAPageBreakHasTwoPartsWithoutTheFurniture) {
  add('a', {U"MINISTRY OF ROADS\nFile 214\nThe first page says little.\nThe convoy left the depot\nMinistry of Roads, "
            U"page 1",
            U"MINISTRY OF ROADS\nFile 215\nat noon and did not return.\nThe end of it.\nMinistry of Roads, page 2"});
  const std::vector<Match> matches = trace(U"The convoy left the depot at noon and did not return.");
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].verdict, Verdict::supported);
  EXPECT_EQ(matches[0].passage.text, U"The convoy left the depot");
  ASSERT_TRUE(matches[0].passage.and_);
  EXPECT_EQ(matches[0].passage.and_->text, U"at noon and did not return");
  EXPECT_EQ(matches[0].passage.and_->cite.page, PageNumber(2));
}

TEST_F(Papers, WordsBetweenPagesThatAreNoFurnitureAreNotSkipped) {
  add('a', {U"MINISTRY OF ROADS\nThe convoy left the depot\nbut only on paper",
            U"MINISTRY OF ROADS\nat noon and did not return.\nThe end of it."});
  const std::vector<Match> matches = trace(U"The convoy left the depot at noon and did not return.");
  ASSERT_FALSE(matches.empty());
  EXPECT_NE(matches[0].verdict, Verdict::supported);
}

TEST_F(Papers, AHyphenAtALineEndIsNoDifference) {
  add('a', {U"They promised to co-\noperate with the committee in all things."});
  const std::vector<Match> matches = trace(U"They promised to cooperate with the committee");
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].reasons, std::vector{Reason::normalised});
}

TEST_F(Papers, TheOriginalMessageComesBeforeAReplyThatQuotesIt) {
  add('a', {U"From: B\nSent: Monday\n\nI agree with all that.\n\nFrom: A\nSent: Sunday\n\nThe lists must be sent by "
            U"hand and by nobody else."});
  add('b', {U"From: A\nSent: Sunday\nTo: B\n\nThe lists must be sent by hand and by nobody else."});
  const std::vector<Match> matches = trace(U"The lists must be sent by hand and by nobody else.");
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_EQ(matches[0].passage.cite.document, id('b'));
}

TEST_F(Papers, OfEqualPlacesTheOneWithTheLeastTextBesideItComesFirst) {
  add('a', {U"A report on the lists, with all that was written about them. The lists must be sent by hand and by "
            U"nobody else. The "
            U"report ends here."});
  add('b', {U"The lists must be sent by hand and by nobody else. A."});
  const std::vector<Match> matches = trace(U"The lists must be sent by hand and by nobody else.");
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_EQ(matches[0].passage.cite.document, id('b'));
}

TEST_F(Papers, AnAnswerOverAPageBreakDoesNotComeBeforeAnOriginalAsClose) {
  add('a',
      {U"From: B\nSent: Monday\n\nI agree with all that.\n\nFrom: A\nSent: Sunday\n\nThe lists must be sent by hand",
       U"and by nobody else, and they must be complete when they leave."});
  add('b', {U"From: A\nSent: Sunday\nTo: B\n\nThe lisfs must be sent by hand and by nobody else, and they must be "
            U"complete when "
            U"they leave."});
  const std::vector<Match> matches =
      trace(U"The lists must be sent by hand and by nobody else, and they must be complete when they leave.");
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_EQ(matches[0].passage.cite.document, id('b'));
  EXPECT_EQ(matches[1].verdict, Verdict::supported);
}

TEST_F(Papers, TwoReadingsOfOnePageAreOneSourceWithACopy) {
  const std::u32string text =
      U"To the office of roads.\nThe lists must be sent by hand and by nobody else, and they must be "
      U"complete.\nSigned, the head.";
  add('a', {text});
  add('b', {text});
  add('c', {U"Quite another letter: the lists must be sent by hand and by nobody else, and they must be complete, it "
            U"says, and more of the kind that is in nobody else's letter."});
  const std::vector<Match> matches = trace(U"The lists must be sent by hand and by nobody else");
  ASSERT_EQ(matches.size(), 2U);
  ASSERT_EQ(matches[0].copies.size(), 1U);
  EXPECT_EQ(matches[0].copies[0].cite.document, id('b'));
  EXPECT_EQ(matches[1].passage.cite.document, id('c'));
}

TEST_F(Papers, ExcludedDocumentsDoNotAnswer) {
  add('a', {U"The convoy left the depot at noon."});
  TraceOptions options;
  options.excluded = {id('a')};
  EXPECT_TRUE(trace(U"The convoy left the depot", options).empty());
}

TEST_F(Papers, AMisreadPassageIsFoundWhereItStands) {
  add('a', {U"وصل الكتاب أمس.\nغاذرت الفافلة المستوذع ظهرا في الرابع عشر من آذار.\nلم يصل جواب."});
  add('b', {U"لم تغادر أي قافلة في ذلك اليوم، وبقي الجميع في الثكنة حتى المساء."});
  const std::vector<Match> matches = trace(U"غادرت القافلة المستودع ظهراً في الرابع عشر");
  ASSERT_FALSE(matches.empty());
  EXPECT_EQ(matches[0].passage.text, U"غاذرت الفافلة المستوذع ظهرا في الرابع عشر");
  EXPECT_EQ(matches[0].verdict, Verdict::differs);
}

TEST_F(Papers, ATextWithoutWordsOrTooLongIsRefused) {
  EXPECT_EQ(tracer_.trace(U" … ", {}).error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(tracer_.trace(std::u32string(30000, U'a'), {}).error().kind, ErrorKind::limit);
}

/// The promise of the whole: a sentence with one word changed, left out, added or moved is never supported.
TEST_F(Papers, NoAlteredSentenceIsSupported) {
  const uint32_t seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const std::vector<std::u32string> vocabulary = {
      U"the",   U"men", U"not",          U"لا", U"will", U"40",      U"4,000", U"$",      U"%",   U"left", U"Harrow",
      U"قافلة", U"في",  U"co-\noperate", U"co", U"no",   U"notable", U"able",  U"before", U"وصل", U"و",    U"صل"};
  std::vector<std::u32string> words;
  for (int k = 0; k < 60; ++k)
    words.push_back(vocabulary[random() % vocabulary.size()] + (random() % 9 == 0 ? U"," : U""));
  const auto sentence = [](const std::vector<std::u32string>& parts) {
    std::u32string out;
    for (const std::u32string& part : parts) out += part + U" ";
    return out;
  };
  add('a', {sentence(words)});
  const WordStream whole = word_stream(sentence(words));
  std::u32string letters = whole.text;
  std::erase(letters, U' ');
  for (int round = 0; round < 400; ++round) {
    const size_t start = random() % 40, length = 6 + random() % 14;
    std::vector<std::u32string> altered(words.begin() + static_cast<ptrdiff_t>(start),
                                        words.begin() + static_cast<ptrdiff_t>(start + length));
    const size_t at = 1 + random() % (length - 2);
    switch (random() % 4) {
      case 0:
        altered[at] = vocabulary[random() % vocabulary.size()];
        break;
      case 1:
        altered.erase(altered.begin() + static_cast<ptrdiff_t>(at));
        break;
      case 2:
        altered.insert(altered.begin() + static_cast<ptrdiff_t>(at), vocabulary[random() % vocabulary.size()]);
        break;
      default:
        std::swap(altered[at], altered[at + 1]);
        break;
    }
    std::u32string given = word_stream(sentence(altered)).text;
    std::erase(given, U' ');
    if (given.empty() || letters.find(given) != letters.npos) continue;  // it stands there by chance
    for (const Match& match : trace(sentence(altered))) {
      ASSERT_NE(match.verdict, Verdict::supported)
          << text::encode_utf8(sentence(altered)) << "\nin " << text::encode_utf8(sentence(words));
    }
  }
}

TEST(ReplyDepth, CountsTheMessagesBeforeAPlace) {
  const std::u32string_view mail = U"From: A\nhello\nOn Monday B wrote:\n> once\n>> twice\nمن: ج\nthrice";
  const auto depth = [&](std::u32string_view at) {
    return reply_depth(mail, CharOffset(static_cast<uint32_t>(mail.find(at))));
  };
  EXPECT_EQ(depth(U"hello"), 1U);
  EXPECT_EQ(depth(U"once"), 3U);
  EXPECT_EQ(depth(U"twice"), 4U);
  EXPECT_EQ(depth(U"thrice"), 3U);
}

}  // namespace
}  // namespace recto::tracing
