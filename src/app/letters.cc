#include "app/letters.h"

#include <map>
#include <set>
#include <tuple>

#include "app/letter_readings.h"
#include "reading/letters/chains.h"
#include "reading/letters/decided.h"
#include "reading/letters/letters.h"
#include "reading/letters/references.h"
#include "reading/letters/replies.h"
#include "store/catalogue.h"
#include "store/letter_decisions.h"
#include "store/letter_shelf.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

constexpr uint64_t kPagesInACommit = 2'000;

/// What cites what in a case. Holds keys and references, not letters: a few hundred bytes a letter.
class Citations {
 public:
  static Result<Citations> of(const store::Case& opened) {
    Citations citations;
    for (const store::Document& document : TRY(opened.catalogue().documents())) {
      citations.add(document.id, TRY(letter_reading(opened, document)).letters);
    }
    citations.resolve();
    citations.link(TRY(opened.letter_decisions().all()));
    return citations;
  }

  /// Fills what a letter cites and what cites it.
  void put(FoundLetter& found) const {
    const auto at = index_.find(found.id);
    if (at == index_.end()) return;
    for (const auto& target : cited_[at->second]) {
      found.cited.push_back(target ? std::optional(CitedLetter{ids_[target->letter], target->doubtful}) : std::nullopt);
    }
    found.cited.resize(found.letter.references.size());
    for (const size_t citing : cited_by_[at->second]) found.cited_by.push_back(ids_[citing]);
    if (const auto linked = links_.find(found.id); linked != links_.end()) found.links = linked->second;
  }

  /// The letters that the listed ones cite and the case lacks, in the order they are first cited.
  std::vector<MissingLetter> missing(const std::set<LetterId>& listed) const {
    std::vector<MissingLetter> all;
    std::map<std::u32string, size_t> places;
    for (size_t i = 0; i < ids_.size(); ++i) {
      if (!listed.contains(ids_[i])) continue;
      for (size_t k = 0; k < references_[i].size(); ++k) {
        const Reference& reference = references_[i][k];
        if (cited_[i][k] || is_below(reference) || (reference.number.empty() && reference.date.empty())) continue;
        const auto [at, fresh] = places.emplace(key_of(reference), all.size());
        if (fresh) all.push_back({reference.number, reference.text, reference.date, {}});
        all[at->second].cited_by.push_back(ids_[i]);
      }
    }
    return all;
  }

 private:
  using Meant = reading::letters::Chains::Meant;

  void add(const DocumentId& document, const std::vector<Letter>& letters) {
    uint32_t number = 0;
    for (const Letter& letter : letters) {
      const LetterId id{document, ++number};
      index_.emplace(id, ids_.size());
      ids_.push_back(id);
      ends_.push_back(letter.ends);
      chains_.add(letter);
      references_.push_back(letter.references);
    }
  }

  /// The letter that a place lies in; none where its document has none.
  std::optional<LetterId> letter_at(const LetterPlace& place) const {
    std::optional<LetterId> last;
    for (auto at = index_.find({place.document, 1}); at != index_.end() && at->first.document == place.document; ++at) {
      last = at->first;
      const PageRange& ends = ends_[at->second];
      if (place.page < ends.page || (place.page == ends.page && place.start < ends.range.end)) break;
    }
    return last;
  }

  /// Links by the decisions of persons: of those on the same pair the newest.
  void link(const std::vector<LetterDecision>& decisions) {
    std::map<std::tuple<LetterPlace, LetterMatter, LetterPlace>, const LetterDecision*> newest;
    for (const LetterDecision& one : decisions) {
      if (is_link(one.matter) && one.other) newest[{one.letter, one.matter, *one.other}] = &one;
    }
    for (const auto& [pair, decision] : newest) {
      const auto one = letter_at(decision->letter), other = letter_at(*decision->other);
      if (decision->values.empty() || !one || !other) continue;
      links_[*one].push_back({decision->matter, false, *other, decision->by, decision->why, decision->act});
      links_[*other].push_back({decision->matter, true, *one, decision->by, decision->why, decision->act});
    }
  }

