#include "base/hash.h"

#include <sodium.h>

namespace recto::inline base {

struct Sha256Stream::State {
  crypto_hash_sha256_state sodium;
};

Sha256Stream::Sha256Stream() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->sodium); }
Sha256Stream::~Sha256Stream() = default;

void Sha256Stream::add(std::span<const std::byte> bytes) {
  crypto_hash_sha256_update(&state_->sodium, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

Sha256 Sha256Stream::finish() {
  Sha256 hash;
  crypto_hash_sha256_final(&state_->sodium, hash.data());
  return hash;
}

Sha256 sha256(std::string_view bytes) {
  Sha256Stream stream;
  stream.add(std::as_bytes(std::span(bytes.data(), bytes.size())));
  return stream.finish();
}

std::string to_hex(std::span<const unsigned char> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : bytes) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15U];
  }
  return out;
}

}  // namespace recto::inline base
