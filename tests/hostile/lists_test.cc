// A list's reader that lies, where `recto names match` and `recto check` read lists: what it says wrong ends the list with one sentence, and
// what it said before that stays.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "intake/table_reader.h"
#include "tests/hostile/world.h"

namespace recto::hostile {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct Lie {
  std::string behaviour;
  std::string why;    ///< how the sentence goes on
  uint64_t good = 0;  ///< rows said before the lie
};
void PrintTo(const Lie& one, std::ostream* out) { *out << one.behaviour; }

class Lists : public testing::Test {
 protected:
  /// The hostile reader in the place of the one that reads CSV.
  void SetUp() override {
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    std::string folder = std::filesystem::temp_directory_path().string() + "/recto-lists-XXXXXX";
    ASSERT_NE(::mkdtemp(folder.data()), nullptr);
    folder_ = folder;
    const std::string readers = folder_ + "/readers";
    std::filesystem::create_directory(readers);
    std::filesystem::copy_file(RECTO_READERS_BUILT "/tests/hostile/recto-read-hostile", readers + "/recto-read-text");
    auto runner = sandbox::Runner::create({.readers = readers, .bubblewrap = {}});
    ASSERT_TRUE(runner) << runner.error().sentence();
    runner_ = *std::move(runner);
    std::ofstream(folder_ + "/list.csv") << "name\nZaydan Qasri\n";
    file_ = FileDescriptor(::open((folder_ + "/list.csv").c_str(), O_RDONLY | O_CLOEXEC));
  }
  void TearDown() override {
    runner_.reset();
    std::filesystem::remove_all(folder_);
  }
  intake::TableReading read(const std::string& behaviour) {
    const auto take = [this](const intake::SheetHead&, TableRow row) -> Result<void> {
      EXPECT_EQ(row.cells, std::vector<std::u32string>{U"Zaydan Qasri"});
      ++taken_;
      return {};
    };
    auto reading = intake::read_table(*runner_, file_, behaviour, take);
    EXPECT_TRUE(reading) << reading.error().sentence();
    return reading ? *reading : intake::TableReading{};
  }

  std::string folder_;
  std::unique_ptr<sandbox::Runner> runner_;
  FileDescriptor file_;
  uint64_t taken_ = 0;
};
class LyingLists : public Lists, public testing::WithParamInterface<Lie> {};

TEST_P(LyingLists, AreRefusedInOneSentence) {
  const Lie& lie = GetParam();
  const intake::TableReading reading = read(lie.behaviour);
  EXPECT_EQ(to_string(reading.outcome), lie.good > 0 ? "partial" : "failed");
  EXPECT_THAT(reading.why, StartsWith("the reader's answer was not valid: "));
  EXPECT_THAT(reading.why, HasSubstr(lie.why));
  EXPECT_LT(reading.why.size(), 200U);
  EXPECT_EQ(reading.why.find('\n'), std::string::npos);
  EXPECT_EQ(reading.rows, lie.good);
  EXPECT_EQ(taken_, lie.good);
}

const Lie kLies[] = {{"cell-too-long", ""},
                     {"cells-too-many", ""},
                     {"rows-too-many-at-once", ""},
                     {"row-beyond-all-lists", "no possible number", 1},
                     {"rows-backwards", "rows do not ascend", 1},
                     {"rows-without-sheet", "rows come without a sheet"},
                     {"sheets-leapt-over", "sheets are not numbered"},
                     {"page-for-rows", ""},
                     {"fault-without-end", ""}};
INSTANTIATE_TEST_SUITE_P(All, LyingLists, testing::ValuesIn(kLies), [](const auto& one) {
  std::string name = one.param.behaviour;
  for (char& c : name) c = c == '-' ? '_' : c;
  return name;
});

TEST_F(Lists, AnHonestRowIsTaken) {
  const intake::TableReading reading = read("honest-row");
  EXPECT_EQ(to_string(reading.outcome), "stored") << reading.why;
  EXPECT_EQ(taken_, 1U);
}

}  // namespace
}  // namespace recto::hostile
