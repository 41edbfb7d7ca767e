#pragma once
// Pages as statements, the latest kept.

#include <list>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "base/result.h"
#include "tracing/sources.h"
#include "tracing/statements.h"

namespace recto::tracing {

struct PageStatements {
  DocumentId document;
  std::shared_ptr<const Page> page;
  std::vector<Statement> statements;
};

class StatementCache {
 public:
  /// Borrows `pages`. Keeps the pages last used, up to `most_scalars` of text.
  StatementCache(PageSource& pages, size_t most_scalars) : pages_(pages), most_scalars_(most_scalars) {}
  /// Errors: those of PageSource::page.
  Result<std::shared_ptr<const PageStatements>> page(const DocumentId& document, PageNumber number);

 private:
  using Key = std::pair<DocumentId, PageNumber>;
  PageSource& pages_;
  WordMeanings meanings_;
  size_t most_scalars_, scalars_ = 0;
  std::list<std::pair<Key, std::shared_ptr<const PageStatements>>> latest_;  // latest first
  std::map<Key, decltype(latest_)::iterator> by_key_;
};

}  // namespace recto::tracing
