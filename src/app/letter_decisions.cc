#include "app/letter_decisions.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "app/letter_readings.h"
#include "app/reason.h"
#include "app/translation_links.h"
#include "reading/letters/decided.h"
#include "store/catalogue.h"
#include "store/letter_decisions.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

using Says = LetterWord::Says;

/// A letter of the case, and the document it stands in.
struct Named {
  store::Document document;
  LetterReading reading;
  size_t index = 0;

  const Letter& letter() const { return reading.letters[index]; }
  LetterPlace place() const { return {document.id, letter().begins.page, letter().begins.range.start}; }
};

/// The N of a name that ends in "/lN"; `word` is left with what stands before. 0 where it does not end so.
uint32_t take_letter_number(std::string& word) {
  const size_t slash = word.rfind("/l");
  uint32_t number = 0;
  if (slash == std::string::npos || slash + 2 >= word.size()) return 0;
  const auto [end, error] = std::from_chars(word.data() + slash + 2, word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size()) return 0;
  word.resize(slash);
  return number;
}

Result<Named> find_letter(const store::Case& opened, const std::string& untrusted_word) {
  std::string word = untrusted_word;
  auto documents = TRY(opened.catalogue().find_documents(word));
  const uint32_t number = documents.empty() ? take_letter_number(word) : 0;
  if (number > 0) documents = TRY(opened.catalogue().find_documents(word));
  if (documents.empty())
    return fail(ErrorKind::not_found, "there is no such document in the case; recto letters lists them",
                untrusted_word);
  if (documents.size() > 1) {
    return fail(ErrorKind::invalid_input, std::to_string(documents.size()) + " documents fit; name one by its id",
                untrusted_word);
  }
  Named named;
  named.document = documents.front();
  named.reading = TRY(letter_reading(opened, named.document));
  const size_t count = named.reading.letters.size();
  if (number > count || count == 0) {
    return fail(ErrorKind::not_found, "the document holds " + std::to_string(count) + " letters", untrusted_word);
  }
  if (number == 0 && count > 1) {
    return fail(ErrorKind::invalid_input,
                "the document holds " + std::to_string(count) + " letters; name one of them as " +
                    named.document.id.text.substr(0, 12) + "/l1",
                untrusted_word);
  }
  named.index = number == 0 ? 0 : number - 1;
  return named;
}

/// The values of a field as they are now.
std::vector<std::u32string> values_now(const Letter& letter, LetterMatter matter) {
  const auto one = [](const auto& field) { return field ? std::vector{field->text} : std::vector<std::u32string>(); };
  const auto many = [](const auto& fields) {
    std::vector<std::u32string> out;
    for (const auto& field : fields) out.push_back(field.text);
    return out;
  };
  switch (matter) {
    case LetterMatter::type:
      return {text::decode_utf8_lossy(to_string(letter.type))};
    case LetterMatter::from:
      return one(letter.from);
    case LetterMatter::to:
      return many(letter.to);
    case LetterMatter::copies:
      return many(letter.copies);
    case LetterMatter::via:
      return many(letter.via);
    case LetterMatter::number:
      return one(letter.number);
    case LetterMatter::registry:
      return one(letter.registry);
    case LetterMatter::date:
      return letter.date ? std::vector{letter.date->value} : std::vector<std::u32string>();
    case LetterMatter::received:
      return letter.received ? std::vector{letter.received->value} : std::vector<std::u32string>();
    case LetterMatter::place:
      return one(letter.place);
    case LetterMatter::subject:
      return one(letter.subject);
    case LetterMatter::classification:
      return one(letter.classification);
    case LetterMatter::urgency:
      return one(letter.urgency);
    case LetterMatter::signature:
      return one(letter.signature);
    case LetterMatter::enclosures:
      return many(letter.enclosures);
    default:
      return {};
  }
}

/// The place that a page number or a cite of the document names.
Result<LetterPlace> cut_place(const store::Document& document, const std::string& untrusted_place) {
  uint32_t page = 0;
  const char* last = untrusted_place.data() + untrusted_place.size();
  const auto [end, error] = std::from_chars(untrusted_place.data(), last, page);
  LetterPlace place{document.id, PageNumber(page), CharOffset(0)};
  if (error != std::errc() || end != last || page == 0) {
    const auto cite = parse_cite(untrusted_place);
    if (!cite || cite->document != document.id) {
      return fail(ErrorKind::invalid_input, "a cut is a page number or a cite of this document", untrusted_place);
    }
    place.page = cite->page;
    place.start = cite->range.start;
  }
  if (place.page.value > document.pages) {
    return fail(ErrorKind::not_found, "the document has " + std::to_string(document.pages) + " pages", untrusted_place);
  }
  return place;
}

/// Turns words into decisions; those on one field become one.
class Clerk {
 public:
  Clerk(const Named& named, const LetterWords& said) : named_(named), said_(said) {}

