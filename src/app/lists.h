#pragma once
// The lists and tables of a case.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/list.h"
#include "model/page.h"
#include "sandbox/cancellation.h"
#include "store/case.h"
#include "store/rows.h"

namespace recto::app {

/// A list where it stands.
struct FoundList {
  ListId id;
  store::Document document;
  List list;
  std::vector<std::shared_ptr<const Page>> pages;  ///< of the document, for the boxes of its cells

  /// The words of a range on its page, one box a line.
  std::vector<Box> boxes(const PageRange& at) const;
};

/// The lists of a document of an open case. Errors: corrupt, io.
Result<std::vector<FoundList>> lists_of(const store::Case& opened, const store::Document& document);

/// Hears each list; an error ends the listing.
class ListListener {
 public:
  virtual ~ListListener() = default;
  virtual Result<void> list(const FoundList& found) = 0;
};

/// The lists of a case or of one document (its id, a beginning of it, its path or name), in the order the documents were read. What was not read by this version of
/// the rules yet is read now, and not kept. Errors: those of opening and of the listener; not_found (no such document).
Result<void> lists(const std::string& folder, const std::string& untrusted_document, ListListener& listener);

/// The lists on the pages of a document, nothing kept.
std::vector<List> lists_of_pages(std::span<const std::shared_ptr<const Page>> pages);

/// Reads the lists of a document from its pages, all of them, and keeps them; durable with the next commit. Errors: io, limit (disk full).
Result<void> keep_lists(store::Case& opened, const store::Document& document,
                        std::span<const std::shared_ptr<const Page>> pages);

/// Reads and keeps the lists of all documents that want it. Safe to stop and run again. Errors: io, limit (disk full).
Result<void> read_new_lists(store::Case& opened, const sandbox::Cancellation& cancellation);

/// The columns that an export hides unless it is told not to: names, and in a list of persons the numbers that name them as well (national number,
/// telephone); where no column is named, all text.
std::vector<bool> private_columns(const List& list);

}  // namespace recto::app
