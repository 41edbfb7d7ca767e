#include "cli/lines.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace recto::cli {
namespace {

/// A file with the given bytes that goes with the test.
class Scratch {
 public:
  explicit Scratch(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() / ("recto-lines-" + std::to_string(getpid()))) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~Scratch() { std::filesystem::remove(path_); }
  std::string path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::string error_of(const std::string& bytes) {
  const Scratch file(bytes);
  const auto done = read_lines(file.path(), [](InputLine line) -> Result<void> {
    TRY(id_field(line, "id"));
    TRY(text_field(line, "text"));
    TRY(list_field(line, "not"));
    return {};
  });
  return done ? "" : done.error().sentence();
}

TEST(ReadLines, takes_objects_and_passes_over_blank_lines) {
  EXPECT_EQ(error_of("{\"id\":1,\"text\":\"a\"}\n\n{\"id\":\"b\",\"text\":\"كتاب\",\"not\":[\"x\"]}"), "");
  EXPECT_EQ(error_of(""), "");
}

TEST(ReadLines, names_the_line_that_is_wrong) {
  EXPECT_EQ(error_of("{\"id\":1,\"text\":\"a\"}\nno json\n"), "line 2 is not a JSON object; one is due on each line");
  EXPECT_EQ(error_of("[1]\n"), "line 1 is not a JSON object; one is due on each line");
  EXPECT_EQ(error_of("\n{\"text\":\"a\"}\n"), "line 2 needs a \"id\"");
  EXPECT_EQ(error_of("{\"id\":1,\"text\":3}\n"), "line 1 needs a text \"text\"");
  EXPECT_EQ(error_of("{\"id\":1,\"text\":\"a\",\"not\":[1]}\n"), "line 1 needs a list of texts as \"not\"");
  EXPECT_EQ(error_of("{\"id\":1,\"text\":\"\xff\"}\n"), "line 1 is not UTF-8; save the file as UTF-8");
}

}  // namespace
}  // namespace recto::cli
