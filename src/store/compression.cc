#include "store/compression.h"

#include <zstd.h>

#include <memory>
#include <span>

namespace recto::store {
namespace {

constexpr uint8_t kPlain = 0, kZstd = 1;
constexpr int kLevel = 1;  // level 6 makes pages 1 % smaller at twice the time
constexpr uint64_t kMostBytes = 64 << 20;

/// Contexts are kept, one a thread, because making one costs more than compressing a page.
ZSTD_CCtx* compressor() {
  thread_local const std::unique_ptr<ZSTD_CCtx, size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
  return context.get();
}
ZSTD_DCtx* decompressor() {
  thread_local const std::unique_ptr<ZSTD_DCtx, size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  return context.get();
}

void add_to(Sha256Stream& hash, std::string_view bytes) { hash.add(std::as_bytes(std::span(bytes))); }

void add_piece_to(Sha256Stream& hash, std::string_view plain) {
  ByteWriter length;
  length.number(plain.size());
  add_to(hash, length.bytes());
  add_to(hash, plain);
}

}  // namespace

RecordWriter::RecordWriter(uint8_t format) {
  out_.byte(format);
  add_to(hash_, out_.bytes());
}

void RecordWriter::piece(std::string_view plain) {
  std::string packed(ZSTD_compressBound(plain.size()), '\0');
  const size_t size = ZSTD_compressCCtx(compressor(), packed.data(), packed.size(), plain.data(), plain.size(), kLevel);
  const bool pays = !ZSTD_isError(size) && size < plain.size();
  out_.byte(pays ? kZstd : kPlain);
  out_.number(plain.size());
  out_.string(pays ? std::string_view(packed).substr(0, size) : plain);
  add_piece_to(hash_, plain);
}

Record RecordWriter::finish() { return {out_.take(), hash_.finish()}; }

std::string read_piece(ByteReader& in) {
  const uint8_t method = in.byte();
  const uint64_t length = in.number(kMostBytes);
  const std::string_view bytes = in.string();
  std::string plain;
  if (in.good() && method == kPlain && bytes.size() == length) {
    plain = bytes;
  } else if (in.good() && method == kZstd && ZSTD_getFrameContentSize(bytes.data(), bytes.size()) == length) {
    plain.resize(length);
    const size_t size = ZSTD_decompressDCtx(decompressor(), plain.data(), length, bytes.data(), bytes.size());
    if (size != length) in.fail();
  } else {
    in.fail();
  }
  return plain;
}

Result<Sha256> record_hash(std::string_view untrusted_record) {
  ByteReader in(untrusted_record);
  Sha256Stream hash;
  add_to(hash, in.raw(1));
  while (in.left() > 0) add_piece_to(hash, read_piece(in));
  if (!in.good()) return fail(ErrorKind::corrupt, "a stored record is damaged");
  return hash.finish();
}

}  // namespace recto::store
