#pragma once
// SHA-256 (FIPS 180-4), by libsodium.

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace recto::inline base {

using Sha256 = std::array<unsigned char, 32>;

/// A hash taken piece by piece.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;
  void add(std::span<const std::byte> bytes);
  /// The hash of all that was added; the stream must not be used after.
  Sha256 finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Sha256 sha256(std::string_view bytes);
/// Lower-case hex digits.
std::string to_hex(std::span<const unsigned char> bytes);

}  // namespace recto::inline base
