#include "app/papers.h"

#include <algorithm>

#include "app/case_names.h"
#include "store/originals.h"
#include "text/utf8.h"

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
  papers->size_ = TRY(papers->case_->catalogue().size());
  papers->letters_ = std::make_unique<LettersOfCase>(*papers->case_, papers->size_);
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

/// The documents of the pages that a sentence and the persons it names propose.
Result<std::set<DocumentId>> CasePapers::proposed(const tracing::LetterQuery& query) {
  constexpr unsigned kOfSentence = 60, kOfName = 20;
  std::set<DocumentId> out;
  for (const tracing::Candidate& one : TRY(candidates(query.sentence, kOfSentence))) out.insert(one.document);
  for (const std::u32string& person : query.persons) {
    for (const tracing::Candidate& one : TRY(name_candidates(person, kOfName))) out.insert(one.document);
  }
  return out;
}

Result<tracing::KnownLetters> CasePapers::letters(const tracing::LetterQuery& query) {
  if (letters_->gives_all()) return letters_->all_letters();
  return letters_->letters(query, [&] { return proposed(query); });
}

Result<tracing::KnownLists> CasePapers::lists(const tracing::LetterQuery& query) {
  if (letters_->gives_all()) return letters_->all_lists();
  return letters_->lists(query, [&] { return proposed(query); });
}

Result<PaperView> CasePapers::view(const DocumentId& id) {
  const store::Document document = TRY(case_->catalogue().document(id));
  return PaperView{document.untrusted_file, case_->originals().path(id.exhibit()), document.reader, document.pages};
}

}  // namespace recto::app
