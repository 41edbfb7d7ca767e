#pragma once
// For tests: a folder that goes with the test, files in it, and pages to put into a case.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "model/page.h"
#include "store/accession.h"
#include "store/case.h"
#include "store/catalogue.h"

namespace recto::store {

/// Memory where there is enough of it: tests of cases sync thousands of times, and no test needs what was synced.
inline std::string quick_place() {
  std::error_code error;
  const auto space = std::filesystem::space("/dev/shm", error);
  return !error && space.available > (256U << 20) ? "/dev/shm" : std::filesystem::temp_directory_path().string();
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = quick_place() + "/recto-test-XXXXXX";
    path_ = ::mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

class FixedClock : public Clock {
 public:
  int64_t now_ms() const override { return 1'700'000'000'000; }
};

/// Text with a word for every run between spaces, in a row across an A4 page.
inline Page page_of(uint32_t number, std::u32string text) {
  Page page;
  page.number = PageNumber(number);
  page.width = 595;
  page.height = 842;
  page.text = std::move(text);
  float x = 72;
  for (size_t i = 0; i < page.text.size(); ++i) {
    if (page.text[i] == U' ') continue;
    const size_t start = i;
    while (i < page.text.size() && page.text[i] != U' ') ++i;
    const auto length = static_cast<uint32_t>(i - start);
    const float end = x + 5.25F * static_cast<float>(length);
    page.words.push_back({CharOffset(static_cast<uint32_t>(start)), CharOffset(length), {x, 100, end, 112.5F}, 0.75F});
    x = end + 3;
  }
  return page;
}

/// The arrival of a file at `path`, which is opened and staged.
inline Arrival arrival_of(Accession& accession, const std::string& path) {
  auto source = open_regular(path);
  EXPECT_TRUE(source) << (source ? "" : source.error().sentence());
  auto staged = accession.stage(*source, path);
  EXPECT_TRUE(staged) << (staged ? "" : staged.error().sentence());
  return {path, std::move(*staged), Outcome::refused, {}};
}

inline Received receive_file(Accession& accession, const std::string& path) {
  std::vector<Arrival> arrivals;
  arrivals.push_back(arrival_of(accession, path));
  auto received = accession.receive(arrivals);
  EXPECT_TRUE(received) << (received ? "" : received.error().sentence());
  return received ? received->at(0) : Received{};
}

/// Receives a file and records one page as its reading.
inline ExhibitId take_in(Accession& accession, const std::string& path, std::u32string text) {
  const Received received = receive_file(accession, path);
  EXPECT_TRUE(accession.begin_reading(received.exhibit));
  EXPECT_TRUE(accession.put_page(received.exhibit, 1, page_of(1, std::move(text))));
  EXPECT_TRUE(accession.finish_reading(received.exhibit, {Outcome::stored, "", "fake 1", 1}));
  EXPECT_TRUE(accession.commit());
  return received.exhibit;
}

}  // namespace recto::store

/// ASSERT that a Result is good, with its sentence if it is not.
#define ASSERT_GOOD(result) ASSERT_TRUE(result) << (result).error().sentence()
