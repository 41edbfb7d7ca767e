#pragma once
// Pictures of passages for a report, made in the sandbox from the originals.

#include <string>

#include "app/crop_plan.h"
#include "base/files.h"
#include "publish/report.h"
#include "sandbox/runner.h"

namespace recto::app {

/// Where the bytes of a document are and which reader shows its pages.
struct PictureSource {
  std::string path;    ///< of the exhibit's bytes
  std::string reader;  ///< "pdf", "image"; empty where the format has no page images
};

/// The picture of a plan. Errors: those of opening and of Runner::run; unsupported (the reader made none; the message says why).
Result<publish::Crop> make_crop(const sandbox::Runner& runner, const PictureSource& source, const Page& page,
                                const CropPlan& plan);

/// The reader that draws pages of the documents which the named reader read ("pdf/1 mupdf …" → "pdf"); empty for none.
std::string drawing_reader(std::string_view reader_version);

}  // namespace recto::app
