// The drafts, what is expected of them, and the texts of the papers fit together: a sound quotation stands in a paper
// word for word, a planted one does not.

#include <gtest/gtest.h>

#include <array>
#include <regex>
#include <sstream>

#include "content_for_test.h"
#include "model/finding.h"

namespace recto::samples {
namespace {

struct Expected {
  std::string story, text, kind, verdict, reasons;
};

std::vector<Expected> expected_claims() {
  std::istringstream lines(content("draft-story.expected.tsv"));
  std::vector<Expected> claims;
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(line, "story\ttext\tkind\tverdict\treasons\twhat");
  while (std::getline(lines, line)) {
    std::array<std::string, 6> cells;
    std::istringstream row(line);
    for (std::string& cell : cells) std::getline(row, cell, '\t');
    claims.push_back({cells[0], cells[1], cells[2], cells[3], cells[4]});
  }
  return claims;
}

size_t occurrences(const std::string& text, const std::string& sought) {
  size_t count = 0;
  for (size_t at = text.find(sought); at != text.npos; at = text.find(sought, at + 1)) ++count;
  return count;
}

/// One kind of quote mark, single spaces, no tanwin, no final punctuation, lower case.
std::string plain(std::string text) {
  for (const char* mark : {"“", "”", "‘", "’", "'"}) text = std::regex_replace(text, std::regex(mark), "\"");
  text = std::regex_replace(text, std::regex("ً"), "");
  text = std::regex_replace(text, std::regex("\\s+"), " ");
  while (!text.empty() && std::string(".,\" ").find(text.back()) != std::string::npos) text.pop_back();
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return text;
}

/// The texts of all papers, each page's paragraphs one after the other.
std::string all_papers() {
  std::istringstream lines(content("manifest.tsv"));
  std::string line, text;
  while (std::getline(lines, line)) {
    // The notice at the foot stands between the halves of a paragraph that goes on overleaf.
    if (line.find("Invented sample") == line.npos) text += line.substr(line.rfind('\t') + 1) + " ";
  }
  return plain(text);
}

/// The parts of a quotation between ellipses and square brackets: the paper's own words.
std::vector<std::string> own_words(const std::string& quotation) {
  const std::string marked = std::regex_replace(quotation, std::regex(" ?… ?|\\[[^\\]]*\\] ?"), "\n");
  std::istringstream lines(marked);
  std::vector<std::string> parts;
  for (std::string part; std::getline(lines, part);) parts.push_back(plain(part));
  return parts;
}

TEST(Samples, EveryExpectedQuotationStandsOnceInItsStory) {
  for (const Expected& claim : expected_claims()) {
    EXPECT_EQ(occurrences(content(claim.story), claim.text), 1U) << claim.text;
  }
}

TEST(Samples, SoundQuotationsStandInThePapersAndPlantedOnesDoNot) {
  const std::string papers = all_papers();
  for (const Expected& claim : expected_claims()) {
    // A dropped condition is a fault of what is not quoted, and the negation of the Arabic draft stands before it.
    if (claim.reasons == "condition_dropped" || claim.text.starts_with("تتحمل")) continue;
    const bool stands = claim.kind == "sound" || claim.reasons == "out_of_order";
    for (const std::string& part : own_words(claim.text)) {
      EXPECT_EQ(papers.find(part) != papers.npos, stands) << part;
    }
  }
}

TEST(Samples, TwelveFaultsAndAtLeastAsManySoundQuotations) {
  size_t planted = 0, sound = 0;
  for (const Expected& claim : expected_claims()) {
    if (claim.story != "draft-story.md") continue;
    (claim.kind == "planted" ? planted : sound) += 1;
  }
  EXPECT_EQ(planted, 12U);
  EXPECT_GE(sound, planted);
}

TEST(Samples, VerdictsAndReasonsAreOfTheClosedLists) {
  for (const Expected& claim : expected_claims()) {
    EXPECT_EQ(claim.verdict == to_string(Verdict::supported), claim.kind == "sound") << claim.text;
    std::istringstream reasons(claim.reasons);
    for (std::string reason; std::getline(reasons, reason, '|');) {
      bool known = false;
      for (int r = 0; r <= static_cast<int>(Reason::unreadable_source); ++r) {
        known |= reason == to_string(static_cast<Reason>(r));
      }
      EXPECT_TRUE(known) << reason;
    }
  }
}

}  // namespace
}  // namespace recto::samples
