#include "app/papers.h"

#include <algorithm>

#include "app/case_names.h"
#include "app/letter_readings.h"
#include "app/lists.h"
#include "reading/letters/letters.h"
#include "reading/lists/lists.h"
#include "store/letter_shelf.h"
#include "store/list_shelf.h"
#include "store/originals.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

/// Documents of a case whose letters and lists are read for a check where they are not kept yet.
constexpr size_t kMostReadAnew = 2'000;

std::vector<tracing::Candidate> as_tracing(const std::vector<search::Candidate>& found) {
  std::vector<tracing::Candidate> out;
  out.reserve(found.size());
  for (const search::Candidate& c : found) out.push_back({c.document, c.page, c.piece, c.score});
  return out;
}

}  // namespace

Result<std::unique_ptr<CasePapers>> CasePapers::open(const std::string& folder) {
  std::unique_ptr<CasePapers> papers(new CasePapers);
  papers->case_ = TRY(store::Case::open(folder, store::Access::reading));
  papers->summary_ = TRY(papers->case_->catalogue().summary());
  auto index = search::Index::open(papers->case_->index_folder());
  if (index) {
    papers->index_ = std::move(*index);
  } else if (index.error().kind != ErrorKind::not_found) {
    return fail(index.error().kind,
                "the search index cannot be used; delete " + papers->case_->index_folder() + " and run recto add again",
                folder, index.error());
  }
  return papers;
}

Result<void> CasePapers::refresh() { return index_ ? index_->refresh() : Result<void>(); }

Result<std::vector<tracing::Candidate>> CasePapers::candidates(std::u32string_view given,
                                                               const search::CandidateOptions& options) {
  if (!index_) return std::vector<tracing::Candidate>{};
  return as_tracing(TRY(index_->candidates(given, options)));
}

Result<std::vector<tracing::Candidate>> CasePapers::candidates(std::u32string_view given, unsigned limit) {
  return candidates(given, {limit, {}, search::Effort::quick});
}

Result<std::vector<tracing::Candidate>> CasePapers::further_candidates(std::u32string_view given, unsigned limit) {
  return candidates(given, {limit, {}, search::Effort::thorough});
}

Result<std::vector<tracing::Candidate>> CasePapers::name_candidates(std::u32string_view name, unsigned limit) {
  std::vector<tracing::Candidate> out;
  std::u32string bare(name);
  std::erase_if(bare, [](char32_t c) { return c == U'"' || c == U'\n'; });
  if (!index_ || bare.empty()) return out;
  const CaseNames names(names::Tables::built_in());
  search::SearchOptions options;
  options.limit = limit;
  options.names = &names;
  const auto hits = index_->search("name:\"" + text::encode_utf8(bare) + "\"", case_->catalogue(), options);
  if (!hits && hits.error().kind != ErrorKind::invalid_input && hits.error().kind != ErrorKind::limit)
    return tl::unexpected<Error>(hits.error());
  for (const search::Hit& hit : hits ? hits->hits : std::vector<search::Hit>{})
    out.push_back({hit.passage.cite.document, hit.passage.cite.page, hit.passage.cite.range, hit.score});
  return out;
}

Result<std::shared_ptr<const Page>> CasePapers::page(const DocumentId& document, PageNumber number) {
  return case_->catalogue().page(document, number);
}

Result<std::string> CasePapers::file(const DocumentId& document) {
  return TRY(case_->catalogue().document(document)).untrusted_file;
}

Result<std::vector<tracing::KnownLetter>> CasePapers::letters() {
  std::vector<tracing::KnownLetter> out;
  const auto documents = TRY(case_->catalogue().documents());
  for (const store::Document& document : documents) {
    if (documents.size() > kMostReadAnew && !TRY(case_->letters().letters(document, reading::letters::kReader)))
      continue;
    uint32_t number = 0;
    for (Letter& letter : TRY(letter_reading(*case_, document)).letters)
      out.push_back({{document.id, ++number}, std::move(letter)});
  }
  return out;
}

Result<std::vector<tracing::KnownList>> CasePapers::lists() {
  std::vector<tracing::KnownList> out;
  const auto documents = TRY(case_->catalogue().documents());
  for (const store::Document& document : documents) {
    auto stored = TRY(case_->lists().lists(document, reading::lists::kReader));
    if (!stored && documents.size() > kMostReadAnew) continue;
    uint32_t number = 0;
    for (List& list : stored ? *stored : lists_of_pages(TRY(letter_pages(*case_, document))))
      out.push_back({{document.id, ++number}, std::move(list)});
  }
  return out;
}

Result<PaperView> CasePapers::view(const DocumentId& id) {
  const store::Document document = TRY(case_->catalogue().document(id));
  return PaperView{document.untrusted_file, case_->originals().path(id.exhibit()), document.reader, document.pages};
}

}  // namespace recto::app
