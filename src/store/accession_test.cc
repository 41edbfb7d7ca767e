#include "store/accession.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <thread>

#include "store/log.h"
#include "store/test_case.h"

namespace recto::store {
namespace {

class AccessionTest : public testing::Test {
 protected:
  void SetUp() override { open_again(); }
  void open_again() {
    opened.reset();
    auto result =
        std::filesystem::exists(place + "/case.db") ? Case::open(place, Access::writing) : Case::create(place);
    ASSERT_GOOD(result);
    opened = std::move(*result);
  }
  std::string file(const std::string& name, const std::string& bytes) {
    write_file(folder / name, bytes);
    return folder / name;
  }
  Accession& accession() { return opened->accession(); }
  const Catalogue& catalogue() { return opened->catalogue(); }
  uint64_t acts() { return opened->log().head()->number.value; }

  TemporaryFolder folder;
  const std::string place = folder / "case";
  std::unique_ptr<Case> opened;
};

TEST_F(AccessionTest, APageComesBackAfterReopening) {
  const ExhibitId id = take_in(accession(), file("a", "1"), U"the first letter");
  open_again();
  const auto page = catalogue().page(document_of(id, 1), PageNumber(1));
  ASSERT_GOOD(page);
  EXPECT_EQ((*page)->text, U"the first letter");
  EXPECT_EQ(catalogue().page(document_of(id, 1), PageNumber(2)).error().kind, ErrorKind::not_found);
  EXPECT_EQ(catalogue().page(document_of(id, 2), PageNumber(1)).error().kind, ErrorKind::not_found);
  EXPECT_EQ(catalogue().page({"nonsense"}, PageNumber(1)).error().kind, ErrorKind::not_found);
}

TEST_F(AccessionTest, TheSameFileAgainAddsNoAct) {
  const std::string path = file("a", "1");
  take_in(accession(), path, U"x");
  const uint64_t before = acts();
  EXPECT_EQ(receive_file(accession(), path).standing, Standing::known);
  open_again();
  EXPECT_EQ(receive_file(accession(), path).standing, Standing::known);
  EXPECT_EQ(acts(), before);
}

TEST_F(AccessionTest, ACopyIsOnRecordWithTheDocumentsOfTheFirst) {
  const ExhibitId id = take_in(accession(), file("a", "1"), U"x");
  const Received copy = receive_file(accession(), file("b", "1"));
  EXPECT_EQ(copy.standing, Standing::copy);
  EXPECT_EQ(copy.exhibit, id);
  const auto record = accession().record(folder / "b");
  ASSERT_GOOD(record);
  EXPECT_EQ(record->outcome, Outcome::duplicate);
  EXPECT_EQ(record->documents, std::vector{document_of(id, 1)});
  EXPECT_EQ(record->why, "the same bytes as " + (folder / "a"));
  EXPECT_EQ(acts(), 4U);  // created, received, read, received
  EXPECT_EQ(catalogue().documents()->size(), 1U);
}

TEST_F(AccessionTest, CopiesInOneGroupAreReadOnce) {
  std::vector<Arrival> arrivals;
  for (const char* name : {"a", "b", "c"}) arrivals.push_back(arrival_of(accession(), file(name, "same")));
  const auto received = accession().receive(arrivals);
  ASSERT_GOOD(received);
  EXPECT_EQ(received->at(0).standing, Standing::unread);
  EXPECT_EQ(received->at(1).standing, Standing::copy);
  EXPECT_EQ(received->at(2).standing, Standing::copy);
  EXPECT_TRUE(std::filesystem::is_empty(place + "/originals/incoming"));
}

TEST_F(AccessionTest, AnUnfinishedReadingIsUnknownAndDoneAgain) {
  const std::string path = file("a", "1");
  const Received received = receive_file(accession(), path);
  ASSERT_GOOD(accession().begin_reading(received.exhibit));
  ASSERT_GOOD(accession().put_page(received.exhibit, 1, page_of(1, U"half")));
  ASSERT_GOOD(accession().put_page(received.exhibit, 1, page_of(2, U"half")));
  ASSERT_GOOD(accession().commit());
  open_again();
  EXPECT_TRUE(catalogue().documents()->empty());
  EXPECT_EQ(catalogue().page(document_of(received.exhibit, 1), PageNumber(1)).error().kind, ErrorKind::not_found);
  EXPECT_EQ(catalogue().unread()->size(), 1U);
  EXPECT_TRUE(accession().record(path)->unread);
  EXPECT_EQ(receive_file(accession(), path).standing, Standing::unread);
  ASSERT_GOOD(accession().begin_reading(received.exhibit));
  ASSERT_GOOD(accession().put_page(received.exhibit, 1, page_of(1, U"whole")));
  ASSERT_GOOD(accession().finish_reading(received.exhibit, {Outcome::stored, "", "fake 1", 1}));
  ASSERT_GOOD(accession().commit());
  EXPECT_EQ(catalogue().documents()->at(0).pages, 1U);
  EXPECT_TRUE(catalogue().unread()->empty());
}

TEST_F(AccessionTest, AFailedReadingIsTriedAgainInTheNextRunAndItsPagesForgotten) {
  const std::string path = file("a", "1");
  const Received first = receive_file(accession(), path);
  ASSERT_GOOD(accession().begin_reading(first.exhibit));
  ASSERT_GOOD(accession().put_page(first.exhibit, 1, page_of(1, U"before it hung")));
  ASSERT_GOOD(accession().finish_reading(first.exhibit, {Outcome::timeout, "the reader hung", "fake 1", 1}));
  ASSERT_GOOD(accession().commit());
  EXPECT_EQ(receive_file(accession(), path).standing, Standing::known);
  open_again();
  const DocumentId document = document_of(first.exhibit, 1);
  EXPECT_EQ((*catalogue().page(document, PageNumber(1)))->text, U"before it hung");
  EXPECT_EQ(receive_file(accession(), path).standing, Standing::unread);
  take_in(accession(), path, U"all of it");
  EXPECT_EQ((*catalogue().page(document, PageNumber(1)))->text, U"all of it");
  EXPECT_EQ(accession().record(path)->outcome, Outcome::stored);
}

TEST_F(AccessionTest, WhatCouldNotBeReceivedIsOnRecordOnce) {
  std::vector<Arrival> arrivals(1);
  arrivals[0].untrusted_path = "pipe\xFF";
  arrivals[0].why = "not a regular file";
  ASSERT_GOOD(accession().receive(arrivals));
  const uint64_t before = acts();
  ASSERT_GOOD(accession().receive(arrivals));
  EXPECT_EQ(acts(), before);
  const auto record = accession().record("pipe\xFF");
  ASSERT_GOOD(record);
  EXPECT_EQ(record->outcome, Outcome::refused);
  EXPECT_EQ(record->why, "not a regular file");
  EXPECT_FALSE(record->exhibit);
  const auto sums = catalogue().summary();
  EXPECT_EQ(sums->files, 1U);
  EXPECT_EQ(sums->outcomes[static_cast<size_t>(Outcome::refused)], 1U);
}

/// The numbers of the case, and the files that want a look, are asked of the database at once: they must be those of all files looked at one by one.
TEST_F(AccessionTest, NumbersAndUnsettledFilesAreThoseOfAllFiles) {
  take_in(accession(), file("a", "1"), U"x");
  receive_file(accession(), file("copy of a", "1"));
  const Received hung = receive_file(accession(), file("b", "2"));
  ASSERT_GOOD(accession().begin_reading(hung.exhibit));
  ASSERT_GOOD(accession().finish_reading(hung.exhibit, {Outcome::timeout, "the reader hung", "fake 1", 0}));
  receive_file(accession(), file("copy of b", "2"));
  std::vector<Arrival> pipe(1);
  pipe[0].untrusted_path = "pipe";
  pipe[0].why = "not a regular file";
  ASSERT_GOOD(accession().receive(pipe));
  receive_file(accession(), file("c", "3"));
  ASSERT_GOOD(accession().commit());
  CaseSummary slowly;
  std::vector<std::string> unsettled, asked;
  ASSERT_GOOD(catalogue().for_each_file([&](const FileRecord& record) -> Result<void> {
    ++slowly.files;
    if (!record.unread) ++slowly.outcomes[static_cast<size_t>(record.outcome)];
    if (record.unread || wants_a_look(record.outcome)) unsettled.push_back(record.untrusted_path);
    return {};
  }));
  ASSERT_GOOD(catalogue().for_each_unsettled_file([&](const FileRecord& record) -> Result<void> {
    if (record.unread || wants_a_look(record.outcome)) asked.push_back(record.untrusted_path);
    return {};
  }));
  const auto sums = catalogue().summary();
  ASSERT_GOOD(sums);
  EXPECT_EQ(sums->files, 6U);
  EXPECT_EQ(sums->files, slowly.files);
  for (size_t k = 0; k < std::size(slowly.outcomes); ++k) EXPECT_EQ(sums->outcomes[k], slowly.outcomes[k]) << k;
  EXPECT_EQ(asked, unsettled);
  EXPECT_EQ(asked.size(), 3U);
}

TEST_F(AccessionTest, AFileThatGrowsIsStoredAsItWasHashed) {
  const std::string path = file("a", std::string(100, 'x'));
  const auto source = open_regular(path);
  std::vector<Arrival> arrivals;
  // A memory of the size before, then more bytes: what a slow reader of a growing file sees.
  std::thread grower([&] { write_file(path, std::string(1 << 20, 'y')); });
  auto staged = accession().stage(*source, path);
  grower.join();
  ASSERT_GOOD(staged);
  const ExhibitId id = staged->id;
  arrivals.push_back({path, std::move(*staged), Outcome::refused, ""});
  ASSERT_GOOD(accession().receive(arrivals));
  EXPECT_EQ(to_hex(sha256(*read_file(opened->originals().path(id), 1 << 24))), id.hex);
}

TEST_F(AccessionTest, DocumentsAreFoundByIdPathAndName) {
  std::filesystem::create_directories(folder / "x");
  std::filesystem::create_directories(folder / "y");
  const ExhibitId first = take_in(accession(), file("x/letter.pdf", "1"), U"x");
  const ExhibitId second = take_in(accession(), file("y/letter.pdf", "2"), U"y");
  const auto count = [&](const std::string& word) { return catalogue().find_documents(word)->size(); };
  EXPECT_EQ(count("letter.pdf"), 2U);
  EXPECT_EQ(count(folder / "x/letter.pdf"), 1U);
  EXPECT_EQ(count(first.hex.substr(0, 6)), 1U);
  EXPECT_EQ(count(second.hex), 1U);
  EXPECT_EQ(count(second.hex.substr(0, 5)), 0U);
  EXPECT_EQ(count(second.hex + ".2"), 0U);
  EXPECT_EQ(count("etter.pdf"), 0U);
}

TEST_F(AccessionTest, DocumentsAreListedInTheOrderOfTheirReading) {
  for (int i = 0; i < 5; ++i) take_in(accession(), file(std::to_string(i), std::to_string(i)), U"x");
  const auto all = catalogue().documents();
  ASSERT_EQ(all->size(), 5U);
  EXPECT_EQ(all->at(4).untrusted_file, folder / "4");
  EXPECT_EQ(catalogue().documents(all->at(2).read)->size(), 2U);
  EXPECT_EQ(catalogue().documents({}, 3)->size(), 3U);
}

TEST_F(AccessionTest, APassageIsShownAgain) {
  const ExhibitId id = take_in(accession(), file("a", "1"), U"forty men and two trucks");
  const Cite cite{document_of(id, 1), PageNumber(1), {CharOffset(6), CharOffset(13)}};
  const auto passage = catalogue().show(cite);
  ASSERT_GOOD(passage);
  EXPECT_EQ(passage->text, U"men and");
  EXPECT_EQ(passage->file, folder / "a");
  EXPECT_EQ(passage->boxes.size(), 1U);
  EXPECT_EQ(catalogue().show({cite.document, PageNumber(1), {CharOffset(6), CharOffset(99)}}).error().kind,
            ErrorKind::not_found);
}

TEST_F(AccessionTest, AnImpossiblePageIsRefused) {
  const Received received = receive_file(accession(), file("a", "1"));
  Page page = page_of(1, U"one two");
  std::swap(page.words[0], page.words[1]);
  EXPECT_EQ(accession().put_page(received.exhibit, 1, page).error().kind, ErrorKind::corrupt);
}

TEST_F(AccessionTest, PagesMayComeFromSeveralThreadsInAnyOrder) {
  const Received received = receive_file(accession(), file("a", "1"));
  ASSERT_GOOD(accession().begin_reading(received.exhibit));
  std::vector<std::thread> threads;
  for (uint32_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (uint32_t n = 40 - t; n > 0 && n <= 40; n -= 4) {
        EXPECT_TRUE(accession().put_page(received.exhibit, 1, page_of(n, std::u32string(n, U'x'))));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  ASSERT_GOOD(accession().finish_reading(received.exhibit, {Outcome::stored, "", "fake 1", 1}));
  ASSERT_GOOD(accession().commit());
  EXPECT_EQ(catalogue().documents()->at(0).pages, 40U);
  EXPECT_EQ((*catalogue().page(document_of(received.exhibit, 1), PageNumber(17)))->text.size(), 17U);
}

}  // namespace
}  // namespace recto::store
