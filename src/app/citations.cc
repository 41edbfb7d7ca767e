#include "app/citations.h"

#include <algorithm>
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

/// What a chain is followed by: a reference without the words that show it.
Reference bare_reference(const Reference& reference) {
  Reference out;
  out.text = reference.text;
  out.number = reference.number;
  out.date = reference.date;
  out.answers = reference.answers;
  out.own = reference.own;
  if (is_reply_below(reference)) out.evidence = {reading::letters::kReplyChain};
  return out;
}

/// What is cited alike is one missing letter: by its number, else by its day.
std::u32string citation_key(const Reference& reference) {
  return reference.number.empty() ? text::decode_utf8_lossy("of " + reference.date)
                                  : reading::letters::number_key(reference.number);
}

}  // namespace

Result<Citations> Citations::of(const store::Case& opened) {
  Citations citations;
  TRY(for_each_letter_reading(opened, [&](const store::Document& document, const std::vector<Letter>& letters) {
    citations.take(document.id, letters);
    return Result<void>();
  }));
  citations.link(TRY(opened.letter_decisions().all()));
  return citations;
}

void Citations::take(const DocumentId& document, const std::vector<Letter>& letters) {
  forget(document);
  if (letters.empty()) return;
  std::vector<size_t>& places = places_[document];
  for (const Letter& letter : letters) {
    const size_t place = letters_.size();
    Known known{{document, static_cast<uint32_t>(places.size() + 1)}, letter.ends, {}, {}};
    if (letter.number) known.number = reading::letters::bare_number(letter.number->text);
    for (const Reference& reference : letter.references) {
      known.references.push_back(bare_reference(reference));
      if (reference.number.empty()) continue;
      std::vector<size_t>& citing = citing_number_[reading::letters::bare_number(reference.number)];
      if (citing.empty() || citing.back() != place) citing.push_back(place);
    }
    chains_.add(letter);
    letters_.push_back(std::move(known));
    places.push_back(place);
  }
}

void Citations::forget(const DocumentId& document) {
  const auto found = places_.find(document);
  if (found == places_.end()) return;
  for (const size_t place : found->second) {
    chains_.remove(place);
    for (const Reference& reference : letters_[place].references) {
      if (!reference.number.empty()) std::erase(citing_number_[reading::letters::bare_number(reference.number)], place);
    }
    letters_[place] = {};
  }
  places_.erase(found);
}

void Citations::put(FoundLetter& found) const {
  found.cited.clear();
  if (const auto place = place_of(found.id)) {
    for (const Reference& reference : letters_[*place].references) {
      const auto target = target_of(*place, reference);
      found.cited.push_back(target ? std::optional(CitedLetter{letters_[target->letter].id, target->doubtful})
                                   : std::nullopt);
    }
    found.cited_by = citing(*place);
  }
  found.cited.resize(found.letter.references.size());  // some may be newer than what is held here
  found.links = links_of(found.id);
}

/// The letters that surely cite a letter. A doubtful number is another one, so that looking under its own suffices.
std::vector<LetterId> Citations::citing(size_t letter) const {
  std::set<size_t> places;
  if (const auto at = citing_number_.find(letters_[letter].number); at != citing_number_.end())
    places.insert(at->second.begin(), at->second.end());
  const LetterId& id = letters_[letter].id;
  if (id.number > 1) places.insert(letter - 1);  // a reply chain: the message above
  std::vector<LetterId> out;
  for (const size_t place : places) {
    const bool cites = std::ranges::any_of(letters_[place].references, [&](const Reference& reference) {
      const auto target = target_of(place, reference);
      return target && !target->doubtful && target->letter == letter;
    });
    if (cites) out.push_back(letters_[place].id);
  }
  return out;
}

std::vector<MissingLetter> Citations::missing_of(const std::set<LetterId>* listed) const {
  std::vector<MissingLetter> all;
  std::map<std::u32string, size_t> numbers;
  for (size_t i = 0; i < letters_.size(); ++i) {
    if (listed && !listed->contains(letters_[i].id)) continue;
    for (const Reference& reference : letters_[i].references) {
      if (is_reply_below(reference) || (reference.number.empty() && reference.date.empty())) continue;
      if (target_of(i, reference)) continue;
      const auto [at, fresh] = numbers.emplace(citation_key(reference), all.size());
      if (fresh) all.push_back({reference.number, reference.text, reference.date, {}});
      all[at->second].cited_by.push_back(letters_[i].id);
    }
  }
  return all;
}

std::optional<size_t> Citations::place_of(const LetterId& id) const {
  const auto found = places_.find(id.document);
  if (found == places_.end() || id.number == 0 || id.number > found->second.size()) return std::nullopt;
  return found->second[id.number - 1];
}

/// The letter that a place lies in; none where its document has none.
std::optional<LetterId> Citations::letter_at(const LetterPlace& place) const {
  const auto found = places_.find(place.document);
  if (found == places_.end()) return std::nullopt;
  for (const size_t at : found->second) {
    const PageRange& ends = letters_[at].ends;
    if (place.page < ends.page || (place.page == ends.page && place.start < ends.range.end)) return letters_[at].id;
  }
  return letters_[found->second.back()].id;
}

void Citations::link(std::vector<LetterDecision> decisions) {
  std::map<std::tuple<LetterPlace, LetterMatter, LetterPlace>, LetterDecision> newest;
  for (LetterDecision& one : decisions) {
    if (!is_link(one.matter) || !one.other) continue;
    const auto pair = std::tuple(one.letter, one.matter, *one.other);
    newest.insert_or_assign(pair, std::move(one));
  }
  links_.clear();
  for (auto& [pair, decision] : newest) {
    if (!decision.values.empty()) links_.push_back(std::move(decision));
  }
}

std::vector<LetterLink> Citations::links_of(const LetterId& id) const {
  std::vector<LetterLink> out;
  for (const LetterDecision& decision : links_) {
    if (decision.letter.document != id.document && decision.other->document != id.document) continue;
    const auto one = letter_at(decision.letter), other = letter_at(*decision.other);
    if (!one || !other) continue;
    if (*one == id) out.push_back({decision.matter, false, *other, decision.by, decision.why, decision.act});
    if (*other == id) out.push_back({decision.matter, true, *one, decision.by, decision.why, decision.act});
  }
  return out;
}

std::optional<Citations::Meant> Citations::target_of(size_t citing, const Reference& reference) const {
  if (!is_reply_below(reference)) return chains_.meant_by(citing, reference);
  const size_t next = citing + 1;
  const bool same_document = next < letters_.size() && letters_[next].id.document == letters_[citing].id.document;
  return same_document ? std::optional(Meant{next}) : std::nullopt;
}

}  // namespace recto::app
