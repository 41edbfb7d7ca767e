#include "base/result.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace recto::inline base {
namespace {
constexpr std::array<std::string_view, 10> kKindNames = {
    "not_found", "invalid_input", "unsupported", "corrupt", "limit", "timeout", "denied", "io", "busy", "cancelled"};
}  // namespace

std::string_view to_string(ErrorKind kind) { return kKindNames[static_cast<size_t>(kind)]; }

std::optional<ErrorKind> error_kind_from(std::string_view name) {
  for (size_t i = 0; i < kKindNames.size(); ++i) {
    if (kKindNames[i] == name) return static_cast<ErrorKind>(i);
  }
  return std::nullopt;
}

std::string Error::sentence() const {
  std::string out = subject.empty() ? message : subject + ": " + message;
  if (cause) out += " (" + cause->sentence() + ")";
  return out;
}

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: this must never be false: %s\n", file, line, condition);
  std::abort();
}

}  // namespace recto::inline base
