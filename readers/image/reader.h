#pragma once
// Pictures of pages: recto-read-image.

#include "readers/harness/reader.h"
#include "readers/image/reading.h"

namespace recto::image {

class ImageReader : public harness::Reader {
 public:
  std::string name() const override;
  std::vector<std::string> resources() const override;
  /// Every page of a PNG, JPEG or TIFF file, recognised.
  Result<void> read(const wire::Request& request, harness::Source& source, harness::Answer& answer) override;
  Result<void> picture(const wire::Request& request, harness::Source& source, harness::Answer& answer) override;
  Result<void> recognise(const wire::Request& request, const harness::GreyInput& grey,
                         harness::Answer& answer) override;

 private:
  Engines engines_;
};

}  // namespace recto::image