  void resolve() {
    cited_.resize(ids_.size());
    cited_by_.resize(ids_.size());
    for (size_t i = 0; i < ids_.size(); ++i) {
      for (const Reference& reference : references_[i]) {
        cited_[i].push_back(target_of(i, reference));
        const auto& target = cited_[i].back();
        if (target && !target->doubtful) cited_by_[target->letter].push_back(i);
      }
    }
  }

  /// The message below in a reply chain.
  static bool is_below(const Reference& reference) {
    return !reference.evidence.empty() && reference.evidence.front() == reading::letters::kReplyChain;
  }

  /// What is cited alike is one missing letter: by its number, else by its day.
  static std::u32string key_of(const Reference& reference) {
    return reference.number.empty() ? text::decode_utf8_lossy("of " + reference.date)
                                    : reading::letters::number_key(reference.number);
  }

  std::optional<Meant> target_of(size_t citing, const Reference& reference) const {
    if (!is_below(reference)) return chains_.meant_by(citing, reference);
    const size_t next = citing + 1;
    const bool same_document = next < ids_.size() && ids_[next].document == ids_[citing].document;
    return same_document ? std::optional(Meant{next}) : std::nullopt;
  }

  reading::letters::Chains chains_;
  std::vector<LetterId> ids_;
  std::map<LetterId, size_t> index_;
  std::vector<PageRange> ends_;
  std::map<LetterId, std::vector<LetterLink>> links_;
  std::vector<std::vector<Reference>> references_;
  std::vector<std::vector<std::optional<Meant>>> cited_;
  std::vector<std::vector<size_t>> cited_by_;
};

}  // namespace

std::vector<Box> FoundLetter::boxes(const PageRange& at) const {
  for (const auto& page : pages) {
    if (page->number == at.page) return boxes_of(*page, at.range);
  }
  return {};
}

Result<void> letters(const std::string& folder, const std::string& untrusted_document, LetterListener& listener) {
  const auto opened = TRY(store::Case::open(folder, store::Access::reading));
  const auto documents = TRY(untrusted_document.empty() ? opened->catalogue().documents()
                                                        : opened->catalogue().find_documents(untrusted_document));
  if (documents.empty() && !untrusted_document.empty()) {
    return fail(ErrorKind::not_found, "there is no such document in the case; recto status counts them",
                untrusted_document);
  }
  const Citations citations = TRY(Citations::of(*opened));
  std::set<LetterId> listed;
  for (const store::Document& document : documents) {
    const LetterPages pages = TRY(letter_pages(*opened, document));
    LetterReading reading = TRY(letter_reading(*opened, document));
    std::vector<std::vector<LetterDecision>> decisions(reading.letters.size());
    for (const LetterDecision& one : reading.decisions) {
      if (!is_field(one.matter)) continue;
      auto& mine = decisions[reading::letters::letter_at(reading.letters, one.letter.page, one.letter.start)];
      std::erase_if(mine, [&](const LetterDecision& before) { return before.matter == one.matter; });
      if (!one.values.empty()) mine.push_back(one);
    }
    for (uint32_t n = 0; n < reading.letters.size(); ++n) {
      FoundLetter found{{document.id, n + 1},    document, std::move(reading.letters[n]), {}, {}, {},
                        std::move(decisions[n]), pages};
      citations.put(found);
      listed.insert(found.id);
      TRY(listener.letter(found));
    }
  }
  for (const MissingLetter& missing : citations.missing(listed)) TRY(listener.missing(missing));
  return {};
}

Result<void> keep_letters(store::Case& opened, const store::Document& document,
                          std::span<const std::shared_ptr<const Page>> pages) {
  return opened.letters().put(document, reading::letters::kReader, letters_of_pages(pages));
}

Result<void> read_new_letters(store::Case& opened, const sandbox::Cancellation& cancellation) {
  uint64_t pages = 0;
  for (const store::Document& document : TRY(opened.letters().wanting(reading::letters::kReader))) {
    if (cancellation.cancelled()) break;
    TRY(keep_letters(opened, document, TRY(letter_pages(opened, document))));
    pages += document.pages;
    if (pages < kPagesInACommit) continue;
    TRY(opened.letters().commit());
    pages = 0;
  }
  return opened.letters().commit();
}

}  // namespace recto::app
