#pragma once
// The reader of office packages: Word documents (DOCX) and OpenDocument texts (ODT).

#include "readers/harness/reader.h"

namespace recto::office {

class OfficeReader : public harness::Reader {
 public:
  std::string name() const override;
  /// Refuses, by name, every other kind of ZIP package, and what is encrypted.
  Result<void> read(const wire::Request& request, harness::Source& source, harness::Answer& answer) override;
};

}  // namespace recto::office
