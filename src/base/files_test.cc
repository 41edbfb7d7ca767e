#include "base/files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

namespace recto {
namespace {

TEST(Printable, escapes_what_could_deceive_a_terminal) {
  EXPECT_EQ(printable("plain.txt"), "plain.txt");
  EXPECT_EQ(printable("كتاب.pdf"), "كتاب.pdf");
  EXPECT_EQ(printable("a\nb\x1b[2J"), "a\\u{A}b\\u{1B}[2J");
  EXPECT_EQ(printable("x\xE2\x80\xAEtxt.exe"), "x\\u{202E}txt.exe");
  EXPECT_EQ(printable("\xFF\xC0\xAF"), "\\xFF\\xC0\\xAF");
}

TEST(OpenRegular, refuses_a_fifo_without_waiting) {
  const std::string path = std::filesystem::temp_directory_path() / ("recto-fifo-" + std::to_string(getpid()));
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  const auto file = open_regular(path);
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().kind, ErrorKind::invalid_input);
  std::filesystem::remove(path);
  EXPECT_EQ(open_regular(path).error().kind, ErrorKind::not_found);
  EXPECT_EQ(open_regular("/dev/zero").error().kind, ErrorKind::invalid_input);
}

TEST(RealFileSystem, never_overwrites) {
  const std::string path = std::filesystem::temp_directory_path() / ("recto-create-" + std::to_string(getpid()));
  ASSERT_TRUE(real_file_system().create(path).has_value());
  EXPECT_EQ(real_file_system().create(path).error().kind, ErrorKind::busy);
  EXPECT_TRUE(real_file_system().remove(path).has_value());
}

}  // namespace
}  // namespace recto
