#include "app/letters_of_case.h"

#include "app/letter_readings.h"
#include "app/lists.h"
#include "app/paper_keys.h"
#include "reading/letters/letters.h"
#include "reading/lists/lists.h"
#include "store/catalogue.h"
#include "store/letter_decisions.h"
#include "store/letter_shelf.h"
#include "store/list_shelf.h"

namespace recto::app {
namespace {

/// Pages of a case that is looked at whole, and whose letters and lists are read for a check where they are not kept: a page costs a millisecond.
constexpr uint64_t kFewPages = 2'000;
constexpr size_t kMostDocuments = 300;  // looked at for a sentence
constexpr size_t kMostKept = 2'000;     // documents whose letters stay unpacked
constexpr size_t kShortestNumber = 3;   // that a title is searched for

Result<std::vector<tracing::KnownLetter>> letters_of(const store::Case& opened, const store::Document& document,
                                                     bool reads_anew) {
  std::vector<tracing::KnownLetter> out;
  if (!reads_anew && !TRY(opened.letters().letters(document, reading::letters::kReader))) return out;
  uint32_t number = 0;
  for (Letter& letter : TRY(letter_reading(opened, document)).letters)
    out.push_back({{document.id, ++number}, std::move(letter)});
  return out;
}

Result<std::vector<tracing::KnownList>> lists_of(const store::Case& opened, const store::Document& document,
                                                 bool reads_anew) {
  auto stored = TRY(opened.lists().lists(document, reading::lists::kReader));
  std::vector<tracing::KnownList> out;
  if (!stored && !reads_anew) return out;
  uint32_t number = 0;
  for (List& list : stored ? *stored : lists_of_pages(TRY(letter_pages(opened, document))))
    out.push_back({{document.id, ++number}, std::move(list)});
  return out;
}

template <class Known>
void append(const std::vector<Known>& more, std::vector<Known>& out) {
  out.insert(out.end(), more.begin(), more.end());
}

}  // namespace

bool LettersOfCase::gives_all() const { return size_.pages <= kFewPages; }

/// Whether keys find all there is: they know nothing of what was taken in before there were any, nor of what is being taken in.
Result<bool> LettersOfCase::all_keyed() {
  if (all_keyed_) return *all_keyed_;
  const uint64_t letters = TRY(case_.letters().rows().keyed()), lists = TRY(case_.lists().rows().keyed());
  return *(all_keyed_ = std::min(letters, lists) >= size_.documents);
}

Result<tracing::KnownLetters> LettersOfCase::all_letters() {
  if (all_letters_) return all_letters_;
  std::vector<tracing::KnownLetter> out;
  for (const store::Document& document : TRY(case_.catalogue().documents()))
    append(TRY(letters_of(case_, document, gives_all())), out);
  all_letters_ = std::make_shared<const std::vector<tracing::KnownLetter>>(std::move(out));
  return all_letters_;
}

Result<tracing::KnownLists> LettersOfCase::all_lists() {
  if (all_lists_.lists) return all_lists_;
  std::vector<tracing::KnownList> out;
  for (const store::Document& document : TRY(case_.catalogue().documents()))
    append(TRY(lists_of(case_, document, gives_all())), out);
  all_lists_.lists = std::make_shared<const std::vector<tracing::KnownList>>(std::move(out));
  return all_lists_;
}

/// A number or a date that a person set has no key: the documents that persons spoke of are looked at always.
Result<LettersOfCase::Documents> LettersOfCase::told_by_persons() {
  if (told_by_persons_) return *told_by_persons_;
  std::set<DocumentId> ids;
  for (const LetterDecision& decision : TRY(case_.letter_decisions().all())) ids.insert(decision.letter.document);
  Documents out;
  TRY(add(ids, out));
  told_by_persons_ = out;
  return out;
}

Result<void> LettersOfCase::add(const std::set<DocumentId>& ids, Documents& documents) {
  for (const DocumentId& id : ids) {
    if (documents.size() >= kMostDocuments) break;
    auto document = case_.catalogue().document(id);
    if (!document && document.error().kind == ErrorKind::not_found) continue;
    documents.emplace(id, TRY(std::move(document)));
  }
  return {};
}

/// By the numbers of the sentence; where none is known by its days; where there are none of these either, and where keys do not know all, by what is
/// proposed.
Result<LettersOfCase::Documents> LettersOfCase::with_letters(const tracing::LetterQuery& query,
                                                             const Proposed& proposed) {
  Documents out = TRY(told_by_persons());
  if (!TRY(all_keyed())) TRY(add(TRY(proposed()), out));
  const size_t told = out.size();
  const auto take = [&](const std::string& first, const std::string& last) -> Result<void> {
    for (store::Document& document : TRY(case_.letters().rows().with_key(first, last, kMostDocuments)))
      out.emplace(document.id, std::move(document));
    return {};
  };
  for (const std::u32string& number : query.numbers) {
    if (!number.empty()) TRY(take(key_of_number(number), key_of_number(number)));
  }
  if (out.size() > told) return out;
  for (const std::string& date : query.dates) {
    const auto [first, last] = keys_of_days(date);
    if (!first.empty()) TRY(take(first, last));
  }
  if (out.size() == told && TRY(all_keyed())) TRY(add(TRY(proposed()), out));
  return out;
}

Result<tracing::KnownLetters> LettersOfCase::letters(const tracing::LetterQuery& query, const Proposed& proposed) {
  std::vector<tracing::KnownLetter> out;
  for (const auto& [id, document] : TRY(with_letters(query, proposed))) {
    if (letters_of_.size() >= kMostKept) letters_of_.clear();
    if (!letters_of_.contains(id)) letters_of_[id] = TRY(letters_of(case_, document, gives_all()));
    append(letters_of_[id], out);
  }
  return std::make_shared<const std::vector<tracing::KnownLetter>>(std::move(out));
}

/// By the numbers of the sentence; a person is also looked for where the search proposes.
Result<tracing::KnownLists> LettersOfCase::lists(const tracing::LetterQuery& query, const Proposed& proposed) {
  Documents documents = query.numbers.empty() ? Documents() : TRY(with_letters(query, proposed));
  for (const std::u32string& number : query.numbers) {
    if (number.size() < kShortestNumber) continue;
    for (store::Document& document : TRY(case_.lists().rows().with_key_holding(part_of_title(number), kMostDocuments)))
      documents.emplace(document.id, std::move(document));
  }
  if (documents.empty() || !query.persons.empty() || !TRY(all_keyed())) TRY(add(TRY(proposed()), documents));
  std::vector<tracing::KnownList> out;
  for (const auto& [id, document] : documents) {
    if (lists_of_.size() >= kMostKept) lists_of_.clear();
    if (!lists_of_.contains(id)) lists_of_[id] = TRY(lists_of(case_, document, gives_all()));
    append(lists_of_[id], out);
  }
  return tracing::KnownLists{std::make_shared<const std::vector<tracing::KnownList>>(std::move(out)), false};
}

}  // namespace recto::app
