#include "readers/harness/protect.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <climits>
#include <cstdlib>

#include "walls/landlock.h"
#include "walls/system_calls.h"
#include "wire/process.h"

namespace recto::harness {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kShadowMemory = true;  // sanitizers map terabytes
#else
constexpr bool kShadowMemory = false;
#endif

void limit(decltype(RLIMIT_AS) resource, rlim_t soft, rlim_t hard) {
  const rlimit both{soft, hard};
  ::setrlimit(resource, &both);
}
void limit(decltype(RLIMIT_AS) resource, rlim_t most) { limit(resource, most, most); }

/// The number in a variable; the highest where it is missing.
uint64_t number_in(const char* variable) {
  const char* digits = std::getenv(variable);
  return digits == nullptr ? UINT64_MAX : std::strtoull(digits, nullptr, 10);
}
static_assert(RLIM_INFINITY == UINT64_MAX);

void limit_resources(const Limits& limits) {
  constexpr rlim_t kOpenFiles = 64, kStackBytes = 16 << 20;
  if (!kShadowMemory) limit(RLIMIT_AS, limits.memory_bytes);
  const rlim_t seconds = limits.cpu_seconds;
  limit(RLIMIT_CPU, seconds,
        seconds == RLIM_INFINITY ? seconds : seconds + 1);  // first SIGXCPU, which names the reason
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NPROC, 1);
  limit(RLIMIT_NOFILE, kOpenFiles);
  limit(RLIMIT_STACK, kStackBytes);
  limit(RLIMIT_MEMLOCK, 0);
  limit(RLIMIT_MSGQUEUE, 0);
}

}  // namespace

Limits limits_of_environment() { return {number_in(wire::kMemoryVariable), number_in(wire::kCpuVariable)}; }

Result<Walls> protect(const std::vector<std::string>& resources, const Limits& limits) {
  ::close_range(wire::kFileDescriptor + 1, UINT_MAX, 0);
  limit_resources(limits);
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return fail(ErrorKind::denied, "the kernel lets no process give up its privileges");
  }
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  Walls in_force;
  in_force.landlock = walls::restrict_files(resources);
  const auto filtered = walls::enter_inner_filter();
  in_force.system_calls = filtered.has_value();
  if (!filtered && std::getenv(wire::kDegradedVariable) == nullptr) return tl::unexpected<Error>(filtered.error());
  return in_force;
}

}  // namespace recto::harness
