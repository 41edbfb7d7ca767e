#pragma once
// Where pages come from, for those who only read them: search, tracing, reports.

#include <memory>

#include "base/result.h"
#include "model/ids.h"
#include "model/page.h"

namespace recto::inline model {

class PageSource {
 public:
  virtual ~PageSource() = default;
  /// The page as read; safe to call from several threads. Errors: not_found, corrupt, io.
  virtual Result<std::shared_ptr<const Page>> page(const DocumentId& document, PageNumber number) const = 0;
};

}  // namespace recto::inline model
