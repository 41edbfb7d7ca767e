#include "sandbox/orphans.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace recto::sandbox {
namespace {

TEST(Orphans, AreLookedForAmongProcessesThatEndMeanwhile) {
  const pid_t breeder = ::fork();
  ASSERT_GE(breeder, 0);
  if (breeder == 0) {
    for (int k = 0; k < 3000; ++k) {
      const pid_t child = ::fork();
      if (child == 0) ::_exit(0);
      ::waitpid(child, nullptr, 0);
    }
    ::_exit(0);
  }
  int looks = 0, status = 0;
  while (::waitpid(breeder, &status, WNOHANG) == 0) {
    EXPECT_EQ(end_orphans("/nowhere/bwrap", "/nowhere/readers"), 0);
    ++looks;
  }
  EXPECT_GT(looks, 0);
}

}  // namespace
}  // namespace recto::sandbox
