#pragma once
// The reader of plain text, Markdown and lists (CSV, TSV) in any charset.

#include "readers/harness/reader.h"

namespace recto::text_reader {

class TextReader : public harness::Reader {
 public:
  std::string name() const override { return "text/1"; }
  /// Refuses what looks like binary data. UTF-8 is read as it comes, whatever its length; of files in other charsets the
  /// first 32 MiB, the rest is a fault.
  Result<void> read(const wire::Request& request, harness::Source& source, harness::Answer& answer) override;
  /// CSV and TSV (csv.h) in any charset: one sheet without a name. Refuses what looks like binary data; the limits are those of read().
  Result<void> table(const wire::Request& request, harness::Source& source, harness::Answer& answer) override;
};

}  // namespace recto::text_reader
