#pragma once
// Chance and secrets, by libsodium.

#include <string>
#include <string_view>

namespace recto::inline base {

/// So many bytes from the system's generator, as lower-case hex digits.
std::string random_hex(unsigned bytes);
/// Are both the same bytes? Takes as long wherever they differ; their lengths are no secret.
bool equal_secrets(std::string_view a, std::string_view b);

}  // namespace recto::inline base
