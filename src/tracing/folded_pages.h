#pragma once
// Pages as tracing compares them, the latest kept.

#include <list>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "base/result.h"
#include "tracing/comparison.h"
#include "tracing/sources.h"

namespace recto::tracing {

class FoldedPages {
 public:
  /// Borrows `pages`. Keeps the pages last used, up to `most_scalars` of text.
  FoldedPages(PageSource& pages, size_t most_scalars) : pages_(pages), most_scalars_(most_scalars) {}

  /// The page folded; its `pages[1]` is null. Errors: those of PageSource::page.
  Result<SourceText> page(const DocumentId& document, PageNumber number);
  /// The same, or nothing where the document has no such page.
  Result<std::optional<SourceText>> page_if_any(const DocumentId& document, PageNumber number);

 private:
  using Key = std::pair<DocumentId, PageNumber>;
  struct Kept {
    Key key;
    SourceText page;
  };
  PageSource& pages_;
  size_t most_scalars_, scalars_ = 0;
  std::list<Kept> latest_;  // latest first
  std::map<Key, std::list<Kept>::iterator> by_key_;
};

}  // namespace recto::tracing
