#pragma once
// From a grey page to its words.

#include <map>
#include <vector>

#include "model/page.h"
#include "readers/image/deadline.h"
#include "readers/image/engine.h"
#include "readers/image/sheet.h"

namespace recto::image {

struct ReadingOptions {
  std::vector<Script> scripts = {Script::arabic, Script::latin};  ///< those allowed, at least one
  Deadline deadline;
};

/// The models, loaded when first needed.
class Engines {
 public:
  /// Errors: unsupported (the model is not installed).
  Result<Engine*> get(Script script);

 private:
  std::map<Script, Engine> loaded_;
};

/// Reads a page: upright, level, in lines, each by the model of its script. Boxes are in points of the upright page, which is not laid level; page number
/// 1. A page without text is `blank`. What could not be read before the deadline is missing and named in `faults`.
/// Errors: unsupported (no model). Seconds: about 1 a page.
Result<model::Page> read_page(const Grey& scan, double dpi, const ReadingOptions& options, Engines& engines);

}  // namespace recto::image
