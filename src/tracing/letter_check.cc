// How what a story says of letters and lists is checked.
//
// Sentence by sentence: which letters its numbers name, what part of the letter each claim is about (letter_sentence.h), what the field of that letter
// says to it, and last whether the sentence says anything besides, without which nothing is green. Parties are compared by the stems of their words,
// persons by the sounds of their names; a number is compared as translations write it (288/م/2 is 288/M/2).
#include "tracing/letter_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>

#include "judging/letter_rules.h"
#include "names/prepared.h"
#include "reading/entities/entities.h"
#include "reading/letters/chains.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/stem.h"
#include "text/utf8.h"
#include "text/words.h"
#include "tracing/letter_sentence.h"
#include "tracing/list_count.h"
#include "tracing/mention.h"
#include "tracing/statements.h"

namespace recto::tracing {
namespace {

using judging::LetterEvidence;
using judging::LetterPart;
using judging::ValueRelation;
using Stems = std::set<std::u32string>;

constexpr float kPartAlike = 0.85F;
constexpr float kSureSignature =
    0.6F;  // it is known by its place alone, which its confidence never lets rise above 0.75

bool lies_in(const CharRange& inner, const CharRange& outer) {
  return outer.start <= inner.start && inner.end <= outer.end;
}

Stems stems_in(std::u32string_view text) {
  constexpr size_t kShortest = 3;
  Stems out;
  for (const text::WordSpan& word : text::words(text)) {
    const std::u32string folded =
        text::folded(text.substr(word.range.start.value, word.range.length()), text::Folding::spelling);
    if (folded.size() >= kShortest && folded != U"the" && folded != U"and" && folded != U"for")
      out.insert(text::stem(folded));
  }
  return out;
}

/// The number that a story gives a letter.
std::u32string number_of(const Fact& reference) {
  return reading::letters::bare_number(reference.value.value.empty() ? reference.text
                                                                     : text::decode_utf8_lossy(reference.value.value));
}

/// One side of a letter: all that is written of it.
std::u32string written_of(const Letter& letter, LetterRole role) {
  std::u32string out;
  const auto add = [&](const Party& party) {
    out += party.text + U" " + party.name + U" " + party.post + U" " + party.body + U" ";
  };
  if (role != LetterRole::addressee && letter.signature) add(*letter.signature);
  if (role == LetterRole::sender && letter.from) add(*letter.from);
  if (role == LetterRole::addressee) std::for_each(letter.to.begin(), letter.to.end(), add);
  return out;
}

const Field* field_of(const Letter& letter, LetterRole role) {
  if (role == LetterRole::addressee) return letter.to.empty() ? nullptr : &letter.to.front();
  if (role == LetterRole::sender && letter.from) return &*letter.from;
  return letter.signature ? &*letter.signature : nullptr;
}

/// Whether a side of a letter has a claim's words: of a person every part of the name by its sounds, of others every stem.
bool has_party(const Letter& letter, LetterRole role, const Fact& claim) {
  const std::u32string text = written_of(letter, role);
  if (claim.type != FactType::person) {
    const Stems own = stems_in(claim.text), theirs = stems_in(text);
    return !own.empty() && std::includes(theirs.begin(), theirs.end(), own.begin(), own.end());
  }
  const names::Tables& tables = names::Tables::built_in();
  const names::Prepared name = names::prepare(names::parse(claim.text, tables), tables);
  std::vector<names::Sounds> words;
  for (const text::WordSpan& word : text::words(text)) {
    const names::Prepared one =
        names::prepare(names::parse(text.substr(word.range.start.value, word.range.length()), tables), tables);
    words.insert(words.end(), one.parts.begin(), one.parts.begin() + one.count);
  }
  return name.count > 0 &&
         std::all_of(name.parts.begin(), name.parts.begin() + name.count, [&](const names::Sounds& part) {
           return std::any_of(words.begin(), words.end(), [&](const names::Sounds& word) {
             return names::similarity(part, word, tables) >= kPartAlike;
           });
         });
}

/// Whether a signature names a person, so that another one's name is none of it: two to five words behind a rank, or one name that is recognised.
bool names_one_person(std::u32string_view signature) {
  constexpr size_t kFewest = 2, kMost = 5;
  for (const text::WordSpan& word : text::words(signature)) {
    const names::Name behind = names::parse(signature.substr(word.range.start.value), names::Tables::built_in());
    for (const names::Title& title : behind.titles) {
      const size_t words = text::words(std::u32string_view(behind.text).substr(title.range.end.value)).size();
      if (title.range.start == CharOffset(0) && title.seniority && words >= kFewest && words <= kMost) return true;
    }
  }
  const std::vector<Fact> names = reading::find_names(signature);
  return std::count_if(names.begin(), names.end(), [](const Fact& fact) { return fact.type == FactType::person; }) == 1;
}

bool same_script(std::u32string_view a, std::u32string_view b) { return text::main_script(a) == text::main_script(b); }

bool has_arabic(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), [](char32_t c) { return c >= 0x600 && c <= 0x6FF; });
}
bool is_arabic(const Letter& letter) {
  const std::u32string subject = letter.subject ? letter.subject->text : U"";
  return has_arabic(written_of(letter, LetterRole::sender) + written_of(letter, LetterRole::addressee) + subject);
}
bool is_arabic(const List& list) {
  return !list.rows.empty() && std::any_of(list.rows.front().cells.begin(), list.rows.front().cells.end(),
                                           [](const ListCell& cell) { return has_arabic(cell.text); });
}

