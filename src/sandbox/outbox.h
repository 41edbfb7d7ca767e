#pragma once
// What is still to be sent to a reader.

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "wire/codec.h"
#include "wire/request.h"

namespace recto::sandbox {

/// The frames of a request and its pixels, piece by piece, without a copy of the pixels.
class Outbox {
 public:
  Outbox(const wire::Request& request, std::span<const unsigned char> grey)
      : frame_(wire::encode(request)), rest_(frame_), grey_(grey) {}
  /// The next bytes to be sent; empty when all is.
  std::string_view pending() {
    if (rest_.empty() && !chunk_.empty()) {
      rest_ = {reinterpret_cast<const char*>(chunk_.data()), chunk_.size()};
      chunk_ = {};
    } else if (rest_.empty() && !grey_.empty()) {
      chunk_ = grey_.first(std::min<size_t>(grey_.size(), wire::kMaxChunkBytes));
      grey_ = grey_.subspan(chunk_.size());
      frame_ = wire::pixel_rows_head(static_cast<uint32_t>(chunk_.size()));
      rest_ = frame_;
    }
    return rest_;
  }
  void sent(size_t bytes) { rest_.remove_prefix(bytes); }

 private:
  std::string frame_;
  std::string_view rest_;
  std::span<const unsigned char> grey_, chunk_;
};

}  // namespace recto::sandbox
