// Reading order: tables/*.tsv the words · lexicon.h · tokens.h text to tokens · numbers.h, quantity.h, figures.h · calendar.h, date_point.h,
// relative_dates.h, dates.cc · codes.h · modality.h · ../entities/entities.h
#include "reading/facts.h"

#include <algorithm>

#include "reading/entities/entities.h"
#include "reading/facts/codes.h"
#include "reading/facts/date_reader.h"
#include "reading/facts/figures.h"
#include "reading/facts/modality.h"

namespace recto::reading {
namespace {

void merge_into(std::vector<Fact>& facts, std::vector<Fact>&& more) {
  const auto middle = static_cast<std::ptrdiff_t>(facts.size());
  std::move(more.begin(), more.end(), std::back_inserter(facts));
  std::inplace_merge(facts.begin(), facts.begin() + middle, facts.end(),
                     [](const Fact& a, const Fact& b) { return a.range.start < b.range.start; });
}

/// True for a name that lies in one of the values (ascending, apart) or crosses it; it may hold one.
bool crosses(const Fact& name, const std::vector<CharRange>& values) {
  auto at = std::partition_point(values.begin(), values.end(),
                                 [&](const CharRange& value) { return value.end <= name.range.start; });
  for (; at != values.end() && at->start < name.range.end; ++at) {
    const bool holds = name.range.start <= at->start && at->end <= name.range.end;
    if (!holds || name.range == *at) return true;
  }
  return false;
}

std::vector<CharRange> ranges_of(const std::vector<Fact>& facts) {
  std::vector<CharRange> ranges;
  for (const Fact& fact : facts) ranges.push_back(fact.range);
  return ranges;
}

}  // namespace

Fact fact_of(const DateFact& date, std::u32string_view text) {
  Fact fact;
  fact.type = FactType::date;
  fact.range = date.range;
  fact.text = std::u32string(text.substr(date.range.start.value, date.range.length()));
  FactValue& value = fact.value;
  value.value = date.value;
  value.low = date.low;
  value.high = date.high;
  if (date.calendar != Calendar::gregorian) value.calendar = to_string(date.calendar);
  value.form = to_string(date.precision);
  value.doubt = to_string(date.doubt);
  value.other = date.other;
  value.approximate = date.approximate;
  return fact;
}

std::vector<Fact> find_facts(std::u32string_view text, const DateContext& context, FactKinds kinds) {
  const Tokens tokens(text);
  std::vector<Fact> facts;
  for (const DateFact& date : dates_in(tokens, context)) facts.push_back(fact_of(date, text));
  merge_into(facts, codes_in(tokens, ranges_of(facts)));
  merge_into(facts, figures_in(tokens, ranges_of(facts)));
  set_modality(tokens, facts);
  if (kinds == FactKinds::values) return facts;
  std::vector<Fact> names = find_names(text);
  const std::vector<CharRange> values = ranges_of(facts);
  std::erase_if(names, [&](const Fact& name) { return crosses(name, values); });
  merge_into(facts, std::move(names));
  return facts;
}

}  // namespace recto::reading
