#include "readers/harness/protect.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <climits>

#include "readers/harness/landlock.h"
#include "readers/harness/system_calls.h"

namespace recto::harness {

Result<void> protect(const std::vector<std::string>& resources) {
  constexpr unsigned kFirstForeignFd = 4;
  ::close_range(kFirstForeignFd, UINT_MAX, 0);
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return fail(ErrorKind::denied, "the kernel lets no process give up its privileges");
  }
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  restrict_files(resources);
  return restrict_system_calls();
}

}  // namespace recto::harness
