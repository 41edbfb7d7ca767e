#pragma once
// How a sender or addressee is called, and which are put together for showing: those whose names fold to the same words, and nobody else.

#include <string>

#include "model/letter.h"

namespace recto::app {

/// The name, else the post with its body, else as written; in one line.
std::u32string display_name(const Party& party);
/// The folded words of that name; empty where it has none.
std::u32string correspondent_key(const Party& party);

}  // namespace recto::app
