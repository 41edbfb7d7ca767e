#pragma once
// The folders of tests/cases/judging and judging_facts: a `story`, the `paper` it is about, what is `expected`. A `reading` makes the paper a
// recogniser's: lines of a word and the confidence it was read with; all other words have 0.95.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.h"
#include "judging/judge.h"
#include "model/page.h"
#include "text/utf8.h"
#include "text/words.h"

namespace recto::tracing {

struct CaseFolder {
  std::filesystem::path path;

  std::string file(const char* name) const {
    Result<std::string> bytes = read_file((path / name).string(), 1 << 20);
    EXPECT_TRUE(bytes.has_value()) << path / name;
    return bytes.value_or("");
  }
  std::u32string story() const { return text::decode_utf8_lossy(file("story")); }

  Page paper() const {
    Page page;
    page.text = text::decode_utf8_lossy(file("paper"));
    if (!std::filesystem::exists(path / "reading")) return page;
    page.source = TextSource::ocr;
    for (const text::WordSpan& word : text::words(page.text)) {
      page.words.push_back({word.range.start, CharOffset(word.range.length()), {}, 0.95F});
    }
    std::istringstream lines(file("reading"));
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
};

/// The folders of tests/cases/AREA, in order of name.
inline std::vector<std::filesystem::path> case_folders(const char* area) {
  const std::filesystem::path all = std::filesystem::path(RECTO_SOURCE_DIR) / "tests" / "cases" / area;
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(all)) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

/// "verdict reason reason".
inline std::string said(const Finding& finding) {
  std::string out(to_string(finding.verdict));
  for (const Reason reason : finding.reasons) out += " " + std::string(to_string(reason));
  return out;
}

/// Every rule has a folder that begins with its name.
inline void expect_a_case_each(const std::vector<judging::RuleRow>& rules, const char* area) {
  const std::vector<std::filesystem::path> all = case_folders(area);
  for (const judging::RuleRow& rule : rules) {
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const std::filesystem::path& path) {
      return path.filename().string().starts_with(rule.name);
    })) << rule.name;
  }
}

/// The rows of docs/JUDGING.md that begin with a name in backquotes, as "name verdict reason": those of facts, names and letters, or the others.
inline std::vector<std::string> documented_rules(bool of_facts) {
  const Result<std::string> document = read_file(RECTO_SOURCE_DIR "/docs/JUDGING.md", 1 << 20);
  EXPECT_TRUE(document.has_value());
  std::vector<std::string> out;
  std::istringstream lines(document.value_or(""));
  const std::regex row(R"(\| `(\w+)` \|.*\| (\w+) \| `(\w+)` \|)");
  std::smatch found;
  for (std::string line; std::getline(lines, line);) {
    if (!std::regex_match(line, found, row)) continue;
    const std::string name = found[1].str();
    const bool fact = name.starts_with("fact_") || name.starts_with("letter_") || (name.starts_with("name_"));
    if (fact != of_facts) continue;
    out.push_back(found[1].str() + " " + found[2].str() + " " + found[3].str());
  }
  return out;
}

inline std::vector<std::string> written_rules(const std::vector<judging::RuleRow>& rules) {
  std::vector<std::string> out;
  for (const judging::RuleRow& rule : rules) {
    out.push_back(std::string(rule.name) + " " + std::string(to_string(rule.verdict)) + " " +
                  std::string(to_string(rule.reason)));
  }
  return out;
}

}  // namespace recto::tracing