/// What a letter or a list says to a claim.
struct Said {
  size_t finding = 0;
  LetterEvidence evidence;
  DocumentId document;
  PageRange at;
  std::string sum;
  bool private_name = false;
};

bool agrees(const Said& said) {
  return said.evidence.relation == ValueRelation::same || said.evidence.relation == ValueRelation::covered;
}

/// The claims of one sentence.
class SentenceCheck {
 public:
  SentenceCheck(std::u32string_view story, const Statement& statement, std::span<const Finding> findings,
                std::vector<size_t> mine)
      : story_(story), statement_(statement), findings_(findings), mine_(std::move(mine)), sentence_(story, statement) {
    for (const size_t k : mine_) {
      if (findings[k].claim.type == FactType::reference) references_.push_back(findings[k].claim.range);
    }
  }

  Result<std::vector<Said>> run(LetterSource& papers) {
    const LetterQuery query = asked();
    if (sentence_.speaks_of_letter()) {
      letters_ = TRY(papers.letters(query));
      cite();
      for (const size_t k : mine_) hold_against_letters(k);
    }
    if (sentence_.speaks_of_list()) {
      const KnownLists lists = TRY(papers.lists(query));
      for (const size_t k : mine_) hold_against_lists(k, lists);
    }
    close();
    return std::move(said_);
  }

 private:
  const Fact& claim(size_t k) const { return findings_[k].claim; }

  LetterQuery asked() const {
    LetterQuery query;
    query.sentence = story_.substr(statement_.range.start.value, statement_.range.length());
    for (const size_t k : mine_) {
      const Fact& fact = claim(k);
      if (fact.type == FactType::reference) query.numbers.push_back(number_of(fact));
      if (fact.type == FactType::date && !fact.value.value.empty()) query.dates.push_back(fact.value.value);
      if (fact.type == FactType::person) query.persons.push_back(fact.text);
    }
    return query;
  }

  /// The letters that the sentence's numbers name, those it answers apart.
  void cite() {
    for (const KnownLetter& known : *letters_) {
      if (!known.letter.number) continue;
      const std::u32string key = reading::letters::bare_number(known.letter.number->text);
      for (const size_t k : mine_) {
        if (claim(k).type != FactType::reference || sentence_.is_answered(claim(k).range) || key.empty()) continue;
        if (number_of(claim(k)) == key) cited_.push_back(&known);
      }
    }
  }

  void hold_against_letters(size_t k) {
    switch (claim(k).type) {
      case FactType::reference:
        return sentence_.is_answered(claim(k).range) ? hold_answered(k) : hold_number(k);
      case FactType::date:
        return hold_date(k);
      case FactType::person:
      case FactType::body:
      case FactType::title:
        return hold_party(k);
      default:
        return;
    }
  }

  Said of_field(size_t k, LetterPart part, const KnownLetter& known, const Field& field) const {
    Said said;
    said.finding = k;
    said.evidence.part = part;
    said.evidence.named = !cited_.empty();
    said.evidence.unsure = field.confidence < judging::kSureReading && !field.confirmed;
    said.evidence.other_language = is_arabic(known.letter) != statement_.arabic;
    said.document = known.id.document;
    said.at = field.at;
    return said;
  }

  void hold_number(size_t k) {
    for (const KnownLetter* known : cited_) {
      if (reading::letters::bare_number(known->letter.number->text) != number_of(claim(k))) continue;
      Said said = of_field(k, LetterPart::number, *known, *known->letter.number);
      said.evidence.relation = ValueRelation::same;
      keep(said);
    }
  }

