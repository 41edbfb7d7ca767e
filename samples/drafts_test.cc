// The drafts checked against the papers' texts as they were drawn: without pictures, readers, index or case, so that
// what this finds wrong is the finding of quotations, the tracing or the judging.

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <sstream>

#include "base/hash.h"
#include "content_for_test.h"
#include "reading/quotations.h"
#include "text/utf8.h"
#include "tracing/check.h"
#include "tracing/memory_source.h"

namespace recto::samples {
namespace {

/// A paragraph as a page shows it: in lines of about nine words.
std::u32string in_lines(std::u32string paragraph) {
  int words = 0;
  for (char32_t& c : paragraph) {
    if (c == U' ' && ++words % 9 == 0) c = U'\n';
  }
  return paragraph;
}

Page page_of(const std::u32string& text, uint32_t number) {
  Page page;
  page.number = PageNumber(number);
  page.text = text;
  return page;
}

/// The papers of the manifest, each with its pages' texts.
std::map<std::string, std::map<uint32_t, std::u32string>> papers() {
  std::map<std::string, std::map<uint32_t, std::u32string>> papers;
  std::istringstream lines(content("manifest.tsv"));
  for (std::string line; std::getline(lines, line);) {
    const size_t first = line.find('\t'), second = line.find('\t', first + 1);
    const auto page = static_cast<uint32_t>(std::stoul(line.substr(first + 1)));
    papers[line.substr(0, first)][page] += in_lines(text::decode_utf8_lossy(line.substr(second + 1))) + U"\n";
  }
  return papers;
}

using Cells = std::array<std::string, 6>;  // story, text, kind, verdict, reasons, what

std::vector<Cells> expected_claims(const std::string& story) {
  std::istringstream lines(content("draft-story.expected.tsv"));
  std::vector<Cells> claims;
  for (std::string line; std::getline(lines, line);) {
    Cells cells;
    std::istringstream row(line);
    for (std::string& cell : cells) std::getline(row, cell, '\t');
    if (cells[0] == story) claims.push_back(cells);
  }
  return claims;
}

std::string reasons_of(const Finding& finding) {
  std::string out;
  for (const Reason reason : finding.reasons) out += "|" + std::string(to_string(reason));
  return out + "|";
}

bool has_reason(const Finding& finding, const std::string& allowed) {
  std::istringstream reasons(allowed);
  for (std::string reason; std::getline(reasons, reason, '|');) {
    if (reasons_of(finding).find("|" + reason + "|") != std::string::npos) return true;
  }
  return false;
}

/// The findings of a draft by the text of their claims.
std::map<std::string, Finding> check(const std::string& story_name) {
  tracing::MemorySource source;
  for (const auto& [file, pages] : papers()) {
    std::vector<Page> read;
    for (const auto& [number, text] : pages) read.push_back(page_of(text, number));
    source.add({to_hex(sha256(file))}, file, read);
  }
  const std::u32string story = text::decode_utf8_lossy(content(story_name));
  tracing::Tracer tracer(source, source);
  const auto facts = reading::find_quotations(story);
  const auto findings = tracing::check_quotations(story, facts, tracer);
  EXPECT_TRUE(findings.has_value());
  std::map<std::string, Finding> by_text;
  if (findings) {
    for (const Finding& finding : *findings) by_text[text::encode_utf8(finding.claim.text)] = finding;
  }
  return by_text;
}

class Drafts : public testing::TestWithParam<const char*> {};

TEST_P(Drafts, EveryQuotationGetsItsVerdictAndReason) {
  const auto findings = check(GetParam());
  for (const Cells& claim : expected_claims(GetParam())) {
    SCOPED_TRACE(claim[1] + " (" + claim[5] + ")");
    const auto at = findings.find(claim[1]);
    EXPECT_TRUE(at != findings.end());
    if (at == findings.end()) continue;
    EXPECT_EQ(to_string(at->second.verdict), claim[3]) << reasons_of(at->second);
    EXPECT_TRUE(has_reason(at->second, claim[4])) << reasons_of(at->second) << " instead of " << claim[4];
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, Drafts, testing::Values("draft-story.md", "draft-story-ar.md"));

}  // namespace
}  // namespace recto::samples
