// Each folder of tests/cases/quotations holds a `story` and what is `expected` of it: one line a quotation with its text, speaker, cue
// and group, parted by " | " (⏎ for a line end in the text).
#include "reading/quotations.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "base/files.h"
#include "text/utf8.h"

namespace recto::reading {
namespace {

namespace fs = std::filesystem;

std::string file(const fs::path& path) {
  Result<std::string> bytes = read_file(path.string(), 1 << 20);
  EXPECT_TRUE(bytes.has_value()) << path;
  return bytes.value_or("");
}

std::string one_line(std::u32string_view text) {
  std::string out = text::encode_utf8(text);
  for (size_t at = out.find('\n'); at != out.npos; at = out.find('\n', at)) out.replace(at, 1, "⏎");
  return out;
}

std::string as_lines(const std::vector<Fact>& facts) {
  std::string out;
  for (const Fact& fact : facts) {
    out += one_line(fact.text) + " | " + one_line(fact.speaker) + " | " + one_line(fact.cue) + " | " +
           std::to_string(fact.group) + "\n";
  }
  return out;
}

class QuotationCases : public testing::TestWithParam<fs::path> {};

TEST_P(QuotationCases, AreFound) {
  const std::u32string story = text::decode_utf8_lossy(file(GetParam() / "story"));
  const std::vector<Fact> facts = find_quotations(story);
  EXPECT_EQ(as_lines(facts), file(GetParam() / "expected"));
  for (const Fact& fact : facts) EXPECT_EQ(fact.text, story.substr(fact.range.start.value, fact.range.length()));
}

std::vector<fs::path> cases() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(RECTO_SOURCE_DIR "/tests/cases/quotations"))
    out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

INSTANTIATE_TEST_SUITE_P(All, QuotationCases, testing::ValuesIn(cases()),
                         [](const auto& tested) { return tested.param.filename().string(); });

TEST(FindQuotations, TakesBlockQuotesFromTheLayout) {
  const std::u32string story = U"The letter says:\nThe convoy left at noon.\nNobody knows why.";
  const std::vector<Fact> facts = find_quotations(story, {{{CharOffset(17), CharOffset(41)}}});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].text, U"The convoy left at noon.");
  EXPECT_EQ(facts[0].speaker, U"The letter");
}

TEST(FindQuotations, TakesAnyText) {
  EXPECT_TRUE(find_quotations(U"").empty());
  EXPECT_TRUE(find_quotations(U"“").empty());
  EXPECT_TRUE(find_quotations(U"“”\"\"''«»").empty());
  EXPECT_TRUE(find_quotations(U">\n>\n").empty());
  std::u32string marks;
  for (int k = 0; k < 20000; ++k) marks += std::u32string_view(U"“\"'«a” \n‘’»")[static_cast<size_t>(k) * 7 % 11];
  find_quotations(marks);
}

}  // namespace
}  // namespace recto::reading
