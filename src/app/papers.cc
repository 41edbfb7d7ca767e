#include "app/papers.h"

#include <algorithm>

#include "store/originals.h"

namespace recto::app {
namespace {

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

Result<std::shared_ptr<const Page>> CasePapers::page(const DocumentId& document, PageNumber number) {
  return case_->catalogue().page(document, number);
}

Result<std::string> CasePapers::file(const DocumentId& document) {
  return TRY(case_->catalogue().document(document)).untrusted_file;
}

Result<PaperView> CasePapers::view(const DocumentId& id) {
  const store::Document document = TRY(case_->catalogue().document(id));
  return PaperView{document.untrusted_file, case_->originals().path(id.exhibit()), document.reader, document.pages};
}

}  // namespace recto::app
