// The rules of judging on whole stories. Each folder of tests/cases/judging holds a `story`, the `paper` it quotes, and what is `expected`:
// one line a quotation with its verdict and reasons. A `reading` makes the paper a recogniser's: lines of a word and the confidence
// it was read with; all other words have 0.95.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <sstream>

#include "base/files.h"
#include "judging/judge.h"
#include "reading/quotations.h"
#include "text/utf8.h"
#include "text/words.h"
#include "tracing/check.h"
#include "tracing/memory_source.h"

namespace recto::tracing {
namespace {

namespace fs = std::filesystem;

std::string file(const fs::path& path) {
  Result<std::string> bytes = read_file(path.string(), 1 << 20);
  EXPECT_TRUE(bytes.has_value()) << path;
  return bytes.value_or("");
}

Page paper(const fs::path& folder) {
  Page page;
  page.text = text::decode_utf8_lossy(file(folder / "paper"));
  if (!fs::exists(folder / "reading")) return page;
  page.source = TextSource::ocr;
  for (const text::WordSpan& word : text::words(page.text)) {
    page.words.push_back({word.range.start, CharOffset(word.range.length()), {}, 0.95F});
  }
  std::istringstream lines(file(folder / "reading"));
  std::string word;
  float confidence = 1;
  while (lines >> word >> confidence) {
    const size_t at = page.text.find(text::decode_utf8_lossy(word));
    EXPECT_NE(at, page.text.npos) << word;
    for (Word& read : page.words) {
      if (read.start.value == at) read.confidence = confidence;
    }
  }
  return page;
}

class JudgingCases : public testing::TestWithParam<fs::path> {};

TEST_P(JudgingCases, AreJudged) {
  MemorySource papers;
  papers.add({std::string(64, 'a')}, "paper.txt", {paper(GetParam())});
  Tracer tracer(papers, papers);
  const std::u32string story = text::decode_utf8_lossy(file(GetParam() / "story"));
  const Result<std::vector<Finding>> findings = check_quotations(story, reading::find_quotations(story), tracer);
  ASSERT_TRUE(findings.has_value());
  std::string lines;
  for (const Finding& finding : *findings) {
    lines += to_string(finding.verdict);
    for (const Reason reason : finding.reasons) lines += " " + std::string(to_string(reason));
    lines += "\n";
  }
  EXPECT_EQ(lines, file(GetParam() / "expected"));
}

std::vector<fs::path> cases() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(RECTO_SOURCE_DIR "/tests/cases/judging")) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

INSTANTIATE_TEST_SUITE_P(All, JudgingCases, testing::ValuesIn(cases()),
                         [](const auto& tested) { return tested.param.filename().string(); });

TEST(JudgingRules, HaveACaseEach) {
  const std::vector<fs::path> all = cases();
  for (const judging::RuleRow& rule : judging::rules()) {
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const fs::path& path) {
      return path.filename().string().starts_with(rule.name);
    })) << rule.name;
  }
}

/// The rows of docs/JUDGING.md that begin with a name in backquotes, as "name verdict reason".
std::vector<std::string> documented_rules() {
  std::vector<std::string> out;
  std::istringstream lines(file(RECTO_SOURCE_DIR "/docs/JUDGING.md"));
  const std::regex row(R"(\| `(\w+)` \|.*\| (\w+) \| `(\w+)` \|)");
  std::smatch found;
  for (std::string line; std::getline(lines, line);) {
    if (std::regex_match(line, found, row)) out.push_back(found[1].str() + " " + found[2].str() + " " + found[3].str());
  }
  return out;
}

TEST(JudgingRules, AreTheRowsOfTheDocument) {
  std::vector<std::string> written;
  for (const judging::RuleRow& rule : judging::rules()) {
    written.push_back(std::string(rule.name) + " " + std::string(to_string(rule.verdict)) + " " +
                      std::string(to_string(rule.reason)));
  }
  EXPECT_EQ(documented_rules(), written);
}

}  // namespace
}  // namespace recto::tracing
