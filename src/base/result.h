#pragma once
// Result<T>: what every fallible function across folders returns. An error's kind says what the caller can do, its
// message tells a person what happened to which file and what to do next.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace recto::inline base {

/// The closed list of error kinds. docs/GLOSSARY.md says what each asks of the caller.
enum class ErrorKind { not_found, invalid_input, unsupported, corrupt, limit, timeout, denied, io, busy, cancelled };

/// The kind as one lower-case word: "not_found".
std::string_view to_string(ErrorKind kind);
/// The kind of that name; empty for any other word.
std::optional<ErrorKind> error_kind_from(std::string_view name);

struct Error {
  ErrorKind kind;
  std::string message;  ///< what happened, for a person; no trailing full stop
  std::string subject;  ///< the file or object it happened to; may be empty
  std::shared_ptr<const Error> cause = nullptr;

  /// One sentence: "subject: message (cause)". Text of untrusted origin in it is not escaped: escape where it is
  /// printed.
  std::string sentence() const;
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
  Result(tl::expected<T, Error> other) : tl::expected<T, Error>(std::move(other)) {}
};

/// Makes the failed side of any Result: return fail(ErrorKind::not_found, "there is no such page", cite);
inline tl::unexpected<Error> fail(ErrorKind kind, std::string message, std::string subject = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(message), std::move(subject)});
}
/// The same with the error that caused it.
inline tl::unexpected<Error> fail(ErrorKind kind, std::string message, std::string subject, Error cause) {
  return tl::unexpected<Error>(
      Error{kind, std::move(message), std::move(subject), std::make_shared<const Error>(std::move(cause))});
}

/// For our own mistakes only: prints the place and aborts. Nothing in a file may reach it.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace recto::inline base

#define CHECK(condition)                                                     \
  do {                                                                       \
    if (!(condition)) ::recto::check_failed(#condition, __FILE__, __LINE__); \
  } while (false)

/// The value of a Result, or returns its error from the function around it.
#define TRY(...)                                                                               \
  ({                                                                                           \
    auto try_result_ = (__VA_ARGS__);                                                          \
    if (!try_result_) return ::tl::unexpected<::recto::Error>(std::move(try_result_).error()); \
    ::recto::base::unwrap_try(std::move(try_result_));                                         \
  })

namespace recto::inline base {
template <class T>
T unwrap_try(Result<T>&& result) {
  return std::move(*result);
}
inline void unwrap_try(Result<void>&&) {}
}  // namespace recto::inline base
