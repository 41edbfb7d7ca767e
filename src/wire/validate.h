#pragma once
// What makes a message valid by itself. Both sides hold to it: the harness before it sends, the host after it decodes.

#include "base/result.h"
#include "wire/answer.h"
#include "wire/request.h"

namespace recto::wire {

/// True for a Unicode scalar value that may stand in a page's text: no control character but tab and line feed.
constexpr bool is_text_scalar(char32_t c) {
  const bool scalar = c < 0xD800 || (c > 0xDFFF && c <= 0x10FFFF);
  const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
  return scalar && !control;
}

/// Errors: corrupt, the message names what is out of bounds: texts that are no Unicode or too long, words that leave
/// the text, overlap or do not ascend, boxes that are not finite or turned inside out, confidences outside [0, 1], page
/// 0, a rotation that is none of four, a picture that is no plain PNG of the size it claims.
Result<void> validate(const Message& message);
Result<void> validate(const Request& request);

}  // namespace recto::wire
