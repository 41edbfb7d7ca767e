#pragma once
// The PDF reader: pages of words from text layers, pages as pixels, parts of pages as pictures.

#include "readers/harness/reader.h"

namespace recto::pdf {

class PdfReader : public harness::Reader {
 public:
  std::string name() const override;
  void prepare() override;
  Result<void> read(const wire::Request& request, harness::Source& source, harness::Answer& answer) override;
  Result<void> pixels(const wire::Request& request, harness::Source& source, harness::Answer& answer) override;
  Result<void> picture(const wire::Request& request, harness::Source& source, harness::Answer& answer) override;
};

}  // namespace recto::pdf
