// kill -9 at random while papers are added (TRUST R1): nothing that was told is lost, and the case that was finished
// afterwards equals one that was never disturbed.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <sstream>

#include "papers.h"

namespace recto {
namespace {

constexpr int kKills = 50;

/// Tells each file's line through a pipe, as the command would to its user.
class TellingEvents : public intake::HeardEvents {
 public:
  explicit TellingEvents(int pipe) : pipe_(pipe) {}
  Result<void> file(const intake::FileLine& line) override {
    std::string told = line.untrusted_path + "\t";
    for (const DocumentId& id : line.documents) told += id.text + " ";
    told += "\n";
    return write_all(pipe_, std::as_bytes(std::span(told)), "the pipe");
  }

 private:
  int pipe_;
};

/// In the child: adds everything; 0 when done.
int add_all(const std::string& place, const std::string& papers, int pipe) {
  const auto opened = std::filesystem::exists(place + "/case.db") ? store::Case::open(place, store::Access::writing)
                                                                  : store::Case::create(place);
  if (!opened) return 3;
  TellingEvents events(pipe);
  const std::vector<std::string> given = {papers};
  return intake::add(**opened, given, intake::read_invented, events, {2, nullptr}) ? 0 : 3;
}

std::vector<intake::FileLine> lines_from(const std::string& told) {
  std::vector<intake::FileLine> lines;
  std::istringstream in(told);
  for (std::string row; std::getline(in, row) && !in.eof();) {  // a row without its end was not told
    intake::FileLine line;
    const size_t tab = row.find('\t');
    line.untrusted_path = row.substr(0, tab);
    std::istringstream ids(row.substr(tab + 1));
    for (std::string id; ids >> id;) line.documents.push_back({id});
    lines.push_back(std::move(line));
  }
  return lines;
}

struct Adding {
  int status = 0;
  std::vector<intake::FileLine> lines;
};

/// Starts adding in a process of its own and kills it after a while; a negative while: never.
Adding add_and_kill(const std::string& place, const std::string& papers, int microseconds) {
  int ends[2];
  CHECK(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    ::_exit(add_all(place, papers, ends[1]));
  }
  ::close(ends[1]);
  if (microseconds >= 0) {
    ::usleep(static_cast<useconds_t>(microseconds));
    ::kill(child, SIGKILL);
  }
  Adding run;
  std::string told;
  char buffer[4096];
  for (ssize_t n = 0; (n = ::read(ends[0], buffer, sizeof buffer)) > 0;) told.append(buffer, static_cast<size_t>(n));
  ::close(ends[0]);
  ::waitpid(child, &run.status, 0);
  run.lines = lines_from(told);
  return run;
}

void check_after_kill(const std::string& place, const std::vector<intake::FileLine>& told) {
  const auto started = std::chrono::steady_clock::now();
  const auto opened = store::Case::open(place, store::Access::writing);
  if (!opened && told.empty()) {
    EXPECT_TRUE(store::Case::create(place)) << opened.error().sentence();  // killed while it was being made
    return;
  }
  ASSERT_TRUE(opened) << opened.error().sentence();
  EXPECT_LE(std::chrono::steady_clock::now() - started, std::chrono::seconds(2));
  EXPECT_TRUE((*opened)->log().verify_acts()->empty());
  EXPECT_TRUE(std::filesystem::is_empty(place + "/originals/incoming"));
  expect_kept(**opened, told);
}

std::string dump_of(const std::string& place) {
  const auto opened = store::Case::open(place, store::Access::reading);
  CHECK(opened);
  return store::dump(**opened);
}

TEST(Kill, FiftyTimesWhileAdding) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const store::TemporaryFolder folder;
  make_papers(folder / "papers", 240);
  const auto started = std::chrono::steady_clock::now();
  ASSERT_EQ(add_and_kill(folder / "undisturbed", folder / "papers", -1).status, 0);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
  const std::string expected = dump_of(folder / "undisturbed");

  int kills = 0, finished = 0;
  std::vector<intake::FileLine> told;
  std::string place = folder / "case 0";
  while (kills < kKills && !testing::Test::HasFailure()) {
    const int after = static_cast<int>(random() % static_cast<unsigned long>(whole.count() / 2));
    const Adding run = add_and_kill(place, folder / "papers", after);
    told.insert(told.end(), run.lines.begin(), run.lines.end());
    if (WIFSIGNALED(run.status)) {
      ++kills;
      check_after_kill(place, told);
      continue;
    }
    ASSERT_EQ(run.status, 0);
    EXPECT_EQ(dump_of(place), expected);
    told.clear();
    place = folder / ("case " + std::to_string(++finished));
  }
  EXPECT_EQ(add_and_kill(place, folder / "papers", -1).status, 0);
  EXPECT_EQ(dump_of(place), expected);
  RecordProperty("finished_in_between", finished);
}

}  // namespace
}  // namespace recto
