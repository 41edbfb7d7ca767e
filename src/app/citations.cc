#include "app/citations.h"

#include <tuple>

#include "app/letter_readings.h"
#include "reading/letters/references.h"
#include "reading/letters/replies.h"
#include "store/catalogue.h"
#include "store/letter_decisions.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

/// The message below in a reply chain.
bool is_reply_below(const Reference& reference) {
  return !reference.evidence.empty() && reference.evidence.front() == reading::letters::kReplyChain;
}

/// What is cited alike is one missing letter: by its number, else by its day.
std::u32string citation_key(const Reference& reference) {
  return reference.number.empty() ? text::decode_utf8_lossy("of " + reference.date)
                                  : reading::letters::number_key(reference.number);
}

}  // namespace

Result<Citations> Citations::of(const store::Case& opened) {
  Citations citations;
  for (const store::Document& document : TRY(opened.catalogue().documents())) {
    citations.add(document.id, TRY(letter_reading(opened, document)).letters);
  }
  citations.resolve();
  citations.link(TRY(opened.letter_decisions().all()));
  return citations;
}

void Citations::put(FoundLetter& found) const {
  const auto at = index_.find(found.id);
  found.cited.resize(at == index_.end() ? found.letter.references.size() : 0);  // newer than what is held here
  if (at == index_.end()) return;
  for (const auto& target : cited_[at->second]) {
    found.cited.push_back(target ? std::optional(CitedLetter{ids_[target->letter], target->doubtful}) : std::nullopt);
  }
  found.cited.resize(found.letter.references.size());
  for (const size_t citing : cited_by_[at->second]) found.cited_by.push_back(ids_[citing]);
  if (const auto linked = links_.find(found.id); linked != links_.end()) found.links = linked->second;
}

std::vector<MissingLetter> Citations::missing(const std::set<LetterId>& listed) const {
  std::vector<MissingLetter> all;
  std::map<std::u32string, size_t> places;
  for (size_t i = 0; i < ids_.size(); ++i) {
    if (!listed.contains(ids_[i])) continue;
    for (size_t k = 0; k < references_[i].size(); ++k) {
      const Reference& reference = references_[i][k];
      if (cited_[i][k] || is_reply_below(reference) || (reference.number.empty() && reference.date.empty())) continue;
      const auto [at, fresh] = places.emplace(citation_key(reference), all.size());
      if (fresh) all.push_back({reference.number, reference.text, reference.date, {}});
      all[at->second].cited_by.push_back(ids_[i]);
    }
  }
  return all;
}

void Citations::add(const DocumentId& document, const std::vector<Letter>& letters) {
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
std::optional<LetterId> Citations::letter_at(const LetterPlace& place) const {
  std::optional<LetterId> last;
  for (auto at = index_.find({place.document, 1}); at != index_.end() && at->first.document == place.document; ++at) {
    last = at->first;
    const PageRange& ends = ends_[at->second];
    if (place.page < ends.page || (place.page == ends.page && place.start < ends.range.end)) break;
  }
  return last;
}

/// Links by the decisions of persons: of those on the same pair the newest.
void Citations::link(const std::vector<LetterDecision>& decisions) {
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

void Citations::resolve() {
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

std::optional<Citations::Meant> Citations::target_of(size_t citing, const Reference& reference) const {
  if (!is_reply_below(reference)) return chains_.meant_by(citing, reference);
  const size_t next = citing + 1;
  const bool same_document = next < ids_.size() && ids_[next].document == ids_[citing].document;
  return same_document ? std::optional(Meant{next}) : std::nullopt;
}

}  // namespace recto::app
