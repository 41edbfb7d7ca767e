#include "app/shown_paths.h"

#include <gtest/gtest.h>

namespace recto::app {
namespace {

publish::Report report_of(std::initializer_list<const char*> papers) {
  publish::Report report;
  report.findings.emplace_back();
  for (const char* paper : papers) {
    report.findings[0].evidence.emplace_back();
    report.findings[0].evidence.back().passage.file = paper;
  }
  return report;
}

TEST(ShortenPaths, DropsTheFoldersThatAllPapersShare) {
  publish::Report report = report_of({"/home/someone/case/in/a.pdf", "/home/someone/case/in/b.pdf"});
  Match& match = report.findings[0].evidence[0];
  Passage second;
  second.file = "/home/someone/case/in/a.pdf";
  match.passage.and_ = std::make_shared<const Passage>(second);
  match.copies.push_back(second);
  match.copies[0].file = "/home/someone/case/out/a.pdf";
  report.unread.push_back({"/home/someone/case/in/bad.zip!/x", Outcome::failed, ""});
  report.story.file = "/home/someone/drafts/story.md";
  OtherLanguage other;
  other.passage.file = "/home/someone/case/in/original.pdf";
  report.other_languages["cite"] = std::make_shared<const OtherLanguage>(other);
  shorten_paths(report);
  EXPECT_EQ(report.other_languages["cite"]->passage.file, "in/original.pdf");
  EXPECT_EQ(match.passage.file, "in/a.pdf");
  EXPECT_EQ(match.passage.and_->file, "in/a.pdf");
  EXPECT_EQ(match.copies[0].file, "out/a.pdf");
  EXPECT_EQ(report.findings[0].evidence[1].passage.file, "in/b.pdf");
  EXPECT_EQ(report.unread[0].file, "in/bad.zip!/x");
  EXPECT_EQ(report.story.file, "story.md");
}

TEST(ShortenPaths, OnePaperKeepsItsNameAndNamesThatBeginAlikeAreNoFolder) {
  publish::Report one = report_of({"/home/someone/a.pdf"});
  shorten_paths(one);
  EXPECT_EQ(one.findings[0].evidence[0].passage.file, "a.pdf");
  publish::Report two = report_of({"/data/letter-1.pdf", "/data/letter-2.pdf"});
  shorten_paths(two);
  EXPECT_EQ(two.findings[0].evidence[0].passage.file, "letter-1.pdf");
}

TEST(ShortenPaths, RelativePathsStay) {
  publish::Report report = report_of({"papers/a.pdf", "/data/b.pdf"});
  report.story.file = "drafts/story.md";
  shorten_paths(report);
  EXPECT_EQ(report.findings[0].evidence[0].passage.file, "papers/a.pdf");
  EXPECT_EQ(report.findings[0].evidence[1].passage.file, "b.pdf");
  EXPECT_EQ(report.story.file, "drafts/story.md");
}

}  // namespace
}  // namespace recto::app