  /// "… answers letter N": the number among those that the letter says it answers.
  void hold_answered(size_t k) {
    const std::u32string key = number_of(claim(k));
    for (const KnownLetter* known : cited_) {
      for (const Reference& reference : known->letter.references) {
        if (reference.number.empty()) continue;
        Said said = of_field(k, LetterPart::number, *known, reference);
        const bool same = reading::letters::bare_number(reference.number) == key;
        said.evidence.relation = same                ? ValueRelation::same
                                 : reference.answers ? ValueRelation::other
                                                     : ValueRelation::unknown;
        keep(said);
      }
    }
  }

  void hold_date(size_t k) {
    if (!sentence_.is_letters_date(claim(k).range, references_)) return;
    const auto hold = [&](const KnownLetter& known) {
      if (!known.letter.date || known.letter.date->calendar == "islamic") return;
      FactValue date;
      date.value = text::encode_utf8(known.letter.date->value);
      Said said = of_field(k, LetterPart::date, known, *known.letter.date);
      said.evidence.relation = judging::relate(FactType::date, claim(k).value, date);
      if (!known.letter.date->otherwise.empty()) said.evidence.unsure = true;
      keep(said);
    };
    for (const KnownLetter* known : cited_) hold(*known);
    if (!cited_.empty() || !references_.empty()) return;
    for (const KnownLetter& known : *letters_) hold(known);
  }

  void hold_party(size_t k) {
    const LetterRole role = sentence_.role_of(claim(k).range);
    if (role == LetterRole::none) return;
    if (role == LetterRole::signer) return hold_signer(k);
    const LetterRole opposite = role == LetterRole::sender ? LetterRole::addressee : LetterRole::sender;
    bool straight = false;
    std::vector<Said> crossed;
    for (const KnownLetter* known : meant()) {
      const bool own = has_party(known->letter, role, claim(k));
      const bool other = !own && has_party(known->letter, opposite, claim(k)) && is_crossed(*known, k, role);
      const Field* field = field_of(known->letter, own ? role : opposite);
      if ((!own && !other) || !field) continue;
      Said said = of_field(k, LetterPart::party, *known, *field);
      said.evidence.relation = own ? ValueRelation::same : ValueRelation::other;
      said.evidence.swapped = other;
      said.evidence.other_language = !same_script(claim(k).text, field->text);
      straight = straight || own;
      if (own) keep(said);
      if (other) crossed.push_back(said);
    }
    if (straight) return;
    for (const Said& said : crossed) keep(said);
  }

  /// The letters that the sentence may mean: those it cites; else those of the dates it gives; else all.
  std::vector<const KnownLetter*> meant() const {
    if (!cited_.empty()) return cited_;
    std::vector<const KnownLetter*> all, dated;
    for (const KnownLetter& known : *letters_) {
      all.push_back(&known);
      FactValue date;
      if (known.letter.date) date.value = text::encode_utf8(known.letter.date->value);
      const bool fits = known.letter.date && std::any_of(mine_.begin(), mine_.end(), [&](size_t k) {
                          const ValueRelation relation = judging::relate(FactType::date, claim(k).value, date);
                          return claim(k).type == FactType::date &&
                                 (relation == ValueRelation::same || relation == ValueRelation::covered);
                        });
      if (fits) dated.push_back(&known);
    }
    return dated.empty() ? all : dated;
  }

  /// Without a number that says which letter is meant, both sides must stand crosswise in it.
  bool is_crossed(const KnownLetter& known, size_t k, LetterRole role) const {
    if (!cited_.empty()) return true;
    return std::any_of(mine_.begin(), mine_.end(), [&](size_t other) {
      if (other == k) return false;
      const LetterRole theirs = sentence_.role_of(claim(other).range);
      const bool names = claim(other).type == FactType::person || claim(other).type == FactType::body ||
                         claim(other).type == FactType::title;
      return names && theirs != LetterRole::none && theirs != LetterRole::signer && theirs != role &&
             has_party(known.letter, role, claim(other));
    });
  }

