#include "intake/add.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <random>

#include "intake/test_reader.h"
#include "store/test_case.h"
#include "store/test_dump.h"

namespace recto::intake {
namespace {

using store::TemporaryFolder;
using store::write_file;

class AddTest : public testing::Test {
 protected:
  std::unique_ptr<store::Case> open_case(const std::string& name = "case") {
    const std::string place = folder / name;
    auto opened =
        std::filesystem::exists(place) ? store::Case::open(place, store::Access::writing) : store::Case::create(place);
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().sentence());
    return std::move(*opened);
  }
  std::string papers() { return folder / "papers"; }
  void paper(const std::string& name, const std::string& bytes) {
    std::filesystem::create_directories(papers());
    write_file(papers() + "/" + name, bytes);
  }
  /// Some hundred files: small and large, copies, bad ones, empty ones.
  void many_papers() {
    std::mt19937 random(20261122);
    for (int i = 0; i < 300; ++i) {
      std::string text = i % 11 == 3 ? "!partial " : i % 13 == 5 ? "!refused " : "";
      text += "letter " + std::to_string(i % 7 == 2 ? i / 2 : i);
      for (auto pages = random() % 9; pages > 0; --pages) text += "\fpage " + std::to_string(random());
      if (i % 7 == 2) text = "the same as others " + std::to_string(i % 5);
      if (i % 50 == 49) text.clear();
      paper(std::to_string(i), text);
    }
    paper("large", std::string(200'000, 'x'));
  }
  HeardEvents run(store::Case& opened, const AddOptions& options = {}) {
    HeardEvents events;
    const std::vector<std::string> given = {papers()};
    const auto summary = add(opened, given, read_invented, events, options);
    EXPECT_TRUE(summary) << (summary ? "" : summary.error().sentence());
    if (summary) last_summary = *summary;
    return events;
  }

  TemporaryFolder folder;
  AddSummary last_summary;
};

TEST_F(AddTest, EveryFileHasOneOutcomeAndTheSummaryAddsUp) {
  paper("a", "one\ftwo");
  paper("b", "one\ftwo");
  paper("c", "!refused x");
  paper("d", "!partial x");
  paper("e", "!timeout x");
  paper("f", "!limit x");
  paper("g", "!failed x");
  paper("h", "");
  ::mkfifo((papers() + "/i").c_str(), 0600);
  const auto opened = open_case();
  const HeardEvents heard = run(*opened);
  std::string outcomes;
  for (const FileLine& line : heard.lines)
    outcomes += line.untrusted_path.back() + std::string(" ") + std::string(to_string(line.outcome)) + "\n";
  EXPECT_EQ(outcomes,
            "a stored\nb duplicate\nc refused\nd partial\ne timeout\nf limit\ng failed\nh refused\ni refused\n");
  EXPECT_EQ(heard.lines[1].documents, heard.lines[0].documents);
  EXPECT_EQ(heard.lines[7].why, "the file is empty");
  EXPECT_EQ(heard.lines[8].why, "a FIFO, not a file");
  EXPECT_EQ(last_summary.seen, 9U);
  EXPECT_EQ(last_summary.pages, 3U);
  EXPECT_EQ(last_summary.outcomes[static_cast<size_t>(Outcome::refused)], 3U);
  EXPECT_EQ(heard.documents.size(), 2U);
  EXPECT_EQ(heard.last.files_done, 9U);
  EXPECT_EQ(heard.last.files_total, 9U);
}

TEST_F(AddTest, TheSameRecordsWithOneReaderAndWithEight) {
  many_papers();
  std::string first;
  int run_number = 0;
  for (const unsigned jobs : {1U, 8U, 8U, 3U}) {
    const auto opened = open_case("case" + std::to_string(++run_number));
    run(*opened, {jobs, nullptr});
    const std::string lines = store::dump(*opened);
    if (first.empty()) first = lines;
    EXPECT_EQ(lines, first) << jobs;
    EXPECT_TRUE(opened->log().verify_acts()->empty());
  }
}

TEST_F(AddTest, AddingAgainChangesNothing) {
  many_papers();
  const auto opened = open_case();
  run(*opened);
  const std::string before = store::dump(*opened);
  const HeardEvents heard = run(*opened);
  EXPECT_EQ(store::dump(*opened), before);
  EXPECT_EQ(last_summary.outcomes[static_cast<size_t>(Outcome::stored)], 0U);
  EXPECT_EQ(last_summary.pages, 0U);
  EXPECT_EQ(last_summary.seen, 301U);
  EXPECT_TRUE(heard.documents.empty());
}

TEST_F(AddTest, TwoHundredOddNamesComeBackAsTheyWere) {
  std::mt19937 random(4);
  std::set<std::string> names = {"-rf",
                                 "--option=x",
                                 "new\nline",
                                 "\x1B[31mred",
                                 "tab\t",
                                 "\xFF\xFE",
                                 "\xED\xA0\x80",
                                 "\u202Egnp.exe",
                                 std::string(255, 'n'),
                                 " ",
                                 "'",
                                 "\"",
                                 "`id`",
                                 "$(id)",
                                 "*",
                                 "~",
                                 "%s%n",
                                 "a;b"};
  while (names.size() < 200) {
    std::string name;
    for (size_t length = 1 + random() % 40; length > 0; --length) {
      const char byte = static_cast<char>(1 + random() % 255);
      name += byte == '/' ? '_' : byte;
    }
    if (name != "." && name != "..") names.insert(name);
  }
  for (const std::string& name : names) paper(name, "text of " + name);
  const auto opened = open_case();
  const HeardEvents heard = run(*opened);
  std::set<std::string> told, kept;
  for (const FileLine& line : heard.lines) {
    EXPECT_EQ(line.outcome, Outcome::stored);
    told.insert(line.untrusted_path.substr(papers().size() + 1));
  }
  EXPECT_EQ(told, names);
  const auto documents = opened->catalogue().documents();
  ASSERT_GOOD(documents);
  for (const store::Document& document : *documents) {
    kept.insert(document.untrusted_file.substr(papers().size() + 1));
  }
  EXPECT_EQ(kept, names);
}

TEST_F(AddTest, StoppedInTheMiddleItGoesOnNextTime) {
  many_papers();
  const auto whole = open_case("whole");
  run(*whole);
  sandbox::Cancellation cancellation;
  std::string stopped_dump;
  {
    const auto opened = open_case("stopped");
    class Stopper : public HeardEvents {
     public:
      explicit Stopper(sandbox::Cancellation& cancellation) : cancellation_(cancellation) {}
      Result<void> document(const store::Document& document) override {
        if (documents.size() == 70) cancellation_.cancel();
        return HeardEvents::document(document);
      }
      sandbox::Cancellation& cancellation_;
    } events(cancellation);
    const std::vector<std::string> given = {papers()};
    const auto summary = add(*opened, given, read_invented, events, {4, &cancellation});
    ASSERT_GOOD(summary);
    EXPECT_TRUE(summary->cancelled);
    EXPECT_LT(summary->seen, 301U);
    EXPECT_EQ(summary->seen, events.lines.size());
    for (const FileLine& line : events.lines) {
      EXPECT_FALSE(opened->accession().record(line.untrusted_path)->unread);
    }
  }
  const auto opened = open_case("stopped");
  run(*opened);
  EXPECT_EQ(store::dump(*opened), store::dump(*whole));
}

TEST_F(AddTest, AHangingFileIsStoppedAndStaysUnread) {
  paper("a", "text");
  paper("b", "!hang");
  const auto opened = open_case();
  sandbox::Cancellation cancellation;
  std::thread user([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    cancellation.cancel();
  });
  const HeardEvents heard = run(*opened, {2, &cancellation});
  user.join();
  EXPECT_TRUE(last_summary.cancelled);
  ASSERT_EQ(heard.lines.size(), 1U);
  EXPECT_EQ(opened->catalogue().unread()->size(), 1U);
}

TEST_F(AddTest, AnErrorOfTheListenerEndsTheRun) {
  many_papers();
  class Broken : public HeardEvents {
   public:
    Result<void> file(const FileLine&) override { return fail(ErrorKind::io, "the output is closed"); }
  } events;
  const auto opened = open_case();
  const std::vector<std::string> given = {papers()};
  const auto summary = add(*opened, given, read_invented, events, {});
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().message, "the output is closed");
}

TEST_F(AddTest, AnErrorOfTheReaderEndsTheRun) {
  many_papers();
  HeardEvents events;
  const auto opened = open_case();
  const std::vector<std::string> given = {papers()};
  const ReadFile broken = [](const auto&, const auto&, const auto&, const auto*) -> Result<FileReading> {
    return fail(ErrorKind::io, "no process could be started");
  };
  const auto summary = add(*opened, given, broken, events, {});
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().message, "no process could be started");
}

TEST_F(AddTest, AnImpossiblePageFailsItsFileAndNoOther) {
  paper("a", "bad");
  paper("b", "good");
  const ReadFile liar = [](const FileDescriptor& file, const auto& name, const PageTaker& take,
                           const auto* cancellation) {
    const PageTaker bad = [&](Page page) {
      page.words.push_back({CharOffset(1000), CharOffset(1), {}, 1});
      return take(page);
    };
    return read_invented(file, name, read_all(file) == "bad" ? bad : take, cancellation);
  };
  HeardEvents events;
  const auto opened = open_case();
  const std::vector<std::string> given = {papers()};
  ASSERT_GOOD(add(*opened, given, liar, events, {}));
  ASSERT_EQ(events.lines.size(), 2U);
  EXPECT_EQ(events.lines[0].outcome, Outcome::failed);
  EXPECT_EQ(events.lines[1].outcome, Outcome::stored);
}

TEST_F(AddTest, AFileThatChangesWhileItIsTakenInIsStoredAsOneState) {
  paper("a", std::string(1 << 22, 'a'));
  const auto opened = open_case();
  std::atomic<bool> stop{false};
  std::thread changer([&] {
    for (int i = 0; !stop; ++i)
      write_file(papers() + "/a", std::string(static_cast<size_t>(1 << 20) * (1 + i % 8), 'b'));
  });
  const HeardEvents heard = run(*opened);
  stop = true;
  changer.join();
  ASSERT_EQ(heard.lines.size(), 1U);
  const auto record = opened->accession().record(papers() + "/a");
  ASSERT_TRUE(record->exhibit);
  const auto bytes = read_file(opened->originals().path(*record->exhibit), 1 << 24);
  ASSERT_GOOD(bytes);
  EXPECT_EQ(to_hex(sha256(*bytes)), record->exhibit->hex);
}

}  // namespace
}  // namespace recto::intake
