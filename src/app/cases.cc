#include "app/cases.h"

#include <algorithm>
#include <map>

#include "app/corrections.h"
#include "app/excerpt.h"
#include "base/files.h"
#include "search/index.h"
#include "store/case.h"
#include "store/catalogue.h"
#include "store/notes.h"

namespace recto::app {
namespace {

constexpr size_t kAround = 300;

/// The cite with its document's id in full.
Result<Cite> full_cite(const store::Catalogue& catalogue, const std::string& untrusted_cite) {
  if (auto cite = parse_cite(untrusted_cite)) return cite;
  const size_t slash = untrusted_cite.find('/');
  const std::string word = untrusted_cite.starts_with("recto:") && slash != std::string::npos
                               ? untrusted_cite.substr(6, slash - 6)
                               : std::string();
  if (word.size() < 8) return parse_cite(untrusted_cite);
  const auto found = TRY(catalogue.find_documents(word));
  if (found.empty()) {
    return fail(ErrorKind::not_found, "no document of the case begins so; recto status counts them", untrusted_cite);
  }
  if (found.size() > 1) {
    return fail(ErrorKind::invalid_input, "several documents of the case begin so; write more of the id",
                untrusted_cite);
  }
  return parse_cite("recto:" + found[0].id.text + untrusted_cite.substr(slash));
}

}  // namespace

Result<void> new_case(const std::string& folder) {
  TRY(store::Case::create(folder));
  return {};
}

Result<Status> status(const std::string& folder) {
  const auto opened = TRY(store::Case::open(folder, store::Access::reading));
  const store::Catalogue& catalogue = opened->catalogue();
  Status status;
  status.summary = TRY(catalogue.summary());
  status.unread = TRY(catalogue.unread());
  std::map<std::string, store::FileRecord> latest;
  TRY(catalogue.for_each_unsettled_file([&](const store::FileRecord& record) -> Result<void> {
    latest.insert_or_assign(record.untrusted_path, record);
    return {};
  }));
  const auto index = search::Index::open(opened->index_folder());
  const uint64_t indexed = index ? (*index)->documents() : 0;
  status.unindexed = status.summary.documents - std::min(status.summary.documents, indexed);
  for (auto& [path, record] : latest) {
    if (!record.unread && wants_a_look(record.outcome)) status.wanting.push_back(std::move(record));
  }
  return status;
}

Result<void> log(const std::string& folder, const std::function<Result<void>(const store::Act&)>& each) {
  const auto opened = TRY(store::Case::open(folder, store::Access::reading));
  return opened->log().for_each(store::ActNumber(1), each);
}

Result<Shown> show(const std::string& folder, const std::string& untrusted_cite) {
  const auto opened = TRY(store::Case::open(folder, store::Access::reading));
  const store::Catalogue& catalogue = opened->catalogue();
  const Cite cite = TRY(full_cite(catalogue, untrusted_cite));
  Shown shown;
  shown.passage = TRY(catalogue.show(cite));
  shown.document = TRY(catalogue.document(cite.document));
  shown.page = TRY(catalogue.page(cite.document, cite.page));
  Excerpt cut = around(shown.page->text, cite.range, kAround);
  const auto as_corrected = TRY(page_as_corrected(*opened, cite.document, cite.page));
  const CharRange said = as_corrected.to_read.to_derived(cite.range);
  shown.corrected = as_corrected.page.text.substr(said.start.value, said.length());
  for (const auto& one : as_corrected.applied) {
    if (one.range.start < cite.range.end && cite.range.start < one.range.end) shown.corrections.push_back(one);
  }
  for (Note& note : TRY(opened->notes().on(cite.document))) {
    const bool on_words =
        note.at.page == cite.page && note.at.range.start < cite.range.end && cite.range.start < note.at.range.end;
    if (on_words || note.is_on_document()) shown.notes.push_back(std::move(note));
  }
  shown.before = std::move(cut.before);
  shown.after = std::move(cut.after);
  return shown;
}

}  // namespace recto::app
