#include "app/translated_findings.h"

#include <algorithm>

#include "judging/translation_rules.h"

namespace recto::app {
namespace {

using Beside = std::shared_ptr<const OtherLanguage>;

/// What stands beside a match, or beside a copy of it.
Result<Beside> beside(Translations& translations, const Match& match) {
  auto found = TRY(translations.beside(match.passage));
  for (auto copy = match.copies.begin(); !found && copy != match.copies.end(); ++copy)
    found = TRY(translations.beside(*copy));
  return found;
}

/// Whether a person linked the paper of a match, or a copy of it, to an original.
Result<bool> is_linked_translation(Translations& translations, const Match& match) {
  std::vector<DocumentId> documents{match.passage.cite.document};
  for (const Passage& copy : match.copies) documents.push_back(copy.cite.document);
  for (const DocumentId& document : documents) {
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

Result<OtherLanguages> other_languages_of(Translations& translations, std::vector<Finding>& findings) {
  OtherLanguages out;
  for (Finding& finding : findings) {
    if (finding.verdict == Verdict::not_found || finding.evidence.empty()) continue;
    const Match& best = finding.evidence.front();
    const Beside found = TRY(beside(translations, best));
    if (found) out[best.passage.cite.to_string()] = found;
    if (finding.verdict == Verdict::supported) TRY(judge_anew(translations, found.get(), finding));
  }
  return out;
}

}  // namespace recto::app
