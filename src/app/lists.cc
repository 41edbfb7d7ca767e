#include "app/lists.h"

#include <algorithm>

#include "app/letter_readings.h"
#include "app/paper_keys.h"
#include "reading/lists/lists.h"
#include "store/catalogue.h"
#include "store/list_shelf.h"

namespace recto::app {
namespace {

constexpr uint64_t kListPagesInACommit = 2'000;

}  // namespace

std::vector<List> lists_of_pages(std::span<const std::shared_ptr<const Page>> pages) {
  std::vector<const Page*> borrowed;
  for (const auto& page : pages) borrowed.push_back(page.get());
  return reading::lists::find_lists(borrowed);
}

std::vector<Box> FoundList::boxes(const PageRange& at) const {
  for (const auto& page : pages)
    if (page->number == at.page) return boxes_of(*page, at.range);
  return {};
}

Result<std::vector<FoundList>> lists_of(const store::Case& opened, const store::Document& document) {
  std::vector<FoundList> out;
  auto stored = TRY(opened.lists().lists(document, reading::lists::kReader));
  if (stored && stored->empty()) return out;
  const LetterPages pages = TRY(letter_pages(opened, document));
  uint32_t number = 0;
  for (List& list : stored ? *stored : lists_of_pages(pages))
    out.push_back({{document.id, ++number}, document, std::move(list), pages});
  return out;
}

Result<void> lists(const std::string& folder, const std::string& untrusted_document, ListListener& listener) {
  const auto opened = TRY(store::Case::open(folder, store::Access::reading));
  const auto documents = TRY(untrusted_document.empty() ? opened->catalogue().documents()
                                                        : opened->catalogue().find_documents(untrusted_document));
  if (documents.empty() && !untrusted_document.empty()) {
    return fail(ErrorKind::not_found, "there is no such document in the case; recto status counts them",
                untrusted_document);
  }
  for (const store::Document& document : documents) {
    for (const FoundList& found : TRY(lists_of(*opened, document))) TRY(listener.list(found));
  }
  return {};
}

Result<void> keep_lists(store::Case& opened, const store::Document& document,
                        std::span<const std::shared_ptr<const Page>> pages) {
  const std::vector<List> lists = lists_of_pages(pages);
  return opened.lists().put(document, reading::lists::kReader, lists, keys_of(lists));
}

Result<void> read_new_lists(store::Case& opened, const sandbox::Cancellation& cancellation) {
  uint64_t pages = 0;
  for (const store::Document& document : TRY(opened.lists().wanting(reading::lists::kReader))) {
    if (cancellation.cancelled()) break;
    TRY(keep_lists(opened, document, TRY(letter_pages(opened, document))));
    pages += document.pages;
    if (pages < kListPagesInACommit) continue;
    TRY(opened.lists().commit());
    pages = 0;
  }
  return opened.lists().commit();
}

std::vector<bool> private_columns(const List& list) {
  const auto any = [&](auto what) { return std::ranges::any_of(list.columns, what); };
  const bool persons = any([](const ListColumn& column) { return column.type == ColumnType::name; });
  const bool named = any([](const ListColumn& column) { return !column.name.empty(); });
  std::vector<bool> hidden;
  for (const ListColumn& column : list.columns) {
    const bool number_of_person = persons && column.type == ColumnType::number;
    hidden.push_back(column.type == ColumnType::name || number_of_person ||
                     (!named && column.type == ColumnType::text));
  }
  return hidden;
}

}  // namespace recto::app
