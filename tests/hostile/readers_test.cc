// S7: the real readers behind the walls: each does its work there, and comes to every bad end in time, with nothing left behind.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <thread>

#include "tests/hostile/world.h"

namespace recto::hostile {
namespace {

using model::Outcome;
using sandbox::JobReport;
using testing::AnyOf;
using testing::HasSubstr;

struct Kind {
  std::string reader, name, content,
      expected;  ///< `expected`: part of the text that is read; empty: it is not a whole file
};
void PrintTo(const Kind& kind, std::ostream* out) { *out << kind.reader; }

/// A PDF of these objects with a table that is right.
std::string small_pdf() {
  const std::string content = "BT /F 24 Tf 30 100 Td (Orchard meeting) Tj ET";
  const std::string objects[] = {
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
      "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  std::string file = "%PDF-1.4\n", table = "xref\n0 6\n0000000000 65535 f \n";
  for (size_t i = 0; i < std::size(objects); ++i) {
    std::string offset = std::to_string(file.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    file += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
  }
  const std::string start = std::to_string(file.size());
  return file + table + "trailer<</Root 1 0 R/Size 6>>\nstartxref\n" + start + "\n%%EOF\n";
}

class Readers : public testing::TestWithParam<Kind> {
 protected:
  static void SetUpTestSuite() {
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    auto runner = sandbox::Runner::create({.readers = RECTO_READERS_BUILT "/readers", .bubblewrap = {}});
    if (runner) runner_ = *std::move(runner);
  }
  static void TearDownTestSuite() { runner_.reset(); }
  void SetUp() override {
    if (runner_ == nullptr || !runner_->has_reader(GetParam().reader)) GTEST_SKIP() << "this reader is not built";
    file_ = file_with(GetParam().content);
  }
  void TearDown() override { EXPECT_EQ(processes_left(), 0); }

  static FileDescriptor file_with(const std::string& content) {
    FileDescriptor file(::memfd_create("file", MFD_CLOEXEC));
    EXPECT_TRUE(write_all(file.get(), std::as_bytes(std::span(content)), "file"));
    return file;
  }
  sandbox::Job job(const FileDescriptor& file) const {
    sandbox::Job job;
    job.reader = GetParam().reader;
    job.file = file.get();
    job.request.untrusted_file_name = GetParam().name;
    job.limits.wall = std::chrono::seconds(60);
    return job;
  }
  JobReport run(const sandbox::Job& one) {
    auto report = runner_->run(one, listener_);
    EXPECT_TRUE(report) << report.error().sentence();
    return report ? *report : JobReport{};
  }
  static std::unique_ptr<sandbox::Runner> runner_;
  FileDescriptor file_;
  Listener listener_;
};
std::unique_ptr<sandbox::Runner> Readers::runner_;

TEST_P(Readers, WorksBehindTheWalls) {
  const JobReport report = run(job(file_));
  EXPECT_THAT(report.reader, HasSubstr(GetParam().reader + "/")) << report.why << report.untrusted_diagnostics;
  EXPECT_NE(report.kind, ErrorKind::denied) << report.why;
  if (GetParam().expected.empty()) return;
  EXPECT_EQ(to_string(report.outcome), "stored") << report.why << report.untrusted_diagnostics;
  EXPECT_THAT(listener_.text, HasSubstr(GetParam().expected));
}

TEST_P(Readers, NamesAnEmptyFileAndGarbage) {
  for (const std::string& content :
       {std::string(), std::string(5'000, '\xfe'), GetParam().content.substr(0, 9) + "\xff\xff\x01"}) {
    const FileDescriptor file = file_with(content);
    const JobReport report = run(job(file));
    EXPECT_NE(report.reader, "") << report.why << report.untrusted_diagnostics;
    if (report.outcome != Outcome::stored) {
      EXPECT_NE(report.why, "");
    }
  }
}

TEST_P(Readers, EndsBadlyInTime) {
  sandbox::Job late = job(file_);
  late.limits.wall = std::chrono::milliseconds(1);
  EXPECT_EQ(to_string(run(late).outcome), "timeout");

  sandbox::Job wordy = job(file_);
  wordy.limits.answer_bytes = 10;
  EXPECT_EQ(to_string(run(wordy).outcome), "limit");

  sandbox::Job narrow = job(file_);
  narrow.limits.memory_bytes = 1 << 20;
  const JobReport cramped = run(narrow);
  EXPECT_THAT(cramped.outcome, AnyOf(Outcome::limit, Outcome::failed)) << cramped.why;

  sandbox::Cancellation cancellation;
  cancellation.cancel();
  EXPECT_FALSE(runner_->run(job(file_), listener_, &cancellation));
}

struct Drawing : sandbox::AnswerSink {
  Result<void> grey_page(const wire::GreyPage& grey) override {
    shape = grey.shape;
    return {};
  }
  Result<void> pixels(std::string_view rows) override {
    grey_bytes.insert(grey_bytes.end(), rows.begin(), rows.end());
    return {};
  }
  Result<void> picture(wire::Picture one) override {
    png = std::move(one.png);
    return {};
  }
  wire::GreyShape shape;
  std::vector<unsigned char> grey_bytes;
  std::string png;
};

class Drawn : public Readers {};

TEST_P(Drawn, APageIsDrawnByOneProcessAndRecognisedByAnother) {
  if (!runner_->has_reader("image")) GTEST_SKIP() << "the image reader is not built";
  sandbox::Job draw = job(file_);
  draw.request.kind = wire::RequestKind::pixels;
  draw.request.pages = {PageNumber(1)};
  Drawing drawing;
  const auto drawn = runner_->run(draw, drawing);
  ASSERT_TRUE(drawn && drawn->outcome == Outcome::stored) << (drawn ? drawn->why : drawn.error().sentence());
  EXPECT_NEAR(drawing.shape.width.value, 300 * 300 / 72, 1);
  EXPECT_NEAR(drawing.shape.height.value, 200 * 300 / 72, 1);
  ASSERT_EQ(drawing.grey_bytes.size(), drawing.shape.size());

  sandbox::Job recognise;
  recognise.reader = "image";
  recognise.request.kind = wire::RequestKind::recognise;
  recognise.request.grey = drawing.shape;
  recognise.request.languages = {"eng"};
  recognise.grey = drawing.grey_bytes;
  const JobReport report = run(recognise);
  EXPECT_EQ(to_string(report.outcome), "stored") << report.why << report.untrusted_diagnostics;
  EXPECT_THAT(listener_.text, HasSubstr("Orchard meeting"));
}

TEST_P(Drawn, APlaceIsShownAsAPlainPicture) {
  sandbox::Job show = job(file_);
  show.request.kind = wire::RequestKind::picture;
  show.request.pages = {PageNumber(1)};
  show.request.dpi = Dpi(150);
  show.request.region = {20, 60, 280, 140};
  show.request.marks = {{{30, 80, 130, 110}, 1}};
  Drawing drawing;
  const auto report = runner_->run(show, drawing);
  ASSERT_TRUE(report && report->outcome == Outcome::stored) << (report ? report->why : report.error().sentence());
  EXPECT_GT(drawing.png.size(), 100U);
}

INSTANTIATE_TEST_SUITE_P(All, Drawn, testing::Values(Kind{"pdf", "note.pdf", small_pdf(), ""}),
                         [](const auto& one) { return one.param.reader; });

INSTANTIATE_TEST_SUITE_P(All, Readers,
                         testing::Values(Kind{"text", "note.txt", "Orchard meeting\nat noon\n", "Orchard meeting"},
                                         Kind{"html", "note.html", "<!doctype html><p>Orchard <b>meeting</b></p>",
                                              "Orchard meeting"},
                                         Kind{"pdf", "note.pdf", small_pdf(), "Orchard meeting"},
                                         Kind{"office", "note.docx", "PK\x03\x04 not a whole file", ""},
                                         Kind{"image", "note.png", "\x89PNG\r\n\x1a\n not a whole file", ""}),
                         [](const auto& one) { return one.param.reader; });

}  // namespace
}  // namespace recto::hostile