  void hold_signer(size_t k) {
    if (claim(k).type != FactType::person) return;
    for (const KnownLetter* known : cited_) {
      if (!known->letter.signature) continue;
      const Party& signature = *known->letter.signature;
      Said said = of_field(k, LetterPart::signature, *known, signature);
      const bool same = has_party(known->letter, LetterRole::signer, claim(k));
      said.evidence.relation = same                                ? ValueRelation::same
                               : !names_one_person(signature.text) ? ValueRelation::unknown
                                                                   : ValueRelation::other;
      said.evidence.other_language = !same_script(claim(k).text, signature.text);
      if (said.evidence.other_language) said.evidence.part = LetterPart::party;
      said.evidence.unsure = signature.confidence < kSureSignature && !signature.confirmed;
      keep(said);
    }
  }

  void hold_against_lists(size_t k, const KnownLists& known_lists) {
    const Fact& fact = claim(k);
    const std::vector<KnownList>& lists = *known_lists.lists;
    if (fact.type == FactType::person) return hold_listed(k, lists);
    if (fact.type != FactType::figure || !counts_entries(fact)) return;
    const bool sole = known_lists.all && std::count_if(lists.begin(), lists.end(), [](const KnownList& known) {
                                           return is_of_persons(known.list);
                                         }) == 1;
    const std::u32string place = sentence_.place_of_count(fact.range);
    for (const KnownList& known : lists) {
      const bool enclosed = std::any_of(cited_.begin(), cited_.end(),
                                        [&](const KnownLetter* letter) { return belongs_to(known, *letter); });
      if (!is_of_persons(known.list) || (!cited_.empty() && !enclosed)) continue;
      const std::optional<RowCount> count = count_rows(known.list, place);
      if (!count) continue;
      Said said;
      said.finding = k;
      said.evidence.part = LetterPart::rows;
      said.evidence.named = enclosed || (sole && sentence_.encloses());
      FactValue rows;
      rows.value = std::to_string(count->rows);
      said.evidence.relation = judging::relate(FactType::figure, fact.value, rows);
      said.evidence.unsure = count->doubtful && (agrees(said) || !is_beyond(fact, *count));
      said.evidence.other_language = is_arabic(known.list) != statement_.arabic;
      said.document = known.id.document;
      said.at = count->at;
      said.sum = place.empty()
                     ? fmt::format("{} rows", count->rows)
                     : fmt::format("{} of {} rows: {}", count->rows, known.list.rows.size(), text::encode_utf8(place));
      said.private_name = true;
      keep(said);
    }
  }

  /// Whether a count is further from the rows than the list's faults could explain.
  static bool is_beyond(const Fact& fact, const RowCount& count) {
    const double told = std::strtod(fact.value.value.c_str(), nullptr);
    return !fact.value.value.empty() && std::abs(told - count.rows) > count.doubtful;
  }

  /// Names, persons, entries; or nothing said, in a sentence on a list.
  static bool counts_entries(const Fact& fact) {
    static const Stems kEntries =
        stems_in(U"names name persons people men volunteers entries rows أسماء اسم اسما شخص أشخاص متطوع متطوعا سطر");
    if (!fact.value.unit.empty() || fact.value.form == "ordinal") return false;
    const Stems counted = stems_in(fact.value.counted);
    return std::any_of(counted.begin(), counted.end(),
                       [](const std::u32string& stem) { return kEntries.contains(stem); });
  }

  /// A person that the story says stands in a list.
  void hold_listed(size_t k, const std::vector<KnownList>& lists) {
    for (const KnownList& known : lists) {
      for (const PageRange& at : rows_with_name(known.list, claim(k).text)) {
        Said said;
        said.finding = k;
        said.evidence.part = LetterPart::party;
        said.evidence.relation = ValueRelation::covered;
        said.document = known.id.document;
        said.at = at;
        said.private_name = true;
        keep(said);
      }
    }
  }

  void keep(const Said& said) { said_.push_back(said); }

  /// Nothing is green beside words, or claims, that no field speaks for.
  void close() {
    std::vector<CharRange> told;
    for (const size_t k : mine_) {
      const bool stands = std::any_of(said_.begin(), said_.end(),
                                      [&](const Said& s) { return s.finding == k && agrees(s) && !s.evidence.unsure; });
      if (stands) told.push_back(claim(k).range);
    }
    const bool all = std::all_of(mine_.begin(), mine_.end(), [&](size_t k) {
      return std::any_of(told.begin(), told.end(),
                         [&](const CharRange& range) { return lies_in(claim(k).range, range); });
    });
    const bool bare = all && sentence_.is_bare(told);
    for (Said& said : said_) said.evidence.bare = bare;
  }

  std::u32string_view story_;
  const Statement& statement_;
  std::span<const Finding> findings_;
  std::vector<size_t> mine_;
  LetterSentence sentence_;
  std::vector<CharRange> references_;
  KnownLetters letters_;
  std::vector<const KnownLetter*> cited_;
  std::vector<Said> said_;
};

