#pragma once
// The SHA-256 that names an exhibit, taken while its bytes are copied. By OpenSSL, whose code uses the processor's own
// instructions: 1,500 MB a second where libsodium's does 207 (2026-11-22); of a large file the hash is most of the work.

#include <cstddef>
#include <memory>
#include <span>

#include "model/ids.h"

namespace recto::store {

class ExhibitHash {
 public:
  ExhibitHash();
  ~ExhibitHash();
  ExhibitHash(const ExhibitHash&) = delete;
  ExhibitHash& operator=(const ExhibitHash&) = delete;
  void add(std::span<const std::byte> bytes);
  /// The name of all that was added; the hash must not be used after.
  ExhibitId finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace recto::store
