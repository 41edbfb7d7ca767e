#include "tracing/folded_pages.h"

namespace recto::tracing {

Result<SourceText> FoldedPages::page(const DocumentId& document, PageNumber number) {
  const Key key{document, number};
  if (const auto known = by_key_.find(key); known != by_key_.end()) {
    latest_.splice(latest_.begin(), latest_, known->second);
    return latest_.front().page;
  }
  std::shared_ptr<const Page> read = TRY(pages_.page(document, number));
  SourceText folded{std::make_shared<const WordStream>(word_stream(read->text)), {read, nullptr}};
  scalars_ += read->text.size();
  latest_.push_front({key, folded});
  by_key_[key] = latest_.begin();
  while (scalars_ > most_scalars_ && latest_.size() > 1) {
    scalars_ -= latest_.back().page.pages[0]->text.size();
    by_key_.erase(latest_.back().key);
    latest_.pop_back();
  }
  return folded;
}

Result<std::optional<SourceText>> FoldedPages::page_if_any(const DocumentId& document, PageNumber number) {
  if (number.value == 0) return std::optional<SourceText>();
  Result<SourceText> found = page(document, number);
  if (found) return std::optional<SourceText>(std::move(*found));
  if (found.error().kind == ErrorKind::not_found) return std::optional<SourceText>();
  return tl::unexpected<Error>(found.error());
}

}  // namespace recto::tracing
