#include "store/exhibit_hash.h"

#include <openssl/evp.h>

#include "base/hash.h"
#include "base/result.h"

namespace recto::store {

struct ExhibitHash::State {
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

ExhibitHash::ExhibitHash() : state_(std::make_unique<State>()) {
  CHECK(state_->context && EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1);
}
ExhibitHash::~ExhibitHash() = default;

void ExhibitHash::add(std::span<const std::byte> bytes) {
  CHECK(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

ExhibitId ExhibitHash::finish() {
  Sha256 hash{};
  unsigned length = 0;
  CHECK(EVP_DigestFinal_ex(state_->context.get(), hash.data(), &length) == 1 && length == hash.size());
  return {to_hex(hash)};
}

}  // namespace recto::store
