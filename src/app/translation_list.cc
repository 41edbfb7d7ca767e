#include "app/translation_list.h"

#include <set>

namespace recto::app {

Result<void> translations(const std::string& folder, const std::string& untrusted_document,
                          const TranslationListener& listener, const sandbox::Cancellation& cancellation) {
  const auto papers = TRY(CasePapers::open(folder));
  const store::Catalogue& catalogue = papers->opened().catalogue();
  const auto documents =
      TRY(untrusted_document.empty() ? catalogue.documents() : catalogue.find_documents(untrusted_document));
  if (documents.empty() && !untrusted_document.empty())
    return fail(ErrorKind::not_found, "there is no such document in the case; recto status counts them",
                untrusted_document);
  Translations found(*papers, TRY(translation_links(papers->opened())));
  for (const std::string& fault : found.faults()) listener.fault(fault);
  std::set<std::pair<TextSpan, TextSpan>> seen;
  for (size_t k = 0; k < documents.size(); ++k) {
    if (cancellation.cancelled()) return fail(ErrorKind::cancelled, "stopped before all documents were looked at");
    for (const TranslationPair& pair : TRY(found.pairs_of(documents[k].id))) {
      if (!seen.emplace(pair.translation, pair.original).second) continue;
      const std::vector<AlignedPassages> sentences = TRY(found.aligned(pair));
      TRY(listener.found(pair, sentences));
    }
    listener.progress(k + 1, documents.size());
  }
  return {};
}

}  // namespace recto::app
