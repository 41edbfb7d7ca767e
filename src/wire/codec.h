#pragma once
// Messages to frames and back; docs/FORMATS.md, "Wire", gives the bytes.
//
// A frame is a tag (1 byte), the length of its payload (4 bytes, little endian) and the payload. Every tag has its
// largest length, known before the payload is read; every count inside is held against the bytes that are left before
// memory is taken for it. A decoded message is a valid one by itself (see validate.h); whether it may stand at its
// place in the answer is for the AnswerChecker to say.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "wire/answer.h"
#include "wire/request.h"

namespace recto::wire {

enum class Tag : uint8_t {
  request = 1,
  hello = 0x10,
  document,
  page_read,
  grey_page,
  pixel_rows,
  picture,
  fault,
  refused,
  done,
  table_sheet,
  table_rows,
};

inline constexpr size_t kFrameHead = 5;
/// The largest payload a frame of this tag may have; 0 for a byte that is no tag.
uint32_t most_bytes(uint8_t tag);

/// The frame of a message or request. Does not validate: the sender does, with validate.h.
std::string encode(const Request& request);
std::string encode(const Message& message);
/// The head of a PixelRows frame of `size` payload bytes, for sending pixels without copying them.
std::string pixel_rows_head(uint32_t size);

struct Frame {
  Tag tag;
  std::string_view payload;  ///< untrusted; valid until the next call on the FrameBuffer it came from
};

/// One whole frame to its message. Errors: corrupt (cut, trailing bytes, a value out of its bounds, a tag of another
/// kind).
Result<Message> decode_message(const Frame& frame);
Result<Request> decode_request(const Frame& frame);

/// Collects bytes as they come into frames. Holds at most the largest frame of its tag and what was fed at once.
class FrameBuffer {
 public:
  void feed(std::string_view bytes);
  /// The next whole frame, nothing if more bytes are needed. Errors: corrupt (no such tag, a length over its most); it
  /// then stays so.
  Result<std::optional<Frame>> next();
  /// Bytes fed and not yet taken: not 0 at the end of a stream means that it was cut.
  size_t pending() const { return buffer_.size() - taken_; }

 private:
  std::string buffer_;
  size_t taken_ = 0;
};

/// FrameBuffer and decode_message in one.
class Decoder {
 public:
  void feed(std::string_view bytes) { frames_.feed(bytes); }
  Result<std::optional<Message>> next();
  size_t pending() const { return frames_.pending(); }

 private:
  FrameBuffer frames_;
};

}  // namespace recto::wire
