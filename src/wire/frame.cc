#include "wire/bytes.h"
#include "wire/codec.h"

namespace recto::wire {

uint32_t most_bytes(uint8_t tag) {
  switch (static_cast<Tag>(tag)) {
    case Tag::request:
      return 600'000;
    case Tag::page_read:
      return 4 * kMaxPageScalars + 28 * kMaxPageWords + kMaxPageFaults * (kMaxSentenceBytes + 4) + 1'000;
    case Tag::pixel_rows:
      return kMaxChunkBytes;
    case Tag::picture:
      return kMaxPictureBytes + 16;
    case Tag::table_rows:
      return kMaxRowsBytes + kMaxRowsAtOnce * (kMaxSentenceBytes + 12) + 4 * kMaxRowsCells + 4;
    case Tag::table_sheet:
    case Tag::hello:
    case Tag::document:
    case Tag::grey_page:
    case Tag::fault:
    case Tag::refused:
    case Tag::done:
      return 4'096;
  }
  return 0;
}

void FrameBuffer::feed(std::string_view bytes) {
  // What was taken is dropped only when it is most of the buffer, so that many small frames cost one copy together.
  if (taken_ > 0 && taken_ >= buffer_.size() - taken_) {
    buffer_.erase(0, taken_);
    taken_ = 0;
  }
  buffer_.append(bytes);
}

Result<std::optional<Frame>> FrameBuffer::next() {
  const std::string_view waiting = std::string_view(buffer_).substr(taken_);
  if (waiting.empty()) return std::optional<Frame>();
  ByteReader head(waiting);
  const uint8_t tag = head.u8();
  const uint32_t most = most_bytes(tag);
  if (most == 0) return fail(ErrorKind::corrupt, "a frame begins with a byte that is no tag");
  const uint32_t size = head.u32();
  if (!head.good()) return std::optional<Frame>();
  if (size > most) return fail(ErrorKind::corrupt, "a frame claims to be longer than its kind may be");
  if (waiting.size() - kFrameHead < size) return std::optional<Frame>();
  taken_ += kFrameHead + size;
  return std::optional<Frame>(Frame{static_cast<Tag>(tag), waiting.substr(kFrameHead, size)});
}

}  // namespace recto::wire
