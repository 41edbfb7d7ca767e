#include "app/translated_findings.h"

#include <algorithm>

#include "judging/translation_rules.h"

namespace recto::app {
namespace {

using Beside = std::shared_ptr<const OtherLanguage>;

/// The document of a match and those of its copies.
std::vector<const Passage*> passages_of(const Match& match) {
  std::vector<const Passage*> out{&match.passage};
  for (const Passage& copy : match.copies) out.push_back(&copy);
  return out;
}

/// What stands beside a match, or beside a copy of it.
Result<Beside> beside(Translations& translations, const std::set<DocumentId>* answering, const Match& match) {
  for (const Passage* passage : passages_of(match)) {
    const DocumentId& document = passage->cite.document;
    if (answering && !answering->contains(document) && !translations.is_linked(document)) continue;
    if (auto found = TRY(translations.beside(*passage))) return found;
  }
  return Beside();
}

/// Whether a person linked the paper of a match, or a copy of it, to an original.
Result<bool> is_linked_translation(Translations& translations, const Match& match) {
  for (const Passage* passage : passages_of(match)) {
    const DocumentId& document = passage->cite.document;
    if (!translations.is_linked(document)) continue;
    for (const TranslationPair& pair : TRY(translations.pairs_of(document))) {
      if (pair.confirmed && pair.translation.document == document) return true;
    }
  }
  return false;
}

Result<void> judge_anew(Translations& translations, const OtherLanguage* other, Finding& finding) {
  const Match& best = finding.evidence.front();
  judging::TranslatedEvidence evidence;
  evidence.linked = other ? other->confirmed : TRY(is_linked_translation(translations, best));
  evidence.aligned = other != nullptr;
  evidence.original = !other || other->original;
  evidence.read_surely = !other || other->read_surely;
  if (other) evidence.differences = judging::differences_about(*other, best.passage.cite.page, best.passage.cite.range);
  judging::Judgement judgement = judging::judge_translated({finding.verdict, finding.reasons}, evidence);
  finding.verdict = judgement.verdict;
  finding.reasons = std::move(judgement.reasons);
  return {};
}

}  // namespace

std::set<DocumentId> documents_that_answer(std::span<const Finding> findings) {
  std::set<DocumentId> out;
  for (const Finding& finding : findings) {
    if (finding.evidence.empty() || finding.reasons == std::vector{Reason::only_candidate}) continue;
    const Match& best = finding.evidence.front();
    out.insert(best.passage.cite.document);
    if (finding.verdict != Verdict::supported) continue;
    for (const Passage& copy : best.copies) out.insert(copy.cite.document);
  }
  return out;
}

Result<OtherLanguages> other_languages_of(Translations& translations, const std::set<DocumentId>* answering,
                                          std::vector<Finding>& findings) {
  OtherLanguages out;
  for (Finding& finding : findings) {
    if (finding.verdict == Verdict::not_found || finding.evidence.empty()) continue;
    const Match& best = finding.evidence.front();
    const Beside found = TRY(beside(translations, answering, best));
    if (found) out[best.passage.cite.to_string()] = found;
    if (finding.verdict == Verdict::supported) TRY(judge_anew(translations, found.get(), finding));
  }
  return out;
}

}  // namespace recto::app
