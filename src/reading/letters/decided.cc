#include "reading/letters/decided.h"

#include <algorithm>
#include <map>

#include "reading/letters/letter_date.h"
#include "reading/letters/party.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

bool is_blank(Text text) { return text.find_first_not_of(U" \t\r\n\u00A0") == Text::npos; }
bool is_date(LetterMatter matter) { return matter == LetterMatter::date || matter == LetterMatter::received; }
bool may_be_several(LetterMatter matter) {
  return matter == LetterMatter::to || matter == LetterMatter::copies || matter == LetterMatter::via ||
         matter == LetterMatter::enclosures;
}

/// The day that a person typed. 3/4/2006 is no day: it may be two.
std::optional<LetterDate> day_of(Text typed) {
  const auto dates = find_letter_dates(typed);
  const bool one =
      dates.size() == 1 && dates.front().whole && !dates.front().guessed && dates.front().otherwise.empty();
  return one ? std::optional(dates.front()) : std::nullopt;
}

/// Where the words of a value stand in a letter: the first place; an empty range at its beginning where they do not.
PageRange place_of(Text value, const Letter& letter, std::span<const Page* const> pages) {
  const std::u32string wanted = text::folded(value, text::Folding::spelling);
  for (const Page* page : pages) {
    if (page->number < letter.begins.page || letter.ends.page < page->number) continue;
    const uint32_t begin = page->number == letter.begins.page ? letter.begins.range.start.value : 0;
    const auto size = static_cast<uint32_t>(page->text.size());
    const uint32_t end = page->number == letter.ends.page ? std::min(letter.ends.range.end.value, size) : size;
    if (begin >= end) continue;
    const text::Folded folded = text::fold(Text(page->text).substr(begin, end - begin), text::Folding::spelling);
    const size_t at = folded.text.find(wanted);
    if (at == Text::npos) continue;
    const CharRange found = folded.map.to_source(
        {CharOffset(static_cast<uint32_t>(at)), CharOffset(static_cast<uint32_t>(at + wanted.size()))});
    return {page->number, {found.start + CharOffset(begin), found.end + CharOffset(begin)}};
  }
  return {letter.begins.page, {letter.begins.range.start, letter.begins.range.start}};
}

/// Puts decisions on one letter.
class Setter {
 public:
  Setter(Letter& letter, std::span<const Page* const> pages) : letter_(letter), pages_(pages) {}

  void set(LetterMatter matter, const std::vector<std::u32string>& values) {
    if (matter == LetterMatter::type) {
      if (const auto type = letter_type_from(text::encode_utf8(values.front()))) letter_.type = *type;
    } else if (std::optional<Field>* one = field(matter)) {
      set_one(matter, *one, values.front());
    } else if (std::vector<Party>* many = parties(matter)) {
      set_many(*many, values);
    } else if (matter == LetterMatter::from || matter == LetterMatter::signature) {
      set_party(matter == LetterMatter::from ? letter_.from : letter_.signature, values.front());
    } else if (matter == LetterMatter::enclosures) {
      letter_.enclosures.clear();
      for (const std::u32string& value : values) confirm(letter_.enclosures.emplace_back(), value, {});
    }
  }

 private:
  std::optional<Field>* field(LetterMatter matter) {
    switch (matter) {
      case LetterMatter::number:
        return &letter_.number;
      case LetterMatter::registry:
        return &letter_.registry;
      case LetterMatter::date:
        return &letter_.date;
      case LetterMatter::received:
        return &letter_.received;
      case LetterMatter::place:
        return &letter_.place;
      case LetterMatter::subject:
        return &letter_.subject;
      case LetterMatter::classification:
        return &letter_.classification;
      case LetterMatter::urgency:
        return &letter_.urgency;
      default:
        return nullptr;
    }
  }

  std::vector<Party>* parties(LetterMatter matter) {
    if (matter == LetterMatter::to) return &letter_.to;
    if (matter == LetterMatter::copies) return &letter_.copies;
    return matter == LetterMatter::via ? &letter_.via : nullptr;
  }

