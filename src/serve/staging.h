#pragma once
// Bytes that are being sent, on the disk: cache/staging/<chance>. They are never whole in memory.

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace recto::serve {

class Staging {
 public:
  explicit Staging(std::string folder) : folder_(std::move(folder)) {}

  using Take = std::function<bool(std::string_view bytes)>;
  /// Writes what `read` hands over into a new file and gives its path. Errors: limit (over kMostBytes; the disk is full), cancelled (it broke off), denied, io;
  /// then nothing is left.
  Result<std::string> take(const std::function<bool(const Take&)>& read);
  /// Removes a file that take() gave.
  void drop(const std::string& path);
  /// Removes what earlier runs left.
  void sweep();
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

}  // namespace recto::serve
