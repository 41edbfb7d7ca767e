#include "reading/entities/naming.h"

#include <algorithm>
#include <charconv>
#include <deque>

#include "base/result.h"
#include "names/tables.h"
#include "names/word_table.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace recto::reading {
namespace tables {
extern const std::string_view naming, gazetteer;
}
namespace {

constexpr std::string_view kClassNames[] = {
    "given",      "descent",    "servant",    "kunya",  "faith", "kin",    "post",     "deputy", "body",    "body_name",
    "place_head", "place_tail", "place_name", "nation", "said",  "toward", "not_name", "rank",   "courtesy"};
static_assert(std::size(kClassNames) == kNameClasses);
constexpr size_t kMostWords = 7;
constexpr size_t kLeastWithoutArticle = 3;

std::string_view take(std::string_view& rest, char separator) {
  const size_t at = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return part;
}

NameClass class_named(std::string_view name) {
  const auto at = std::find(std::begin(kClassNames), std::end(kClassNames), name);
  CHECK(at != std::end(kClassNames));
  return static_cast<NameClass>(at - std::begin(kClassNames));
}

template <class F>
void each_row(std::string_view rows, F&& use) {
  while (!rows.empty()) {
    const std::string_view row = take(rows, '\n');
    if (!row.empty() && row.front() != '#') use(row);
  }
}

/// The words of a form as they are looked up: folded, one space between, the first without ال.
std::u32string key_of(std::string_view form, size_t& words) {
  std::u32string key;
  words = 0;
  for (const NameWord& word : name_words(text::decode_utf8_lossy(form))) {
    if (word.script == Script::sign) continue;
    if (words++ > 0) key += U' ';
    key += word.folded;
  }
  if (key.starts_with(U"ال") && std::min(key.find(U' '), key.size()) >= 2 + kLeastWithoutArticle) key.erase(0, 2);
  return key;
}

}  // namespace

const NameSense* sense_of(const NameHit& hit, NameClass kind) {
  for (const NameSense& sense : hit.senses) {
    if (sense.kind == kind) return &sense;
  }
  return nullptr;
}

const Naming& Naming::instance() {
  static const Naming naming;
  return naming;
}

Naming::Naming() {
  add_naming();
  add_titles();
  add_gazetteer();
}

void Naming::add(std::string_view form, NameSense sense) {
  size_t words = 0;
  const std::u32string key = key_of(form, words);
  if (words == 0 || words > kMostWords || key.size() < 2) return;
  std::vector<NameSense>& senses = senses_[key];
  const bool again = std::any_of(senses.begin(), senses.end(), [&](const NameSense& other) {
    return other.kind == sense.kind && other.code == sense.code && !other.place && !sense.place;
  });
  if (!again) senses.push_back(sense);
  size_t& longest = longest_[key.substr(0, key.find(U' '))];
  longest = std::max(longest, words);
}

void Naming::add_naming() {
  each_row(tables::naming, [this](std::string_view row) {
    NameSense sense{class_named(take(row, '\t')), {}, nullptr};
    sense.code = take(row, '\t');
    while (!row.empty()) add(take(row, '|'), sense);
  });
}

void Naming::add_titles() {
  static std::deque<std::string> ids;  // the senses' codes are views
  const names::WordTable& words = names::Tables::built_in().words();
  for (const auto& form : words.title_forms()) {
    if (form.written.size() < 5 && form.written.find('.') == form.written.npos) continue;
    const auto found = words.title_at(names::words_of(text::decode_utf8_lossy(form.written)));
    if (!found.title) continue;
    const bool rank =
        found.title->field == names::TitleField::military || found.title->field == names::TitleField::police;
    add(form.written, {rank ? NameClass::rank : NameClass::courtesy, ids.emplace_back(form.what), nullptr});
  }
}

void Naming::add_gazetteer() {
  each_row(tables::gazetteer, [this](std::string_view row) {
    const std::string_view kind = take(row, '\t');
    KnownPlace place;
    place.kind = kind == "country" ? PlaceKind::country : kind == "region" ? PlaceKind::region : PlaceKind::city;
    place.country = take(row, '\t');
    place.region = take(row, '\t');
    const std::string_view people = take(row, '\t');
    std::from_chars(people.data(), people.data() + people.size(), place.population);
    place.latin = take(row, '\t');
    places_.push_back(place);
  });
  size_t i = 0;  // a second pass: the places do not move any more
  each_row(tables::gazetteer, [this, &i](std::string_view row) {
    const NameSense sense{NameClass::place_name, {}, &places_[i]};
    if (places_[i].latin != "-") add(places_[i].latin, sense);
    const std::string_view arabic = row.substr(row.rfind('\t') + 1);
    if (arabic != "-") add(arabic, sense);
    ++i;
  });
}

NameHit Naming::longest(std::span<const NameWord> words, size_t i, std::u32string_view first) const {
  const auto most = longest_.find(first);
  if (most == longest_.end()) return {};
  NameHit hit;
  std::u32string phrase(first);
  size_t count = 1;
  for (size_t k = i;; ++k) {
    const auto found = senses_.find(phrase);
    if (found != senses_.end()) {
      hit.words = k - i + 1;
      hit.senses = found->second;
    }
    if (count++ >= most->second || k + 1 >= words.size()) break;
    size_t next = k + 1;
    if (words[next].script == Script::sign && words[next].joined &&
        (words[next].folded == U"-" || words[next].folded == U"."))
      ++next;  // "Deir ez-Zor", "Lt. Col."
    if (next >= words.size() || words[next].script == Script::sign || words[next].begins_line) break;
    phrase += U' ';
    phrase += words[next].folded;
    k = next - 1;
  }
  return hit;
}

std::vector<NameHit> Naming::at(std::span<const NameWord> words, size_t i) const {
  std::vector<NameHit> hits;
  const NameWord& word = words[i];
  if (word.script == Script::sign || word.script == Script::number) return hits;
  const auto look = [&](const Front& front) {
    NameHit hit = longest(words, i, front.rest);
    hit.taken = front.taken;
    hit.article = front.article;
    if (!hit.senses.empty()) hits.push_back(hit);
  };
  if (word.script != Script::arabic) {
    look({word.folded, 0, false});
  } else {
    for (const Front& front : fronts_of(word.folded)) look(front);
  }
  return hits;
}

}  // namespace recto::reading