  /// Makes a field a person's. `read` is what the rules had read; where it says the same, its words on the page stay.
  void confirm(Field& out, const std::u32string& value, const std::optional<Field>& read) const {
    const bool same = read && (read->text == value || read->value == value);
    if (same) {
      out = *read;
    } else {
      out.text = out.value = value;
      out.at = place_of(value, letter_, pages_);
      if (read && !read->value.empty()) out.otherwise = {read->value};
    }
    out.confirmed = true;
    out.confidence = 1;
    out.evidence = {std::string(kPerson)};
  }

  void set_one(LetterMatter matter, std::optional<Field>& field, const std::u32string& value) const {
    const std::optional<Field> read = field;
    Field set;
    confirm(set, value, read);
    if (const auto day = is_date(matter) ? day_of(value) : std::nullopt) {
      set.value = text::decode_utf8_lossy(day->value);
      set.calendar = day->calendar;
      std::erase(set.otherwise, set.value);
    }
    field = std::move(set);
  }

  void set_party(std::optional<Party>& party, const std::u32string& value) const {
    const std::optional<Party> read = party;
    Party set;
    if (read && read->text == value) set = *read;
    confirm(set, value, read);
    if (!read || read->text != value) read_parts(set);
    party = std::move(set);
  }

  void set_many(std::vector<Party>& many, const std::vector<std::u32string>& values) const {
    const std::vector<Party> read = std::move(many);
    many.clear();
    for (const std::u32string& value : values) {
      const auto at = std::find_if(read.begin(), read.end(), [&](const Party& one) { return one.text == value; });
      std::optional<Party> party = at == read.end() ? std::nullopt : std::optional(*at);
      set_party(party, value);
      many.push_back(std::move(*party));
    }
    for (const Party& one : read) {
      const auto is_kept = [&](const Party& other) { return other.text == one.text; };
      if (std::none_of(many.begin(), many.end(), is_kept)) many.front().otherwise.push_back(one.text);
    }
  }

  Letter& letter_;
  std::span<const Page* const> pages_;
};

}  // namespace

Result<void> check_values(LetterMatter matter, const std::vector<std::u32string>& untrusted_values) {
  const std::string name(to_string(matter));
  if (untrusted_values.empty() || std::any_of(untrusted_values.begin(), untrusted_values.end(), is_blank)) {
    return fail(ErrorKind::invalid_input, "a value is missing; --unset " + name + " takes back what was said", name);
  }
  if (untrusted_values.size() > 1 && !may_be_several(matter)) {
    return fail(ErrorKind::invalid_input, "a letter has one, and several were given", name);
  }
  const std::u32string& value = untrusted_values.front();
  if (is_date(matter) && !day_of(value)) {
    return fail(ErrorKind::invalid_input, "that is no day, or may be two; write it as 2006-04-03", name);
  }
  if (matter == LetterMatter::type && !letter_type_from(text::encode_utf8(value))) {
    return fail(ErrorKind::invalid_input,
                "the types are letter, memo, telegram, email, circular, report, order, minutes, list, form and other",
                name);
  }
  return {};
}

size_t letter_at(std::span<const Letter> letters, PageNumber page, CharOffset start) {
  for (size_t i = 0; i + 1 < letters.size(); ++i) {
    const PageRange& ends = letters[i].ends;
    if (page < ends.page || (page == ends.page && start < ends.range.end)) return i;
  }
  return letters.size() - 1;
}

void put_decisions(const std::vector<LetterDecision>& decisions, std::span<const Page* const> pages,
                   std::vector<Letter>& letters) {
  if (letters.empty()) return;
  std::map<std::pair<size_t, LetterMatter>, const LetterDecision*> newest;
  for (const LetterDecision& one : decisions) {
    if (!is_field(one.matter)) continue;
    newest[{letter_at(letters, one.letter.page, one.letter.start), one.matter}] = &one;
  }
  for (const auto& [what, decision] : newest) {
    // Checked when it was taken; a log may hold anything.
    if (!check_values(what.second, decision->values)) continue;
    Setter(letters[what.first], pages).set(what.second, decision->values);
  }
}

}  // namespace recto::reading::letters
