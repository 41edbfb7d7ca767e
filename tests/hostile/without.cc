// hostile-without landlock|seccomp|namespaces PROGRAM ARGUMENT…: runs a program as on a kernel that lacks something.

#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const char* what = arguments[1];
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (std::strcmp(what, "landlock") == 0) {
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(landlock_create_ruleset), 0);
  } else if (std::strcmp(what, "seccomp") == 0) {
    const scmp_arg_cmp sets_filter{0, SCMP_CMP_EQ, PR_SET_SECCOMP, 0};
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(seccomp), 0);
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1, sets_filter);
  } else if (std::strcmp(what, "namespaces") == 0) {
    const scmp_arg_cmp new_user{0, SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER};
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, new_user);
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(unshare), 0);
  } else {
    return 2;
  }
  if (seccomp_load(filter) != 0) return 2;
  ::execv(arguments[2], arguments + 2);
  std::perror(arguments[2]);
  return 2;
}
