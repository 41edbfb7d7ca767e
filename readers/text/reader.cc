#include "readers/text/reader.h"

#include <functional>
#include <utility>

#include "readers/charset/charset.h"
#include "readers/harness/flow.h"
#include "readers/text/csv.h"

namespace recto::text_reader {
namespace {

constexpr size_t kMostDecoded = 32UL << 20;
constexpr size_t kChunk = 1UL << 20;
constexpr size_t kBeginning = 1UL << 16;

/// The bytes up to `most`, not ending inside a UTF-8 sequence.
std::string_view whole_scalars(std::string_view bytes, size_t most) {
  if (bytes.size() <= most) return bytes;
  size_t end = most;
  while (end > most - 4 && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) --end;
  return bytes.substr(0, end);
}

/// Hands the text of a file on in pieces, its charset told first. The end of what is too long is left out, with a fault.
class Pieces {
 public:
  using Take = std::function<Result<void>(std::u32string_view)>;
  static Result<Pieces> open(harness::Source& source) {
    const auto mapped = TRY(source.bytes());
    const std::string_view bytes(reinterpret_cast<const char*>(mapped.data()), mapped.size());
    return Pieces(bytes, TRY(charset::detect_charset(bytes)));
  }
  const std::string& charset() const { return charset_; }
  /// The first piece alone.
  Result<std::u32string> beginning() const { return charset::decode(whole_scalars(bytes_, kBeginning), charset_); }

  Result<void> each(harness::Answer& answer, const Take& take) {
    if (charset_ == "UTF-8") return each_of_utf8(take);
    if (bytes_.size() > kMostDecoded) {
      TRY(answer.fault(ErrorKind::limit,
                       "only the first 32 MiB were read: the file is too long for its character set, " + charset_));
      bytes_ = bytes_.substr(0, kMostDecoded);
    }
    return take(TRY(charset::decode(bytes_, charset_)));
  }

 private:
  Pieces(std::string_view bytes, std::string charset) : bytes_(bytes), charset_(std::move(charset)) {}
  Result<void> each_of_utf8(const Take& take) {
    while (!bytes_.empty()) {
      const std::string_view chunk = whole_scalars(bytes_, kChunk);
      TRY(take(TRY(charset::decode(chunk, "UTF-8"))));
      bytes_.remove_prefix(chunk.size());
    }
    return {};
  }

  std::string_view bytes_;
  std::string charset_;
};

}  // namespace

Result<void> TextReader::read(const wire::Request&, harness::Source& source, harness::Answer& answer) {
  Pieces pieces = TRY(Pieces::open(source));
  TRY(answer.document("text", {}, 0));
  harness::FlowWriter writer(answer);
  TRY(pieces.each(answer, [&](std::u32string_view text) { return writer.add(text); }));
  return writer.finish();
}

Result<void> TextReader::table(const wire::Request&, harness::Source& source, harness::Answer& answer) {
  Pieces pieces = TRY(Pieces::open(source));
  const std::u32string kept = TRY(pieces.beginning());
  std::u32string_view beginning = kept;
  const char32_t said = take_separator_line(beginning);
  const CsvForm form = said != 0 ? CsvForm{said, said == U'\t' ? Quoting::none : Quoting::rfc4180}
                                 : tell_form(beginning, source.untrusted_extension() == "tsv");
  TRY(answer.document(form.separator == U'\t' ? "tsv" : "csv", {}, 0));
  TRY(answer.sheet({}));
  CsvParser parser(form, pieces.charset(), [&](TableRow row) { return answer.row(std::move(row)); });
  bool first = true;
  TRY(pieces.each(answer, [&](std::u32string_view text) {
    if (std::exchange(first, false)) (void)take_separator_line(text);
    return parser.feed(text);
  }));
  return parser.finish();
}

}  // namespace recto::text_reader
