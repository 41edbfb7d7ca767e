#include "serve/tickets.h"

#include <gtest/gtest.h>

#include <set>

namespace recto::serve {
namespace {

using namespace std::chrono_literals;

TEST(Tickets, HoldOnce) {
  Tickets tickets;
  const DocumentId document{std::string(64, '1')};
  const std::string ticket = tickets.issue(document);
  EXPECT_EQ(ticket.size(), 32U);
  ASSERT_TRUE(tickets.redeem(ticket));
  EXPECT_EQ(tickets.redeem(ticket).error().kind, ErrorKind::denied);
}

TEST(Tickets, HoldForTenSeconds) {
  Tickets tickets;
  const auto now = Tickets::Clock::now();
  const DocumentId document{std::string(64, '1')};
  const std::string early = tickets.issue(document, now), late = tickets.issue(document, now);
  EXPECT_EQ(tickets.redeem(early, now + 10s)->text, document.text);
  EXPECT_EQ(tickets.redeem(late, now + 10s + 1ms).error().kind, ErrorKind::denied);
}

TEST(Tickets, AreNotGuessed) {
  Tickets tickets;
  std::set<std::string> seen;
  for (int k = 0; k < 100; ++k) EXPECT_TRUE(seen.insert(tickets.issue(DocumentId{std::string(64, '1')})).second);
  for (const std::string& guess : {std::string(), std::string(32, '0'), *seen.begin() + " "})
    EXPECT_FALSE(tickets.redeem(guess));
}

}  // namespace
}  // namespace recto::serve
