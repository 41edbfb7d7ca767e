// How differences are found.
//
// Values: each is paired with one of the same type on the other side that it may agree with; of those that remain on both sides the k-th of one stands
// against the k-th of the other. Persons: parts of names are held against the sounds of all words of the other side; two persons
// that each have a part the other side lacks are one name differing. Ranks: of persons who are the same. Negations: a plain "not" on
// one side where the other has nothing that denies, limits or turns at all; only between single sentences, because «لا … إلا» is "only" and
// translators part and join sentences at their denials.
#include "linking/translation_differences.h"

#include <algorithm>

#include "judging/judge.h"
#include "judging/values.h"
#include "names/name.h"
#include "names/pronounce.h"
#include "text/utf8.h"

namespace recto::linking {
namespace {

using judging::ValueRelation;

struct Value {
  const StatedValue* stated = nullptr;
  PageNumber page{1};
};

bool agree(const StatedValue& a, const StatedValue& b) {
  if (a.fact.type != b.fact.type) return false;
  if (a.key == b.key) return true;
  const ValueRelation relation = judging::relate(a.fact.type, a.fact.value, b.fact.value);
  if (relation != ValueRelation::other) return true;
  return judging::relate(a.fact.type, b.fact.value, a.fact.value) != ValueRelation::other;
}

std::vector<Value> values_of(Stretch stretch, std::vector<StatedValue> BilingualSentence::*which) {
  std::vector<Value> out;
  for (const BilingualSentence& sentence : stretch) {
    for (const StatedValue& value : sentence.*which) out.push_back({&value, sentence.page});
  }
  return out;
}

/// Takes away the pairs that agree, equal ones first.
void drop_agreeing(std::vector<Value>& ours, std::vector<Value>& theirs) {
  for (const bool equal : {true, false}) {
    std::erase_if(ours, [&](const Value& own) {
      const auto found = std::find_if(theirs.begin(), theirs.end(), [&](const Value& other) {
        return equal ? other.stated->key == own.stated->key : agree(*own.stated, *other.stated);
      });
      if (found == theirs.end()) return false;
      theirs.erase(found);
      return true;
    });
  }
}

LanguageDifference difference(Reason reason, const Value* here, const Value* there) {
  LanguageDifference out;
  out.reason = reason;
  if (here) {
    out.here = here->stated->fact.text;
    out.here_page = here->page;
    out.here_range = here->stated->fact.range;
    out.sure = here->stated->confidence >= judging::kSureReading;
  }
  if (there) {
    out.there = there->stated->fact.text;
    out.there_page = there->page;
    out.there_range = there->stated->fact.range;
    out.sure = out.sure && there->stated->confidence >= judging::kSureReading;
  }
  out.sure = out.sure && here && there;
  return out;
}

Reason reason_of(FactType type) { return type == FactType::date ? Reason::date_differs : Reason::digit_differs; }

/// Whether a value that the other side has not is worth a word: one in words may be a plural or a dual there, one read unsurely may be none.
bool counts_alone(const StatedValue& value) {
  if (value.confidence < judging::kSureReading) return false;
  return std::any_of(value.fact.text.begin(), value.fact.text.end(), [](char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
  });
}

void add_values(Stretch here, Stretch there, std::vector<LanguageDifference>& out) {
  std::vector<Value> ours = values_of(here, &BilingualSentence::values),
                     theirs = values_of(there, &BilingualSentence::values);
  drop_agreeing(ours, theirs);
  for (const Value& own : ours) {
    const auto other = std::find_if(theirs.begin(), theirs.end(), [&](const Value& value) {
      return value.stated->fact.type == own.stated->fact.type;
    });
    const bool alone = other == theirs.end();
    if (alone && !counts_alone(*own.stated)) continue;
    out.push_back(difference(reason_of(own.stated->fact.type), &own, alone ? nullptr : &*other));
    if (!alone) theirs.erase(other);
  }
  for (const Value& other : theirs) {
    if (counts_alone(*other.stated)) out.push_back(difference(reason_of(other.stated->fact.type), nullptr, &other));
  }
}

std::vector<names::Sounds> sounds_of(Stretch stretch) {
  std::vector<names::Sounds> out;
  for (const BilingualSentence& sentence : stretch) {
    for (const BilingualWord& word : sentence.words) {
      if (word.sounds) out.push_back(*word.sounds);
    }
  }
  return out;
}

/// A person's name, and which of its parts sound like no word of the other side.
struct Named {
  Value value;
  unsigned parts = 0, missing = 0;
};

std::vector<Named> named(Stretch stretch, const std::vector<names::Sounds>& other_side) {
  constexpr float kMayBeOne = 0.6F;
  const names::Tables& tables = names::Tables::built_in();
  std::vector<Named> out;
  for (const Value& value : values_of(stretch, &BilingualSentence::persons)) {
    Named one{value};
    const std::u32string bare = text::decode_utf8_lossy(value.stated->fact.value.value);
    for (const names::Part& part : names::parse(bare, tables).parts) {
      const names::Sounds sounds = names::pronounce(part, tables);
      const bool found = std::any_of(other_side.begin(), other_side.end(), [&](const names::Sounds& theirs) {
        return names::similarity(sounds, theirs, tables) >= kMayBeOne;
      });
      ++one.parts;
      one.missing += !found;
    }
    out.push_back(one);
  }
  return out;
}

void add_persons(Stretch here, Stretch there, std::vector<LanguageDifference>& out) {
  const std::vector<Named> ours = named(here, sounds_of(there)), theirs = named(there, sounds_of(here));
  for (const Named& own : ours) {
    for (const Named& other : theirs) {
      const bool pair = ours.size() == 1 && theirs.size() == 1;
      const bool part_in_common = own.missing < own.parts && other.missing < other.parts;
      if (!pair && !part_in_common) continue;
      const std::string &rank = own.value.stated->fact.value.unit, &other_rank = other.value.stated->fact.value.unit;
      if (own.missing > 0 && other.missing > 0) {
        out.push_back(difference(Reason::name_differs, &own.value, &other.value));
      } else if (pair && part_in_common && !rank.empty() && !other_rank.empty() && rank != other_rank) {
        out.push_back(difference(Reason::title_differs, &own.value, &other.value));
      }
    }
  }
}

void add_denials(Stretch here, Stretch there, std::vector<LanguageDifference>& out) {
  if (here.size() != 1 || there.size() != 1) return;
  const BilingualSentence &ours = here.front(), &theirs = there.front();
  const bool lost = !ours.denials.empty() && !theirs.turned, gained = !theirs.denials.empty() && !ours.turned;
  if (!lost && !gained) return;
  const Denial& denial = lost ? ours.denials.front() : theirs.denials.front();
  LanguageDifference one;
  one.reason = Reason::negation_differs;
  (lost ? one.here : one.there) = denial.text;
  one.here_page = ours.page;
  one.there_page = theirs.page;
  one.here_range = lost ? denial.range : ours.range;
  one.there_range = lost ? theirs.range : denial.range;
  one.sure = denial.confidence >= judging::kSureReading;
  out.push_back(std::move(one));
}

}  // namespace

std::vector<LanguageDifference> differences(Stretch here, Stretch there) {
  std::vector<LanguageDifference> out;
  add_values(here, there, out);
  add_persons(here, there, out);
  add_denials(here, there, out);
  return out;
}

bool read_surely(Stretch sentences) {
  const auto sure = [](const auto& one) { return one.confidence >= judging::kSureReading; };
  return std::all_of(sentences.begin(), sentences.end(), [&](const BilingualSentence& sentence) {
    return std::all_of(sentence.values.begin(), sentence.values.end(), sure) &&
           std::all_of(sentence.persons.begin(), sentence.persons.end(), sure) &&
           std::all_of(sentence.denials.begin(), sentence.denials.end(), sure);
  });
}

}  // namespace recto::linking
