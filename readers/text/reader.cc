#include "readers/text/reader.h"

#include "readers/charset/charset.h"
#include "readers/harness/flow.h"

namespace recto::text_reader {
namespace {

constexpr size_t kMostDecoded = 32UL << 20;
constexpr size_t kChunk = 1UL << 20;

/// The bytes up to `most`, not ending inside a UTF-8 sequence.
std::string_view whole_scalars(std::string_view bytes, size_t most) {
  if (bytes.size() <= most) return bytes;
  size_t end = most;
  while (end > most - 4 && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) --end;
  return bytes.substr(0, end);
}

Result<void> read_utf8(std::string_view bytes, harness::FlowWriter& writer) {
  while (!bytes.empty()) {
    const std::string_view chunk = whole_scalars(bytes, kChunk);
    const std::u32string text = TRY(charset::decode(chunk, "UTF-8"));
    TRY(writer.add(text));
    bytes.remove_prefix(chunk.size());
  }
  return writer.finish();
}

}  // namespace

Result<void> TextReader::read(const wire::Request&, harness::Source& source, harness::Answer& answer) {
  const auto mapped = TRY(source.bytes());
  std::string_view bytes(reinterpret_cast<const char*>(mapped.data()), mapped.size());
  const std::string name = TRY(charset::detect_charset(bytes));
  TRY(answer.document("text", {}, 0));
  harness::FlowWriter writer(answer);
  if (name == "UTF-8") return read_utf8(bytes, writer);
  if (bytes.size() > kMostDecoded) {
    TRY(answer.fault(ErrorKind::limit,
                     "only the first 32 MiB were read: the file is too long for its character set, " + name));
    bytes = bytes.substr(0, kMostDecoded);
  }
  const std::u32string text = TRY(charset::decode(bytes, name));
  TRY(writer.add(text));
  return writer.finish();
}

}  // namespace recto::text_reader
