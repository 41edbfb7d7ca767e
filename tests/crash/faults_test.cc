// Disks that fail at every call (TRUST R4), stop at every call (R2), and forget at every call what was not synced (R3).
#include <gtest/gtest.h>

#include "faulty_files.h"
#include "papers.h"

namespace recto {
namespace {

class FaultsTest : public testing::Test {
 protected:
  static constexpr int kPapers = 20;

  void SetUp() override {
    std::string name = store::quick_place() + "/recto-faults-XXXXXX";
    top = ::mkdtemp(name.data());
    make_papers(top + "/papers", kPapers);
  }
  void TearDown() override { std::filesystem::remove_all(top); }

  store::Surroundings around(FileSystem& files) const {
    store::Surroundings surroundings;
    surroundings.files = &files;
    surroundings.actor = "tester";
    return surroundings;
  }
  /// Makes the case if there is none, adds the papers; what was told in `events`.
  Result<void> make_and_add(const std::string& place, FileSystem& files, intake::HeardEvents& events) const {
    const bool there = std::filesystem::exists(place + "/case.db");
    const auto opened = there ? TRY(store::Case::open(place, store::Access::writing, around(files)))
                              : TRY(store::Case::create(place, around(files)));
    const std::vector<std::string> given = {top + "/papers"};
    TRY(intake::add(*opened, given, intake::read_invented, events, {2, nullptr}));
    return {};
  }
  std::string dump_of(const std::string& place) const {
    const auto opened = store::Case::open(place, store::Access::reading);
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().sentence());
    EXPECT_TRUE((*opened)->log().verify_acts()->empty());
    return store::dump(**opened);
  }
  std::string undisturbed(uint64_t& calls) const {
    FaultyFiles files;
    intake::HeardEvents events;
    EXPECT_TRUE(make_and_add(top + "/undisturbed", files, events));
    calls = files.calls();
    return dump_of(top + "/undisturbed");
  }
  /// Runs with a fault from call k on; then again on a good disk. True: the first run said it failed.
  bool run_with_fault(uint64_t k, Failing failing, bool power_cut, const std::string& expected) const {
    const std::string place = top + "/case";
    std::filesystem::remove_all(place);
    FaultyFiles files(k, failing);
    intake::HeardEvents events;
    const bool good = make_and_add(place, files, events).has_value();
    if (power_cut) files.forget();
    if (!events.lines.empty()) {
      const auto opened = store::Case::open(place, store::Access::reading);
      EXPECT_TRUE(opened) << k;
      if (opened) expect_kept(**opened, events.lines);
    }
    intake::HeardEvents again;
    const auto resumed = make_and_add(place, real_file_system(), again);
    EXPECT_TRUE(resumed) << k << ": " << resumed.error().sentence();
    EXPECT_EQ(dump_of(place), expected) << k;
    EXPECT_TRUE(std::filesystem::is_empty(place + "/originals/incoming")) << k;
    return !good;
  }

  std::string top;
};

TEST_F(FaultsTest, TheKthCallFailsOnce) {
  uint64_t calls = 0;
  const std::string expected = undisturbed(calls);
  uint64_t failures = 0;
  for (uint64_t k = 1; k <= calls && !HasFailure(); ++k) failures += run_with_fault(k, Failing::once, false, expected);
  // Only the removal of a copy's temporary may fail unnoticed.
  EXPECT_GE(failures, calls - 2 * kPapers);
}

TEST_F(FaultsTest, TheMachineStopsAtTheKthCall) {
  uint64_t calls = 0;
  const std::string expected = undisturbed(calls);
  EXPECT_GE(calls, 100U);
  for (uint64_t k = 1; k <= calls && !HasFailure(); ++k) run_with_fault(k, Failing::for_good, false, expected);
}

TEST_F(FaultsTest, ThePowerGoesAtTheKthCallAndWhatWasNotSyncedIsGone) {
  uint64_t calls = 0;
  const std::string expected = undisturbed(calls);
  for (uint64_t k = 1; k <= calls + 1 && !HasFailure(); ++k) run_with_fault(k, Failing::for_good, true, expected);
}

}  // namespace
}  // namespace recto
