#pragma once
// Papers read for one check, kept in memory: `recto check STORY --against FILE…` needs no case.

#include <cstdint>
#include <map>
#include <unordered_map>

#include "app/papers.h"

namespace recto::app {

/// A document that was read, with its pages.
struct LooseDocument {
  DocumentId id;
  PaperView view;
  std::vector<std::shared_ptr<const Page>> pages;
};

/// Candidates are found by the letter triples that the words of a piece share with the given text, in their undotted
/// shapes: a misread letter spoils three triples and leaves the rest of its word. O(text) memory, a few bytes a scalar.
class LoosePapers : public Papers {
 public:
  void add(LooseDocument document);

  Result<std::vector<tracing::Candidate>> candidates(std::u32string_view given, unsigned limit) override;
  /// The first pieces there are: names in another script share no letters.
  Result<std::vector<tracing::Candidate>> name_candidates(std::u32string_view name, unsigned limit) override;
  Result<std::shared_ptr<const Page>> page(const DocumentId& document, PageNumber number) override;
  Result<std::string> file(const DocumentId& document) override;
  Result<PaperView> view(const DocumentId& document) override;
  /// All there are, read once; papers are not added after the first question.
  Result<tracing::KnownLetters> letters(const tracing::LetterQuery& query) override;
  Result<tracing::KnownLists> lists(const tracing::LetterQuery& query) override;
  uint64_t files() const override { return documents_.size(); }
  uint64_t pages() const override { return pages_; }

 private:
  struct Piece {
    DocumentId document;
    PageNumber page;
    CharRange range;
  };
  Result<const LooseDocument*> find(const DocumentId& document) const;
  void add_page(const DocumentId& document, const Page& page);

  std::map<DocumentId, LooseDocument> documents_;
  std::vector<Piece> pieces_;
  std::unordered_map<uint64_t, std::vector<uint32_t>> pieces_of_triple_;  // ascending
  uint64_t pages_ = 0;
  tracing::KnownLetters letters_;
  tracing::KnownLists lists_;
};

}  // namespace recto::app
