#pragma once
// The reader of office packages: Word documents (DOCX) and OpenDocument texts (ODT) as pages, Excel workbooks (XLSX) as rows.

#include "readers/harness/reader.h"
#include "readers/office/workbook.h"

namespace recto::office {

class OfficeReader : public harness::Reader {
 public:
  /// `tables`: what a workbook may unpack to.
  explicit OfficeReader(const PackageLimits& tables = kTableLimits) : tables_(tables) {}
  std::string name() const override;
  /// Refuses, by name, every other kind of ZIP package, and what is encrypted.
  Result<void> read(const wire::Request& request, harness::Source& source, harness::Answer& answer) override;
  /// The sheets of an Excel workbook (XLSX; workbook.h, sheet.h); refuses, by name, every other kind.
  Result<void> table(const wire::Request& request, harness::Source& source, harness::Answer& answer) override;

 private:
  PackageLimits tables_;
};

}  // namespace recto::office
