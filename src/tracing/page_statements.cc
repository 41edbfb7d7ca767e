#include "tracing/page_statements.h"

namespace recto::tracing {

Result<std::shared_ptr<const PageStatements>> StatementCache::page(const DocumentId& document, PageNumber number) {
  const Key key{document, number};
  if (const auto known = by_key_.find(key); known != by_key_.end()) {
    latest_.splice(latest_.begin(), latest_, known->second);
    return latest_.front().second;
  }
  auto made = std::make_shared<PageStatements>();
  made->document = document;
  made->page = TRY(pages_.page(document, number));
  made->statements = statements_of(made->page->text, {}, &meanings_);
  scalars_ += made->page->text.size();
  latest_.emplace_front(key, made);
  by_key_[key] = latest_.begin();
  while (scalars_ > most_scalars_ && latest_.size() > 1) {
    scalars_ -= latest_.back().second->page->text.size();
    by_key_.erase(latest_.back().first);
    latest_.pop_back();
  }
  return latest_.front().second;
}

}  // namespace recto::tracing
