#pragma once
// The sample files as the tests read them.

#include <gtest/gtest.h>

#include <string>

#include "base/files.h"

namespace recto::samples {

/// The bytes of samples/`name`; a file that cannot be read fails the test and is empty.
inline std::string content(const std::string& name) {
  const auto bytes = read_file(std::string(RECTO_SOURCE_DIR) + "/samples/" + name, 1 << 20);
  EXPECT_TRUE(bytes.has_value()) << name;
  return bytes.value_or("");
}

}  // namespace recto::samples
