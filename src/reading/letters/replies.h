#pragma once
// Letters of one document that answer each other: a chain of electronic mail printed newest first.

#include <vector>

#include "model/letter.h"

namespace recto::reading::letters {

/// The evidence of a reference to the letter below it in the same document.
inline constexpr const char* kReplyChain = "reply_chain";

/// Adds to each message a reference to the one below that it answers or forwards. A reply whose own To line is empty gets the
/// sender of what it answers as its addressee, by that evidence and with less confidence.
void join_replies(std::vector<Letter>& letters);

}  // namespace recto::reading::letters
