#include "store/case.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "store/log.h"
#include "store/originals.h"
#include "store/test_case.h"

namespace recto::store {
namespace {

class CaseTest : public testing::Test {
 protected:
  TemporaryFolder folder;
  const std::string place = folder / "my case";
};

TEST_F(CaseTest, IsMadeOnceAndOpenedAgain) {
  { ASSERT_GOOD(Case::create(place)); }
  const auto again = Case::create(place);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, ErrorKind::busy);
  ASSERT_GOOD(Case::open(place, Access::writing));
  EXPECT_FALSE(std::filesystem::exists(place + "/case.db-wal"));
}

TEST_F(CaseTest, IsMadeInAnEmptyFolderButNotAmongOtherThings) {
  std::filesystem::create_directory(place);
  write_file(place + "/notes.txt", "mine");
  const auto refused = Case::create(place);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::invalid_input);
  std::filesystem::remove(place + "/notes.txt");
  ASSERT_GOOD(Case::create(place));
}

TEST_F(CaseTest, SaysWhatIsNoCase) {
  EXPECT_EQ(Case::open(place, Access::reading).error().kind, ErrorKind::not_found);
  std::filesystem::create_directory(place);
  EXPECT_EQ(Case::open(place, Access::reading).error().kind, ErrorKind::invalid_input);
  write_file(place + "/case.db", "this is no database, it only has the name of one. " + std::string(2000, '.'));
  EXPECT_EQ(Case::open(place, Access::reading).error().kind, ErrorKind::corrupt);
}

TEST_F(CaseTest, AHalfWrittenOneIsNamedAndFinished) {
  std::filesystem::create_directories(place + "/originals");
  write_file(place + "/case.lock", "12\n");
  write_file(place + "/case.db.new", "half a database");
  const auto half = Case::open(place, Access::reading);
  ASSERT_FALSE(half);
  EXPECT_EQ(half.error().kind, ErrorKind::corrupt);
  EXPECT_NE(half.error().message.find("half-written"), std::string::npos);
  ASSERT_GOOD(Case::create(place));
  ASSERT_GOOD(Case::open(place, Access::reading));
}

TEST_F(CaseTest, HasOneWriterAndAnyReaders) {
  const auto writer = Case::create(place);
  ASSERT_GOOD(writer);
  const auto second = Case::open(place, Access::writing);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::busy);
  EXPECT_NE(second.error().message.find("process " + std::to_string(::getpid())), std::string::npos);
  const auto reader = Case::open(place, Access::reading), other = Case::open(place, Access::reading);
  ASSERT_GOOD(reader);
  ASSERT_GOOD(other);
  write_file(folder / "a", "a paper");
  take_in((*writer)->accession(), folder / "a", U"a paper");
  EXPECT_EQ((*reader)->catalogue().documents()->size(), 1U);
}

TEST_F(CaseTest, OpenedForReadingItIsNotWrittenTo) {
  { ASSERT_GOOD(Case::create(place)); }
  const auto opened = Case::open(place, Access::reading);
  ASSERT_GOOD(opened);
  write_file(folder / "a", "a paper");
  const auto source = open_regular(folder / "a");
  EXPECT_EQ((*opened)->accession().stage(*source, "a").error().kind, ErrorKind::denied);
  std::vector<Arrival> arrivals(1);
  arrivals[0].untrusted_path = "b";
  EXPECT_EQ((*opened)->accession().receive(arrivals).error().kind, ErrorKind::denied);
}

TEST_F(CaseTest, ANewerVersionIsNotTouched) {
  { ASSERT_GOOD(Case::create(place)); }
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open((place + "/case.db").c_str(), &handle), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(handle, "PRAGMA user_version = 4", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(handle);
  const auto opened = Case::open(place, Access::writing);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, ErrorKind::unsupported);
  EXPECT_NE(opened.error().message.find("format 4"), std::string::npos);
}

TEST_F(CaseTest, SweepsWhatAnInterruptedRunLeft) {
  { ASSERT_GOOD(Case::create(place)); }
  write_file(place + "/originals/incoming/0", "half a file");
  ASSERT_GOOD(Case::open(place, Access::reading));
  EXPECT_TRUE(std::filesystem::exists(place + "/originals/incoming/0"));
  ASSERT_GOOD(Case::open(place, Access::writing));
  EXPECT_FALSE(std::filesystem::exists(place + "/originals/incoming/0"));
}

TEST_F(CaseTest, AnOriginalIsReadOnlyAndHasTheNameOfItsBytes) {
  const auto made = Case::create(place);
  ASSERT_GOOD(made);
  write_file(folder / "a", "a paper");
  const ExhibitId id = take_in((*made)->accession(), folder / "a", U"a paper");
  EXPECT_EQ(id.hex, to_hex(sha256("a paper")));
  const std::string path = place + "/originals/" + id.hex.substr(0, 2) + "/" + id.hex;
  EXPECT_EQ((*made)->originals().path(id), path);
  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0400U);
  EXPECT_EQ(*read_file(path, 100), "a paper");
}

}  // namespace
}  // namespace recto::store
