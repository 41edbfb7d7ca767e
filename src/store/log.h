#pragma once
// The log of a case: acts, each holding the hash of the one before. Truth, together with the originals.
//
// docs/FORMATS.md, "Log", gives the exact bytes with test vectors. An act's leaf hash is that of RFC 6962, section 2.1:
// SHA-256(0x00 || bytes); Merkle heads and signatures can be made over the log as it is. The table refuses UPDATE and
// DELETE.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "store/bencode.h"
#include "store/rows.h"

namespace recto::store {

class Database;

struct Act {
  ActNumber number;
  int64_t time_ms = 0;
  std::string actor;
  std::string kind;  ///< "created", "received", "not received", "read", …
  Bencode::Dictionary payload;
  Sha256 previous{};  ///< leaf hash of the act before; zeros for the first
};

/// The bytes of an act: one encoding only.
std::string encode_act(const Act& act);
/// Errors: corrupt (not the canonical encoding of an act).
Result<Act> decode_act(std::string_view untrusted_bytes);
/// SHA-256(0x00 || bytes).
Sha256 leaf_hash(std::string_view act_bytes);

/// Something wrong with the log.
struct LogFault {
  ActNumber act;
  std::string what;
};

class Log {
 public:
  explicit Log(std::shared_ptr<Database> database);

  /// The acts from number `from` on, in order; stops when `each` returns an error. Errors: corrupt, io.
  Result<void> for_each(ActNumber from, const std::function<Result<void>(const Act&)>& each) const;
  /// The number of acts and the leaf hash of the last.
  struct Head {
    ActNumber number;
    Sha256 leaf{};
  };
  Result<Head> head() const;
  /// Walks the chain again: numbers without a gap, bytes canonical, hashes right. Empty: sound. O(acts).
  Result<std::vector<LogFault>> verify_acts() const;

 private:
  std::shared_ptr<Database> database_;
};

}  // namespace recto::store
