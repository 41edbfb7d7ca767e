#include "app/reason.h"

namespace recto::app {

Result<void> check_reason(const std::string& why) {
  const bool blank = why.find_first_not_of(" \t\r\n") == std::string::npos;
  if (blank) return fail(ErrorKind::invalid_input, "a reason is missing; give it with --why");
  return {};
}

}  // namespace recto::app
