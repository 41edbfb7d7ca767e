#pragma once
// Pages held in memory, with candidates by shared letter triples: for checking a story against a few files, and for tests.

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "tracing/sources.h"

namespace recto::tracing {

/// About 4 bytes for each distinct triple of a piece beside the pages. Triples survive misreadings that leave hardly a word whole.
class MemorySource : public CandidateSource, public PageSource {
 public:
  /// Adds a document under the path it was received with; pages are numbered as they are. An id that is there already is replaced
  /// only for PageSource, so add each once. O(text).
  void add(const DocumentId& document, std::string file, std::vector<Page> pages);

  Result<std::vector<Candidate>> candidates(std::u32string_view given, unsigned limit) override;
  /// The first pieces there are: names in another script share no letters.
  Result<std::vector<Candidate>> name_candidates(std::u32string_view name, unsigned limit) override;
  Result<std::shared_ptr<const Page>> page(const DocumentId& document, PageNumber number) override;
  Result<std::string> file(const DocumentId& document) override;

 private:
  void index(const DocumentId& document, const Page& page);

  std::map<std::pair<DocumentId, PageNumber>, std::shared_ptr<const Page>> pages_;
  std::map<DocumentId, std::string> files_;
  std::vector<Candidate> pieces_;
  std::unordered_map<uint64_t, std::vector<uint32_t>> pieces_with_;  // triple → indexes of pieces_, ascending
};

}  // namespace recto::tracing
