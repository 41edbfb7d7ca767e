#pragma once
// Requests and answers as plain values. Only listener.cc knows the library that moves them.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace recto::serve {

enum class Method : uint8_t { get, post, put, remove };
/// "GET", "POST", "PUT", "DELETE".
std::string_view to_string(Method method);

using Header = std::pair<std::string, std::string>;

/// What stands before the body. All of it is the client's word.
struct RequestHead {
  std::string method;            ///< as sent
  std::string untrusted_target;  ///< path and query as sent, still encoded
  std::vector<Header> headers;   ///< names in lower case

  /// The value of a header that was sent once; empty where there is none. `count` says how many there were.
  std::string_view header(std::string_view name) const;
  size_t count(std::string_view name) const;
};

/// Takes the next bytes of an answer that is made as it is sent; false: the client is gone.
using Write = std::function<bool(std::string_view bytes)>;

struct Reply {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<Header> headers;
  /// In the place of `body`: the bytes of a file, from its start.
  std::shared_ptr<const FileDescriptor> file;
  uint64_t file_size = 0;
  /// In the place of `body`: called again and again until it returns false.
  std::function<bool(const Write& write)> stream;
};

/// Headers that every answer has, errors too.
const std::vector<Header>& constant_headers();

/// {"error":"one sentence","kind":"not_found"}; the sentence is made printable.
Reply refusal(int status, std::string_view kind, std::string_view sentence);
/// The same for an error of a use case; its kind gives the status.
Reply reply_to(const Error& error);

}  // namespace recto::serve
