#pragma once
// A record of compressed pieces: a format byte, then for each piece a byte for the method (0 plain, 1 zstd), the plain
// length, and the bytes with their length. A piece that would not shrink is kept plain.
//
// A record's hash is that of what it says, not of how zstd packed it: SHA-256 over the format byte and, for each piece, the
// plain length (varint) and the plain bytes. Another release of zstd gives the same hash.

#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"
#include "store/byte_stream.h"

namespace recto::store {

struct Record {
  std::string bytes;
  Sha256 hash{};
};

class RecordWriter {
 public:
  explicit RecordWriter(uint8_t format);
  void piece(std::string_view plain);
  Record finish();

 private:
  ByteWriter out_;
  Sha256Stream hash_;
};

/// Reads a piece; makes the reader bad where it is malformed or says it is over 64 MiB.
std::string read_piece(ByteReader& in);
/// The hash of a record. Errors: corrupt.
Result<Sha256> record_hash(std::string_view untrusted_record);

}  // namespace recto::store
