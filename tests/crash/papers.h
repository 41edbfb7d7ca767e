#pragma once
// Papers for the crash tests, and adding them to a case.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "intake/add.h"
#include "intake/test_reader.h"
#include "store/test_case.h"
#include "store/test_dump.h"

namespace recto {

/// Files of several sizes, copies, refused and failed ones; some hundred names in a few folders.
inline void make_papers(const std::string& folder, int count) {
  for (int i = 0; i < count; ++i) {
    const std::string place = folder + "/" + std::to_string(i % 3);
    std::filesystem::create_directories(place);
    std::string text = "letter " + std::to_string(i);
    for (int page = 0; page < i % 7; ++page) text += "\fpage of names " + std::string(static_cast<size_t>(i * 31), 'x');
    if (i % 9 == 4) text = "the same as others";
    if (i % 10 == 5) text = "!refused " + text;
    if (i % 10 == 6) text = "!partial " + text;
    if (i % 40 == 39) text.clear();
    store::write_file(place + "/paper " + std::to_string(i), text);
  }
}

/// Every line that was told must be true of the case on the disk.
inline void expect_kept(const store::Case& opened, const std::vector<intake::FileLine>& lines) {
  std::vector<store::FileRecord> records;
  const auto done = opened.catalogue().for_each_file([&](const store::FileRecord& record) -> Result<void> {
    records.push_back(record);
    return {};
  });
  ASSERT_TRUE(done);
  for (const intake::FileLine& line : lines) {
    const auto at = std::find_if(records.begin(), records.end(),
                                 [&](const auto& record) { return record.untrusted_path == line.untrusted_path; });
    ASSERT_NE(at, records.end()) << line.untrusted_path;
    EXPECT_FALSE(at->unread) << line.untrusted_path;
    EXPECT_EQ(at->documents, line.documents) << line.untrusted_path;
    if (!at->exhibit) continue;
    const auto bytes = read_file(opened.originals().path(*at->exhibit), 1 << 26);
    ASSERT_TRUE(bytes) << bytes.error().sentence();
    EXPECT_EQ(to_hex(sha256(*bytes)), at->exhibit->hex);
  }
}

}  // namespace recto