  Result<std::vector<LetterDecision>> write() {
    for (const LetterWord& word : said_.words) TRY(take(word));
    for (const LetterDecision& one : decisions_) {
      if (is_field(one.matter) && !one.values.empty()) TRY(reading::letters::check_values(one.matter, one.values));
    }
    return std::move(decisions_);
  }

 private:
  Result<void> take(const LetterWord& word) {
    if (word.says == Says::cut || word.says == Says::no_cut) return take_cut(word);
    const auto matter = letter_matter_from(word.what);
    if (word.says == Says::unset && matter == LetterMatter::cut) return take_back_cuts();
    if (!matter || !is_field(*matter)) {
      return fail(ErrorKind::invalid_input,
                  "a letter has no such field; it has type, from, to, copies, via, number, registry, date, received, "
                  "place, subject, "
                  "classification, urgency, signature and enclosures",
                  word.what);
    }
    LetterDecision& decision = on_field(*matter);
    if (word.says == Says::set) {
      auto value = text::decode_utf8(word.value);
      if (!value) return fail(ErrorKind::invalid_input, "the value is not UTF-8", word.what);
      if (value->empty()) TRY(reading::letters::check_values(*matter, {}));
      decision.values.push_back(std::move(*value));
    } else if (word.says == Says::confirm) {
      decision.values = values_now(named_.letter(), *matter);
      if (decision.values.empty()) return fail(ErrorKind::not_found, "there is nothing to confirm", word.what);
    }
    return {};
  }

  LetterDecision blank(LetterPlace place, LetterMatter matter) const {
    LetterDecision decision;
    decision.letter = std::move(place);
    decision.matter = matter;
    decision.by = said_.by;
    decision.why = said_.why;
    return decision;
  }

  LetterDecision& on_field(LetterMatter matter) {
    const auto at = std::find_if(decisions_.begin(), decisions_.end(),
                                 [&](const LetterDecision& one) { return one.matter == matter; });
    return at != decisions_.end() ? *at : decisions_.emplace_back(blank(named_.place(), matter));
  }

  Result<void> take_cut(const LetterWord& word) {
    LetterPlace place = TRY(cut_place(named_.document, word.value));
    if (word.says == Says::no_cut) place.start = CharOffset(0);
    LetterDecision decision = blank(std::move(place), LetterMatter::cut);
    decision.values = {std::u32string(word.says == Says::cut ? kCutBegins : kCutGoesOn)};
    decisions_.push_back(std::move(decision));
    return {};
  }

  Result<void> take_back_cuts() {
    std::map<LetterPlace, bool> holds;
    for (const LetterDecision& one : named_.reading.decisions) {
      if (one.matter == LetterMatter::cut) holds[one.letter] = !one.values.empty();
    }
    for (const auto& [place, yes] : holds) {
      if (yes) decisions_.push_back(blank(place, LetterMatter::cut));
    }
    return {};
  }

  const Named& named_;
  const LetterWords& said_;
  std::vector<LetterDecision> decisions_;
};

}  // namespace

Result<void> say_of_letter(const std::string& folder, const LetterWords& said) {
  TRY(check_reason(said.why));
  const auto opened = TRY(store::Case::open(folder, store::Access::writing));
  const bool only_cuts = std::all_of(said.words.begin(), said.words.end(), [](const LetterWord& word) {
    return word.says == Says::cut || word.says == Says::no_cut || word.what == to_string(LetterMatter::cut);
  });
  Named named;
  if (auto found = find_letter(*opened, said.letter); found) {
    named = std::move(*found);
  } else if (only_cuts && found.error().kind == ErrorKind::invalid_input) {
    named = TRY(find_letter(*opened, said.letter + "/l1"));  // a cut is the document's, not a letter's
  } else {
    return tl::unexpected(std::move(found).error());
  }
  return opened->letter_decisions().add(TRY(Clerk(named, said).write()));
}

Result<void> link_letters(const std::string& folder, const LetterLinking& said) {
  TRY(check_reason(said.why));
  const auto opened = TRY(store::Case::open(folder, store::Access::writing));
  const Named one = TRY(find_letter(*opened, said.letter)), other = TRY(find_letter(*opened, said.other));
  if (one.place() == other.place()) {
    return fail(ErrorKind::invalid_input, "a letter cannot be linked to itself", said.letter);
  }
  if (said.relation == LetterMatter::translation_of && !said.remove &&
      TRY(closes_a_circle(*opened, one.place(), other.place()))) {
    return fail(ErrorKind::invalid_input,
                "the other is already said to be a translation of this one; take that back first with --remove",
                said.letter);
  }
  LetterDecision decision;
  decision.letter = one.place();
  decision.matter = said.relation;
  decision.other = other.place();
  if (!said.remove) decision.values = {U"yes"};
  decision.by = said.by;
  decision.why = said.why;
  return opened->letter_decisions().add({decision});
}

}  // namespace recto::app
