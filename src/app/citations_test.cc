#include "app/citations.h"

#include <gtest/gtest.h>

namespace recto::app {
namespace {

DocumentId chain_document(char digit) { return DocumentId{std::string(64, digit)}; }

Letter chained_letter(std::u32string number, std::u32string date) {
  Letter out;
  out.number.emplace().text = std::move(number);
  out.date.emplace().value = std::move(date);
  out.from.emplace().text = U"Head of the Supply Committee";
  out.to.emplace_back().text = U"Head of the Depot Administration";
  return out;
}

Letter citing_letter(Letter letter, std::u32string number, std::string date) {
  Reference reference;
  reference.text = U"your letter number " + number;
  reference.number = std::move(number);
  reference.date = std::move(date);
  letter.references.push_back(std::move(reference));
  return letter;
}

/// A letter with what the citations know of it.
FoundLetter known_of(const Citations& citations, const DocumentId& of, const Letter& letter, uint32_t number = 1) {
  FoundLetter out;
  out.id = {of, number};
  out.letter = letter;
  citations.put(out);
  return out;
}

const Letter kAskingLetter = chained_letter(U"288/M/2", U"2006-03-02");
const Letter kAnsweringLetter = citing_letter(chained_letter(U"317/T/5", U"2006-03-18"), U"288/M/2", "2006-03-02");

TEST(Citations, FindBothEndsOfAChain) {
  Citations citations;
  citations.take(chain_document('1'), {kAskingLetter});
  citations.take(chain_document('2'), {kAnsweringLetter});
  const FoundLetter answer = known_of(citations, chain_document('2'), kAnsweringLetter);
  ASSERT_EQ(answer.cited.size(), 1U);
  ASSERT_TRUE(answer.cited[0]);
  EXPECT_EQ(answer.cited[0]->id, (LetterId{chain_document('1'), 1}));
  EXPECT_FALSE(answer.cited[0]->doubtful);
  EXPECT_EQ(known_of(citations, chain_document('1'), kAskingLetter).cited_by,
            (std::vector<LetterId>{{chain_document('2'), 1}}));
  EXPECT_TRUE(citations.missing().empty());
}

TEST(Citations, KnowALetterThatComesLater) {
  Citations citations;
  citations.take(chain_document('2'), {kAnsweringLetter});
  EXPECT_FALSE(known_of(citations, chain_document('2'), kAnsweringLetter).cited[0]);
  ASSERT_EQ(citations.missing().size(), 1U);
  EXPECT_EQ(citations.missing()[0].cited_by, (std::vector<LetterId>{{chain_document('2'), 1}}));
  citations.take(chain_document('1'), {kAskingLetter});
  EXPECT_TRUE(known_of(citations, chain_document('2'), kAnsweringLetter).cited[0]);
  EXPECT_TRUE(citations.missing().empty());
}

TEST(Citations, ForgetWhatADocumentSaidBefore) {
  Citations citations;
  citations.take(chain_document('1'), {kAskingLetter});
  citations.take(chain_document('2'), {kAnsweringLetter});
  citations.take(chain_document('2'), {chained_letter(U"317/T/5", U"2006-03-18")});
  EXPECT_TRUE(known_of(citations, chain_document('1'), kAskingLetter).cited_by.empty());
  citations.take(chain_document('2'), {kAnsweringLetter});
  citations.take(chain_document('1'), {chained_letter(U"289/M/2", U"2006-04-02")});
  EXPECT_FALSE(known_of(citations, chain_document('2'), kAnsweringLetter).cited[0]);
  citations.take(chain_document('1'), {});
  EXPECT_EQ(citations.missing().size(), 1U);
  EXPECT_TRUE(known_of(citations, chain_document('1'), kAskingLetter).cited_by.empty());
}

TEST(Citations, OfAnotherDayAreAnotherLetter) {
  Citations citations;
  citations.take(chain_document('1'), {kAskingLetter});
  citations.take(chain_document('3'), {chained_letter(U"288/M/2", U"2007-03-02")});
  citations.take(chain_document('2'), {kAnsweringLetter});
  ASSERT_TRUE(known_of(citations, chain_document('2'), kAnsweringLetter).cited[0]);
  EXPECT_EQ(known_of(citations, chain_document('2'), kAnsweringLetter).cited[0]->id.document, chain_document('1'));
  EXPECT_TRUE(known_of(citations, chain_document('3'), kAskingLetter).cited_by.empty());
}

TEST(Citations, TellALetterThatIsNewerThanTheyAreNothing) {
  Citations citations;
  const FoundLetter unknown = known_of(citations, chain_document('2'), kAnsweringLetter);
  ASSERT_EQ(unknown.cited.size(), 1U);
  EXPECT_FALSE(unknown.cited[0]);
  EXPECT_TRUE(unknown.cited_by.empty());
}

TEST(Citations, LinksAreThoseThatWereNotTakenBack) {
  Citations citations;
  citations.take(chain_document('1'), {kAskingLetter});
  citations.take(chain_document('2'), {kAnsweringLetter});
  LetterDecision link;
  link.letter = {chain_document('2'), PageNumber(1), CharOffset(0)};
  link.other = LetterPlace{chain_document('1'), PageNumber(1), CharOffset(0)};
  link.matter = LetterMatter::answers;
  link.values = {U"yes"};
  citations.link({link});
  ASSERT_EQ(known_of(citations, chain_document('1'), kAskingLetter).links.size(), 1U);
  EXPECT_TRUE(known_of(citations, chain_document('1'), kAskingLetter).links[0].passive);
  LetterDecision back = link;
  back.values.clear();
  citations.link({link, back});
  EXPECT_TRUE(known_of(citations, chain_document('2'), kAnsweringLetter).links.empty());
}

}  // namespace
}  // namespace recto::app