Result<Match> match_of(const Said& said, const judging::Judgement& judgement, const Fact& claim, PageSource& pages) {
  const auto page = TRY(pages.page(said.document, said.at.page));
  const auto size = static_cast<uint32_t>(page->text.size());
  const CharRange range{CharOffset(std::min(said.at.range.start.value, size)),
                        CharOffset(std::min(said.at.range.end.value, size))};
  Match out;
  out.passage.cite = {said.document, said.at.page, range};
  out.passage.file = TRY(pages.file(said.document));
  out.passage.text = page->text.substr(range.start.value, range.length());
  out.passage.boxes = boxes_of(*page, range);
  out.given = claim.range;
  out.closeness = 1;
  out.verdict = judgement.verdict;
  out.reasons = judgement.reasons;
  out.sum = said.sum;
  out.private_name = said.private_name;
  if (judgement.verdict == Verdict::differs && !said.private_name)
    out.differences.push_back({claim.text, out.passage.text, DifferenceKind::word, claim.range, range, 0, 1});
  return out;
}

/// Sets what a field says beside what the sentences of the papers say; it goes first where it decides, or agrees and no sentence is green.
void put(Finding& finding, Match match, bool agrees) {
  const bool decides = match.verdict == Verdict::differs || match.verdict == Verdict::supported;
  const bool open = finding.verdict != Verdict::contradicted && finding.verdict != Verdict::supported;
  const bool listed = match.private_name && finding.claim.type == FactType::person;
  // A field that has the name says nothing of the rank.
  const bool rank =
      std::find(finding.reasons.begin(), finding.reasons.end(), Reason::title_differs) != finding.reasons.end();
  const bool swapped = match.reasons == std::vector{Reason::misattributed};
  const bool overrules =
      finding.verdict == Verdict::not_found || (open && !listed && (decides || swapped || (agrees && !rank)));
  if (!overrules) {
    finding.evidence.push_back(std::move(match));
    return;
  }
  finding.verdict = match.verdict;
  finding.reasons = match.reasons;
  finding.evidence.insert(finding.evidence.begin(), std::move(match));
}

/// The best word of the fields on each finding: one that agrees goes before one that does not, one in the story's language before another, a sure
/// one before an unsure one.
Result<void> put_all(std::vector<Said> said, PageSource& pages, std::span<Finding> findings) {
  std::stable_sort(said.begin(), said.end(), [](const Said& a, const Said& b) {
    return std::pair(a.evidence.other_language, a.evidence.unsure) <
           std::pair(b.evidence.other_language, b.evidence.unsure);
  });
  std::set<size_t> done;
  for (const bool agreeing : {true, false}) {
    for (const Said& one : said) {
      if (agrees(one) != agreeing || done.contains(one.finding)) continue;
      const judging::Judgement judgement = judging::judge_letter(one.evidence);
      if (judgement.verdict == Verdict::not_found) continue;
      Finding& finding = findings[one.finding];
      put(finding, TRY(match_of(one, judgement, finding.claim, pages)), agreeing);
      done.insert(one.finding);
    }
  }
  return {};
}

}  // namespace

Result<void> check_letters(std::u32string_view story, PageSource& pages, LetterSource& letters,
                           std::span<Finding> findings) {
  size_t next = 0;
  for (const Statement& statement : statements_of(story)) {
    if (next == findings.size()) break;
    std::vector<size_t> mine;
    for (; next < findings.size() && findings[next].claim.range.start < statement.range.end; ++next) {
      if (findings[next].claim.type != FactType::quotation) mine.push_back(next);
    }
    if (mine.empty()) continue;
    SentenceCheck check(story, statement, findings, std::move(mine));
    TRY(put_all(TRY(check.run(letters)), pages, findings));
  }
  return {};
}

std::vector<std::span<Finding>> stretches_of(std::u32string_view story, std::span<Finding> findings, size_t least) {
  std::vector<std::span<Finding>> out;
  size_t first = 0, end = 0;
  for (const Statement& statement : statements_of(story)) {
    while (end < findings.size() && findings[end].claim.range.start < statement.range.end) ++end;
    if (end - first < std::max<size_t>(least, 1)) continue;
    out.push_back(findings.subspan(first, end - first));
    first = end;
  }
  if (first < findings.size()) out.push_back(findings.subspan(first));
  return out;
}

}  // namespace recto::tracing
